package io.fairlead.dra;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many devices the shared counters can carry at most. Counter by counter: of the devices on a
 * counter set no more fit than of those that consume least of it; and all needs together consume at
 * least what their most modest candidates do.
 */
final class CounterBound {

  private final NodeView view;
  private final CounterLedger ledger;

  /**
   * For each pool, the numbers that counters of the same name have in all pools and sets, first
   * with and then without a number at the end of the name: {@code memory-slice-3} is a memory
   * slice.
   */
  private final int[][][] kinds = new int[2][][];

  private final int kindCount;

  CounterBound(NodeView view, CounterLedger ledger) {
    this.view = view;
    this.ledger = ledger;
    Map<String, Integer> numbers = new HashMap<>();
    for (int level = 0; level < kinds.length; level++) {
      kinds[level] = new int[view.parts.size()][];
      for (int p = 0; p < view.parts.size(); p++) {
        Counters counters = view.parts.get(p).counters();
        kinds[level][p] = new int[counters == null ? 0 : counters.names.length];
        for (int c = 0; counters != null && c < kinds[level][p].length; c++) {
          String kind = kind(counters, c, level == 1);
          kinds[level][p][c] = numbers.computeIfAbsent(kind, n -> numbers.size());
        }
      }
    }
    kindCount = numbers.size();
  }

  /** Amounts of different units cannot be added, so the scale belongs to the kind. */
  private static String kind(Counters counters, int counter, boolean family) {
    String name = counters.names[counter].substring(counters.names[counter].indexOf('/'));
    String plain = family ? name.replaceFirst("-[0-9]+$", "-*") : name;
    return counters.scales[counter] + plain;
  }

  /** Whether there are counters at all. */
  boolean matters() {
    return kindCount > 0;
  }

  /** Whether the needs cannot be met. */
  boolean refutes(List<Need> needs, Eligibility eligibility) {
    for (Need need : needs) {
      if (need.count() > 1 && carries(need, eligibility) < need.count()) {
        return true;
      }
    }
    return exceedsTotals(needs, eligibility);
  }

  /** Returns how many candidates of one need fit at most. */
  private int carries(Need need, Eligibility eligibility) {
    int free = 0;
    Map<Integer, Integer> members = new HashMap<>();
    for (int i = Bits.next(need.candidates(), 0); i >= 0; i = Bits.next(need.candidates(), i + 1)) {
      Counters.Use use = view.use(i);
      if (use == null || use.counters().length == 0 || eligibility.isShared(i)) {
        free++;
      } else {
        // a device on several sets counts for one of them: fewer constraints, still an upper bound
        members.merge(view.partOf[i] << 16 | use.setNumbers()[0], 1, Integer::sum);
      }
    }
    int sum = free;
    for (Map.Entry<Integer, Integer> set : members.entrySet()) {
      sum += Math.min(set.getValue(), carried(need, set.getKey(), set.getValue(), eligibility));
    }
    return sum;
  }

  private int carried(Need need, int set, int members, Eligibility eligibility) {
    int part = set >> 16;
    long[] left = ledger.left(part);
    if (left == null) {
      return members;
    }
    long[][] amounts = new long[left.length][];
    int seen = 0;
    for (int i = Bits.next(need.candidates(), 0); i >= 0; i = Bits.next(need.candidates(), i + 1)) {
      Counters.Use use = view.use(i);
      if (use == null
          || use.counters().length == 0
          || eligibility.isShared(i)
          || (view.partOf[i] << 16 | use.setNumbers()[0]) != set) {
        continue;
      }
      for (int c = 0; c < use.counters().length; c++) {
        int counter = use.counters()[c];
        if (amounts[counter] == null) {
          amounts[counter] = new long[members];
        }
        amounts[counter][seen] += use.amounts()[c];
      }
      seen++;
    }
    int fewest = members;
    for (int c = 0; c < amounts.length; c++) {
      if (amounts[c] != null) {
        fewest = Math.min(fewest, fitting(amounts[c], left[c]));
      }
    }
    return fewest;
  }

  private static int fitting(long[] amounts, long left) {
    Arrays.sort(amounts);
    long sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      sum += amounts[i];
      if (sum > left) {
        return i;
      }
    }
    return amounts.length;
  }

  private boolean exceedsTotals(List<Need> needs, Eligibility eligibility) {
    long[] wanted = new long[kindCount];
    long[] least = new long[kindCount];
    long[] own = new long[kindCount];
    for (Need need : needs) {
      Arrays.fill(least, Long.MAX_VALUE);
      for (int i = Bits.next(need.candidates(), 0);
          i >= 0;
          i = Bits.next(need.candidates(), i + 1)) {
        Arrays.fill(own, 0);
        Counters.Use use = view.use(i);
        for (int c = 0; use != null && !eligibility.isShared(i) && c < use.counters().length; c++) {
          int exact = kinds[0][view.partOf[i]][use.counters()[c]];
          int family = kinds[1][view.partOf[i]][use.counters()[c]];
          own[exact] += use.amounts()[c];
          own[family] += family == exact ? 0 : use.amounts()[c];
        }
        for (int k = 0; k < kindCount; k++) {
          least[k] = Math.min(least[k], own[k]);
        }
      }
      for (int k = 0; k < kindCount; k++) {
        wanted[k] = sum(wanted[k], least[k] == Long.MAX_VALUE ? 0 : least[k] * need.count());
      }
    }
    long[] left = new long[kindCount];
    for (int p = 0; p < kinds[0].length; p++) {
      long[] amounts = kinds[0][p].length == 0 ? null : ledger.left(p);
      for (int c = 0; amounts != null && c < amounts.length; c++) {
        int exact = kinds[0][p][c];
        int family = kinds[1][p][c];
        left[exact] = sum(left[exact], Math.max(0, amounts[c]));
        left[family] = sum(left[family], family == exact ? 0 : Math.max(0, amounts[c]));
      }
    }
    for (int k = 0; k < kindCount; k++) {
      if (wanted[k] > left[k]) {
        return true;
      }
    }
    return false;
  }

  /** Single amounts are far from the limit, see {@link Counters}. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
