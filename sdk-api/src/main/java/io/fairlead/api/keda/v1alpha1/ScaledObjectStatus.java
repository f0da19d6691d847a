package io.fairlead.api.keda.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What KEDA knows about a scaled object.
 *
 * @param authenticationsTypes kinds of authentication in use
 * @param compositeScalerName name of the computed metric
 * @param conditions what is known about the state, one entry per type
 * @param externalMetricNames names of the external metrics
 * @param health by trigger
 * @param hpaName the autoscaler that was made
 * @param lastActiveTime when a trigger was last active
 * @param originalReplicaCount the number from before
 * @param pausedReplicaCount the number it is held at
 * @param resourceMetricNames names of the resource metrics
 * @param scaleTargetGVKR what is scaled, resolved
 * @param scaleTargetKind kind of what is scaled
 * @param triggersActivity by trigger
 * @param triggersTypes kinds of triggers in use
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaledObjectStatus(
    @JsonProperty("authenticationsTypes") @Nullable String authenticationsTypes,
    @JsonProperty("compositeScalerName") @Nullable String compositeScalerName,
    @JsonProperty("conditions") @Nullable List<ScaledObjectCondition> conditions,
    @JsonProperty("externalMetricNames") @Nullable List<String> externalMetricNames,
    @JsonProperty("health") @Nullable Map<String, HealthStatus> health,
    @JsonProperty("hpaName") @Nullable String hpaName,
    @JsonProperty("lastActiveTime") @Nullable Timestamp lastActiveTime,
    @JsonProperty("originalReplicaCount") @Nullable Integer originalReplicaCount,
    @JsonProperty("pausedReplicaCount") @Nullable Integer pausedReplicaCount,
    @JsonProperty("resourceMetricNames") @Nullable List<String> resourceMetricNames,
    @JsonProperty("scaleTargetGVKR") @Nullable GroupVersionKindResource scaleTargetGVKR,
    @JsonProperty("scaleTargetKind") @Nullable String scaleTargetKind,
    @JsonProperty("triggersActivity") @Nullable Map<String, TriggerActivity> triggersActivity,
    @JsonProperty("triggersTypes") @Nullable String triggersTypes,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaledObjectStatus {
    conditions = Frozen.list(conditions);
    externalMetricNames = Frozen.list(externalMetricNames);
    health = Frozen.map(health);
    resourceMetricNames = Frozen.list(resourceMetricNames);
    triggersActivity = Frozen.map(triggersActivity);
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

  /** Builds {@link ScaledObjectStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable String authenticationsTypes;
    private @Nullable String compositeScalerName;
    private @Nullable List<ScaledObjectCondition> conditions;
    private @Nullable List<String> externalMetricNames;
    private @Nullable Map<String, HealthStatus> health;
    private @Nullable String hpaName;
    private @Nullable Timestamp lastActiveTime;
    private @Nullable Integer originalReplicaCount;
    private @Nullable Integer pausedReplicaCount;
    private @Nullable List<String> resourceMetricNames;
    private @Nullable GroupVersionKindResource scaleTargetGVKR;
    private @Nullable String scaleTargetKind;
    private @Nullable Map<String, TriggerActivity> triggersActivity;
    private @Nullable String triggersTypes;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaledObjectStatus present) {
      authenticationsTypes = present.authenticationsTypes;
      compositeScalerName = present.compositeScalerName;
      conditions = present.conditions;
      externalMetricNames = present.externalMetricNames;
      health = present.health;
      hpaName = present.hpaName;
      lastActiveTime = present.lastActiveTime;
      originalReplicaCount = present.originalReplicaCount;
      pausedReplicaCount = present.pausedReplicaCount;
      resourceMetricNames = present.resourceMetricNames;
      scaleTargetGVKR = present.scaleTargetGVKR;
      scaleTargetKind = present.scaleTargetKind;
      triggersActivity = present.triggersActivity;
      triggersTypes = present.triggersTypes;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaledObjectStatus#authenticationsTypes}. */
    public Builder authenticationsTypes(@Nullable String authenticationsTypes) {
      this.authenticationsTypes = authenticationsTypes;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#compositeScalerName}. */
    public Builder compositeScalerName(@Nullable String compositeScalerName) {
      this.compositeScalerName = compositeScalerName;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#conditions}. */
    public Builder conditions(@Nullable List<ScaledObjectCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link ScaledObjectStatus#externalMetricNames}. */
    public Builder externalMetricNames(@Nullable List<String> externalMetricNames) {
      this.externalMetricNames = Frozen.copy(externalMetricNames);
      return this;
    }

    /** Sets {@link ScaledObjectStatus#health}. */
    public Builder health(@Nullable Map<String, HealthStatus> health) {
      this.health = Frozen.copy(health);
      return this;
    }

    /** Sets {@link ScaledObjectStatus#hpaName}. */
    public Builder hpaName(@Nullable String hpaName) {
      this.hpaName = hpaName;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#lastActiveTime}. */
    public Builder lastActiveTime(@Nullable Timestamp lastActiveTime) {
      this.lastActiveTime = lastActiveTime;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#originalReplicaCount}. */
    public Builder originalReplicaCount(@Nullable Integer originalReplicaCount) {
      this.originalReplicaCount = originalReplicaCount;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#pausedReplicaCount}. */
    public Builder pausedReplicaCount(@Nullable Integer pausedReplicaCount) {
      this.pausedReplicaCount = pausedReplicaCount;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#resourceMetricNames}. */
    public Builder resourceMetricNames(@Nullable List<String> resourceMetricNames) {
      this.resourceMetricNames = Frozen.copy(resourceMetricNames);
      return this;
    }

    /** Sets {@link ScaledObjectStatus#scaleTargetGVKR}. */
    public Builder scaleTargetGVKR(@Nullable GroupVersionKindResource scaleTargetGVKR) {
      this.scaleTargetGVKR = scaleTargetGVKR;
      return this;
    }

    /** Changes {@link ScaledObjectStatus#scaleTargetGVKR}, starting from the present one. */
    public Builder scaleTargetGVKR(UnaryOperator<GroupVersionKindResource.Builder> changes) {
      scaleTargetGVKR =
          changes
              .apply(
                  scaleTargetGVKR == null
                      ? GroupVersionKindResource.builder()
                      : scaleTargetGVKR.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ScaledObjectStatus#scaleTargetKind}. */
    public Builder scaleTargetKind(@Nullable String scaleTargetKind) {
      this.scaleTargetKind = scaleTargetKind;
      return this;
    }

    /** Sets {@link ScaledObjectStatus#triggersActivity}. */
    public Builder triggersActivity(@Nullable Map<String, TriggerActivity> triggersActivity) {
      this.triggersActivity = Frozen.copy(triggersActivity);
      return this;
    }

    /** Sets {@link ScaledObjectStatus#triggersTypes}. */
    public Builder triggersTypes(@Nullable String triggersTypes) {
      this.triggersTypes = triggersTypes;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScaledObjectStatus build() {
      return new ScaledObjectStatus(
          authenticationsTypes,
          compositeScalerName,
          conditions,
          externalMetricNames,
          health,
          hpaName,
          lastActiveTime,
          originalReplicaCount,
          pausedReplicaCount,
          resourceMetricNames,
          scaleTargetGVKR,
          scaleTargetKind,
          triggersActivity,
          triggersTypes,
          unknownFields);
    }
  }
}
