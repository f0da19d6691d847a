package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric computed from all triggers.
 *
 * @param activationTarget above this the target is active
 * @param formula expression over the names of the triggers
 * @param metricType how the value is compared
 * @param target the value to reach
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScalingModifiers(
    @JsonProperty("activationTarget") @Nullable String activationTarget,
    @JsonProperty("formula") @Nullable String formula,
    @JsonProperty("metricType") @Nullable ScalingModifiersMetricType metricType,
    @JsonProperty("target") @Nullable String target,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScalingModifiers {
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

  /** Builds {@link ScalingModifiers}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String activationTarget;
    private @Nullable String formula;
    private @Nullable ScalingModifiersMetricType metricType;
    private @Nullable String target;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScalingModifiers present) {
      activationTarget = present.activationTarget;
      formula = present.formula;
      metricType = present.metricType;
      target = present.target;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScalingModifiers#activationTarget}. */
    public Builder activationTarget(@Nullable String activationTarget) {
      this.activationTarget = activationTarget;
      return this;
    }

    /** Sets {@link ScalingModifiers#formula}. */
    public Builder formula(@Nullable String formula) {
      this.formula = formula;
      return this;
    }

    /** Sets {@link ScalingModifiers#metricType}. */
    public Builder metricType(@Nullable ScalingModifiersMetricType metricType) {
      this.metricType = metricType;
      return this;
    }

    /** Sets {@link ScalingModifiers#target}. */
    public Builder target(@Nullable String target) {
      this.target = target;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScalingModifiers build() {
      return new ScalingModifiers(activationTarget, formula, metricType, target, unknownFields);
    }
  }
}
