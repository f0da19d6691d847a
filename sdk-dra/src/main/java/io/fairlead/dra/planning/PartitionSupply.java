package io.fairlead.dra.planning;

import io.fairlead.dra.PoolSupply;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pools that a plan is about, their types of partitions, and the units in them. Immutable. */
final class PartitionSupply {

  final List<PoolSupply> pools;
  final List<PartitionTypes> named = new ArrayList<>();

  /** Numbers of types, the largest first: what takes most of its counters. */
  final Map<String, Integer> types = new LinkedHashMap<>();

  PartitionSupply(List<PoolSupply> pools, @Nullable String attribute) {
    this.pools = List.copyOf(pools);
    Map<String, Double> sizes = new TreeMap<>();
    for (PoolSupply pool : pools) {
      PartitionTypes typed = PartitionTypes.of(pool, attribute);
      named.add(typed);
      long[] totals = pool.totals();
      for (int device = 0; device < pool.devices(); device++) {
        sizes.merge(typed.type(device), size(pool, device, totals), Math::max);
      }
    }
    List<String> names = new ArrayList<>(sizes.keySet());
    names.sort(
        Comparator.<String>comparingDouble(name -> -sizes.getOrDefault(name, 0.0))
            .thenComparing(name -> name));
    names.forEach(name -> types.put(name, types.size()));
  }

  /** The sum of the shares of counters that a device takes; a whole device takes all of each. */
  private static double size(PoolSupply pool, int device, long[] totals) {
    int[] counters = pool.consumes(device);
    long[] amounts = pool.amounts(device);
    double size = counters.length == 0 ? Double.MAX_VALUE : 0;
    for (int i = 0; i < counters.length; i++) {
      size += totals[counters[i]] <= 0 ? 0 : (double) amounts[i] / totals[counters[i]];
    }
    return size;
  }

  List<PartitionUnit> units() {
    return units(Map.of());
  }

  /**
   * Returns the units of all pools in first-fit order.
   *
   * @param released by number of the pool, devices that are held and shall count as free
   */
  List<PartitionUnit> units(Map<Integer, Set<Integer>> released) {
    List<PartitionUnit> units = new ArrayList<>();
    for (int p = 0; p < pools.size(); p++) {
      units.addAll(
          PartitionUnit.of(pools.get(p), named.get(p), types, released.getOrDefault(p, Set.of())));
    }
    return units;
  }

  /** Returns how many of each type fit at once, each type alone, summed over the units. */
  int[] worth(List<PartitionUnit> units) {
    Map<String, int[]> known = new HashMap<>();
    int[] sum = new int[types.size()];
    for (PartitionUnit unit : units) {
      int[] worth =
          known.computeIfAbsent(
              unit.signature, s -> Packings.worth(unit, types.size(), unit.left, new BitSet()));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += worth[i];
      }
    }
    return sum;
  }

  /** Returns counts by name, without types of which there are none at all. */
  Map<String, Integer> named(int[] counts) {
    Map<String, Integer> named = new LinkedHashMap<>();
    types.forEach((name, number) -> named.put(name, counts[number]));
    return named;
  }
}
