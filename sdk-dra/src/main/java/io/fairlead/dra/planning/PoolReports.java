package io.fairlead.dra.planning;

import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.dra.PoolSupply;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * What was computed for other pools, by all that it depends on: thousands of nodes differ in
   * little. Not thread-safe; one per report.
   */
  static final class Memo {
    private final Map<String, PoolReport.Partitions> partitions = new HashMap<>();
    private final Map<String, AtOnce.Range> atOnce = new HashMap<>();
    private final Map<String, Integer> repacked = new HashMap<>();
  }

  private final PoolSupply pool;
  private final Memo memo;
  private final PartitionSupply supply;
  private final PartitionTypes typed;
  private final Map<String, Integer> unusable = new TreeMap<>();
  private final Set<Integer> held = new HashSet<>();
  private final Set<Integer> movable = new TreeSet<>();
  private final Set<Integer> usable = new HashSet<>();
  private @Nullable List<PartitionUnit> emptied;
  private int unavailable;

  private PoolReports(PoolSupply pool, @Nullable String attribute, Memo memo) {
    this.pool = pool;
    this.memo = memo;
    supply = new PartitionSupply(List.of(pool), attribute);
    typed = supply.named.get(0);
  }

  static PoolReport of(PoolSupply pool, @Nullable String attribute, Memo memo) {
    return new PoolReports(pool, attribute, memo).report();
  }

  private PoolReport report() {
    String problem = pool.problem().orElse(null);
    for (int device = 0; device < pool.devices(); device++) {
      classify(device);
    }
    boolean partitioned = problem == null && pool.counters() > 0;
    List<PoolReport.Partition> partitions = partitioned ? partitionsLikeThese() : List.of();
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
      if (taint.isEmpty() && !pool.isShared(device)) {
        movable.add(device);
      }
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

  private List<PoolReport.Partition> partitionsLikeThese() {
    String key = key();
    PoolReport.Partitions known = memo.partitions.get(key);
    if (known == null) {
      known = new PoolReport.Partitions(partitions());
      memo.partitions.put(key, known);
    }
    return known.list();
  }

  /** Pools with equal keys have equal partitions. */
  private String key() {
    StringBuilder key = new StringBuilder(signature(emptied()));
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
    AtOnce.Range sum = new AtOnce.Range(0, 0);
    for (PartitionUnit unit : units) {
      AtOnce.Range range =
          memo.atOnce.computeIfAbsent(
              type + " " + unit.signature, s -> AtOnce.count(unit, type, STEPS));
      sum = sum.plus(range);
    }
    return sum;
  }

  /** Returns how many of a type fit if everything that can move finds another place. */
  private int ifRepacked(int type, int atOnce) {
    if (movable.isEmpty()) {
      return atOnce;
    }
    int[] places = new int[supply.types.size()];
    for (int device : movable) {
      places[supply.types.getOrDefault(typed.type(device), 0)]++;
    }
    // Where partitions are held now does not matter when all of them can move, only how many.
    List<PartitionUnit> units = emptied();
    String key = type + Arrays.toString(places) + signature(units);
    Integer known = memo.repacked.get(key);
    if (known == null) {
      known = repacked(units, places, type, atOnce);
      memo.repacked.put(key, known);
    }
    return known;
  }

  /** Returns the units as if everything that can move had gone. */
  private List<PartitionUnit> emptied() {
    List<PartitionUnit> units = emptied;
    if (units == null) {
      units = supply.units(Map.of(0, movable));
      emptied = units;
    }
    return units;
  }

  private static String signature(List<PartitionUnit> units) {
    StringBuilder text = new StringBuilder();
    units.forEach(unit -> text.append('\n').append(unit.signature));
    return text.toString();
  }

  private int repacked(List<PartitionUnit> units, int[] places, int type, int atOnce) {
    PartitionPlanner planner = PartitionPlanner.of(supply);
    int most = atOnce(units, type).most() - places[type];
    for (int more = Math.max(most, atOnce); more >= atOnce; more--) { // most often it is the most
      int[] asked = places.clone();
      asked[type] += more;
      Steps steps = new Steps(STEPS);
      if (planner.best(units, asked, false, steps) != null) {
        return more;
      } else if (steps.isSpent()) {
        return -1;
      }
    }
    return atOnce;
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
