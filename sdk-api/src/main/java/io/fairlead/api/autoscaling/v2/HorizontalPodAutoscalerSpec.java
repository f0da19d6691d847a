package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is scaled, by which metrics, within which bounds.
 *
 * @param behavior how fast; sensible defaults if absent
 * @param maxReplicas never more than this; required by the API
 * @param metrics the largest answer wins
 * @param minReplicas never fewer than this
 * @param scaleTargetRef what is scaled; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalPodAutoscalerSpec(
    @JsonProperty("behavior") @Nullable HorizontalPodAutoscalerBehavior behavior,
    @JsonProperty("maxReplicas") @Nullable Integer maxReplicas,
    @JsonProperty("metrics") @Nullable List<MetricSpec> metrics,
    @JsonProperty("minReplicas") @Nullable Integer minReplicas,
    @JsonProperty("scaleTargetRef") @Nullable CrossVersionObjectReference scaleTargetRef,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HorizontalPodAutoscalerSpec {
    metrics = Frozen.list(metrics);
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

  /** Returns {@link #minReplicas}, or {@code 1}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveMinReplicas() {
    return minReplicas == null ? 1 : minReplicas;
  }

  /** Builds {@link HorizontalPodAutoscalerSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable HorizontalPodAutoscalerBehavior behavior;
    private @Nullable Integer maxReplicas;
    private @Nullable List<MetricSpec> metrics;
    private @Nullable Integer minReplicas;
    private @Nullable CrossVersionObjectReference scaleTargetRef;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HorizontalPodAutoscalerSpec present) {
      behavior = present.behavior;
      maxReplicas = present.maxReplicas;
      metrics = present.metrics;
      minReplicas = present.minReplicas;
      scaleTargetRef = present.scaleTargetRef;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HorizontalPodAutoscalerSpec#behavior}. */
    public Builder behavior(@Nullable HorizontalPodAutoscalerBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /** Changes {@link HorizontalPodAutoscalerSpec#behavior}, starting from the present one. */
    public Builder behavior(UnaryOperator<HorizontalPodAutoscalerBehavior.Builder> changes) {
      behavior =
          changes
              .apply(
                  behavior == null
                      ? HorizontalPodAutoscalerBehavior.builder()
                      : behavior.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerSpec#maxReplicas}. */
    public Builder maxReplicas(@Nullable Integer maxReplicas) {
      this.maxReplicas = maxReplicas;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerSpec#metrics}. */
    public Builder metrics(@Nullable List<MetricSpec> metrics) {
      this.metrics = Frozen.copy(metrics);
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerSpec#minReplicas}. */
    public Builder minReplicas(@Nullable Integer minReplicas) {
      this.minReplicas = minReplicas;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerSpec#scaleTargetRef}. */
    public Builder scaleTargetRef(@Nullable CrossVersionObjectReference scaleTargetRef) {
      this.scaleTargetRef = scaleTargetRef;
      return this;
    }

    /**
     * Changes {@link HorizontalPodAutoscalerSpec#scaleTargetRef}, starting from the present one.
     */
    public Builder scaleTargetRef(UnaryOperator<CrossVersionObjectReference.Builder> changes) {
      scaleTargetRef =
          changes
              .apply(
                  scaleTargetRef == null
                      ? CrossVersionObjectReference.builder()
                      : scaleTargetRef.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HorizontalPodAutoscalerSpec build() {
      return new HorizontalPodAutoscalerSpec(
          behavior, maxReplicas, metrics, minReplicas, scaleTargetRef, unknownFields);
    }
  }
}
