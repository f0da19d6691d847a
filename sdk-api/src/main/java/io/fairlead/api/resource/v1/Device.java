package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A device with its attributes and capacities.
 *
 * @param allNodes whether every node can use it; only with perDeviceNodeSelection
 * @param allowMultipleAllocations whether several claims may share it
 * @param attributes by qualified name; a name without a domain belongs to the driver
 * @param bindingConditions conditions of the device that must hold before a pod is bound
 * @param bindingFailureConditions conditions of the device that make the binding fail
 * @param bindsToNode whether the claim is bound to the node that was chosen
 * @param capacity by qualified name
 * @param consumesCounters what the device takes from shared counters
 * @param name its name; required by the API
 * @param nodeAllocatableResourceMappings of Kubernetes 1.36 only; 1.37 has nodeAllocatableResources
 * @param nodeAllocatableResources node resources that the device stands for or needs (1.37, alpha)
 * @param nodeName the node it is on; only with perDeviceNodeSelection
 * @param nodeSelector the nodes that can use it; only with perDeviceNodeSelection
 * @param taints what keeps claims away
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Device(
    @JsonProperty("allNodes") @Nullable Boolean allNodes,
    @JsonProperty("allowMultipleAllocations") @Nullable Boolean allowMultipleAllocations,
    @JsonProperty("attributes") @Nullable Map<String, DeviceAttribute> attributes,
    @JsonProperty("bindingConditions") @Nullable List<String> bindingConditions,
    @JsonProperty("bindingFailureConditions") @Nullable List<String> bindingFailureConditions,
    @JsonProperty("bindsToNode") @Nullable Boolean bindsToNode,
    @JsonProperty("capacity") @Nullable Map<String, DeviceCapacity> capacity,
    @JsonProperty("consumesCounters") @Nullable List<DeviceCounterConsumption> consumesCounters,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("nodeAllocatableResourceMappings")
        @Nullable Map<String, NodeAllocatableResourceMapping> nodeAllocatableResourceMappings,
    @JsonProperty("nodeAllocatableResources")
        @Nullable Map<String, NodeAllocatableResource> nodeAllocatableResources,
    @JsonProperty("nodeName") @Nullable String nodeName,
    @JsonProperty("nodeSelector") @Nullable NodeSelector nodeSelector,
    @JsonProperty("taints") @Nullable List<DeviceTaint> taints,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public Device {
    attributes = Frozen.map(attributes);
    bindingConditions = Frozen.list(bindingConditions);
    bindingFailureConditions = Frozen.list(bindingFailureConditions);
    capacity = Frozen.map(capacity);
    consumesCounters = Frozen.list(consumesCounters);
    nodeAllocatableResourceMappings = Frozen.map(nodeAllocatableResourceMappings);
    nodeAllocatableResources = Frozen.map(nodeAllocatableResources);
    taints = Frozen.list(taints);
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

  /** Builds {@link Device}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean allNodes;
    private @Nullable Boolean allowMultipleAllocations;
    private @Nullable Map<String, DeviceAttribute> attributes;
    private @Nullable List<String> bindingConditions;
    private @Nullable List<String> bindingFailureConditions;
    private @Nullable Boolean bindsToNode;
    private @Nullable Map<String, DeviceCapacity> capacity;
    private @Nullable List<DeviceCounterConsumption> consumesCounters;
    private @Nullable String name;
    private @Nullable Map<String, NodeAllocatableResourceMapping> nodeAllocatableResourceMappings;
    private @Nullable Map<String, NodeAllocatableResource> nodeAllocatableResources;
    private @Nullable String nodeName;
    private @Nullable NodeSelector nodeSelector;
    private @Nullable List<DeviceTaint> taints;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(Device present) {
      allNodes = present.allNodes;
      allowMultipleAllocations = present.allowMultipleAllocations;
      attributes = present.attributes;
      bindingConditions = present.bindingConditions;
      bindingFailureConditions = present.bindingFailureConditions;
      bindsToNode = present.bindsToNode;
      capacity = present.capacity;
      consumesCounters = present.consumesCounters;
      name = present.name;
      nodeAllocatableResourceMappings = present.nodeAllocatableResourceMappings;
      nodeAllocatableResources = present.nodeAllocatableResources;
      nodeName = present.nodeName;
      nodeSelector = present.nodeSelector;
      taints = present.taints;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link Device#allNodes}. */
    public Builder allNodes(@Nullable Boolean allNodes) {
      this.allNodes = allNodes;
      return this;
    }

    /** Sets {@link Device#allowMultipleAllocations}. */
    public Builder allowMultipleAllocations(@Nullable Boolean allowMultipleAllocations) {
      this.allowMultipleAllocations = allowMultipleAllocations;
      return this;
    }

    /** Sets {@link Device#attributes}. */
    public Builder attributes(@Nullable Map<String, DeviceAttribute> attributes) {
      this.attributes = Frozen.copy(attributes);
      return this;
    }

    /** Sets {@link Device#bindingConditions}. */
    public Builder bindingConditions(@Nullable List<String> bindingConditions) {
      this.bindingConditions = Frozen.copy(bindingConditions);
      return this;
    }

    /** Sets {@link Device#bindingFailureConditions}. */
    public Builder bindingFailureConditions(@Nullable List<String> bindingFailureConditions) {
      this.bindingFailureConditions = Frozen.copy(bindingFailureConditions);
      return this;
    }

    /** Sets {@link Device#bindsToNode}. */
    public Builder bindsToNode(@Nullable Boolean bindsToNode) {
      this.bindsToNode = bindsToNode;
      return this;
    }

    /** Sets {@link Device#capacity}. */
    public Builder capacity(@Nullable Map<String, DeviceCapacity> capacity) {
      this.capacity = Frozen.copy(capacity);
      return this;
    }

    /** Sets {@link Device#consumesCounters}. */
    public Builder consumesCounters(@Nullable List<DeviceCounterConsumption> consumesCounters) {
      this.consumesCounters = Frozen.copy(consumesCounters);
      return this;
    }

    /** Sets {@link Device#name}. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@link Device#nodeAllocatableResourceMappings}. */
    public Builder nodeAllocatableResourceMappings(
        @Nullable Map<String, NodeAllocatableResourceMapping> nodeAllocatableResourceMappings) {
      this.nodeAllocatableResourceMappings = Frozen.copy(nodeAllocatableResourceMappings);
      return this;
    }

    /** Sets {@link Device#nodeAllocatableResources}. */
    public Builder nodeAllocatableResources(
        @Nullable Map<String, NodeAllocatableResource> nodeAllocatableResources) {
      this.nodeAllocatableResources = Frozen.copy(nodeAllocatableResources);
      return this;
    }

    /** Sets {@link Device#nodeName}. */
    public Builder nodeName(@Nullable String nodeName) {
      this.nodeName = nodeName;
      return this;
    }

    /** Sets {@link Device#nodeSelector}. */
    public Builder nodeSelector(@Nullable NodeSelector nodeSelector) {
      this.nodeSelector = nodeSelector;
      return this;
    }

    /** Changes {@link Device#nodeSelector}, starting from the present one. */
    public Builder nodeSelector(UnaryOperator<NodeSelector.Builder> changes) {
      nodeSelector =
          changes
              .apply(nodeSelector == null ? NodeSelector.builder() : nodeSelector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link Device#taints}. */
    public Builder taints(@Nullable List<DeviceTaint> taints) {
      this.taints = Frozen.copy(taints);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public Device build() {
      return new Device(
          allNodes,
          allowMultipleAllocations,
          attributes,
          bindingConditions,
          bindingFailureConditions,
          bindsToNode,
          capacity,
          consumesCounters,
          name,
          nodeAllocatableResourceMappings,
          nodeAllocatableResources,
          nodeName,
          nodeSelector,
          taints,
          unknownFields);
    }
  }
}
