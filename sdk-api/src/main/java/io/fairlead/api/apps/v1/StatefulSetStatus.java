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
 * What is known about a stateful set.
 *
 * @param availableReplicas those that have been ready for minReadySeconds
 * @param collisionCount how often a name was taken
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param currentReplicas how many there are now
 * @param currentRevision template of the old pods
 * @param observedGeneration generation of the object that this describes
 * @param readyReplicas those that are ready
 * @param replicas pods that were made; required by the API
 * @param updateRevision template of the new pods
 * @param updatedReplicas those made from the newest template
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatefulSetStatus(
    @JsonProperty("availableReplicas") @Nullable Integer availableReplicas,
    @JsonProperty("collisionCount") @Nullable Integer collisionCount,
    @JsonProperty("conditions") @Nullable List<StatefulSetCondition> conditions,
    @JsonProperty("currentReplicas") @Nullable Integer currentReplicas,
    @JsonProperty("currentRevision") @Nullable String currentRevision,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("readyReplicas") @Nullable Integer readyReplicas,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("updateRevision") @Nullable String updateRevision,
    @JsonProperty("updatedReplicas") @Nullable Integer updatedReplicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public StatefulSetStatus {
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

  /** Builds {@link StatefulSetStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer availableReplicas;
    private @Nullable Integer collisionCount;
    private @Nullable List<StatefulSetCondition> conditions;
    private @Nullable Integer currentReplicas;
    private @Nullable String currentRevision;
    private @Nullable Long observedGeneration;
    private @Nullable Integer readyReplicas;
    private @Nullable Integer replicas;
    private @Nullable String updateRevision;
    private @Nullable Integer updatedReplicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(StatefulSetStatus present) {
      availableReplicas = present.availableReplicas;
      collisionCount = present.collisionCount;
      conditions = present.conditions;
      currentReplicas = present.currentReplicas;
      currentRevision = present.currentRevision;
      observedGeneration = present.observedGeneration;
      readyReplicas = present.readyReplicas;
      replicas = present.replicas;
      updateRevision = present.updateRevision;
      updatedReplicas = present.updatedReplicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link StatefulSetStatus#availableReplicas}. */
    public Builder availableReplicas(@Nullable Integer availableReplicas) {
      this.availableReplicas = availableReplicas;
      return this;
    }

    /** Sets {@link StatefulSetStatus#collisionCount}. */
    public Builder collisionCount(@Nullable Integer collisionCount) {
      this.collisionCount = collisionCount;
      return this;
    }

    /** Sets {@link StatefulSetStatus#conditions}. */
    public Builder conditions(@Nullable List<StatefulSetCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link StatefulSetStatus#currentReplicas}. */
    public Builder currentReplicas(@Nullable Integer currentReplicas) {
      this.currentReplicas = currentReplicas;
      return this;
    }

    /** Sets {@link StatefulSetStatus#currentRevision}. */
    public Builder currentRevision(@Nullable String currentRevision) {
      this.currentRevision = currentRevision;
      return this;
    }

    /** Sets {@link StatefulSetStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link StatefulSetStatus#readyReplicas}. */
    public Builder readyReplicas(@Nullable Integer readyReplicas) {
      this.readyReplicas = readyReplicas;
      return this;
    }

    /** Sets {@link StatefulSetStatus#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link StatefulSetStatus#updateRevision}. */
    public Builder updateRevision(@Nullable String updateRevision) {
      this.updateRevision = updateRevision;
      return this;
    }

    /** Sets {@link StatefulSetStatus#updatedReplicas}. */
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
    public StatefulSetStatus build() {
      return new StatefulSetStatus(
          availableReplicas,
          collisionCount,
          conditions,
          currentReplicas,
          currentRevision,
          observedGeneration,
          readyReplicas,
          replicas,
          updateRevision,
          updatedReplicas,
          unknownFields);
    }
  }
}
