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
 * Devices or counters of one pool of a driver.
 *
 * @param allNodes whether every node can use the devices
 * @param devices the devices of the slice; at most 128, or 64 if any has taints, counters or lists
 * @param driver name of the driver; required by the API
 * @param nodeName the node that has the devices
 * @param nodeSelector the nodes that can use the devices
 * @param partitionTypeAttribute attribute that tells partitions apart (1.37, alpha)
 * @param perDeviceNodeSelection whether each device says so itself
 * @param pool which pool it belongs to; required by the API
 * @param sharedCounters counters from which devices take; in a slice without devices
 * @param skipNodeOperations calls to the driver that are not needed (1.37, alpha); a set
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceSliceSpec(
    @JsonProperty("allNodes") @Nullable Boolean allNodes,
    @JsonProperty("devices") @Nullable List<Device> devices,
    @JsonProperty("driver") @Nullable String driver,
    @JsonProperty("nodeName") @Nullable String nodeName,
    @JsonProperty("nodeSelector") @Nullable NodeSelector nodeSelector,
    @JsonProperty("partitionTypeAttribute") @Nullable String partitionTypeAttribute,
    @JsonProperty("perDeviceNodeSelection") @Nullable Boolean perDeviceNodeSelection,
    @JsonProperty("pool") @Nullable ResourcePool pool,
    @JsonProperty("sharedCounters") @Nullable List<CounterSet> sharedCounters,
    @JsonProperty("skipNodeOperations") @Nullable List<String> skipNodeOperations,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceSliceSpec {
    devices = Frozen.list(devices);
    sharedCounters = Frozen.list(sharedCounters);
    skipNodeOperations = Frozen.list(skipNodeOperations);
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

  /** Builds {@link ResourceSliceSpec}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Boolean allNodes;
    private @Nullable List<Device> devices;
    private @Nullable String driver;
    private @Nullable String nodeName;
    private @Nullable NodeSelector nodeSelector;
    private @Nullable String partitionTypeAttribute;
    private @Nullable Boolean perDeviceNodeSelection;
    private @Nullable ResourcePool pool;
    private @Nullable List<CounterSet> sharedCounters;
    private @Nullable List<String> skipNodeOperations;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceSliceSpec present) {
      allNodes = present.allNodes;
      devices = present.devices;
      driver = present.driver;
      nodeName = present.nodeName;
      nodeSelector = present.nodeSelector;
      partitionTypeAttribute = present.partitionTypeAttribute;
      perDeviceNodeSelection = present.perDeviceNodeSelection;
      pool = present.pool;
      sharedCounters = present.sharedCounters;
      skipNodeOperations = present.skipNodeOperations;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceSliceSpec#allNodes}. */
    public Builder allNodes(@Nullable Boolean allNodes) {
      this.allNodes = allNodes;
      return this;
    }

    /** Sets {@link ResourceSliceSpec#devices}. */
    public Builder devices(@Nullable List<Device> devices) {
      this.devices = Frozen.copy(devices);
      return this;
    }

    /** Sets {@link ResourceSliceSpec#driver}. */
    public Builder driver(@Nullable String driver) {
      this.driver = driver;
      return this;
    }

    /** Sets {@link ResourceSliceSpec#nodeName}. */
    public Builder nodeName(@Nullable String nodeName) {
      this.nodeName = nodeName;
      return this;
    }

    /** Sets {@link ResourceSliceSpec#nodeSelector}. */
    public Builder nodeSelector(@Nullable NodeSelector nodeSelector) {
      this.nodeSelector = nodeSelector;
      return this;
    }

    /** Changes {@link ResourceSliceSpec#nodeSelector}, starting from the present one. */
    public Builder nodeSelector(UnaryOperator<NodeSelector.Builder> changes) {
      nodeSelector =
          changes
              .apply(nodeSelector == null ? NodeSelector.builder() : nodeSelector.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ResourceSliceSpec#partitionTypeAttribute}. */
    public Builder partitionTypeAttribute(@Nullable String partitionTypeAttribute) {
      this.partitionTypeAttribute = partitionTypeAttribute;
      return this;
    }

    /** Sets {@link ResourceSliceSpec#perDeviceNodeSelection}. */
    public Builder perDeviceNodeSelection(@Nullable Boolean perDeviceNodeSelection) {
      this.perDeviceNodeSelection = perDeviceNodeSelection;
      return this;
    }

    /** Sets {@link ResourceSliceSpec#pool}. */
    public Builder pool(@Nullable ResourcePool pool) {
      this.pool = pool;
      return this;
    }

    /** Changes {@link ResourceSliceSpec#pool}, starting from the present one. */
    public Builder pool(UnaryOperator<ResourcePool.Builder> changes) {
      pool = changes.apply(pool == null ? ResourcePool.builder() : pool.toBuilder()).build();
      return this;
    }

    /** Sets {@link ResourceSliceSpec#sharedCounters}. */
    public Builder sharedCounters(@Nullable List<CounterSet> sharedCounters) {
      this.sharedCounters = Frozen.copy(sharedCounters);
      return this;
    }

    /** Sets {@link ResourceSliceSpec#skipNodeOperations}. */
    public Builder skipNodeOperations(@Nullable List<String> skipNodeOperations) {
      this.skipNodeOperations = Frozen.copy(skipNodeOperations);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceSliceSpec build() {
      return new ResourceSliceSpec(
          allNodes,
          devices,
          driver,
          nodeName,
          nodeSelector,
          partitionTypeAttribute,
          perDeviceNodeSelection,
          pool,
          sharedCounters,
          skipNodeOperations,
          unknownFields);
    }
  }
}
