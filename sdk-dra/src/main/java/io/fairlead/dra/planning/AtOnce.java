package io.fairlead.dra.planning;

import io.fairlead.dra.planning.PartitionUnit.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many devices of one type fit at the same time into what is left of a unit's counters: exact,
 * or a lower and an upper bound where that takes too many steps. Not thread-safe.
 *
 * <p>Devices that take the same from the same counters are counted by division. Others are tried
 * one after the other, taken or not, and what is left is remembered; the number that any single
 * counter allows bounds the rest.
 */
final class AtOnce {

  /**
   * A number with its bounds.
   *
   * @param least so many fit
   * @param most more do not
   */
  record Range(int least, int most) {

    Range plus(Range other) {
      return new Range(least + other.least, most + other.most);
    }
  }

  private static final Range NONE = new Range(0, 0);

  private final List<Choice> choices = new ArrayList<>();
  private final Map<List<Long>, Integer> known = new HashMap<>();
  private final Steps steps;
  private int best;

  private AtOnce(Steps steps) {
    this.steps = steps;
  }

  /** Counts what fits into a unit as it is. */
  static Range count(PartitionUnit unit, int type, long most) {
    return count(unit, type, unit.left, new BitSet(), most);
  }

  /**
   * Counts.
   *
   * @param left of each counter, as if some had been taken
   * @param taken positions of the choices that were taken
   */
  static Range count(PartitionUnit unit, int type, long[] left, BitSet taken, long most) {
    AtOnce count = new AtOnce(new Steps(most));
    for (int i = 0; i < unit.choices.size(); i++) {
      Choice choice = unit.choices.get(i);
      if (choice.type() == type && !taken.get(i) && fits(choice, left)) {
        count.choices.add(choice);
      }
    }
    if (count.choices.isEmpty()) {
      return NONE;
    }
    int bound = count.bound(0, left);
    if (count.allTheSame()) {
      return new Range(bound, bound);
    }
    count.search(0, 0, left.clone());
    return count.steps.isSpent() ? new Range(count.best, bound) : new Range(count.best, count.best);
  }

  static boolean fits(Choice choice, long[] left) {
    for (int i = 0; i < choice.counters().length; i++) {
      if (choice.amounts()[i] > left[choice.counters()[i]]) {
        return false;
      }
    }
    return true;
  }

  static void take(Choice choice, long[] left, int sign) {
    for (int i = 0; i < choice.counters().length; i++) {
      left[choice.counters()[i]] -= sign * choice.amounts()[i];
    }
  }

  private boolean allTheSame() {
    Choice first = choices.get(0);
    return choices.stream()
        .allMatch(
            c ->
                Arrays.equals(c.counters(), first.counters())
                    && Arrays.equals(c.amounts(), first.amounts()));
  }

  /** Returns how many of the choices from {@code from} on a single counter allows at most. */
  private int bound(int from, long[] left) {
    int bound = choices.size() - from;
    long[] least = new long[left.length];
    int[] users = new int[left.length];
    for (int c = from; c < choices.size(); c++) {
      Choice choice = choices.get(c);
      for (int i = 0; i < choice.counters().length; i++) {
        int counter = choice.counters()[i];
        long amount = choice.amounts()[i];
        least[counter] = users[counter]++ == 0 ? amount : Math.min(least[counter], amount);
      }
    }
    for (int counter = 0; counter < left.length; counter++) {
      if (users[counter] > 0) {
        int others = choices.size() - from - users[counter];
        bound = (int) Math.min(bound, others + Math.max(0, left[counter]) / least[counter]);
      }
    }
    return bound;
  }

  private void search(int from, int taken, long[] left) {
    best = Math.max(best, taken);
    if (from == choices.size() || !steps.take() || taken + bound(from, left) <= best) {
      return;
    }
    List<Long> state = new ArrayList<>(left.length + 1);
    state.add((long) from);
    for (long amount : left) {
      state.add(amount);
    }
    Integer before = known.get(state);
    if (before != null && before >= taken) {
      return;
    }
    known.put(state, taken);
    Choice choice = choices.get(from);
    if (fits(choice, left)) {
      take(choice, left, 1);
      search(from + 1, taken + 1, left);
      take(choice, left, -1);
    }
    search(from + 1, taken, left);
  }
}
