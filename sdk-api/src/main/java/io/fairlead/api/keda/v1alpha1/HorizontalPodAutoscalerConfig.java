package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Name and behavior of the autoscaler that KEDA makes.
 *
 * @param behavior how fast
 * @param name its name
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HorizontalPodAutoscalerConfig(
    @JsonProperty("behavior") @Nullable HorizontalPodAutoscalerBehavior behavior,
    @JsonProperty("name") @Nullable String name,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HorizontalPodAutoscalerConfig {
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

  /** Builds {@link HorizontalPodAutoscalerConfig}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable HorizontalPodAutoscalerBehavior behavior;
    private @Nullable String name;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HorizontalPodAutoscalerConfig present) {
      behavior = present.behavior;
      name = present.name;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HorizontalPodAutoscalerConfig#behavior}. */
    public Builder behavior(@Nullable HorizontalPodAutoscalerBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /** Changes {@link HorizontalPodAutoscalerConfig#behavior}, starting from the present one. */
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

    /** Sets {@link HorizontalPodAutoscalerConfig#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HorizontalPodAutoscalerConfig build() {
      return new HorizontalPodAutoscalerConfig(behavior, name, unknownFields);
    }
  }
}
