package io.fairlead.routing;

import java.util.random.RandomGenerator;

/**
 * Takes the greatest total; among equal ones each is as likely as another.
 *
 * <p>Here and not among the stages because a decision falls back on it when its picker fails.
 */
record MaxTotal(String name, int endpoints) implements Picker {

  static final MaxTotal PICKER = new MaxTotal("max-score-picker", 1);

  @Override
  public int pick(Row totals, RandomGenerator random, int[] ranked) {
    int count = Math.min(Math.min(endpoints, ranked.length), totals.size());
    double bound = Double.POSITIVE_INFINITY;
    int filled = 0;
    // one round per distinct total: the best, then the best below it, until enough are ranked
    while (filled < count) {
      double best = Double.NEGATIVE_INFINITY;
      int ties = 0;
      for (int i = 0; i < totals.size(); i++) {
        double total = totals.get(i);
        if (total > best && total < bound) {
          best = total;
          ties = 1;
        } else if (total == best) {
          ties++;
        }
      }
      if (ties == 0) {
        throw new IllegalArgumentException("totals must be finite, but one is not");
      }
      filled = takeTies(totals, best, ties, random, ranked, filled, count);
      bound = best;
    }
    return count;
  }

  /** Takes equal totals in random order, each order being as likely as another. */
  private static int takeTies(
      Row totals,
      double value,
      int ties,
      RandomGenerator random,
      int[] ranked,
      int filled,
      int count) {
    int left = ties;
    int wanted = Math.min(ties, count - filled);
    int end = filled + wanted;
    int next = filled;
    for (int i = 0; next < end; i++) {
      if (totals.get(i) == value) {
        // selection sampling: each remaining tie is taken with probability needed / left
        if (left == end - next || random.nextInt(left) < end - next) {
          ranked[next++] = i;
        }
        left--;
      }
    }
    for (int i = end - 1; i > filled; i--) {
      int j = filled + random.nextInt(i - filled + 1);
      int swapped = ranked[i];
      ranked[i] = ranked[j];
      ranked[j] = swapped;
    }
    return end;
  }
}
