package io.fairlead.routing;

import io.fairlead.kernel.Numbers;

/** Arithmetic on the ratings of one scorer and on totals. */
final class Ratings {

  private Ratings() {}

  /**
   * Returns how many ratings were set, or {@code -1 - i} if rating {@code i} is NaN or out of
   * range.
   */
  static int check(double[] ratings, int size) {
    int known = 0;
    for (int i = 0; i < size; i++) {
      double rating = ratings[i];
      if (rating >= 0.0 && rating <= 1.0) {
        known++;
      } else if (!Sheet.isUnset(rating)) {
        return -1 - i;
      }
    }
    return known;
  }

  static IllegalArgumentException fault(Endpoint endpoint, double rating) {
    return new IllegalArgumentException(
        "rating of endpoint '"
            + endpoint.name()
            + "' must be in [0, 1], but was "
            + (Double.isNaN(rating)
                ? "NaN (leave it unset for no opinion)"
                : Numbers.text(rating)));
  }

  /** Returns what candidates without a rating get. */
  static double standIn(double[] ratings, int size, int known, Scorer.WhenUnknown rule) {
    if (rule == Scorer.WhenUnknown.ONE) {
      return 1.0;
    }
    if (rule == Scorer.WhenUnknown.ZERO || known == 0) {
      return 0.0;
    }
    double sum = 0.0;
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(ratings[i])) {
        sum += ratings[i];
      }
    }
    return sum / known;
  }

  static void add(
      double[] totals, double[] ratings, int size, double weight, boolean all, double standIn) {
    if (all) {
      for (int i = 0; i < size; i++) {
        totals[i] += weight * ratings[i];
      }
    } else {
      for (int i = 0; i < size; i++) {
        totals[i] += weight * (Double.isNaN(ratings[i]) ? standIn : ratings[i]);
      }
    }
  }

  /** Returns the total of the winner less the best of the others; NaN if it is alone. */
  static double margin(double[] totals, int size, int winner) {
    if (size < 2) {
      return Double.NaN;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      if (totals[i] > best && i != winner) {
        best = totals[i];
      }
    }
    return totals[winner] - best;
  }

  /** Refuses a ranking that names a candidate twice or one that does not exist. */
  static void checkRanking(int[] ranked, int count, int size) {
    if (count < 1 || count > ranked.length) {
      throw new IllegalArgumentException(
          "number of picked endpoints must be in [1, " + ranked.length + "], but was " + count);
    }
    for (int i = 0; i < count; i++) {
      if (ranked[i] < 0 || ranked[i] >= size) {
        throw new IllegalArgumentException(
            "picked index must be in [0, " + size + "), but was " + ranked[i]);
      }
      for (int j = 0; j < i; j++) {
        if (ranked[i] == ranked[j]) {
          throw new IllegalArgumentException(
              "picked indexes must be different, but were " + ranked[i] + " twice");
        }
      }
    }
  }
}
