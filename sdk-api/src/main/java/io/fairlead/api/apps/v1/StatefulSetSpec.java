package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.core.v1.PersistentVolumeClaim;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stateful set should be.
 *
 * @param minReadySeconds how long a pod must be ready to count as available
 * @param ordinals where numbering starts
 * @param persistentVolumeClaimRetentionPolicy what becomes of the storage
 * @param podManagementPolicy whether pods are made one after the other
 * @param replicas how many pods
 * @param revisionHistoryLimit how many old templates are kept for a rollback
 * @param selector labels of what belongs to it; required by the API
 * @param serviceName the service that gives the pods their names
 * @param template the pods to be made; required by the API
 * @param updateStrategy how old pods give way to new ones
 * @param volumeClaimTemplates storage of each pod
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatefulSetSpec(
    @JsonProperty("minReadySeconds") @Nullable Integer minReadySeconds,
    @JsonProperty("ordinals") @Nullable StatefulSetOrdinals ordinals,
    @JsonProperty("persistentVolumeClaimRetentionPolicy")
        @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
            persistentVolumeClaimRetentionPolicy,
    @JsonProperty("podManagementPolicy") @Nullable PodManagementPolicyType podManagementPolicy,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("revisionHistoryLimit") @Nullable Integer revisionHistoryLimit,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonProperty("serviceName") @Nullable String serviceName,
    @JsonProperty("template") @Nullable PodTemplateSpec template,
    @JsonProperty("updateStrategy") @Nullable StatefulSetUpdateStrategy updateStrategy,
    @JsonProperty("volumeClaimTemplates")
        @Nullable List<PersistentVolumeClaim> volumeClaimTemplates,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatefulSetSpec {
    volumeClaimTemplates = Frozen.list(volumeClaimTemplates);
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

  /** Returns {@link #replicas}, or {@code 1}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveReplicas() {
    return replicas == null ? 1 : replicas;
  }

  /** Builds {@link StatefulSetSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer minReadySeconds;
    private @Nullable StatefulSetOrdinals ordinals;
    private @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
        persistentVolumeClaimRetentionPolicy;
    private @Nullable PodManagementPolicyType podManagementPolicy;
    private @Nullable Integer replicas;
    private @Nullable Integer revisionHistoryLimit;
    private @Nullable LabelSelector selector;
    private @Nullable String serviceName;
    private @Nullable PodTemplateSpec template;
    private @Nullable StatefulSetUpdateStrategy updateStrategy;
    private @Nullable List<PersistentVolumeClaim> volumeClaimTemplates;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatefulSetSpec present) {
      minReadySeconds = present.minReadySeconds;
      ordinals = present.ordinals;
      persistentVolumeClaimRetentionPolicy = present.persistentVolumeClaimRetentionPolicy;
      podManagementPolicy = present.podManagementPolicy;
      replicas = present.replicas;
      revisionHistoryLimit = present.revisionHistoryLimit;
      selector = present.selector;
      serviceName = present.serviceName;
      template = present.template;
      updateStrategy = present.updateStrategy;
      volumeClaimTemplates = present.volumeClaimTemplates;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatefulSetSpec#minReadySeconds}. */
    public Builder minReadySeconds(@Nullable Integer minReadySeconds) {
      this.minReadySeconds = minReadySeconds;
      return this;
    }

    /** Sets {@link StatefulSetSpec#ordinals}. */
    public Builder ordinals(@Nullable StatefulSetOrdinals ordinals) {
      this.ordinals = ordinals;
      return this;
    }

    /** Changes {@link StatefulSetSpec#ordinals}, starting from the present one. */
    public Builder ordinals(UnaryOperator<StatefulSetOrdinals.Builder> changes) {
      ordinals =
          changes
              .apply(ordinals == null ? StatefulSetOrdinals.builder() : ordinals.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link StatefulSetSpec#persistentVolumeClaimRetentionPolicy}. */
    public Builder persistentVolumeClaimRetentionPolicy(
        @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
            persistentVolumeClaimRetentionPolicy) {
      this.persistentVolumeClaimRetentionPolicy = persistentVolumeClaimRetentionPolicy;
      return this;
    }

    /**
     * Changes {@link StatefulSetSpec#persistentVolumeClaimRetentionPolicy}, starting from the
     * present one.
     */
    public Builder persistentVolumeClaimRetentionPolicy(
        UnaryOperator<StatefulSetPersistentVolumeClaimRetentionPolicy.Builder> changes) {
      persistentVolumeClaimRetentionPolicy =
          changes
              .apply(
                  persistentVolumeClaimRetentionPolicy == null
                      ? StatefulSetPersistentVolumeClaimRetentionPolicy.builder()
                      : persistentVolumeClaimRetentionPolicy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link StatefulSetSpec#podManagementPolicy}. */
    public Builder podManagementPolicy(@Nullable PodManagementPolicyType podManagementPolicy) {
      this.podManagementPolicy = podManagementPolicy;
      return this;
    }

    /** Sets {@link StatefulSetSpec#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link StatefulSetSpec#revisionHistoryLimit}. */
    public Builder revisionHistoryLimit(@Nullable Integer revisionHistoryLimit) {
      this.revisionHistoryLimit = revisionHistoryLimit;
      return this;
    }

    /** Sets {@link StatefulSetSpec#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link StatefulSetSpec#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<LabelSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? LabelSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets {@link StatefulSetSpec#serviceName}. */
    public Builder serviceName(@Nullable String serviceName) {
      this.serviceName = serviceName;
      return this;
    }

    /** Sets {@link StatefulSetSpec#template}. */
    public Builder template(@Nullable PodTemplateSpec template) {
      this.template = template;
      return this;
    }

    /** Changes {@link StatefulSetSpec#template}, starting from the present one. */
    public Builder template(UnaryOperator<PodTemplateSpec.Builder> changes) {
      template =
          changes
              .apply(template == null ? PodTemplateSpec.builder() : template.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link StatefulSetSpec#updateStrategy}. */
    public Builder updateStrategy(@Nullable StatefulSetUpdateStrategy updateStrategy) {
      this.updateStrategy = updateStrategy;
      return this;
    }

    /** Changes {@link StatefulSetSpec#updateStrategy}, starting from the present one. */
    public Builder updateStrategy(UnaryOperator<StatefulSetUpdateStrategy.Builder> changes) {
      updateStrategy =
          changes
              .apply(
                  updateStrategy == null
                      ? StatefulSetUpdateStrategy.builder()
                      : updateStrategy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link StatefulSetSpec#volumeClaimTemplates}. */
    public Builder volumeClaimTemplates(
        @Nullable List<PersistentVolumeClaim> volumeClaimTemplates) {
      this.volumeClaimTemplates = Frozen.copy(volumeClaimTemplates);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public StatefulSetSpec build() {
      return new StatefulSetSpec(
          minReadySeconds,
          ordinals,
          persistentVolumeClaimRetentionPolicy,
          podManagementPolicy,
          replicas,
          revisionHistoryLimit,
          selector,
          serviceName,
          template,
          updateStrategy,
          volumeClaimTemplates,
          unknownFields);
    }
  }
}
