package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.Arrays;

/**
 * A distribution of lengths in tokens, given by quantiles; between them the logarithm is linear.
 * Immutable.
 */
public final class LengthDistribution {

  /** The shares at which {@link #ofQuantiles} wants its lengths. */
  private static final double[] SHARES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

  private final double[] lengths;

  private LengthDistribution(double[] lengths) {
    this.lengths = lengths;
  }

  /**
   * Returns a distribution with these quantiles.
   *
   * @param lengths minimum, p10, p25, p50, p75, p90, p95, p99 and maximum, ascending, at least 1
   */
  public static LengthDistribution ofQuantiles(int... lengths) {
    if (lengths.length != SHARES.length || lengths[0] < 1) {
      throw violated(
          "lengths",
          "the minimum (at least 1), p10, p25, p50, p75, p90, p95, p99 and the maximum",
          Arrays.toString(lengths));
    }
    for (int i = 1; i < lengths.length; i++) {
      if (lengths[i] < lengths[i - 1]) {
        throw violated("lengths", "ascending", Arrays.toString(lengths));
      }
    }
    return new LengthDistribution(Arrays.stream(lengths).asDoubleStream().toArray());
  }

  /** Returns a distribution of one length. */
  public static LengthDistribution constant(int length) {
    int[] same = new int[SHARES.length];
    Arrays.fill(same, requirePositive(length, "length"));
    return ofQuantiles(same);
  }

  /** Returns this distribution with every length multiplied; lengths stay at least 1. */
  public LengthDistribution times(double factor) {
    requirePositive(factor, "factor");
    return new LengthDistribution(
        Arrays.stream(lengths).map(length -> Math.max(1, length * factor)).toArray());
  }

  /**
   * Returns the length below which a share of all lengths lies.
   *
   * @param share a fraction in {@code [0, 1]}
   */
  public int quantile(double share) {
    requireFraction(share, "share");
    int i = 1;
    while (i < SHARES.length - 1 && share > SHARES[i]) {
      i++;
    }
    double part = (share - SHARES[i - 1]) / (SHARES[i] - SHARES[i - 1]);
    double low = StrictMath.log(lengths[i - 1]);
    double high = StrictMath.log(lengths[i]);
    return (int) Math.max(1, Math.round(StrictMath.exp(low + part * (high - low))));
  }
}
