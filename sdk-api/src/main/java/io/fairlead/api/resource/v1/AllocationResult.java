package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which devices were given.
 *
 * @param allocationTimestamp when the devices were given
 * @param devices what was given
 * @param nodeSelector where the devices can be used; everywhere if absent
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllocationResult(
    @JsonProperty("allocationTimestamp") @Nullable Timestamp allocationTimestamp,
    @JsonProperty("devices") @Nullable DeviceAllocationResult devices,
    @JsonProperty("nodeSelector") @Nullable NodeSelector nodeSelector,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public AllocationResult {
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

  /** Builds {@link AllocationResult}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable Timestamp allocationTimestamp;
    private @Nullable DeviceAllocationResult devices;
    private @Nullable NodeSelector nodeSelector;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(AllocationResult present) {
      allocationTimestamp = present.allocationTimestamp;
      devices = present.devices;
      nodeSelector = present.nodeSelector;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link AllocationResult#allocationTimestamp}. */
    public Builder allocationTimestamp(@Nullable Timestamp allocationTimestamp) {
      this.allocationTimestamp = allocationTimestamp;
      return this;
    }

    /** Sets {@link AllocationResult#devices}. */
    public Builder devices(@Nullable DeviceAllocationResult devices) {
      this.devices = devices;
      return this;
    }

    /** Changes {@link AllocationResult#devices}, starting from the present one. */
    public Builder devices(UnaryOperator<DeviceAllocationResult.Builder> changes) {
      devices =
          changes
              .apply(devices == null ? DeviceAllocationResult.builder() : devices.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link AllocationResult#nodeSelector}. */
    public Builder nodeSelector(@Nullable NodeSelector nodeSelector) {
      this.nodeSelector = nodeSelector;
      return this;
    }

    /** Changes {@link AllocationResult#nodeSelector}, starting from the present one. */
    public Builder nodeSelector(UnaryOperator<NodeSelector.Builder> changes) {
      nodeSelector =
          changes
              .apply(nodeSelector == null ? NodeSelector.builder() : nodeSelector.toBuilder())
              .build();
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public AllocationResult build() {
      return new AllocationResult(allocationTimestamp, devices, nodeSelector, unknownFields);
    }
  }
}
