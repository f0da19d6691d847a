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
 * A metric of one object.
 *
 * @param describedObject the object that has the metric; required by the API
 * @param metric which metric; required by the API
 * @param target the value to reach; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectMetricSource(
    @JsonProperty("describedObject") @Nullable CrossVersionObjectReference describedObject,
    @JsonProperty("metric") @Nullable MetricIdentifier metric,
    @JsonProperty("target") @Nullable MetricTarget target,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ObjectMetricSource {
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

  /** Builds {@link ObjectMetricSource}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable CrossVersionObjectReference describedObject;
    private @Nullable MetricIdentifier metric;
    private @Nullable MetricTarget target;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ObjectMetricSource present) {
      describedObject = present.describedObject;
      metric = present.metric;
      target = present.target;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ObjectMetricSource#describedObject}. */
    public Builder describedObject(@Nullable CrossVersionObjectReference describedObject) {
      this.describedObject = describedObject;
      return this;
    }

    /** Changes {@link ObjectMetricSource#describedObject}, starting from the present one. */
    public Builder describedObject(UnaryOperator<CrossVersionObjectReference.Builder> changes) {
      describedObject =
          changes
              .apply(
                  describedObject == null
                      ? CrossVersionObjectReference.builder()
                      : describedObject.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ObjectMetricSource#metric}. */
    public Builder metric(@Nullable MetricIdentifier metric) {
      this.metric = metric;
      return this;
    }

    /** Changes {@link ObjectMetricSource#metric}, starting from the present one. */
    public Builder metric(UnaryOperator<MetricIdentifier.Builder> changes) {
      metric =
          changes.apply(metric == null ? MetricIdentifier.builder() : metric.toBuilder()).build();
      return this;
    }

    /** Sets {@link ObjectMetricSource#target}. */
    public Builder target(@Nullable MetricTarget target) {
      this.target = target;
      return this;
    }

    /** Changes {@link ObjectMetricSource#target}, starting from the present one. */
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
    public ObjectMetricSource build() {
      return new ObjectMetricSource(describedObject, metric, target, unknownFields);
    }
  }
}
