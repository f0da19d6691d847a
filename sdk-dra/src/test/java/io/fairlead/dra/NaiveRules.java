package io.fairlead.dra;

import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.cel.dra.CelDevice;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules of single devices and requests, as upstream describes them, plainly. */
final class NaiveRules {

  private NaiveRules() {}

  /** A device of a pool. */
  record Candidate(NaivePools.Pool pool, ResourceSlice slice, Device device) {
    String id() {
      return pool.id() + "/" + device.name();
    }
  }

  /** A request or one of its alternatives. */
  record Ask(
      String name,
      String parent,
      String className,
      List<DeviceSelector> selectors,
      boolean all,
      long count,
      boolean admin,
      List<DeviceToleration> tolerations,
      CapacityRequirements capacity,
      List<DeviceDerivedAttribute> derived) {

    boolean concerns(DeviceConstraint constraint) {
      List<String> names = constraint.requests();
      return names == null
          || names.isEmpty()
          || (parent == null
              ? names.contains(name)
              : names.contains(parent) || names.contains(parent + "/" + name));
    }
  }

  static List<Ask> asks(DeviceRequest request) {
    List<Ask> options = new ArrayList<>();
    if (request.exactly() != null) {
      var it = request.exactly();
      options.add(
          new Ask(
              request.name(),
              null,
              it.deviceClassName(),
              or(it.selectors()),
              isAll(it.allocationMode()),
              it.count() == null ? 1 : it.count(),
              Boolean.TRUE.equals(it.adminAccess()),
              or(it.tolerations()),
              it.capacity(),
              or(it.derivedAttributes())));
    } else {
      for (DeviceSubRequest it : request.firstAvailable()) {
        options.add(
            new Ask(
                it.name(),
                request.name(),
                it.deviceClassName(),
                or(it.selectors()),
                isAll(it.allocationMode()),
                it.count() == null ? 1 : it.count(),
                false,
                or(it.tolerations()),
                it.capacity(),
                or(it.derivedAttributes())));
      }
    }
    return options;
  }

  static boolean isAll(Object mode) {
    return mode != null && mode.toString().equals("All");
  }

  static <T> List<T> or(List<T> list) {
    return list == null ? List.of() : list;
  }

  static CelDevice cel(Candidate candidate) {
    CelDevice.Builder device = CelDevice.builder(candidate.pool.driver);
    device.allowMultipleAllocations(
        Boolean.TRUE.equals(candidate.device.allowMultipleAllocations()));
    for (var entry : orEmpty(candidate.device.attributes()).entrySet()) {
      DeviceAttribute value = entry.getValue();
      if (value.string() != null) {
        device.attribute(entry.getKey(), value.string());
      } else if (value.intValue() != null) {
        device.attribute(entry.getKey(), value.intValue());
      } else if (value.bool() != null) {
        device.attribute(entry.getKey(), value.bool());
      } else if (value.version() != null) {
        device.version(entry.getKey(), value.version());
      } else if (value.strings() != null) {
        device.list(entry.getKey(), value.strings());
      } else {
        device.list(entry.getKey(), value.ints());
      }
    }
    orEmpty(candidate.device.capacity()).forEach((name, c) -> device.capacity(name, c.value()));
    return device.build();
  }

  static <T> Map<String, T> orEmpty(Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  /** What the device's capacities would be charged; null if it lacks one that is asked for. */
  static Map<String, BigDecimal> charge(Ask ask, Candidate candidate, boolean fractions) {
    Map<String, DeviceCapacity> capacities = orEmpty(candidate.device.capacity());
    var requests = ask.capacity == null ? Map.<String, Quantity>of() : ask.capacity.requests();
    if (!capacities.keySet().containsAll(requests.keySet())) {
      return null;
    }
    Map<String, BigDecimal> charged = new LinkedHashMap<>();
    capacities.forEach(
        (name, capacity) -> {
          var policy = capacity.requestPolicy();
          var request = requests.get(name);
          BigDecimal amount;
          if (request == null) {
            amount =
                policy != null && policy.defaultValue() != null
                    ? policy.defaultValue().toBigDecimal()
                    : capacity.value().toBigDecimal();
          } else {
            amount = rounded(request.toBigDecimal(), policy, fractions);
          }
          charged.put(name, amount);
        });
    return charged;
  }

  static BigDecimal rounded(BigDecimal request, CapacityRequestPolicy policy, boolean fractions) {
    if (policy == null) {
      return request;
    } else if (policy.validRange() != null) {
      BigDecimal min = policy.validRange().min().toBigDecimal();
      if (request.compareTo(min) < 0 || policy.validRange().step() == null) {
        return request.max(min);
      }
      BigDecimal step = unit(policy.validRange().step().toBigDecimal(), fractions);
      BigDecimal amount = unit(min, fractions);
      while (amount.compareTo(unit(request, fractions)) < 0) {
        amount = amount.add(step);
      }
      return amount;
    }
    for (var valid : or(policy.validValues())) {
      if (request.compareTo(valid.toBigDecimal()) <= 0) {
        return valid.toBigDecimal();
      }
    }
    return request;
  }

  static boolean violates(BigDecimal amount, CapacityRequestPolicy policy, boolean fractions) {
    if (policy == null
        || (policy.defaultValue() != null
            && policy.defaultValue().toBigDecimal().compareTo(amount) == 0)) {
      return false;
    } else if (policy.validRange() != null) {
      var range = policy.validRange();
      if (range.max() != null && amount.compareTo(range.max().toBigDecimal()) > 0) {
        return true;
      }
      BigDecimal above =
          unit(amount, fractions).subtract(unit(range.min().toBigDecimal(), fractions));
      return range.step() != null
          && above.remainder(unit(range.step().toBigDecimal(), fractions)).signum() != 0;
    }
    return !or(policy.validValues()).isEmpty()
        && policy.validValues().stream().noneMatch(v -> v.toBigDecimal().compareTo(amount) == 0);
  }

  /** Without fractions, ranges are reckoned in whole units, rounded up. */
  private static BigDecimal unit(BigDecimal amount, boolean fractions) {
    return fractions ? amount : amount.setScale(0, RoundingMode.CEILING);
  }

  static boolean tainted(Ask ask, Device device) {
    for (DeviceTaint taint : or(device.taints())) {
      if (taint.effect().value().equals("None")) {
        continue;
      }
      boolean tolerated = false;
      for (DeviceToleration it : ask.tolerations) {
        tolerated |=
            (it.effect() == null || it.effect().equals(taint.effect()))
                && (it.key() == null || it.key().equals(taint.key()))
                && (it.operator().value().equals("Exists")
                    || Objects.equals(it.value(), taint.value()));
      }
      if (!tolerated) {
        return true;
      }
    }
    return false;
  }
}
