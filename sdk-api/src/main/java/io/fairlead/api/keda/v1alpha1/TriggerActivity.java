package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trigger is active.
 *
 * @param isActive whether it is active
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerActivity(
    @JsonProperty("isActive") @Nullable Boolean isActive,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public TriggerActivity {
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

  /** Builds {@link TriggerActivity}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean isActive;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(TriggerActivity present) {
      isActive = present.isActive;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link TriggerActivity#isActive}. */
    public Builder isActive(@Nullable Boolean isActive) {
      this.isActive = isActive;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public TriggerActivity build() {
      return new TriggerActivity(isActive, unknownFields);
    }
  }
}
