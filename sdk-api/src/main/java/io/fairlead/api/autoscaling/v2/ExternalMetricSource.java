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
 * A metric from outside of the cluster.
 *
 * @param metric which metric; required by the API
 * @param target the value to reach; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExternalMetricSource(
    @JsonProperty("metric") @Nullable MetricIdentifier metric,
    @JsonProperty("target") @Nullable MetricTarget target,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ExternalMetricSource {
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

  /** Builds {@link ExternalMetricSource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable MetricIdentifier metric;
    private @Nullable MetricTarget target;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ExternalMetricSource present) {
      metric = present.metric;
      target = present.target;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ExternalMetricSource#metric}. */
    public Builder metric(@Nullable MetricIdentifier metric) {
      this.metric = metric;
      return this;
    }

    /** Changes {@link ExternalMetricSource#metric}, starting from the present one. */
    public Builder metric(UnaryOperator<MetricIdentifier.Builder> changes) {
      metric =
          changes.apply(metric == null ? MetricIdentifier.builder() : metric.toBuilder()).build();
      return this;
    }

    /** Sets {@link ExternalMetricSource#target}. */
    public Builder target(@Nullable MetricTarget target) {
      this.target = target;
      return this;
    }

    /** Changes {@link ExternalMetricSource#target}, starting from the present one. */
    public Builder target(UnaryOperator<MetricTarget.Builder> changes) {
      target = changes.apply(target == null ? MetricTarget.builder() : target.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ExternalMetricSource build() {
      return new ExternalMetricSource(metric, target, unknownFields);
    }
  }
}
