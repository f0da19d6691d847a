package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.slo.Atoms;

/**
 * The arithmetic behind {@link BufferSizing#forAbsorption}: the least number of replicas that
 * demand outgrows, before a start is over, with a probability of at most so much; over the
 * distribution of starts and the empirical distribution of rises in the history.
 */
final class Absorption {

  private final Demand demand;
  private final Atoms start;
  private final double[][] peaks; // by value of the start
  private final int windows;

  Absorption(Demand demand, Atoms start) {
    this.demand = demand;
    this.start = start;
    peaks = new double[start.size()][];
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < peaks.length; i++) {
      int steps = demand.history().steps(start.nanos(i));
      peaks[i] = demand.history().peaks(demand.present(), steps);
      // windows that begin at neighbouring steps tell nearly the same
      int apart = (peaks[i].length + steps - 1) / steps;
      fewest = Math.min(fewest, apart);
    }
    windows = fewest;
  }

  static BufferSize size(Demand demand, Atoms withRoom, Atoms without, double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw violated("probability", "between 0 and 1", probability);
    }
    if (withRoom.meanNanos() > without.meanNanos()) {
      throw violated(
          "start with room",
          "no slower than without (mean " + without.meanNanos() / 1e9 + " s)",
          withRoom.meanNanos() / 1e9 + " s");
    }
    Absorption later = new Absorption(demand, without);
    Absorption sooner = new Absorption(demand, withRoom);
    int windows = Math.min(later.windows, sooner.windows);
    if (windows == 0) {
      return new BufferSize(
          Confidence.BLIND, demand.ready(), 0, 0, Double.NaN, probability, windows);
    }
    double risk = 1 - probability;
    double least = 1.0 / (windows + 1); // that the next window exceeds all seen before
    boolean limited = risk < least;
    double reached = limited ? 1 - least : probability;
    return new BufferSize(
        limited ? Confidence.LIMITED : Confidence.KNOWN,
        demand.ready(),
        later.replicas(1 - reached),
        sooner.replicas(1 - reached),
        reached,
        probability,
        windows);
  }

  /** The least number that is outgrown with at most that probability. */
  private int replicas(double risk) {
    int low = 0;
    int high = 0;
    for (double[] each : peaks) {
      double most = Math.ceil(each[each.length - 1] / demand.capacity() - 1e-9);
      high = Math.max(high, (int) Math.min(most, Variant.MOST_REPLICAS));
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (outgrown(middle) <= risk) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  private double outgrown(int replicas) {
    double limit = replicas * demand.capacity() * (1 + 1e-9);
    double sum = 0;
    for (int i = 0; i < peaks.length; i++) {
      sum += start.weight(i) * above(peaks[i], limit) / peaks[i].length;
    }
    return sum;
  }

  private static int above(double[] ascending, double limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] > limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ascending.length - low;
  }
}
