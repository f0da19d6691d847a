package io.fairlead.autoscale;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/**
 * Finds the nearest change of an input that changes an answer, by running the very same decision on
 * that input multiplied by a factor. Bisection; what is returned was run, so it is verified.
 *
 * @param factor what the input was multiplied by
 * @param replicas the answer at that factor
 */
public record NearestFactor(double factor, int replicas) {

  /** The most runs of one search; two searches stay below 64. */
  public static final int RUNS = 31;

  private static final double FURTHEST = 1e6;

  /**
   * Returns the nearest factor with another answer.
   *
   * @param answer runs the decision; empty if it has no answer there
   * @param present the answer at factor 1
   * @param more whether to look above 1 for a larger answer, else below 1 for a smaller one
   * @return empty if no factor up to a million (down to a millionth) gives another answer
   */
  public static Optional<NearestFactor> search(
      DoubleFunction<OptionalInt> answer, int present, boolean more) {
    double same = 1;
    double other = more ? 2 : 0.5;
    NearestFactor found = null;
    int runs = 0;
    for (; runs < RUNS && found == null && other < FURTHEST && other > 1 / FURTHEST; runs++) {
      found = at(answer, other, present, more);
      if (found == null) {
        same = other;
        other *= more ? 2 : 0.5;
      }
    }
    for (; runs < RUNS && found != null; runs++) {
      double middle = (same + found.factor()) / 2;
      NearestFactor nearer = at(answer, middle, present, more);
      if (nearer == null) {
        same = middle;
      } else {
        found = nearer;
      }
    }
    return Optional.ofNullable(found);
  }

  private static @org.jspecify.annotations.Nullable NearestFactor at(
      DoubleFunction<OptionalInt> answer, double factor, int present, boolean more) {
    OptionalInt replicas = answer.apply(factor);
    boolean other =
        replicas.isPresent()
            && (more ? replicas.getAsInt() > present : replicas.getAsInt() < present);
    return other ? new NearestFactor(factor, replicas.getAsInt()) : null;
  }
}
