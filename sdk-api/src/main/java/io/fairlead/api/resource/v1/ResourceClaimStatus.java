package io.fairlead.api.resource.v1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairlead.api.wire.Frozen;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which devices were given, and who uses them.
 *
 * @param allocation which devices were given; absent until then
 * @param devices what drivers say about the devices given; unique by driver and device and pool and
 *     shareID
 * @param reservedFor who uses it; at most 256 users, mostly pods; unique by uid
 * @param unknownFields fields not known here, in order of arrival
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceClaimStatus(
    @JsonProperty("allocation") @Nullable AllocationResult allocation,
    @JsonProperty("devices") @Nullable List<AllocatedDeviceStatus> devices,
    @JsonProperty("reservedFor") @Nullable List<ResourceClaimConsumerReference> reservedFor,
    @JsonAnySetter @JsonAnyGetter Map<String, Json> unknownFields) {

  public ResourceClaimStatus {
    devices = Frozen.list(devices);
    reservedFor = Frozen.list(reservedFor);
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

  /** Builds {@link ResourceClaimStatus}; checks nothing. Not thread-safe. */
  public static final class Builder {
    private @Nullable AllocationResult allocation;
    private @Nullable List<AllocatedDeviceStatus> devices;
    private @Nullable List<ResourceClaimConsumerReference> reservedFor;
    private Map<String, Json> unknownFields = Map.of();

    private Builder() {}

    private Builder(ResourceClaimStatus present) {
      allocation = present.allocation;
      devices = present.devices;
      reservedFor = present.reservedFor;
      unknownFields = present.unknownFields;
    }

    /** Sets {@link ResourceClaimStatus#allocation}. */
    public Builder allocation(@Nullable AllocationResult allocation) {
      this.allocation = allocation;
      return this;
    }

    /** Changes {@link ResourceClaimStatus#allocation}, starting from the present one. */
    public Builder allocation(UnaryOperator<AllocationResult.Builder> changes) {
      allocation =
          changes
              .apply(allocation == null ? AllocationResult.builder() : allocation.toBuilder())
              .build();
      return this;
    }

    /** Sets {@link ResourceClaimStatus#devices}. */
    public Builder devices(@Nullable List<AllocatedDeviceStatus> devices) {
      this.devices = Frozen.copy(devices);
      return this;
    }

    /** Sets {@link ResourceClaimStatus#reservedFor}. */
    public Builder reservedFor(@Nullable List<ResourceClaimConsumerReference> reservedFor) {
      this.reservedFor = Frozen.copy(reservedFor);
      return this;
    }

    /** Sets a field that is not known here. */
    public Builder unknownField(String name, Json value) {
      unknownFields = Frozen.with(unknownFields, name, value);
      return this;
    }

    /** Returns the record. */
    public ResourceClaimStatus build() {
      return new ResourceClaimStatus(allocation, devices, reservedFor, unknownFields);
    }
  }
}
