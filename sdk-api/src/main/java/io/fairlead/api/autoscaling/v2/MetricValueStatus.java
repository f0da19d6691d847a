package io.fairlead.api.autoscaling.v2;

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
 * A value that was read.
 *
 * @param averageUtilization percent of what the pods request
 * @param averageValue a value for each pod, on average
 * @param value a value in all
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricValueStatus(
    @JsonProperty("averageUtilization") @Nullable Integer averageUtilization,
    @JsonProperty("averageValue") @Nullable Quantity averageValue,
    @JsonProperty("value") @Nullable Quantity value,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public MetricValueStatus {
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

  /** Builds {@link MetricValueStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer averageUtilization;
    private @Nullable Quantity averageValue;
    private @Nullable Quantity value;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(MetricValueStatus present) {
      averageUtilization = present.averageUtilization;
      averageValue = present.averageValue;
      value = present.value;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link MetricValueStatus#averageUtilization}. */
    public Builder averageUtilization(@Nullable Integer averageUtilization) {
      this.averageUtilization = averageUtilization;
      return this;
    }

    /** Sets {@link MetricValueStatus#averageValue}. */
    public Builder averageValue(@Nullable Quantity averageValue) {
      this.averageValue = averageValue;
      return this;
    }

    /** Sets {@link MetricValueStatus#value}. */
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
    public MetricValueStatus build() {
      return new MetricValueStatus(averageUtilization, averageValue, value, unknownFields);
    }
  }
}
