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
  private final double variability;
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
    this.variability = mix.variability();
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
   * Returns how many sequences are in the batch on average, were there no limit, up to the limit.
   */
  double meanBatch(double arrivals) {
    double load = load(arrivals);
    double unlimited = load * (base / slope + burst) / Math.max(1e-9, 1 - load);
    return Math.min(places * burst, unlimited);
  }

  /** Returns in which share of the time a step that computes somebody's prompt is running. */
  double promptShare(double arrivals) {
    double batch = meanBatch(arrivals);
    double together = 1 + arrivals * step(batch) / 2;
    return Math.min(1, arrivals / together * running(batch, arrivals, true));
  }

  /** A step without the prompts that are computed in it on average. */
  private double decode(double sequences, double arrivals) {
    return step(sequences) * Math.max(0, 1 - arrivals * promptSeconds);
  }

  /** The step that a request finds running, with or without prompts in it. */
  private double running(double sequences, double arrivals, boolean prompts) {
    double together = prompts ? 1 + arrivals * step(sequences) / 2 : 0;
    return decode(sequences, arrivals) + together * promptSeconds;
  }

  /**
   * Returns the seconds from the beginning of the next step to the first token, for a request that
   * joins so many sequences: as many steps as its prompt needs chunks, and before them those that
   * other prompts fill, as in M/D/1 and longer by the dispersion.
   *
   * @return infinite if prompts alone are too many
   */
  double prefill(double sequences, double arrivals) {
    double room = Math.max(1, chunk - sequences);
    double chunks = Math.max(1, StrictMath.ceil(input / room));
    double filled = step(sequences) * input / room; // what one prompt takes of the steps' room
    double busy = arrivals * filled;
    return busy >= 1
        ? Double.POSITIVE_INFINITY
        : chunks * decode(sequences, arrivals)
            + promptSeconds
            + dispersion * filled * busy / (2 * (1 - busy));
  }

  /**
   * Returns the most bursts that a request may find for its first token to come within so long; or
   * -1. Before its prefill it waits for the rest of the running step, which is uniform, and with it
   * the prompts are computed that come in the same step, whose number is Poisson.
   *
   * @param deviations from the mean of both
   * @param prompts whether the running step computes a prompt, and so takes longer
   */
  int mostBursts(double seconds, double arrivals, double deviations, boolean prompts) {
    int low = -1;
    int high = places + 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      double sequences = middle * burst;
      double running = running(sequences, arrivals, prompts);
      double others = arrivals * running;
      double scatter = Math.sqrt(running * running / 12 + promptSeconds * promptSeconds * others);
      double before = running / 2 + promptSeconds * others + deviations * scatter;
      if (Math.max(0, before) + prefill(sequences, arrivals) <= seconds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the standard deviation of a request's time per token that comes from how many prompts
   * happen to be computed in its life: their number is Poisson. E[1/o] is taken to be (1 + cv²) /
   * E[o], which is that of a log-normal length.
   */
  double promptScatter(double arrivals) {
    double each = promptSeconds * promptSeconds * arrivals * step(meanBatch(arrivals));
    return Math.sqrt(each * (1 + variability) / Math.max(1, steps - 1));
  }
}
