package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the nearest value of an input that changes the answer, by deciding again: doubling steps,
 * then bisection, at most 64 runs per direction.
 */
final class KpaNearest {

  private static final int RUNS = 64;
  private static final double LARGEST = 1e300;

  private final String input;
  private final double value;
  private final int replicas;
  private final DoubleUnaryOperator decide;

  private KpaNearest(String input, double value, int replicas, DoubleUnaryOperator decide) {
    this.input = input;
    this.value = value;
    this.replicas = replicas;
    this.decide = decide;
  }

  /** Returns at most two changes: to more replicas and to fewer. */
  static List<Change> changes(
      String input, double value, int replicas, DoubleUnaryOperator decide) {
    KpaNearest search = new KpaNearest(input, value, replicas, decide);
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
    for (; runs < RUNS / 2 && Double.isNaN(other) && (more || same > 0); runs++) {
      double tried = more ? Math.min(LARGEST, same + step) : Math.max(0, same - step);
      if (differs(tried, more)) {
        other = tried;
      } else {
        same = tried;
        step *= 2;
      }
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
      changes.add(new Change(input, value, other, (int) decide.applyAsDouble(other)));
    }
  }

  private boolean differs(double tried, boolean more) {
    double then = decide.applyAsDouble(tried);
    return more ? then > replicas : then < replicas;
  }
}
