package io.fairlead.autoscale.slo;

/**
 * One replica as a queue: a batch that grows up to a limit, and requests that wait beyond it.
 *
 * <p>With n sequences in the batch a request stays for {@code steps} steps of α + δ·n seconds each,
 * so requests end at the rate n / (steps·(α + δ·n)). Below the limit this is processor sharing, so
 * the number in the batch does not depend on how lengths are distributed, only on their mean.
 *
 * <p>Arrivals with an index of dispersion D come, after Hayward, as Poisson bursts of (D + 1) / 2
 * that are served together: the batch counts in bursts.
 */
final class Station {

  final double base;
  final double slope;
  final double steps;

  /** Places in the batch, counted in bursts, at least 1. */
  final int places;

  /** Requests in a burst, at least 1. */
  final double burst;

  /** By how much the wait decays more slowly than that of a Markov queue: (D + cs²) / 2. */
  final double stretch;

  private final double dispersion;
  private final double input;
  private final double promptSeconds;
  private final int chunk;

  /**
   * @param base α in seconds, greater than 0
   * @param slope δ in seconds per sequence, greater than 0
   * @param limit most sequences in the batch, at least 1
   * @param promptSeconds what computing the prompt adds to steps, in all
   */
  Station(
      double base,
      double slope,
      Mix mix,
      int limit,
      double dispersion,
      double promptSeconds,
      int chunk) {
    this.base = base;
    this.slope = slope;
    this.steps = mix.steps();
    this.dispersion = Math.max(1, dispersion);
    double wanted = (this.dispersion + 1) / 2;
    this.places = (int) Math.max(1, Math.round(limit / wanted));
    this.burst = (double) limit / places;
    this.stretch = Math.max(0.5, (this.dispersion + mix.variability()) / 2);
    this.input = mix.input();
    this.promptSeconds = promptSeconds;
    this.chunk = chunk;
  }

  /** Returns the seconds of a step with so many sequences. */
  double step(double sequences) {
    return base + slope * sequences;
  }

  /** Returns the rate at which requests end with so many bursts in the batch. */
  double rate(int bursts) {
    double sequences = burst * Math.min(bursts, places);
    return sequences / (steps * step(sequences));
  }

  /** Returns the rate of a full batch; what arrives must stay below it. */
  double mostRate() {
    return rate(places);
  }

  /** Returns λ·(o + 1)·δ, the load of the steps' growing part. */
  double load(double arrivals) {
    return arrivals * steps * slope;
  }

  /**
   * Returns the seconds from leaving the queue to the first token, for a request that finds so many
   * sequences: half a step until the next begins, then as many steps as its prompt needs chunks,
   * after the prompts that came before it; those wait as in M/D/1, longer by the dispersion.
   *
   * @return infinite if prompts alone are too many
   */
  double prefill(double sequences, double arrivals) {
    double room = Math.max(1, chunk - sequences);
    double chunks = Math.max(1, StrictMath.ceil(input / room));
    double own = chunks * step(sequences) + promptSeconds;
    double busy = arrivals * input * own / (chunks * room);
    return busy >= 1
        ? Double.POSITIVE_INFINITY
        : step(sequences) / 2 + own * (1 + dispersion * busy / (2 * (1 - busy)));
  }

  /**
   * Returns the most bursts that a request may find for its prefill to end within so long; or -1.
   */
  int mostBursts(double seconds, double arrivals) {
    if (prefill(0, arrivals) > seconds) {
      return -1;
    }
    int low = 0;
    int high = places + 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (prefill(middle * burst, arrivals) <= seconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
