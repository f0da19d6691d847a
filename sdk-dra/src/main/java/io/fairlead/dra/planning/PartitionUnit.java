package io.fairlead.dra.planning;

import io.fairlead.dra.DeviceId;
import io.fairlead.dra.PoolSupply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Devices that compete for the same counters and with nobody else: the partitions of one GPU, or
 * one device that consumes none. Only what can be given away now is in it. Immutable.
 */
final class PartitionUnit {

  /**
   * A device that can be given away.
   *
   * @param device its index in the pool
   * @param type number of its type
   * @param counters local numbers of the counters that it takes from, each once
   * @param amounts how much of each, above 0
   */
  record Choice(int device, int type, int[] counters, long[] amounts) {}

  final PoolSupply pool;
  final List<Choice> choices;
  final long[] left;

  /** What a plan depends on: equal for units in which the same things can be done. */
  final String signature;

  private PartitionUnit(PoolSupply pool, List<Choice> choices, long[] left) {
    this.pool = pool;
    this.choices = choices;
    this.left = left;
    StringBuilder text = new StringBuilder(Arrays.toString(left));
    for (Choice choice : choices) {
      text.append(';')
          .append(choice.type())
          .append(Arrays.toString(choice.counters()))
          .append(Arrays.toString(choice.amounts()));
    }
    signature = text.toString();
  }

  DeviceId id(Choice choice) {
    return pool.id(choice.device());
  }

  /**
   * Returns the units of a pool.
   *
   * @param types numbers of types by name
   * @param released devices that are held and shall count as free
   */
  static List<PartitionUnit> of(
      PoolSupply pool, PartitionTypes named, Map<String, Integer> types, Set<Integer> released) {
    long[] left = pool.left();
    for (int device : released) {
      int[] counters = pool.consumes(device);
      long[] amounts = pool.amounts(device);
      for (int i = 0; i < counters.length; i++) {
        left[counters[i]] += amounts[i];
      }
    }
    boolean overdrawn = Arrays.stream(left).anyMatch(amount -> amount < 0);
    int[] group = groups(pool);
    Map<Integer, List<Integer>> byGroup = new TreeMap<>();
    int alone = pool.counters();
    for (int device = 0; device < pool.devices(); device++) {
      boolean free = pool.holders(device).isEmpty() || released.contains(device);
      if (!free || pool.taint(device).isPresent() || pool.problem().isPresent()) {
        continue;
      }
      int[] counters = pool.consumes(device);
      if (counters.length == 0) {
        byGroup.put(alone++, List.of(device));
      } else if (!overdrawn) {
        byGroup.computeIfAbsent(find(group, counters[0]), g -> new ArrayList<>()).add(device);
      }
    }
    List<PartitionUnit> units = new ArrayList<>();
    byGroup.values().forEach(devices -> units.add(unit(pool, named, types, devices, left)));
    return units;
  }

  private static PartitionUnit unit(
      PoolSupply pool,
      PartitionTypes named,
      Map<String, Integer> types,
      List<Integer> devices,
      long[] left) {
    TreeSet<Integer> used = new TreeSet<>();
    devices.forEach(d -> Arrays.stream(pool.consumes(d)).forEach(used::add));
    Map<Integer, Integer> local = new HashMap<>();
    long[] amounts = new long[used.size()];
    for (int counter : used) {
      amounts[local.size()] = left[counter];
      local.put(counter, local.size());
    }
    List<Choice> choices = new ArrayList<>();
    for (int device : devices) {
      Choice choice = choice(pool, device, types.getOrDefault(named.type(device), -1), local);
      boolean fits = true;
      for (int i = 0; i < choice.counters().length; i++) {
        fits &= choice.amounts()[i] <= amounts[choice.counters()[i]];
      }
      if (fits) {
        choices.add(choice);
      }
    }
    return new PartitionUnit(pool, choices, amounts);
  }

  private static Choice choice(PoolSupply pool, int device, int type, Map<Integer, Integer> local) {
    Map<Integer, Long> sums = new TreeMap<>();
    int[] counters = pool.consumes(device);
    long[] amounts = pool.amounts(device);
    for (int i = 0; i < counters.length; i++) {
      if (amounts[i] > 0) {
        sums.merge(local.getOrDefault(counters[i], 0), amounts[i], Long::sum);
      }
    }
    return new Choice(
        device,
        type,
        sums.keySet().stream().mapToInt(i -> i).toArray(),
        sums.values().stream().mapToLong(i -> i).toArray());
  }

  /** Joins counters that some device takes from together, whoever holds it. */
  private static int[] groups(PoolSupply pool) {
    int[] group = new int[pool.counters()];
    Arrays.setAll(group, i -> i);
    for (int device = 0; device < pool.devices(); device++) {
      int[] counters = pool.consumes(device);
      for (int i = 1; i < counters.length; i++) {
        int a = find(group, counters[0]);
        int b = find(group, counters[i]);
        group[Math.max(a, b)] = Math.min(a, b);
      }
    }
    return group;
  }

  private static int find(int[] group, int counter) {
    int at = counter;
    while (group[at] != at) {
      at = group[at];
    }
    return at;
  }
}
