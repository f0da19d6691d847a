package io.fairlead.autoscale.slo;

import org.jspecify.annotations.Nullable;

/**
 * One replica as a queue: a batch that grows up to a limit, and requests that wait beyond it.
 *
 * <p>With n sequences in the batch a request stays for {@code steps} steps of α + δ·n seconds each,
 * so requests end at the rate n / (steps·(α + δ·n)). Below the limit this is processor sharing, so
 * the number in the batch does not depend on how lengths are distributed, only on their mean.
 *
 * <p>Arrivals with an index of dispersion D come, after Hayward, as Poisson bursts of (D + 1) / 2
 * that are served together: the batch counts in bursts. Belongs to one call.
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

  /** Squared coefficient of variation of the number of steps. */
  final double variability;

  /** Seconds that computing a prompt adds to steps, in all. */
  final double promptSeconds;

  private final double input;
  private final int chunk;
  private @Nullable Elimination space; // made when prompts are first asked for

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
    double index = Math.max(1, dispersion);
    double wanted = (index + 1) / 2;
    this.places = (int) Math.max(1, Math.round(limit / wanted));
    this.burst = (double) limit / places;
    this.stretch = Math.max(0.5, (index + mix.variability()) / 2);
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

  /** Returns by how much each sequence lengthens a step that computes no prompt. */
  double decodeSlope() {
    return Math.max(1e-3 * slope, slope - promptSeconds / steps);
  }

  /** Returns the seconds of a step that computes no prompt, with so many sequences. */
  double decode(double sequences) {
    return base + decodeSlope() * sequences;
  }

  /** Returns the share of the time that is left when prompts are computed; not above 0: none. */
  double decodeShare(double arrivals) {
    return 1 - arrivals * promptSeconds;
  }

  /** Returns the queue of prompts that a request joins in a batch of so many sequences. */
  PromptQueue prompts(double sequences, double arrivals) {
    double perStep = Math.max(1, chunk - sequences) / Math.max(1e-9, input);
    Elimination known = space;
    if (known == null) {
      known = new Elimination();
      space = known;
    }
    return new PromptQueue(decode(sequences), promptSeconds, perStep, arrivals, burst, known);
  }

  /** Returns the seconds that a prompt takes in a full batch with no other before it. */
  double promptWhenFull() {
    double sequences = places * burst;
    double chunks = StrictMath.ceil(input / Math.max(1, chunk - sequences));
    return Math.max(1, chunks) * decode(sequences) + promptSeconds;
  }

  /** Returns the probability that who waits for a place waits longer than so many seconds. */
  double waitsLonger(double seconds, double arrivals) {
    return StrictMath.exp(-(mostRate() - arrivals) / stretch * seconds);
  }
}
