package io.fairlead.autoscale.slo;

/**
 * The stationary birth-death chain of a queue whose service rate depends on the number in it, with
 * a queue without end beyond the last place. O(places) to make.
 *
 * <p>Source: detailed balance, p(k+1) = p(k)·λ / μ(k+1); beyond the last place the terms are
 * geometric. With μ(k) = k·μ this is Erlang's C.
 */
final class StationaryChain implements Occupancy {

  private final double[] below; // of k = 0 .. places - 1
  private final double full;
  private final double meanSeen;
  private final double weightOfAll;

  private StationaryChain(double[] below, double full) {
    this.below = below;
    this.full = full;
    int places = below.length;
    double first = (double) places * full;
    double second = (double) places * places * full;
    for (int k = 1; k < places; k++) {
      first += k * below[k];
      second += (double) k * k * below[k];
    }
    weightOfAll = first;
    meanSeen = first > 0 ? second / first : 1;
  }

  /** Rates of service by the number that is served. */
  interface Rates {
    double of(int number);
  }

  /**
   * Returns the chain; {@code arrivals} must be less than the rate of the last place.
   *
   * @param places at least 1
   */
  static StationaryChain of(double arrivals, int places, Rates rates) {
    double[] p = new double[places];
    // from the likeliest state outwards, so that nothing overflows
    int mode = 0;
    while (mode < places - 1 && rates.of(mode + 1) < arrivals) {
      mode++;
    }
    p[mode] = 1;
    double sum = 1;
    for (int k = mode; k > 0; k--) {
      p[k - 1] = p[k] * rates.of(k) / arrivals;
      sum += p[k - 1];
    }
    for (int k = mode + 1; k < places; k++) {
      p[k] = p[k - 1] * arrivals / rates.of(k);
      sum += p[k];
    }
    double last = rates.of(places);
    double ratio = arrivals / last;
    double full = p[places - 1] * ratio / (1 - ratio);
    sum += full;
    for (int k = 0; k < places; k++) {
      p[k] /= sum;
    }
    return new StationaryChain(p, full / sum);
  }

  static StationaryChain of(Station station, double arrivals) {
    return of(arrivals, station.places, station::rate);
  }

  @Override
  public double atMost(int bursts) {
    double sum = 0;
    for (int k = 0; k <= bursts && k < below.length; k++) {
      sum += below[k];
    }
    return Math.min(1, sum);
  }

  @Override
  public double full() {
    return full;
  }

  @Override
  public double seenAtMost(double bursts) {
    if (bursts >= below.length) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= bursts && k < below.length; k++) {
      sum += k * below[k];
    }
    return sum / weightOfAll;
  }

  @Override
  public double meanSeen() {
    return meanSeen;
  }
}
