package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An amount that devices share.
 *
 * @param value how much there is; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Counter(
    @JsonProperty("value") @Nullable Quantity value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Counter {
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

  /** Builds {@link Counter}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Quantity value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Counter present) {
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Counter#value}. */
    public Builder value(@Nullable Quantity value) {
      this.value = value;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Counter build() {
      return new Counter(value, unknownFields);
    }
  }
}
