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
 * How fast to scale up and down.
 *
 * @param scaleDown how fast to shrink
 * @param scaleUp how fast to grow
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalPodAutoscalerBehavior(
    @JsonProperty("scaleDown") @Nullable HPAScalingRules scaleDown,
    @JsonProperty("scaleUp") @Nullable HPAScalingRules scaleUp,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HorizontalPodAutoscalerBehavior {
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

  /** Builds {@link HorizontalPodAutoscalerBehavior}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable HPAScalingRules scaleDown;
    private @Nullable HPAScalingRules scaleUp;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HorizontalPodAutoscalerBehavior present) {
      scaleDown = present.scaleDown;
      scaleUp = present.scaleUp;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HorizontalPodAutoscalerBehavior#scaleDown}. */
    public Builder scaleDown(@Nullable HPAScalingRules scaleDown) {
      this.scaleDown = scaleDown;
      return this;
    }

    /** Changes {@link HorizontalPodAutoscalerBehavior#scaleDown}, starting from the present one. */
    public Builder scaleDown(UnaryOperator<HPAScalingRules.Builder> changes) {
      scaleDown =
          changes
              .apply(scaleDown == null ? HPAScalingRules.builder() : scaleDown.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link HorizontalPodAutoscalerBehavior#scaleUp}. */
    public Builder scaleUp(@Nullable HPAScalingRules scaleUp) {
      this.scaleUp = scaleUp;
      return this;
    }

    /** Changes {@link HorizontalPodAutoscalerBehavior#scaleUp}, starting from the present one. */
    public Builder scaleUp(UnaryOperator<HPAScalingRules.Builder> changes) {
      scaleUp =
          changes.apply(scaleUp == null ? HPAScalingRules.builder() : scaleUp.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HorizontalPodAutoscalerBehavior build() {
      return new HorizontalPodAutoscalerBehavior(scaleDown, scaleUp, unknownFields);
    }
  }
}
