package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

/**
 * The time of one engine step: {@code alpha + beta * sequences + gamma * residentTokens + prefill *
 * prefillTokens}.
 *
 * <p>The form is the one that SLO-aware serving papers fit to measurements (a fixed cost, a cost
 * per sequence, a cost per key and value read); prompt tokens come on top because a step computes
 * them in parallel with the decoding sequences (chunked prefill).
 *
 * @param alphaNanos fixed cost of a step in nanoseconds, at least 0
 * @param betaNanos cost of each sequence in the step in nanoseconds, at least 0
 * @param gammaNanos cost of each token whose keys and values are read, in nanoseconds, at least 0
 * @param prefillNanos cost of each prompt token that is computed, in nanoseconds, at least 0
 */
public record StepLatency(
    double alphaNanos, double betaNanos, double gammaNanos, double prefillNanos)
    implements LatencyModel {

  /** Answers without any delay. */
  public static final StepLatency NONE = new StepLatency(0, 0, 0, 0);

  /**
   * About what an 8 billion parameter model does on one H100: 10,000 prompt tokens per second and
   * 12 ms between tokens at a batch of 16 with 1,000 tokens each. The inter-token time is the
   * reference profile of llm-d's simulator (ITL 12 ms); the prompt rate is an assumption that we
   * round from public benchmarks.
   */
  public static final StepLatency MODEL_8B_ON_H100 =
      new StepLatency(9_000_000, 75_000, 112.5, 100_000);

  public StepLatency {
    requireNotNegative(alphaNanos, "alphaNanos");
    requireNotNegative(betaNanos, "betaNanos");
    requireNotNegative(gammaNanos, "gammaNanos");
    requireNotNegative(prefillNanos, "prefillNanos");
  }

  /**
   * Returns the duration of a step in nanoseconds.
   *
   * @param prefillTokens prompt tokens computed in it
   * @param sequences sequences that take part, prefilling ones included
   * @param residentTokens tokens of those sequences in the KV cache when the step ends
   */
  public long stepNanos(int prefillTokens, int sequences, long residentTokens) {
    return (long)
        (alphaNanos
            + betaNanos * sequences
            + gammaNanos * residentTokens
            + prefillNanos * prefillTokens);
  }

  @Override
  public StepLatency times(double factor) {
    requirePositive(factor, "factor");
    return new StepLatency(
        alphaNanos * factor, betaNanos * factor, gammaNanos * factor, prefillNanos * factor);
  }
}
