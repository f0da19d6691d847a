package io.fairlead.api.keda.v1alpha1;

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
 * What is scaled, by which triggers, within which bounds.
 *
 * @param advanced more about the autoscaler that is made
 * @param cooldownPeriod seconds without activity before scaling to zero; at least 0
 * @param fallback what to do when a trigger keeps failing
 * @param idleReplicaCount replicas while nothing is active; must be below minReplicaCount; at least
 *     0
 * @param initialCooldownPeriod seconds after creation before scaling to zero; at least 0
 * @param maxReplicaCount never more than this; at least 1
 * @param minReplicaCount never fewer than this, unless nothing is active; at least 0
 * @param pollingInterval seconds between two looks at the triggers; at least 1
 * @param scaleTargetRef what is scaled; required by the API
 * @param triggers where the metrics come from; required by the API, at least 1 item
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaledObjectSpec(
    @JsonProperty("advanced") @Nullable AdvancedConfig advanced,
    @JsonProperty("cooldownPeriod") @Nullable Integer cooldownPeriod,
    @JsonProperty("fallback") @Nullable Fallback fallback,
    @JsonProperty("idleReplicaCount") @Nullable Integer idleReplicaCount,
    @JsonProperty("initialCooldownPeriod") @Nullable Integer initialCooldownPeriod,
    @JsonProperty("maxReplicaCount") @Nullable Integer maxReplicaCount,
    @JsonProperty("minReplicaCount") @Nullable Integer minReplicaCount,
    @JsonProperty("pollingInterval") @Nullable Integer pollingInterval,
    @JsonProperty("scaleTargetRef") @Nullable ScaleTarget scaleTargetRef,
    @JsonProperty("triggers") @Nullable List<ScaleTrigger> triggers,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ScaledObjectSpec {
    triggers = Frozen.list(triggers);
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

  /** Returns {@link #cooldownPeriod}, or {@code 300}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveCooldownPeriod() {
    return cooldownPeriod == null ? 300 : cooldownPeriod;
  }

  /**
   * Returns {@link #initialCooldownPeriod}, or {@code 0}, as the server assumes where it is absent.
   */
  @ServerDefault
  public int effectiveInitialCooldownPeriod() {
    return initialCooldownPeriod == null ? 0 : initialCooldownPeriod;
  }

  /** Returns {@link #maxReplicaCount}, or {@code 100}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveMaxReplicaCount() {
    return maxReplicaCount == null ? 100 : maxReplicaCount;
  }

  /** Returns {@link #minReplicaCount}, or {@code 0}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveMinReplicaCount() {
    return minReplicaCount == null ? 0 : minReplicaCount;
  }

  /** Returns {@link #pollingInterval}, or {@code 30}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectivePollingInterval() {
    return pollingInterval == null ? 30 : pollingInterval;
  }

  /** Builds {@link ScaledObjectSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AdvancedConfig advanced;
    private @Nullable Integer cooldownPeriod;
    private @Nullable Fallback fallback;
    private @Nullable Integer idleReplicaCount;
    private @Nullable Integer initialCooldownPeriod;
    private @Nullable Integer maxReplicaCount;
    private @Nullable Integer minReplicaCount;
    private @Nullable Integer pollingInterval;
    private @Nullable ScaleTarget scaleTargetRef;
    private @Nullable List<ScaleTrigger> triggers;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ScaledObjectSpec present) {
      advanced = present.advanced;
      cooldownPeriod = present.cooldownPeriod;
      fallback = present.fallback;
      idleReplicaCount = present.idleReplicaCount;
      initialCooldownPeriod = present.initialCooldownPeriod;
      maxReplicaCount = present.maxReplicaCount;
      minReplicaCount = present.minReplicaCount;
      pollingInterval = present.pollingInterval;
      scaleTargetRef = present.scaleTargetRef;
      triggers = present.triggers;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ScaledObjectSpec#advanced}. */
    public Builder advanced(@Nullable AdvancedConfig advanced) {
      this.advanced = advanced;
      return this;
    }

    /** Changes {@link ScaledObjectSpec#advanced}, starting from the present one. */
    public Builder advanced(UnaryOperator<AdvancedConfig.Builder> changes) {
      advanced =
          changes.apply(advanced == null ? AdvancedConfig.builder() : advanced.toBuilder()).build();
      return this;
    }

    /** Sets {@link ScaledObjectSpec#cooldownPeriod}. */
    public Builder cooldownPeriod(@Nullable Integer cooldownPeriod) {
      this.cooldownPeriod = cooldownPeriod;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#fallback}. */
    public Builder fallback(@Nullable Fallback fallback) {
      this.fallback = fallback;
      return this;
    }

    /** Changes {@link ScaledObjectSpec#fallback}, starting from the present one. */
    public Builder fallback(UnaryOperator<Fallback.Builder> changes) {
      fallback =
          changes.apply(fallback == null ? Fallback.builder() : fallback.toBuilder()).build();
      return this;
    }

    /** Sets {@link ScaledObjectSpec#idleReplicaCount}. */
    public Builder idleReplicaCount(@Nullable Integer idleReplicaCount) {
      this.idleReplicaCount = idleReplicaCount;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#initialCooldownPeriod}. */
    public Builder initialCooldownPeriod(@Nullable Integer initialCooldownPeriod) {
      this.initialCooldownPeriod = initialCooldownPeriod;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#maxReplicaCount}. */
    public Builder maxReplicaCount(@Nullable Integer maxReplicaCount) {
      this.maxReplicaCount = maxReplicaCount;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#minReplicaCount}. */
    public Builder minReplicaCount(@Nullable Integer minReplicaCount) {
      this.minReplicaCount = minReplicaCount;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#pollingInterval}. */
    public Builder pollingInterval(@Nullable Integer pollingInterval) {
      this.pollingInterval = pollingInterval;
      return this;
    }

    /** Sets {@link ScaledObjectSpec#scaleTargetRef}. */
    public Builder scaleTargetRef(@Nullable ScaleTarget scaleTargetRef) {
      this.scaleTargetRef = scaleTargetRef;
      return this;
    }

    /** Changes {@link ScaledObjectSpec#scaleTargetRef}, starting from the present one. */
    public Builder scaleTargetRef(UnaryOperator<ScaleTarget.Builder> changes) {
      scaleTargetRef =
          changes
              .apply(scaleTargetRef == null ? ScaleTarget.builder() : scaleTargetRef.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ScaledObjectSpec#triggers}. */
    public Builder triggers(@Nullable List<ScaleTrigger> triggers) {
      this.triggers = Frozen.copy(triggers);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ScaledObjectSpec build() {
      return new ScaledObjectSpec(
          advanced,
          cooldownPeriod,
          fallback,
          idleReplicaCount,
          initialCooldownPeriod,
          maxReplicaCount,
          minReplicaCount,
          pollingInterval,
          scaleTargetRef,
          triggers,
          unknownFields);
    }
  }
}
