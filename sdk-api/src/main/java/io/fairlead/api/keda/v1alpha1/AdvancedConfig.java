package io.fairlead.api.keda.v1alpha1;

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
 * How KEDA sets up the autoscaler.
 *
 * @param horizontalPodAutoscalerConfig the autoscaler that is made
 * @param restoreToOriginalReplicaCount whether the number from before comes back on deletion
 * @param scalingModifiers one metric computed from all
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdvancedConfig(
    @JsonProperty("horizontalPodAutoscalerConfig")
        @Nullable HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig,
    @JsonProperty("restoreToOriginalReplicaCount") @Nullable Boolean restoreToOriginalReplicaCount,
    @JsonProperty("scalingModifiers") @Nullable ScalingModifiers scalingModifiers,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AdvancedConfig {
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

  /** Builds {@link AdvancedConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig;
    private @Nullable Boolean restoreToOriginalReplicaCount;
    private @Nullable ScalingModifiers scalingModifiers;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AdvancedConfig present) {
      horizontalPodAutoscalerConfig = present.horizontalPodAutoscalerConfig;
      restoreToOriginalReplicaCount = present.restoreToOriginalReplicaCount;
      scalingModifiers = present.scalingModifiers;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AdvancedConfig#horizontalPodAutoscalerConfig}. */
    public Builder horizontalPodAutoscalerConfig(
        @Nullable HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig) {
      this.horizontalPodAutoscalerConfig = horizontalPodAutoscalerConfig;
      return this;
    }

    /**
     * Changes {@link AdvancedConfig#horizontalPodAutoscalerConfig}, starting from the present one.
     */
    public Builder horizontalPodAutoscalerConfig(
        UnaryOperator<HorizontalPodAutoscalerConfig.Builder> changes) {
      horizontalPodAutoscalerConfig =
          changes
              .apply(
                  horizontalPodAutoscalerConfig == null
                      ? HorizontalPodAutoscalerConfig.builder()
                      : horizontalPodAutoscalerConfig.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link AdvancedConfig#restoreToOriginalReplicaCount}. */
    public Builder restoreToOriginalReplicaCount(@Nullable Boolean restoreToOriginalReplicaCount) {
      this.restoreToOriginalReplicaCount = restoreToOriginalReplicaCount;
      return this;
    }

    /** Sets {@link AdvancedConfig#scalingModifiers}. */
    public Builder scalingModifiers(@Nullable ScalingModifiers scalingModifiers) {
      this.scalingModifiers = scalingModifiers;
      return this;
    }

    /** Changes {@link AdvancedConfig#scalingModifiers}, starting from the present one. */
    public Builder scalingModifiers(UnaryOperator<ScalingModifiers.Builder> changes) {
      scalingModifiers =
          changes
              .apply(
                  scalingModifiers == null
                      ? ScalingModifiers.builder()
                      : scalingModifiers.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public AdvancedConfig build() {
      return new AdvancedConfig(
          horizontalPodAutoscalerConfig,
          restoreToOriginalReplicaCount,
          scalingModifiers,
          unknownFields);
    }
  }
}
