package io.fairlead.api.autoscaling.v2;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fast to scale in one direction.
 *
 * @param policies bounds for the change, of which selectPolicy picks one
 * @param selectPolicy Max, Min or Disabled
 * @param stabilizationWindowSeconds how long the past counts, at most 3600
 * @param tolerance deviation that is ignored, as a fraction of 1
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HPAScalingRules(
    @JsonProperty("policies") @Nullable List<HPAScalingPolicy> policies,
    @JsonProperty("selectPolicy") @Nullable String selectPolicy,
    @JsonProperty("stabilizationWindowSeconds") @Nullable Integer stabilizationWindowSeconds,
    @JsonProperty("tolerance") @Nullable Quantity tolerance,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public HPAScalingRules {
    policies = Frozen.list(policies);
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

  /** Builds {@link HPAScalingRules}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<HPAScalingPolicy> policies;
    private @Nullable String selectPolicy;
    private @Nullable Integer stabilizationWindowSeconds;
    private @Nullable Quantity tolerance;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(HPAScalingRules present) {
      policies = present.policies;
      selectPolicy = present.selectPolicy;
      stabilizationWindowSeconds = present.stabilizationWindowSeconds;
      tolerance = present.tolerance;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link HPAScalingRules#policies}. */
    public Builder policies(@Nullable List<HPAScalingPolicy> policies) {
      this.policies = Frozen.copy(policies);
      return this;
    }

    /** Sets {@link HPAScalingRules#selectPolicy}. */
    public Builder selectPolicy(@Nullable String selectPolicy) {
      this.selectPolicy = selectPolicy;
      return this;
    }

    /** Sets {@link HPAScalingRules#stabilizationWindowSeconds}. */
    public Builder stabilizationWindowSeconds(@Nullable Integer stabilizationWindowSeconds) {
      this.stabilizationWindowSeconds = stabilizationWindowSeconds;
      return this;
    }

    /** Sets {@link HPAScalingRules#tolerance}. */
    public Builder tolerance(@Nullable Quantity tolerance) {
      this.tolerance = tolerance;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public HPAScalingRules build() {
      return new HPAScalingRules(
          policies, selectPolicy, stabilizationWindowSeconds, tolerance, unknownFields);
    }
  }
}
