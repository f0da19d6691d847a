package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound for the change within a period.
 *
 * @param periodSeconds how long the period is; required by the API
 * @param type Pods or Percent; required by the API
 * @param value how much may change within the period; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HPAScalingPolicy(
    @JsonProperty("periodSeconds") @Nullable Integer periodSeconds,
    @JsonProperty("type") @Nullable String type,
    @JsonProperty("value") @Nullable Integer value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HPAScalingPolicy {
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

  /** Builds {@link HPAScalingPolicy}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer periodSeconds;
    private @Nullable String type;
    private @Nullable Integer value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HPAScalingPolicy present) {
      periodSeconds = present.periodSeconds;
      type = present.type;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HPAScalingPolicy#periodSeconds}. */
    public Builder periodSeconds(@Nullable Integer periodSeconds) {
      this.periodSeconds = periodSeconds;
      return this;
    }

    /** Sets {@link HPAScalingPolicy#type}. */
    public Builder type(@Nullable String type) {
      this.type = type;
      return this;
    }

    /** Sets {@link HPAScalingPolicy#value}. */
    public Builder value(@Nullable Integer value) {
      this.value = value;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HPAScalingPolicy build() {
      return new HPAScalingPolicy(periodSeconds, type, value, unknownFields);
    }
  }
}
