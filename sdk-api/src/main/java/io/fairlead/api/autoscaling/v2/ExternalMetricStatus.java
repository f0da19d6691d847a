package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The last value of an external metric.
 *
 * @param current the last value; required by the API
 * @param metric which metric; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExternalMetricStatus(
    @JsonProperty("current") @Nullable MetricValueStatus current,
    @JsonProperty("metric") @Nullable MetricIdentifier metric,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ExternalMetricStatus {
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

  /** Builds {@link ExternalMetricStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable MetricValueStatus current;
    private @Nullable MetricIdentifier metric;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ExternalMetricStatus present) {
      current = present.current;
      metric = present.metric;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ExternalMetricStatus#current}. */
    public Builder current(@Nullable MetricValueStatus current) {
      this.current = current;
      return this;
    }

    /** Changes {@link ExternalMetricStatus#current}, starting from the present one. */
    public Builder current(UnaryOperator<MetricValueStatus.Builder> changes) {
      current =
          changes
              .apply(current == null ? MetricValueStatus.builder() : current.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ExternalMetricStatus#metric}. */
    public Builder metric(@Nullable MetricIdentifier metric) {
      this.metric = metric;
      return this;
    }

    /** Changes {@link ExternalMetricStatus#metric}, starting from the present one. */
    public Builder metric(UnaryOperator<MetricIdentifier.Builder> changes) {
      metric =
          changes.apply(metric == null ? MetricIdentifier.builder() : metric.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ExternalMetricStatus build() {
      return new ExternalMetricStatus(current, metric, unknownFields);
    }
  }
}
