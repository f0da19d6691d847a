package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.fairlead.api.core.v1.PersistentVolumeClaim;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a group is.
 *
 * @param leaderTemplate the leader; the same as the workers if absent
 * @param persistentVolumeClaimRetentionPolicy what becomes of the storage
 * @param restartPolicy what becomes of a group when one of its pods restarts
 * @param size pods of a group, the leader included
 * @param subGroupPolicy how groups are cut into parts
 * @param volumeClaimTemplates storage of each pod
 * @param workerTemplate the workers, and the leader if it has no template of its own; required by
 *     the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderWorkerTemplate(
    @JsonProperty("leaderTemplate") @Nullable PodTemplateSpec leaderTemplate,
    @JsonProperty("persistentVolumeClaimRetentionPolicy")
        @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
            persistentVolumeClaimRetentionPolicy,
    @JsonProperty("restartPolicy") @Nullable RestartPolicyType restartPolicy,
    @JsonProperty("size") @Nullable Integer size,
    @JsonProperty("subGroupPolicy") @Nullable SubGroupPolicy subGroupPolicy,
    @JsonProperty("volumeClaimTemplates")
        @Nullable List<PersistentVolumeClaim> volumeClaimTemplates,
    @JsonProperty("workerTemplate") @Nullable PodTemplateSpec workerTemplate,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public LeaderWorkerTemplate {
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

  /**
   * Returns {@link #restartPolicy}, or {@code RecreateGroupOnPodRestart}, as the schema sets where
   * it is absent.
   */
  public RestartPolicyType effectiveRestartPolicy() {
    return restartPolicy == null ? RestartPolicyType.RECREATE_GROUP_ON_POD_RESTART : restartPolicy;
  }

  /** Returns {@link #size}, or {@code 1}, as the schema sets where it is absent. */
  public int effectiveSize() {
    return size == null ? 1 : size;
  }

  /** Builds {@link LeaderWorkerTemplate}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable PodTemplateSpec leaderTemplate;
    private @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
        persistentVolumeClaimRetentionPolicy;
    private @Nullable RestartPolicyType restartPolicy;
    private @Nullable Integer size;
    private @Nullable SubGroupPolicy subGroupPolicy;
    private @Nullable List<PersistentVolumeClaim> volumeClaimTemplates;
    private @Nullable PodTemplateSpec workerTemplate;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(LeaderWorkerTemplate present) {
      leaderTemplate = present.leaderTemplate;
      persistentVolumeClaimRetentionPolicy = present.persistentVolumeClaimRetentionPolicy;
      restartPolicy = present.restartPolicy;
      size = present.size;
      subGroupPolicy = present.subGroupPolicy;
      volumeClaimTemplates = present.volumeClaimTemplates;
      workerTemplate = present.workerTemplate;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link LeaderWorkerTemplate#leaderTemplate}. */
    public Builder leaderTemplate(@Nullable PodTemplateSpec leaderTemplate) {
      this.leaderTemplate = leaderTemplate;
      return this;
    }

    /** Changes {@link LeaderWorkerTemplate#leaderTemplate}, starting from the present one. */
    public Builder leaderTemplate(UnaryOperator<PodTemplateSpec.Builder> changes) {
      leaderTemplate =
          changes
              .apply(
                  leaderTemplate == null ? PodTemplateSpec.builder() : leaderTemplate.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link LeaderWorkerTemplate#persistentVolumeClaimRetentionPolicy}. */
    public Builder persistentVolumeClaimRetentionPolicy(
        @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy
            persistentVolumeClaimRetentionPolicy) {
      this.persistentVolumeClaimRetentionPolicy = persistentVolumeClaimRetentionPolicy;
      return this;
    }

    /**
     * Changes {@link LeaderWorkerTemplate#persistentVolumeClaimRetentionPolicy}, starting from the
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

    /** Sets {@link LeaderWorkerTemplate#restartPolicy}. */
    public Builder restartPolicy(@Nullable RestartPolicyType restartPolicy) {
      this.restartPolicy = restartPolicy;
      return this;
    }

    /** Sets {@link LeaderWorkerTemplate#size}. */
    public Builder size(@Nullable Integer size) {
      this.size = size;
      return this;
    }

    /** Sets {@link LeaderWorkerTemplate#subGroupPolicy}. */
    public Builder subGroupPolicy(@Nullable SubGroupPolicy subGroupPolicy) {
      this.subGroupPolicy = subGroupPolicy;
      return this;
    }

    /** Changes {@link LeaderWorkerTemplate#subGroupPolicy}, starting from the present one. */
    public Builder subGroupPolicy(UnaryOperator<SubGroupPolicy.Builder> changes) {
      subGroupPolicy =
          changes
              .apply(subGroupPolicy == null ? SubGroupPolicy.builder() : subGroupPolicy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link LeaderWorkerTemplate#volumeClaimTemplates}. */
    public Builder volumeClaimTemplates(
        @Nullable List<PersistentVolumeClaim> volumeClaimTemplates) {
      this.volumeClaimTemplates = Frozen.copy(volumeClaimTemplates);
      return this;
    }

    /** Sets {@link LeaderWorkerTemplate#workerTemplate}. */
    public Builder workerTemplate(@Nullable PodTemplateSpec workerTemplate) {
      this.workerTemplate = workerTemplate;
      return this;
    }

    /** Changes {@link LeaderWorkerTemplate#workerTemplate}, starting from the present one. */
    public Builder workerTemplate(UnaryOperator<PodTemplateSpec.Builder> changes) {
      workerTemplate =
          changes
              .apply(
                  workerTemplate == null ? PodTemplateSpec.builder() : workerTemplate.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public LeaderWorkerTemplate build() {
      return new LeaderWorkerTemplate(
          leaderTemplate,
          persistentVolumeClaimRetentionPolicy,
          restartPolicy,
          size,
          subGroupPolicy,
          volumeClaimTemplates,
          workerTemplate,
          unknownFields);
    }
  }
}
