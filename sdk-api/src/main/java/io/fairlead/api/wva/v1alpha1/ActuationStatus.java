package io.fairlead.api.wva.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the decision was applied.
 *
 * @param applied whether it was done; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActuationStatus(
    @JsonProperty("applied") @Nullable Boolean applied,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ActuationStatus {
    unknownFields = Frozen.fields(unknownFields);
  }

  /** Starts one without any field. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from these values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds {@link ActuationStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean applied;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ActuationStatus present) {
      applied = present.applied;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ActuationStatus#applied}. */
    public Builder applied(@Nullable Boolean applied) {
      this.applied = applied;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ActuationStatus build() {
      return new ActuationStatus(applied, unknownFields);
    }
  }
}
