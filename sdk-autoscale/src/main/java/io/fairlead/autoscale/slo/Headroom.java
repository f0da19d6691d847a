package io.fairlead.autoscale.slo;

/**
 * How many replicas are enough until one that is ordered now is ready: the least n with
 *
 * <pre>  Σ P(T = t) · P(mean demand over any window in t &gt; n·μ) ≤ ε</pre>
 *
 * <p>over the atoms t of the cold start. Counts are negative binomial: Poisson given the rate, and
 * the rate a gamma variate whose variance is what the dispersion in windows of 15, 60 and 240 s
 * leaves beyond that in windows as long as a request can wait. The Poisson part, and what is faster
 * than the wait, is already in μ (a replica's queue absorbs it), so only the rate is asked for
 * here: no variance counts twice. That the level is only known from what was counted adds its own
 * share. Windows are joined by Boole's inequality, so nothing is assumed of how they depend.
 */
final class Headroom {

  private static final int WINDOWS = Demand.WINDOWS.length;

  private final double rate;
  private final Atoms start;
  private final double[] variance = new double[WINDOWS]; // relative, of the rate
  private final double[] exceeds = new double[WINDOWS];

  /**
   * @param fast the dispersion in windows as long as a request can wait
   */
  Headroom(double rate, double levelSeconds, Dispersion dispersion, double fast, Atoms start) {
    this.rate = rate;
    this.start = start;
    double level = dispersion.of(0) / levelSeconds; // what wanders within it is in the windows
    for (int i = 0; i < WINDOWS; i++) {
      double slow = Math.max(0, dispersion.of(i) - fast) / Demand.WINDOWS[i];
      // beyond the longest window a rate is taken to wander on as it did within it
      double wander = i == WINDOWS - 1 ? start.meanNanos() / 1e9 / Demand.WINDOWS[i] : 1;
      variance[i] = rate > 0 ? (slow * Math.max(1, wander) + level) / rate : 0;
    }
  }

  /**
   * Returns the least number in [0, most] whose risk is at most ε; {@code most} if none is.
   *
   * @param perReplica what one serves
   * @param uncredited by atom of the cold start, how many of the replicas that are starting will
   *     not be ready by then
   */
  int least(double perReplica, double[] uncredited, double epsilon, int guess, int most) {
    if (!(rate > 0)) {
      return 0;
    }
    int low = 0; // too few
    int high = Math.max(1, Math.min(guess, most));
    int step = 1;
    while (high < most && risk(high, perReplica, uncredited) > epsilon) {
      low = high;
      high = (int) Math.min(most, (long) high + step);
      step *= 2;
    }
    if (low == 0) { // the guess was enough: look down from it
      step = 1;
      int below = high - 1;
      while (below > 0 && risk(below, perReplica, uncredited) <= epsilon) {
        high = below;
        below = Math.max(0, below - step);
        step *= 2;
      }
      low = below;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (risk(middle, perReplica, uncredited) <= epsilon) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Returns the probability that demand exceeds what so many replicas serve before more come. */
  double risk(int replicas, double perReplica, double[] uncredited) {
    double risk = 0;
    double known = Double.NaN;
    for (int j = 0; j < start.size(); j++) {
      double serving = (replicas - uncredited[j]) * perReplica;
      if (serving != known) {
        for (int i = 0; i < WINDOWS; i++) {
          exceeds[i] = exceeds(serving, variance[i]);
        }
        known = serving;
      }
      double any = 0;
      for (int i = 0; i < WINDOWS; i++) {
        double windows = Math.max(1, start.nanos(j) / 1e9 / Demand.WINDOWS[i]);
        any = Math.max(any, windows * exceeds[i]);
      }
      risk += start.weight(j) * Math.min(1, any);
    }
    return risk;
  }

  private double exceeds(double serving, double relativeVariance) {
    if (serving <= 0) {
      return 1;
    } else if (relativeVariance < 1e-12) {
      return rate > serving ? 1 : 0;
    }
    double shape = 1 / relativeVariance;
    return Tails.gammaAbove(shape, shape * serving / rate);
  }
}
