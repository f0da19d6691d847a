package io.fairlead.dra;

import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequestPolicyRange;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a slice must have for the allocator to make sense of it. The API server checks far more;
 * this is what upstream's allocator, which relies on that check, would fall over.
 */
final class SliceRules {

  private SliceRules() {}

  /** Returns the rule that is broken first, {@code null} if none is. */
  static @Nullable String problem(ResourceSliceSpec spec) {
    if (Texts.orEmpty(spec.driver()).isEmpty()) {
      return "spec.driver: Required value";
    } else if (spec.pool() == null || Texts.orEmpty(spec.pool().name()).isEmpty()) {
      return "spec.pool.name: Required value";
    }
    for (Device device : Texts.orEmpty(spec.devices())) {
      String problem = problem(device);
      if (problem != null) {
        return "device " + Texts.orEmpty(device.name()) + ": " + problem;
      }
    }
    for (CounterSet set : Texts.orEmpty(spec.sharedCounters())) {
      String problem =
          Texts.orEmpty(set.name()).isEmpty()
              ? "name: Required value"
              : problem(Texts.orEmpty(set.counters()));
      if (problem != null) {
        return "counter set " + Texts.orEmpty(set.name()) + ": " + problem;
      }
    }
    return null;
  }

  private static @Nullable String problem(Device device) {
    if (Texts.orEmpty(device.name()).isEmpty()) {
      return "name: Required value";
    }
    for (DeviceCounterConsumption consumption : Texts.orEmpty(device.consumesCounters())) {
      String problem = problem(Texts.orEmpty(consumption.counters()));
      if (problem != null) {
        return "consumes " + consumption.counterSet() + ": " + problem;
      }
    }
    if (device.capacity() == null) {
      return null;
    }
    for (Map.Entry<String, DeviceCapacity> entry : device.capacity().entrySet()) {
      String problem = problem(entry.getValue());
      if (problem != null) {
        return "capacity " + entry.getKey() + ": " + problem;
      }
    }
    return null;
  }

  private static @Nullable String problem(Map<String, Counter> counters) {
    for (Map.Entry<String, Counter> entry : counters.entrySet()) {
      if (!isSound(entry.getValue().value())) {
        return "counter " + entry.getKey() + " must be a quantity";
      }
    }
    return null;
  }

  private static @Nullable String problem(DeviceCapacity capacity) {
    if (!isSound(capacity.value())) {
      return "value must be a quantity";
    }
    CapacityRequestPolicy policy = capacity.requestPolicy();
    if (policy == null) {
      return null;
    } else if (policy.defaultValue() != null && !policy.defaultValue().isValid()) {
      return "requestPolicy.default must be a quantity";
    }
    for (Quantity value : Texts.orEmpty(policy.validValues())) {
      if (!value.isValid()) {
        return "requestPolicy.validValues must be quantities";
      }
    }
    return policy.validRange() == null ? null : problem(policy.validRange());
  }

  private static @Nullable String problem(CapacityRequestPolicyRange range) {
    if (!isSound(range.min())) {
      return "requestPolicy.validRange.min must be a quantity";
    } else if (range.max() != null && !range.max().isValid()) {
      return "requestPolicy.validRange.max must be a quantity";
    } else if (range.step() != null && (!range.step().isValid() || range.step().signum() <= 0)) {
      return "requestPolicy.validRange.step must be a quantity above 0";
    }
    return null;
  }

  private static boolean isSound(@Nullable Quantity quantity) {
    return quantity != null && quantity.isValid();
  }
}
