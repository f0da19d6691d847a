package io.fairlead.api.core.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a node.
 *
 * @param addresses where it is reached; unique by type
 * @param allocatable what pods may use, by resource
 * @param capacity what the machine has, by resource
 * @param conditions what is known about the state, one entry per type; unique by type
 * @param nodeInfo versions and identities
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeStatus(
    @JsonProperty("addresses") @Nullable List<NodeAddress> addresses,
    @JsonProperty("allocatable") @Nullable Map<String, Quantity> allocatable,
    @JsonProperty("capacity") @Nullable Map<String, Quantity> capacity,
    @JsonProperty("conditions") @Nullable List<NodeCondition> conditions,
    @JsonProperty("nodeInfo") @Nullable NodeSystemInfo nodeInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public NodeStatus {
    addresses = Frozen.list(addresses);
    allocatable = Frozen.map(allocatable);
    capacity = Frozen.map(capacity);
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

  /** Builds {@link NodeStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable List<NodeAddress> addresses;
    private @Nullable Map<String, Quantity> allocatable;
    private @Nullable Map<String, Quantity> capacity;
    private @Nullable List<NodeCondition> conditions;
    private @Nullable NodeSystemInfo nodeInfo;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(NodeStatus present) {
      addresses = present.addresses;
      allocatable = present.allocatable;
      capacity = present.capacity;
      conditions = present.conditions;
      nodeInfo = present.nodeInfo;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link NodeStatus#addresses}. */
    public Builder addresses(@Nullable List<NodeAddress> addresses) {
      this.addresses = Frozen.copy(addresses);
      return this;
    }

    /** Sets {@link NodeStatus#allocatable}. */
    public Builder allocatable(@Nullable Map<String, Quantity> allocatable) {
      this.allocatable = Frozen.copy(allocatable);
      return this;
    }

    /** Sets {@link NodeStatus#capacity}. */
    public Builder capacity(@Nullable Map<String, Quantity> capacity) {
      this.capacity = Frozen.copy(capacity);
      return this;
    }

    /** Sets {@link NodeStatus#conditions}. */
    public Builder conditions(@Nullable List<NodeCondition> conditions) {
      this.conditions = Frozen.copy(conditions);
      return this;
    }

    /** Sets {@link NodeStatus#nodeInfo}. */
    public Builder nodeInfo(@Nullable NodeSystemInfo nodeInfo) {
      this.nodeInfo = nodeInfo;
      return this;
    }

    /** Changes {@link NodeStatus#nodeInfo}, starting from the present one. */
    public Builder nodeInfo(UnaryOperator<NodeSystemInfo.Builder> changes) {
      nodeInfo =
          changes.apply(nodeInfo == null ? NodeSystemInfo.builder() : nodeInfo.toBuilder()).build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public NodeStatus build() {
      return new NodeStatus(addresses, allocatable, capacity, conditions, nodeInfo, unknownFields);
    }
  }
}
