package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a deployment.
 *
 * @param availableReplicas those that have been ready for minReadySeconds
 * @param collisionCount how often a name was taken
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param observedGeneration generation of the object that this describes
 * @param readyReplicas those that are ready
 * @param replicas pods that are not being deleted
 * @param terminatingReplicas those being deleted
 * @param unavailableReplicas those still missing
 * @param updatedReplicas those made from the newest template
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentStatus(
    @JsonProperty("availableReplicas") @Nullable Integer availableReplicas,
    @JsonProperty("collisionCount") @Nullable Integer collisionCount,
    @JsonProperty("conditions") @Nullable List<DeploymentCondition> conditions,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("readyReplicas") @Nullable Integer readyReplicas,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("terminatingReplicas") @Nullable Integer terminatingReplicas,
    @JsonProperty("unavailableReplicas") @Nullable Integer unavailableReplicas,
    @JsonProperty("updatedReplicas") @Nullable Integer updatedReplicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeploymentStatus {
    conditions = Frozen.list(conditions);
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

  /** Builds {@link DeploymentStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer availableReplicas;
    private @Nullable Integer collisionCount;
    private @Nullable List<DeploymentCondition> conditions;
    private @Nullable Long observedGeneration;
    private @Nullable Integer readyReplicas;
    private @Nullable Integer replicas;
    private @Nullable Integer terminatingReplicas;
    private @Nullable Integer unavailableReplicas;
    private @Nullable Integer updatedReplicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeploymentStatus present) {
      availableReplicas = present.availableReplicas;
      collisionCount = present.collisionCount;
      conditions = present.conditions;
      observedGeneration = present.observedGeneration;
      readyReplicas = present.readyReplicas;
      replicas = present.replicas;
      terminatingReplicas = present.terminatingReplicas;
      unavailableReplicas = present.unavailableReplicas;
      updatedReplicas = present.updatedReplicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeploymentStatus#availableReplicas}. */
    public Builder availableReplicas(@Nullable Integer availableReplicas) {
      this.availableReplicas = availableReplicas;
      return this;
    }

    /** Sets {@link DeploymentStatus#collisionCount}. */
    public Builder collisionCount(@Nullable Integer collisionCount) {
      this.collisionCount = collisionCount;
      return this;
    }

    /** Sets {@link DeploymentStatus#conditions}. */
    public Builder conditions(@Nullable List<DeploymentCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link DeploymentStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link DeploymentStatus#readyReplicas}. */
    public Builder readyReplicas(@Nullable Integer readyReplicas) {
      this.readyReplicas = readyReplicas;
      return this;
    }

    /** Sets {@link DeploymentStatus#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link DeploymentStatus#terminatingReplicas}. */
    public Builder terminatingReplicas(@Nullable Integer terminatingReplicas) {
      this.terminatingReplicas = terminatingReplicas;
      return this;
    }

    /** Sets {@link DeploymentStatus#unavailableReplicas}. */
    public Builder unavailableReplicas(@Nullable Integer unavailableReplicas) {
      this.unavailableReplicas = unavailableReplicas;
      return this;
    }

    /** Sets {@link DeploymentStatus#updatedReplicas}. */
    public Builder updatedReplicas(@Nullable Integer updatedReplicas) {
      this.updatedReplicas = updatedReplicas;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeploymentStatus build() {
      return new DeploymentStatus(
          availableReplicas,
          collisionCount,
          conditions,
          observedGeneration,
          readyReplicas,
          replicas,
          terminatingReplicas,
          unavailableReplicas,
          updatedReplicas,
          unknownFields);
    }
  }
}
