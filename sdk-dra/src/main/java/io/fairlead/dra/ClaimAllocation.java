package io.fairlead.dra;

import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import java.util.List;

/**
 * What a claim got.
 *
 * @param claim the claim
 * @param allocation exactly what belongs into its {@code status.allocation}
 */
public record ClaimAllocation(ClaimRef claim, AllocationResult allocation) {

  /** Returns the devices in the order of allocation. */
  public List<DeviceId> devices() {
    return results().stream().map(ClaimAllocation::device).toList();
  }

  List<DeviceRequestAllocationResult> results() {
    DeviceAllocationResult devices = allocation.devices();
    List<DeviceRequestAllocationResult> results = devices == null ? null : devices.results();
    return results == null ? List.of() : results;
  }

  static DeviceId device(DeviceRequestAllocationResult result) {
    return new DeviceId(
        Texts.orEmpty(result.driver()),
        Texts.orEmpty(result.pool()),
        Texts.orEmpty(result.device()));
  }
}
