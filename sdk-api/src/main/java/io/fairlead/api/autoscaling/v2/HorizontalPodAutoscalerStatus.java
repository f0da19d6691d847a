package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the autoscaler saw and decided.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param currentMetrics what the metrics said
 * @param currentReplicas how many there are now
 * @param desiredReplicas how many there should be, as last computed; required by the API
 * @param lastScaleTime when the number last changed
 * @param observedGeneration generation of the object that this describes
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalPodAutoscalerStatus(
    @JsonProperty("conditions") @Nullable List<HorizontalPodAutoscalerCondition> conditions,
    @JsonProperty("currentMetrics") @Nullable List<MetricStatus> currentMetrics,
    @JsonProperty("currentReplicas") @Nullable Integer currentReplicas,
    @JsonProperty("desiredReplicas") @Nullable Integer desiredReplicas,
    @JsonProperty("lastScaleTime") @Nullable Timestamp lastScaleTime,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HorizontalPodAutoscalerStatus {
    conditions = Frozen.list(conditions);
    currentMetrics = Frozen.list(currentMetrics);
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

  /** Builds {@link HorizontalPodAutoscalerStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<HorizontalPodAutoscalerCondition> conditions;
    private @Nullable List<MetricStatus> currentMetrics;
    private @Nullable Integer currentReplicas;
    private @Nullable Integer desiredReplicas;
    private @Nullable Timestamp lastScaleTime;
    private @Nullable Long observedGeneration;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HorizontalPodAutoscalerStatus present) {
      conditions = present.conditions;
      currentMetrics = present.currentMetrics;
      currentReplicas = present.currentReplicas;
      desiredReplicas = present.desiredReplicas;
      lastScaleTime = present.lastScaleTime;
      observedGeneration = present.observedGeneration;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#conditions}. */
    public Builder conditions(@Nullable List<HorizontalPodAutoscalerCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#currentMetrics}. */
    public Builder currentMetrics(@Nullable List<MetricStatus> currentMetrics) {
      this.currentMetrics = Frozen.copy(currentMetrics);
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#currentReplicas}. */
    public Builder currentReplicas(@Nullable Integer currentReplicas) {
      this.currentReplicas = currentReplicas;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#desiredReplicas}. */
    public Builder desiredReplicas(@Nullable Integer desiredReplicas) {
      this.desiredReplicas = desiredReplicas;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#lastScaleTime}. */
    public Builder lastScaleTime(@Nullable Timestamp lastScaleTime) {
      this.lastScaleTime = lastScaleTime;
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HorizontalPodAutoscalerStatus build() {
      return new HorizontalPodAutoscalerStatus(
          conditions,
          currentMetrics,
          currentReplicas,
          desiredReplicas,
          lastScaleTime,
          observedGeneration,
          unknownFields);
    }
  }
}
