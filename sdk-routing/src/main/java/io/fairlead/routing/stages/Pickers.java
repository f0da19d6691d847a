package io.fairlead.routing.stages;

import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.Picker;

/** The pickers that ship with Fairlead; each ranks a winner and, if asked, fallbacks. */
public final class Pickers {

  private Pickers() {}

  /** The greatest sum; among equal ones each is as likely as another. */
  public static Picker maxScore() {
    return maxScore(1);
  }

  /**
   * As {@link #maxScore()}, with the next best as fallbacks.
   *
   * @param endpoints how many to rank, at least 1; O(n) per distinct sum among them
   */
  public static Picker maxScore(int endpoints) {
    return Picker.maxScore("max-score-picker", requirePositive(endpoints, "maxNumOfEndpoints"));
  }

  /** Any candidate, whatever its sum. */
  public static Picker random() {
    return random(1);
  }

  /** As {@link #random()}, with fallbacks. */
  public static Picker random(int endpoints) {
    return new RandomPicker("random-picker", requirePositive(endpoints, "maxNumOfEndpoints"));
  }

  /** A candidate with a probability in proportion to its sum. */
  public static Picker weightedRandom() {
    return weightedRandom(1);
  }

  /**
   * As {@link #weightedRandom()}, with fallbacks drawn in the same way from those that are left.
   * Candidates with a sum of 0 come last, in random order.
   *
   * @param endpoints how many to rank, at least 1; O(n) for each
   */
  public static Picker weightedRandom(int endpoints) {
    return new WeightedRandomPicker(
        "weighted-random-picker", requirePositive(endpoints, "maxNumOfEndpoints"));
  }
}
