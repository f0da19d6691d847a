package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a pod.
 *
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param containerStatuses one for each container
 * @param hostIP address of the node
 * @param initContainerStatuses one for each init container
 * @param message explanation for people
 * @param nominatedNodeName where preemption makes room for the pod
 * @param observedGeneration generation of the object that this describes
 * @param phase where in its life it is
 * @param podIP address of the pod
 * @param podIPs all addresses of the pod; unique by ip
 * @param qosClass Guaranteed, Burstable or BestEffort
 * @param reason machine-readable cause, in CamelCase
 * @param resourceClaimStatuses claims made from templates; unique by name
 * @param startTime when the kubelet saw the pod
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodStatus(
    @JsonProperty("conditions") @Nullable List<PodCondition> conditions,
    @JsonProperty("containerStatuses") @Nullable List<ContainerStatus> containerStatuses,
    @JsonProperty("hostIP") @Nullable String hostIP,
    @JsonProperty("initContainerStatuses") @Nullable List<ContainerStatus> initContainerStatuses,
    @JsonProperty("message") @Nullable String message,
    @JsonProperty("nominatedNodeName") @Nullable String nominatedNodeName,
    @JsonProperty("observedGeneration") @Nullable Long observedGeneration,
    @JsonProperty("phase") @Nullable PodPhase phase,
    @JsonProperty("podIP") @Nullable String podIP,
    @JsonProperty("podIPs") @Nullable List<PodIP> podIPs,
    @JsonProperty("qosClass") @Nullable String qosClass,
    @JsonProperty("reason") @Nullable String reason,
    @JsonProperty("resourceClaimStatuses")
        @Nullable List<PodResourceClaimStatus> resourceClaimStatuses,
    @JsonProperty("startTime") @Nullable Timestamp startTime,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public PodStatus {
    conditions = Frozen.list(conditions);
    containerStatuses = Frozen.list(containerStatuses);
    initContainerStatuses = Frozen.list(initContainerStatuses);
    podIPs = Frozen.list(podIPs);
    resourceClaimStatuses = Frozen.list(resourceClaimStatuses);
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

  /** Builds {@link PodStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<PodCondition> conditions;
    private @Nullable List<ContainerStatus> containerStatuses;
    private @Nullable String hostIP;
    private @Nullable List<ContainerStatus> initContainerStatuses;
    private @Nullable String message;
    private @Nullable String nominatedNodeName;
    private @Nullable Long observedGeneration;
    private @Nullable PodPhase phase;
    private @Nullable String podIP;
    private @Nullable List<PodIP> podIPs;
    private @Nullable String qosClass;
    private @Nullable String reason;
    private @Nullable List<PodResourceClaimStatus> resourceClaimStatuses;
    private @Nullable Timestamp startTime;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(PodStatus present) {
      conditions = present.conditions;
      containerStatuses = present.containerStatuses;
      hostIP = present.hostIP;
      initContainerStatuses = present.initContainerStatuses;
      message = present.message;
      nominatedNodeName = present.nominatedNodeName;
      observedGeneration = present.observedGeneration;
      phase = present.phase;
      podIP = present.podIP;
      podIPs = present.podIPs;
      qosClass = present.qosClass;
      reason = present.reason;
      resourceClaimStatuses = present.resourceClaimStatuses;
      startTime = present.startTime;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link PodStatus#conditions}. */
    public Builder conditions(@Nullable List<PodCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link PodStatus#containerStatuses}. */
    public Builder containerStatuses(@Nullable List<ContainerStatus> containerStatuses) {
      this.containerStatuses = Frozen.copy(containerStatuses);
      return this;
    }

    /** Sets {@link PodStatus#hostIP}. */
    public Builder hostIP(@Nullable String hostIP) {
      this.hostIP = hostIP;
      return this;
    }

    /** Sets {@link PodStatus#initContainerStatuses}. */
    public Builder initContainerStatuses(@Nullable List<ContainerStatus> initContainerStatuses) {
      this.initContainerStatuses = Frozen.copy(initContainerStatuses);
      return this;
    }

    /** Sets {@link PodStatus#message}. */
    public Builder message(@Nullable String message) {
      this.message = message;
      return this;
    }

    /** Sets {@link PodStatus#nominatedNodeName}. */
    public Builder nominatedNodeName(@Nullable String nominatedNodeName) {
      this.nominatedNodeName = nominatedNodeName;
      return this;
    }

    /** Sets {@link PodStatus#observedGeneration}. */
    public Builder observedGeneration(@Nullable Long observedGeneration) {
      this.observedGeneration = observedGeneration;
      return this;
    }

    /** Sets {@link PodStatus#phase}. */
    public Builder phase(@Nullable PodPhase phase) {
      this.phase = phase;
      return this;
    }

    /** Sets {@link PodStatus#podIP}. */
    public Builder podIP(@Nullable String podIP) {
      this.podIP = podIP;
      return this;
    }

    /** Sets {@link PodStatus#podIPs}. */
    public Builder podIPs(@Nullable List<PodIP> podIPs) {
      this.podIPs = Frozen.copy(podIPs);
      return this;
    }

    /** Sets {@link PodStatus#qosClass}. */
    public Builder qosClass(@Nullable String qosClass) {
      this.qosClass = qosClass;
      return this;
    }

    /** Sets {@link PodStatus#reason}. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /** Sets {@link PodStatus#resourceClaimStatuses}. */
    public Builder resourceClaimStatuses(
        @Nullable List<PodResourceClaimStatus> resourceClaimStatuses) {
      this.resourceClaimStatuses = Frozen.copy(resourceClaimStatuses);
      return this;
    }

    /** Sets {@link PodStatus#startTime}. */
    public Builder startTime(@Nullable Timestamp startTime) {
      this.startTime = startTime;
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public PodStatus build() {
      return new PodStatus(
          conditions,
          containerStatuses,
          hostIP,
          initContainerStatuses,
          message,
          nominatedNodeName,
          observedGeneration,
          phase,
          podIP,
          podIPs,
          qosClass,
          reason,
          resourceClaimStatuses,
          startTime,
          unknownFields);
    }
  }
}
