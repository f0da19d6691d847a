package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.meta.Condition;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the groups.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param hpaPodSelector label selector of the leaders, as text
 * @param observedGeneration generation of the object that this describes
 * @param readyReplicas those that are ready
 * @param replicas groups that were made
 * @param updatedReplicas those made from the newest template
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderWorkerSetStatus(
    @JsonProperty("conditions") @Nullable List<Condition> conditions,
    @JsonProperty("hpaPodSelector") @Nullable String hpaPodSelector,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("readyReplicas") @Nullable Integer readyReplicas,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("updatedReplicas") @Nullable Integer updatedReplicas,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public LeaderWorkerSetStatus {
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

  /** Builds {@link LeaderWorkerSetStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Condition> conditions;
    private @Nullable String hpaPodSelector;
    private @Nullable Long observedGeneration;
    private @Nullable Integer readyReplicas;
    private @Nullable Integer replicas;
    private @Nullable Integer updatedReplicas;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(LeaderWorkerSetStatus present) {
      conditions = present.conditions;
      hpaPodSelector = present.hpaPodSelector;
      observedGeneration = present.observedGeneration;
      readyReplicas = present.readyReplicas;
      replicas = present.replicas;
      updatedReplicas = present.updatedReplicas;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link LeaderWorkerSetStatus#conditions}. */
    public Builder conditions(@Nullable List<Condition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link LeaderWorkerSetStatus#hpaPodSelector}. */
    public Builder hpaPodSelector(@Nullable String hpaPodSelector) {
      this.hpaPodSelector = hpaPodSelector;
      return this;
    }

    /** Sets {@link LeaderWorkerSetStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link LeaderWorkerSetStatus#readyReplicas}. */
    public Builder readyReplicas(@Nullable Integer readyReplicas) {
      this.readyReplicas = readyReplicas;
      return this;
    }

    /** Sets {@link LeaderWorkerSetStatus#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link LeaderWorkerSetStatus#updatedReplicas}. */
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
    public LeaderWorkerSetStatus build() {
      return new LeaderWorkerSetStatus(
          conditions,
          hpaPodSelector,
          observedGeneration,
          readyReplicas,
          replicas,
          updatedReplicas,
          unknownFields);
    }
  }
}
