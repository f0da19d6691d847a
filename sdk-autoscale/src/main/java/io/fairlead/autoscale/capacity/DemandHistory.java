package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.Arrays;

/**
 * Demand as it was, in equal steps: what tells how far it may rise before help arrives. Immutable
 * and thread-safe.
 */
public final class DemandHistory {

  private static final int MOST_STEPS = 1 << 20;

  private final double[] rates;
  private final long stepNanos;

  private DemandHistory(double[] rates, long stepNanos) {
    this.rates = rates;
    this.stepNanos = stepNanos;
  }

  /**
   * Returns a history.
   *
   * @param rates mean demand of each step, oldest first, in the unit of capacity (requests per
   *     second, tokens per second); at least 0, NaN where it is unknown; at most 2^20
   * @param step length of a step; above zero
   */
  public static DemandHistory of(double[] rates, Duration step) {
    long nanos = requirePositive(step, "step").toNanos();
    if (rates.length > MOST_STEPS) {
      throw violated("number of steps", "at most " + MOST_STEPS, rates.length);
    }
    double[] copy = rates.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < 0 || Double.isInfinite(copy[i])) {
        throw violated("rate " + i, "at least 0 and finite, or NaN where unknown", copy[i]);
      }
    }
    return new DemandHistory(copy, nanos);
  }

  /**
   * Returns means over a sliding window: requests that may wait so long do not notice a peak that
   * is shorter. A window with an unknown step is unknown.
   *
   * @param slack at least one step to have an effect; rounded down to whole steps
   */
  public DemandHistory smoothed(Duration slack) {
    int steps = (int) Math.min(Math.max(1, slack.toNanos() / stepNanos), Math.max(1, rates.length));
    double[] means = new double[Math.max(0, rates.length - steps + 1)];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int j = i; j < i + steps; j++) {
        sum += rates[j];
      }
      means[i] = sum / steps;
    }
    return new DemandHistory(means, stepNanos);
  }

  /** Steps that a duration touches, rounded up, at least one. */
  int steps(long nanos) {
    long whole = nanos / stepNanos + (nanos % stepNanos == 0 ? 0 : 1);
    return (int) Math.max(1, Math.min(rates.length, whole));
  }

  /**
   * The peaks that demand {@code present} would have come to within so many further steps, had it
   * gone on as at each moment of the past: ascending. From a moment with demand the present one
   * rises by the same factor; if there is none at present, moments without demand count as they
   * are.
   */
  double[] peaks(double present, int steps) {
    double[] peaks = new double[rates.length];
    int found = 0;
    for (int from = 0; from + steps < rates.length; from++) {
      double start = rates[from];
      if (present > 0 ? !(start > 0) : start != 0) {
        continue;
      }
      double peak = peak(from, steps);
      if (!Double.isNaN(peak)) {
        peaks[found++] = present > 0 ? present * (peak / start) : peak;
      }
    }
    double[] all = Arrays.copyOf(peaks, found);
    Arrays.sort(all);
    return all;
  }

  private double peak(int from, int steps) {
    double peak = rates[from];
    for (int i = from + 1; i <= from + steps; i++) {
      if (Double.isNaN(rates[i])) {
        return Double.NaN;
      }
      peak = Math.max(peak, rates[i]);
    }
    return peak;
  }
}
