package io.fairlead.dra.planning;

import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.dra.PoolSupply;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what is in a pool. Not thread-safe; one per pool. */
final class PoolReports {

  private static final long STEPS = 200_000;

  private final PoolSupply pool;
  private final PartitionSupply supply;
  private final PartitionTypes typed;
  private final Map<String, Integer> unusable = new TreeMap<>();
  private final Set<Integer> held = new HashSet<>();
  private final Set<Integer> usable = new HashSet<>();
  private int unavailable;

  private PoolReports(PoolSupply pool, @Nullable String attribute) {
    this.pool = pool;
    supply = new PartitionSupply(List.of(pool), attribute);
    typed = supply.named.get(0);
  }

  /**
   * Reports on a pool.
   *
   * @param known what was computed for pools before, by all that it depends on
   */
  static PoolReport of(
      PoolSupply pool, @Nullable String attribute, Map<String, PoolReport.Partitions> known) {
    return new PoolReports(pool, attribute).report(known);
  }

  private PoolReport report(Map<String, PoolReport.Partitions> known) {
    String problem = pool.problem().orElse(null);
    for (int device = 0; device < pool.devices(); device++) {
      classify(device);
    }
    boolean partitioned = problem == null && pool.counters() > 0;
    List<PoolReport.Partition> partitions =
        partitioned
            ? known.computeIfAbsent(key(), k -> new PoolReport.Partitions(partitions())).list()
            : List.of();
    return new PoolReport(
        pool.driver(),
        pool.pool(),
        pool.generation(),
        pool.slices(),
        pool.node().orElse(null),
        problem,
        pool.devices(),
        held.size(),
        unavailable,
        usable.size(),
        unusable,
        partitions,
        shareable(),
        stranded(problem == null));
  }

  private void classify(int device) {
    Optional<DeviceTaint> taint = pool.taint(device);
    if (!pool.holders(device).isEmpty()) {
      held.add(device);
    } else if (taint.isPresent()) {
      unavailable++;
      DeviceTaint there = taint.get();
      String shown =
          there.key() + (there.value() == null ? "" : "=" + there.value()) + ":" + effect(there);
      unusable.merge("tainted " + shown, 1, Integer::sum);
    } else if (pool.problem().isPresent()) {
      unusable.merge("its pool cannot be used", 1, Integer::sum);
    } else if (!pool.fits(device)) {
      unusable.merge("counters are short for it", 1, Integer::sum);
    } else {
      usable.add(device);
    }
  }

  private static String effect(DeviceTaint taint) {
    return taint.effect() == null ? "" : taint.effect().value();
  }

  /** Pools with equal keys have equal partitions. */
  private String key() {
    StringBuilder key = new StringBuilder();
    for (PartitionUnit unit : supply.units(Map.of(0, held))) {
      key.append(unit.signature).append('\n');
    }
    for (int device = 0; device < pool.devices(); device++) {
      key.append(held.contains(device) ? '#' : usable.contains(device) ? '+' : '-')
          .append(typed.type(device))
          .append(' ');
    }
    return key.append(supply.types).append(typed.attribute()).toString();
  }

  private List<PoolReport.Partition> partitions() {
    List<PartitionUnit> units = supply.units();
    int[] total = new int[supply.types.size()];
    int[] allocated = new int[total.length];
    int[] allocatable = new int[total.length];
    for (int device = 0; device < pool.devices(); device++) {
      int type = supply.types.getOrDefault(typed.type(device), 0);
      total[type]++;
      allocated[type] += held.contains(device) ? 1 : 0;
      allocatable[type] += usable.contains(device) ? 1 : 0;
    }
    List<PoolReport.Partition> partitions = new ArrayList<>();
    supply.types.forEach(
        (name, type) -> {
          AtOnce.Range atOnce = atOnce(units, type);
          partitions.add(
              new PoolReport.Partition(
                  typed.attribute(),
                  name,
                  total[type],
                  allocated[type],
                  allocatable[type],
                  atOnce.least(),
                  atOnce.most(),
                  ifRepacked(type, atOnce.least())));
        });
    return partitions;
  }

  private AtOnce.Range atOnce(List<PartitionUnit> units, int type) {
    Map<String, AtOnce.Range> known = new HashMap<>();
    AtOnce.Range sum = new AtOnce.Range(0, 0);
    for (PartitionUnit unit : units) {
      AtOnce.Range range =
          known.computeIfAbsent(unit.signature, s -> AtOnce.count(unit, type, STEPS));
      sum = sum.plus(range);
    }
    return sum;
  }

  /** Adds one more of the type as long as everything held still finds a place somewhere. */
  private int ifRepacked(int type, int atOnce) {
    Set<Integer> movable = new TreeSet<>();
    int[] places = new int[supply.types.size()];
    for (int device : held) {
      if (pool.taint(device).isEmpty() && !pool.isShared(device)) {
        movable.add(device);
        places[supply.types.getOrDefault(typed.type(device), 0)]++;
      }
    }
    if (movable.isEmpty()) {
      return atOnce;
    }
    List<PartitionUnit> units = supply.units(Map.of(0, movable));
    PartitionPlanner planner = PartitionPlanner.of(supply);
    int fits = -1;
    for (int more = atOnce; ; more++) {
      int[] asked = places.clone();
      asked[type] += more;
      Steps steps = new Steps(STEPS);
      if (planner.best(units, asked, steps) == null) {
        return steps.isSpent() ? -1 : fits;
      }
      fits = more;
    }
  }

  private PoolReport.@Nullable Shareable shareable() {
    int untouched = 0;
    int inPart = 0;
    Map<String, Quantity[]> sums = new LinkedHashMap<>();
    boolean any = false;
    for (int device = 0; device < pool.devices(); device++) {
      if (!pool.isShared(device)) {
        continue;
      }
      any = true;
      boolean touched = held.contains(device);
      untouched += touched ? 0 : 1;
      boolean some = false;
      Map<String, DeviceCapacity> capacities = pool.record(device).capacity();
      for (Map.Entry<String, DeviceCapacity> entry :
          capacities == null
              ? Set.<Map.Entry<String, DeviceCapacity>>of()
              : capacities.entrySet()) {
        some |= sum(sums, device, entry.getKey(), entry.getValue());
      }
      inPart += touched && some ? 1 : 0;
    }
    if (!any) {
      return null;
    }
    List<PoolReport.SharedCapacity> capacities = new ArrayList<>();
    sums.forEach(
        (name, s) ->
            capacities.add(
                new PoolReport.SharedCapacity(name, s[0], s[1], s[0].minus(s[1]), s[2])));
    return new PoolReport.Shareable(untouched, inPart, capacities);
  }

  /** Adds up a capacity of a device; returns whether something of it is left. */
  private boolean sum(
      Map<String, Quantity[]> sums, int device, String name, DeviceCapacity capacity) {
    if (capacity == null || capacity.value() == null || !capacity.value().isValid()) {
      return false;
    }
    Quantity total = capacity.value();
    Quantity consumed = pool.consumed(device, name);
    Quantity left = total.minus(consumed);
    Quantity[] sum =
        sums.computeIfAbsent(
            name, n -> new Quantity[] {Quantity.ZERO, Quantity.ZERO, Quantity.ZERO});
    sum[0] = sum[0].signum() == 0 ? total : sum[0].plus(total);
    sum[1] = sum[1].plus(consumed);
    sum[2] = left.compareTo(sum[2]) > 0 ? left : sum[2];
    return left.signum() > 0;
  }

  private Map<String, Quantity> stranded(boolean isUsable) {
    Map<String, Quantity> stranded = new LinkedHashMap<>();
    if (!isUsable) {
      return stranded;
    }
    Set<Integer> reachable = new TreeSet<>();
    for (int device : usable) {
      for (int counter : pool.consumes(device)) {
        reachable.add(counter);
      }
    }
    long[] left = pool.left();
    for (int counter = 0; counter < left.length; counter++) {
      if (left[counter] > 0 && !reachable.contains(counter)) {
        stranded.put(pool.counter(counter), pool.quantity(counter, left[counter]));
      }
    }
    return stranded;
  }
}
