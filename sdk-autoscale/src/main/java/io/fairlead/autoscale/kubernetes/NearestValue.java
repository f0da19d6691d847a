package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Finds the nearest value of an input that changes the answer, by deciding again: doubling steps,
 * then bisection, at most 64 runs per direction. Unlike {@link io.fairlead.autoscale.NearestFactor}
 * it also leaves a value of 0.
 */
final class NearestValue {

  private static final int RUNS = 64;

  private final String input;
  private final double value;
  private final double largest;
  private final int replicas;
  private final DoubleFunction<Observation> seen;
  private final ToIntFunction<Observation> decide;

  private NearestValue(
      String input,
      double value,
      double largest,
      int replicas,
      DoubleFunction<Observation> seen,
      ToIntFunction<Observation> decide) {
    this.input = input;
    this.value = value;
    this.largest = largest;
    this.replicas = replicas;
    this.seen = seen;
    this.decide = decide;
  }

  /**
   * Returns at most two changes: to more replicas and to fewer.
   *
   * @param value of the input now, at least 0
   * @param largest value that it can have
   * @param replicas the answer at the present value
   * @param seen what is observed at any other
   * @param decide the answer to that
   */
  static List<Change> changes(
      String input,
      double value,
      double largest,
      int replicas,
      DoubleFunction<Observation> seen,
      ToIntFunction<Observation> decide) {
    NearestValue search = new NearestValue(input, value, largest, replicas, seen, decide);
    List<Change> changes = new ArrayList<>();
    search.find(true, changes);
    search.find(false, changes);
    return changes;
  }

  private void find(boolean more, List<Change> changes) {
    double same = value;
    double other = Double.NaN;
    double step = Math.max(1e-3, value / 8);
    int runs = 0;
    while (runs < RUNS / 2 && Double.isNaN(other) && (more ? same < largest : same > 0)) {
      double tried = more ? Math.min(largest, same + step) : Math.max(0, same - step);
      if (differs(tried, more)) {
        other = tried;
      } else {
        same = tried;
        step *= 2;
      }
      runs++;
    }
    for (; runs < RUNS && !Double.isNaN(other); runs++) {
      double middle = (same + other) / 2;
      if (differs(middle, more)) {
        other = middle;
      } else {
        same = middle;
      }
    }
    if (!Double.isNaN(other)) {
      Observation there = seen.apply(other);
      changes.add(new Change(null, input, value, other, decide.applyAsInt(there), there));
    }
  }

  private boolean differs(double tried, boolean more) {
    int then = decide.applyAsInt(seen.apply(tried));
    return more ? then > replicas : then < replicas;
  }
}
