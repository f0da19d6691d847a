package io.fairlead.api.leaderworkerset.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How many groups, and what a group is.
 *
 * @param leaderWorkerTemplate what a group is; required by the API
 * @param networkConfig how the pods find each other
 * @param replicas how many there should be; 0 to 1000000
 * @param rolloutStrategy how old groups give way to new ones
 * @param startupPolicy when the workers start
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderWorkerSetSpec(
    @JsonProperty("leaderWorkerTemplate") @Nullable LeaderWorkerTemplate leaderWorkerTemplate,
    @JsonProperty("networkConfig") @Nullable NetworkConfig networkConfig,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("rolloutStrategy") @Nullable RolloutStrategy rolloutStrategy,
    @JsonProperty("startupPolicy") @Nullable StartupPolicyType startupPolicy,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public LeaderWorkerSetSpec {
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

  /** Returns {@link #replicas}, or {@code 1}, as the schema sets where it is absent. */
  public int effectiveReplicas() {
    return replicas == null ? 1 : replicas;
  }

  /**
   * Returns {@link #startupPolicy}, or {@code LeaderCreated}, as the schema sets where it is
   * absent.
   */
  public StartupPolicyType effectiveStartupPolicy() {
    return startupPolicy == null ? StartupPolicyType.LEADER_CREATED : startupPolicy;
  }

  /** Builds {@link LeaderWorkerSetSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable LeaderWorkerTemplate leaderWorkerTemplate;
    private @Nullable NetworkConfig networkConfig;
    private @Nullable Integer replicas;
    private @Nullable RolloutStrategy rolloutStrategy;
    private @Nullable StartupPolicyType startupPolicy;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(LeaderWorkerSetSpec present) {
      leaderWorkerTemplate = present.leaderWorkerTemplate;
      networkConfig = present.networkConfig;
      replicas = present.replicas;
      rolloutStrategy = present.rolloutStrategy;
      startupPolicy = present.startupPolicy;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link LeaderWorkerSetSpec#leaderWorkerTemplate}. */
    public Builder leaderWorkerTemplate(@Nullable LeaderWorkerTemplate leaderWorkerTemplate) {
      this.leaderWorkerTemplate = leaderWorkerTemplate;
      return this;
    }

    /** Changes {@link LeaderWorkerSetSpec#leaderWorkerTemplate}, starting from the present one. */
    public Builder leaderWorkerTemplate(UnaryOperator<LeaderWorkerTemplate.Builder> changes) {
      leaderWorkerTemplate =
          changes
              .apply(
                  leaderWorkerTemplate == null
                      ? LeaderWorkerTemplate.builder()
                      : leaderWorkerTemplate.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link LeaderWorkerSetSpec#networkConfig}. */
    public Builder networkConfig(@Nullable NetworkConfig networkConfig) {
      this.networkConfig = networkConfig;
      return this;
    }

    /** Changes {@link LeaderWorkerSetSpec#networkConfig}, starting from the present one. */
    public Builder networkConfig(UnaryOperator<NetworkConfig.Builder> changes) {
      networkConfig =
          changes
              .apply(networkConfig == null ? NetworkConfig.builder() : networkConfig.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link LeaderWorkerSetSpec#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link LeaderWorkerSetSpec#rolloutStrategy}. */
    public Builder rolloutStrategy(@Nullable RolloutStrategy rolloutStrategy) {
      this.rolloutStrategy = rolloutStrategy;
      return this;
    }

    /** Changes {@link LeaderWorkerSetSpec#rolloutStrategy}, starting from the present one. */
    public Builder rolloutStrategy(UnaryOperator<RolloutStrategy.Builder> changes) {
      rolloutStrategy =
          changes
              .apply(
                  rolloutStrategy == null ? RolloutStrategy.builder() : rolloutStrategy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link LeaderWorkerSetSpec#startupPolicy}. */
    public Builder startupPolicy(@Nullable StartupPolicyType startupPolicy) {
      this.startupPolicy = startupPolicy;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public LeaderWorkerSetSpec build() {
      return new LeaderWorkerSetSpec(
          leaderWorkerTemplate,
          networkConfig,
          replicas,
          rolloutStrategy,
          startupPolicy,
          unknownFields);
    }
  }
}
