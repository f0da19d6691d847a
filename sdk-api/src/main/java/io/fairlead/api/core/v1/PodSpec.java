package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.ServerDefault;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pod should be.
 *
 * @param containers what runs in the pod; required by the API, unique by name
 * @param initContainers what runs before, or beside if its restart policy is Always; unique by name
 * @param nodeName where the pod runs; absent until it is scheduled
 * @param nodeSelector labels a node must have
 * @param overhead what the runtime itself needs, by resource
 * @param priority resolved from the priority class
 * @param priorityClassName how important it is
 * @param resourceClaims devices the containers may refer to; unique by name
 * @param restartPolicy when containers are started again
 * @param runtimeClassName container runtime to use
 * @param schedulerName who places the pod
 * @param schedulingGates reasons not to schedule yet; unique by name
 * @param serviceAccountName who the pod is for the API server
 * @param terminationGracePeriodSeconds seconds between the signal to stop and the kill
 * @param tolerations taints that do not keep the pod away
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodSpec(
    @JsonProperty("containers") @Nullable List<Container> containers,
    @JsonProperty("initContainers") @Nullable List<Container> initContainers,
    @JsonProperty("nodeName") @Nullable String nodeName,
    @JsonProperty("nodeSelector") @Nullable Map<String, String> nodeSelector,
    @JsonProperty("overhead") @Nullable Map<String, Quantity> overhead,
    @JsonProperty("priority") @Nullable Integer priority,
    @JsonProperty("priorityClassName") @Nullable String priorityClassName,
    @JsonProperty("resourceClaims") @Nullable List<PodResourceClaim> resourceClaims,
    @JsonProperty("restartPolicy") @Nullable RestartPolicy restartPolicy,
    @JsonProperty("runtimeClassName") @Nullable String runtimeClassName,
    @JsonProperty("schedulerName") @Nullable String schedulerName,
    @JsonProperty("schedulingGates") @Nullable List<PodSchedulingGate> schedulingGates,
    @JsonProperty("serviceAccountName") @Nullable String serviceAccountName,
    @JsonProperty("terminationGracePeriodSeconds") @Nullable Long terminationGracePeriodSeconds,
    @JsonProperty("tolerations") @Nullable List<Toleration> tolerations,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodSpec {
    containers = Frozen.list(containers);
    initContainers = Frozen.list(initContainers);
    nodeSelector = Frozen.map(nodeSelector);
    overhead = Frozen.map(overhead);
    resourceClaims = Frozen.list(resourceClaims);
    schedulingGates = Frozen.list(schedulingGates);
    tolerations = Frozen.list(tolerations);
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
   * Returns {@link #restartPolicy}, or {@code Always}, as the server assumes where it is absent.
   */
  @ServerDefault
  public RestartPolicy effectiveRestartPolicy() {
    return restartPolicy == null ? RestartPolicy.ALWAYS : restartPolicy;
  }

  /**
   * Returns {@link #schedulerName}, or {@code default-scheduler}, as the server assumes where it is
   * absent.
   */
  @ServerDefault
  public String effectiveSchedulerName() {
    return schedulerName == null ? "default-scheduler" : schedulerName;
  }

  /**
   * Returns {@link #terminationGracePeriodSeconds}, or {@code 30}, as the server assumes where it
   * is absent.
   */
  @ServerDefault
  public long effectiveTerminationGracePeriodSeconds() {
    return terminationGracePeriodSeconds == null ? 30L : terminationGracePeriodSeconds;
  }

  /** Builds {@link PodSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<Container> containers;
    private @Nullable List<Container> initContainers;
    private @Nullable String nodeName;
    private @Nullable Map<String, String> nodeSelector;
    private @Nullable Map<String, Quantity> overhead;
    private @Nullable Integer priority;
    private @Nullable String priorityClassName;
    private @Nullable List<PodResourceClaim> resourceClaims;
    private @Nullable RestartPolicy restartPolicy;
    private @Nullable String runtimeClassName;
    private @Nullable String schedulerName;
    private @Nullable List<PodSchedulingGate> schedulingGates;
    private @Nullable String serviceAccountName;
    private @Nullable Long terminationGracePeriodSeconds;
    private @Nullable List<Toleration> tolerations;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodSpec present) {
      containers = present.containers;
      initContainers = present.initContainers;
      nodeName = present.nodeName;
      nodeSelector = present.nodeSelector;
      overhead = present.overhead;
      priority = present.priority;
      priorityClassName = present.priorityClassName;
      resourceClaims = present.resourceClaims;
      restartPolicy = present.restartPolicy;
      runtimeClassName = present.runtimeClassName;
      schedulerName = present.schedulerName;
      schedulingGates = present.schedulingGates;
      serviceAccountName = present.serviceAccountName;
      terminationGracePeriodSeconds = present.terminationGracePeriodSeconds;
      tolerations = present.tolerations;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodSpec#containers}. */
    public Builder containers(@Nullable List<Container> containers) {
      this.containers = Frozen.copy(containers);
      return this;
    }

    /** Sets {@link PodSpec#initContainers}. */
    public Builder initContainers(@Nullable List<Container> initContainers) {
      this.initContainers = Frozen.copy(initContainers);
      return this;
    }

    /** Sets {@link PodSpec#nodeName}. */
    public Builder nodeName(@Nullable String nodeName) {
      this.nodeName = nodeName;
      return this;
    }

    /** Sets {@link PodSpec#nodeSelector}. */
    public Builder nodeSelector(@Nullable Map<String, String> nodeSelector) {
      this.nodeSelector = Frozen.copy(nodeSelector);
      return this;
    }

    /** Sets {@link PodSpec#overhead}. */
    public Builder overhead(@Nullable Map<String, Quantity> overhead) {
      this.overhead = Frozen.copy(overhead);
      return this;
    }

    /** Sets {@link PodSpec#priority}. */
    public Builder priority(@Nullable Integer priority) {
      this.priority = priority;
      return this;
    }

    /** Sets {@link PodSpec#priorityClassName}. */
    public Builder priorityClassName(@Nullable String priorityClassName) {
      this.priorityClassName = priorityClassName;
      return this;
    }

    /** Sets {@link PodSpec#resourceClaims}. */
    public Builder resourceClaims(@Nullable List<PodResourceClaim> resourceClaims) {
      this.resourceClaims = Frozen.copy(resourceClaims);
      return this;
    }

    /** Sets {@link PodSpec#restartPolicy}. */
    public Builder restartPolicy(@Nullable RestartPolicy restartPolicy) {
      this.restartPolicy = restartPolicy;
      return this;
    }

    /** Sets {@link PodSpec#runtimeClassName}. */
    public Builder runtimeClassName(@Nullable String runtimeClassName) {
      this.runtimeClassName = runtimeClassName;
      return this;
    }

    /** Sets {@link PodSpec#schedulerName}. */
    public Builder schedulerName(@Nullable String schedulerName) {
      this.schedulerName = schedulerName;
      return this;
    }

    /** Sets {@link PodSpec#schedulingGates}. */
    public Builder schedulingGates(@Nullable List<PodSchedulingGate> schedulingGates) {
      this.schedulingGates = Frozen.copy(schedulingGates);
      return this;
    }

    /** Sets {@link PodSpec#serviceAccountName}. */
    public Builder serviceAccountName(@Nullable String serviceAccountName) {
      this.serviceAccountName = serviceAccountName;
      return this;
    }

    /** Sets {@link PodSpec#terminationGracePeriodSeconds}. */
    public Builder terminationGracePeriodSeconds(@Nullable Long terminationGracePeriodSeconds) {
      this.terminationGracePeriodSeconds = terminationGracePeriodSeconds;
      return this;
    }

    /** Sets {@link PodSpec#tolerations}. */
    public Builder tolerations(@Nullable List<Toleration> tolerations) {
      this.tolerations = Frozen.copy(tolerations);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodSpec build() {
      return new PodSpec(
          containers,
          initContainers,
          nodeName,
          nodeSelector,
          overhead,
          priority,
          priorityClassName,
          resourceClaims,
          restartPolicy,
          runtimeClassName,
          schedulerName,
          schedulingGates,
          serviceAccountName,
          terminationGracePeriodSeconds,
          tolerations,
          unknownFields);
    }
  }
}
