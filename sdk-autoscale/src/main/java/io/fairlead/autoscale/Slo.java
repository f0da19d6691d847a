package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.time.Duration;
import java.util.Objects;

/**
 * A latency objective: that fraction of requests meets the threshold.
 *
 * @param metric what is measured, per request
 * @param threshold longer than zero
 * @param fraction of requests, in (0, 1)
 */
public record Slo(Metric metric, Duration threshold, double fraction) {

  /** What an objective is about. */
  public enum Metric {
    /** Time to first token, from arrival. */
    TTFT,
    /** Time per output token after the first, the mean of one request. */
    TPOT
  }

  public Slo {
    Objects.requireNonNull(metric, "metric");
    requirePositive(Objects.requireNonNull(threshold, "threshold"), "threshold");
    if (!(fraction > 0 && fraction < 1)) {
      throw violated("fraction", "greater than 0 and less than 1", fraction);
    }
  }

  /** Returns the threshold in seconds. */
  public double seconds() {
    return threshold.toNanos() / 1e9;
  }
}
