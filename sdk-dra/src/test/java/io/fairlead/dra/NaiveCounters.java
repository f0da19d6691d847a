package io.fairlead.dra;

import static io.fairlead.dra.NaiveRules.or;

import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shared counters as the plain algorithm sees them: everything is added up anew. */
final class NaiveCounters {

  private NaiveCounters() {}

  /** Whether there is enough in the sets for one device more. */
  static boolean suffice(Collection<CounterSet> sets, Device device, List<Device> drawing) {
    if (NaivePools.consumed(device).isEmpty()) {
      return true;
    }
    Map<String, BigDecimal> left = new HashMap<>();
    sets.forEach(
        set ->
            set.counters()
                .forEach((n, c) -> left.put(set.name() + "/" + n, c.value().toBigDecimal())));
    List<Device> all = new ArrayList<>(drawing);
    all.add(device);
    for (Device each : all) {
      for (DeviceCounterConsumption one : NaivePools.consumed(each)) {
        one.counters()
            .forEach(
                (n, c) ->
                    left.merge(
                        one.counterSet() + "/" + n,
                        c.value().toBigDecimal(),
                        BigDecimal::subtract));
      }
    }
    return left.values().stream().allMatch(amount -> amount.signum() >= 0);
  }

  /** Whether it may draw from a set beside those that do, by the groups that they name. */
  static boolean isCompatible(Device device, List<Device> drawing) {
    for (DeviceCounterConsumption own : NaivePools.consumed(device)) {
      Set<String> common = null;
      for (Device each : drawing) {
        for (DeviceCounterConsumption other : NaivePools.consumed(each)) {
          if (other.counterSet().equals(own.counterSet())) {
            Set<String> groups = new TreeSet<>(or(other.compatibilityGroups()));
            if (common == null) {
              common = groups;
            } else if (!common.isEmpty() && !groups.isEmpty()) {
              common.retainAll(groups);
              if (common.isEmpty()) {
                common.add("nothing");
              }
            }
          }
        }
      }
      Set<String> mine = new TreeSet<>(or(own.compatibilityGroups()));
      if (common != null && (mine.isEmpty() || common.isEmpty())) {
        if (mine.isEmpty() != common.isEmpty()) {
          return false;
        }
      } else if (common != null) {
        mine.retainAll(common);
        if (mine.isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }
}
