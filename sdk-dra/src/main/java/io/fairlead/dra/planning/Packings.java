package io.fairlead.dra.planning;

import io.fairlead.dra.planning.PartitionUnit.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ways to take devices out of one unit: for each number of devices of each type the way that
 * leaves most for others. Not thread-safe.
 */
final class Packings {

  /**
   * One way.
   *
   * @param counts how many of each wanted type it takes
   * @param chosen positions of the choices in the unit, ascending
   * @param worth how many of each type fit at once afterwards, the largest type first
   */
  record Packing(int[] counts, int[] chosen, int[] worth) {}

  private static final long STEPS = 20_000;

  private final PartitionUnit unit;
  private final int[] wanted;
  private final int types;
  private final boolean judged;
  private final Steps steps;
  private final Map<List<Integer>, Packing> best = new HashMap<>();
  private final Map<List<Long>, int[]> worths = new HashMap<>();
  private final Set<List<Long>> seen = new HashSet<>();

  private Packings(PartitionUnit unit, int[] wanted, int types, boolean judged, Steps steps) {
    this.unit = unit;
    this.judged = judged;
    this.wanted = wanted;
    this.types = types;
    this.steps = steps;
  }

  /**
   * Returns the ways of a unit, the one that takes nothing first; those that are not there when the
   * steps are spent are missing.
   *
   * @param wanted how many of each type are wanted at most, by number of the type
   * @param types how many types there are
   * @param judged whether it matters what is left; if not, each way is worth nothing
   */
  static List<Packing> of(
      PartitionUnit unit, int[] wanted, int types, boolean judged, Steps steps) {
    Packings packings = new Packings(unit, wanted, types, judged, steps);
    packings.search(0, new int[types], new BitSet(), unit.left.clone());
    Map<String, Packing> ordered = new TreeMap<>();
    packings.best.forEach((counts, packing) -> ordered.put(key(packing.counts()), packing));
    return new ArrayList<>(ordered.values());
  }

  /** Fewer devices first. */
  private static String key(int[] counts) {
    StringBuilder key = new StringBuilder();
    key.append(String.format("%06d", Arrays.stream(counts).sum()));
    for (int count : counts) {
      key.append(String.format(",%06d", count));
    }
    return key.toString();
  }

  private void search(int from, int[] counts, BitSet chosen, long[] left) {
    if (!steps.take() || !seen.add(state(from, counts, chosen, left))) {
      return;
    }
    if (from == unit.choices.size()) {
      keep(counts, chosen, left);
      return;
    }
    Choice choice = unit.choices.get(from);
    int type = choice.type();
    if (type >= 0 && counts[type] < wanted[type] && AtOnce.fits(choice, left)) {
      AtOnce.take(choice, left, 1);
      counts[type]++;
      chosen.set(from);
      search(from + 1, counts, chosen, left);
      chosen.clear(from);
      counts[type]--;
      AtOnce.take(choice, left, -1);
    }
    search(next(from), counts, chosen, left);
  }

  /** After a choice that is not taken, those exactly like it are not taken either. */
  private int next(int from) {
    Choice choice = unit.choices.get(from);
    int next = from + 1;
    while (next < unit.choices.size()) {
      Choice other = unit.choices.get(next);
      boolean same =
          other.type() == choice.type()
              && Arrays.equals(other.counters(), choice.counters())
              && Arrays.equals(other.amounts(), choice.amounts());
      if (!same) {
        return next;
      }
      next++;
    }
    return next;
  }

  /**
   * What the rest of the search and the worth at its end depend on: beside what is left, which of
   * the devices passed over would still fit.
   */
  private List<Long> state(int from, int[] counts, BitSet chosen, long[] left) {
    List<Long> state = new ArrayList<>(2 + counts.length + left.length);
    state.add((long) from);
    for (int count : counts) {
      state.add((long) count);
    }
    for (long amount : left) {
      state.add(amount);
    }
    for (int i = 0; judged && i < from; i++) {
      if (!chosen.get(i) && AtOnce.fits(unit.choices.get(i), left)) {
        state.add((long) i);
      }
    }
    return state;
  }

  private void keep(int[] counts, BitSet chosen, long[] left) {
    List<Integer> key = Arrays.stream(counts).boxed().toList();
    if (!judged) {
      best.putIfAbsent(key, new Packing(counts.clone(), chosen.stream().toArray(), new int[types]));
      return;
    }
    int[] worth =
        worths.computeIfAbsent(
            state(unit.choices.size(), new int[0], chosen, left),
            s -> worth(unit, types, left, chosen));
    Packing before = best.get(key);
    if (before == null || Arrays.compare(worth, before.worth()) > 0) {
      best.put(key, new Packing(counts.clone(), chosen.stream().toArray(), worth));
    }
  }

  /** Returns how many devices of each type fit at once into what is left of a unit. */
  static int[] worth(PartitionUnit unit, int types, long[] left, BitSet taken) {
    int[] worth = new int[types];
    for (int type = 0; type < types; type++) {
      worth[type] = AtOnce.count(unit, type, left, taken, STEPS).least();
    }
    return worth;
  }
}
