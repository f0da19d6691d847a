package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast a number may change: by the larger of two amounts within a period.
 *
 * @param replicas that many replicas, at least 0
 * @param fraction that fraction of the replicas at the start of the period, at least 0, rounded up
 * @param period longer than zero
 */
public record Rate(int replicas, double fraction, Duration period) {

  public Rate {
    requireNotNegative(replicas, "replicas");
    requireNotNegative(fraction, "fraction");
    requirePositive(Objects.requireNonNull(period, "period"), "period");
  }

  /** Returns that many replicas within a period. */
  public static Rate of(int replicas, Duration period) {
    return new Rate(replicas, 0, period);
  }

  /** Returns by how many replicas the number may change, from what it was a period ago. */
  int allowed(int atStart) {
    double share = StrictMath.ceil(atStart * fraction);
    return Math.max(replicas, (int) Math.min(Integer.MAX_VALUE, share));
  }
}
