package io.fairlead.routing;

import java.util.random.RandomGenerator;

/** Turns the weighted sums into a choice. */
public interface Picker extends Stage {

  /**
   * Returns the picker that takes the greatest sum, ties broken at random.
   *
   * @param name see {@link #name}
   * @param endpoints see {@link #endpoints}
   */
  static Picker maxScore(String name, int endpoints) {
    return new MaxTotal(name, endpoints);
  }

  /** Returns how many endpoints to rank: the winner and its fallbacks; at least 1. */
  default int endpoints() {
    return 1;
  }

  /**
   * Ranks candidates.
   *
   * @param totals the weighted sum of each candidate, at least one, never NaN
   * @param random of this decision
   * @param ranked filled from the front with different indexes into {@code totals}, best first
   * @return how many were filled, at least 1
   */
  int pick(Row totals, RandomGenerator random, int[] ranked);
}
