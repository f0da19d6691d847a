package io.fairlead.api.apps.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment should be.
 *
 * @param minReadySeconds how long a pod must be ready to count as available
 * @param paused whether changes wait
 * @param progressDeadlineSeconds how long a roll-out may stand still before it counts as failed
 * @param replicas how many pods
 * @param revisionHistoryLimit how many old templates are kept for a rollback
 * @param selector labels of what belongs to it; required by the API
 * @param strategy how old pods give way to new ones
 * @param template the pods to be made; required by the API
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentSpec(
    @JsonProperty("minReadySeconds") @Nullable Integer minReadySeconds,
    @JsonProperty("paused") @Nullable Boolean paused,
    @JsonProperty("progressDeadlineSeconds") @Nullable Integer progressDeadlineSeconds,
    @JsonProperty("replicas") @Nullable Integer replicas,
    @JsonProperty("revisionHistoryLimit") @Nullable Integer revisionHistoryLimit,
    @JsonProperty("selector") @Nullable LabelSelector selector,
    @JsonProperty("strategy") @Nullable DeploymentStrategy strategy,
    @JsonProperty("template") @Nullable PodTemplateSpec template,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public DeploymentSpec {
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
   * Returns {@link #progressDeadlineSeconds}, or {@code 600}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public int effectiveProgressDeadlineSeconds() {
    return progressDeadlineSeconds == null ? 600 : progressDeadlineSeconds;
  }

  /** Returns {@link #replicas}, or {@code 1}, as the server assumes where it is absent. */
  @ServerDefault
  public int effectiveReplicas() {
    return replicas == null ? 1 : replicas;
  }

  /** Builds {@link DeploymentSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer minReadySeconds;
    private @Nullable Boolean paused;
    private @Nullable Integer progressDeadlineSeconds;
    private @Nullable Integer replicas;
    private @Nullable Integer revisionHistoryLimit;
    private @Nullable LabelSelector selector;
    private @Nullable DeploymentStrategy strategy;
    private @Nullable PodTemplateSpec template;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(DeploymentSpec present) {
      minReadySeconds = present.minReadySeconds;
      paused = present.paused;
      progressDeadlineSeconds = present.progressDeadlineSeconds;
      replicas = present.replicas;
      revisionHistoryLimit = present.revisionHistoryLimit;
      selector = present.selector;
      strategy = present.strategy;
      template = present.template;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link DeploymentSpec#minReadySeconds}. */
    public Builder minReadySeconds(@Nullable Integer minReadySeconds) {
      this.minReadySeconds = minReadySeconds;
      return this;
    }

    /** Sets {@link DeploymentSpec#paused}. */
    public Builder paused(@Nullable Boolean paused) {
      this.paused = paused;
      return this;
    }

    /** Sets {@link DeploymentSpec#progressDeadlineSeconds}. */
    public Builder progressDeadlineSeconds(@Nullable Integer progressDeadlineSeconds) {
      this.progressDeadlineSeconds = progressDeadlineSeconds;
      return this;
    }

    /** Sets {@link DeploymentSpec#replicas}. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@link DeploymentSpec#revisionHistoryLimit}. */
    public Builder revisionHistoryLimit(@Nullable Integer revisionHistoryLimit) {
      this.revisionHistoryLimit = revisionHistoryLimit;
      return this;
    }

    /** Sets {@link DeploymentSpec#selector}. */
    public Builder selector(@Nullable LabelSelector selector) {
      this.selector = selector;
      return this;
    }

    /** Changes {@link DeploymentSpec#selector}, starting from the present one. */
    public Builder selector(UnaryOperator<LabelSelector.Builder> changes) {
      selector =
          changes.apply(selector == null ? LabelSelector.builder() : selector.toBuilder()).build();
      return this;
    }

    /** Sets {@link DeploymentSpec#strategy}. */
    public Builder strategy(@Nullable DeploymentStrategy strategy) {
      this.strategy = strategy;
      return this;
    }

    /** Changes {@link DeploymentSpec#strategy}, starting from the present one. */
    public Builder strategy(UnaryOperator<DeploymentStrategy.Builder> changes) {
      strategy =
          changes
              .apply(strategy == null ? DeploymentStrategy.builder() : strategy.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link DeploymentSpec#template}. */
    public Builder template(@Nullable PodTemplateSpec template) {
      this.template = template;
      return this;
    }

    /** Changes {@link DeploymentSpec#template}, starting from the present one. */
    public Builder template(UnaryOperator<PodTemplateSpec.Builder> changes) {
      template =
          changes
              .apply(template == null ? PodTemplateSpec.builder() : template.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public DeploymentSpec build() {
      return new DeploymentSpec(
          minReadySeconds,
          paused,
          progressDeadlineSeconds,
          replicas,
          revisionHistoryLimit,
          selector,
          strategy,
          template,
          unknownFields);
    }
  }
}
