package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.Arrays;

/**
 * A distribution of lengths in tokens, from a histogram as Prometheus counts. Within a bucket
 * lengths are taken to be spread evenly; in an open last one they are all alike, as long as the sum
 * says. Immutable and thread-safe.
 */
public final class LengthHistogram {

  // quantile function: at mass at[k] the length rises evenly from low[k] to high[k]
  private final double[] at;
  private final double[] low;
  private final double[] high;
  private final double count;

  private LengthHistogram(double[] at, double[] low, double[] high, double count) {
    this.at = at;
    this.low = low;
    this.high = high;
    this.count = count;
  }

  /**
   * Returns a distribution.
   *
   * @param edges upper bounds in tokens, ascending, greater than 0; the last may be infinite
   * @param cumulative requests at or below each edge, not descending, the last greater than 0
   * @param sum of all lengths; NaN if unknown, then an open last bucket starts at its edge
   */
  public static LengthHistogram of(double[] edges, double[] cumulative, double sum) {
    Buckets checked = Buckets.of(edges, cumulative); // the same form, and the same mistakes
    double count = checked.count();
    if (!(count > 0) || Double.isInfinite(count)) {
      throw violated("cumulative", "of at least one request", Arrays.toString(cumulative));
    }
    if (!Double.isNaN(sum)) {
      requireNotNegative(sum, "sum");
    }
    int size = edges.length;
    double[] at = new double[size];
    double[] low = new double[size];
    double[] high = new double[size];
    double seen = 0;
    for (int i = 0; i < size; i++) {
      at[i] = cumulative[i] / count;
      low[i] = i == 0 ? 0 : edges[i - 1];
      high[i] = edges[i];
      double in = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
      if (Double.isInfinite(high[i])) {
        double open = in > 0 && !Double.isNaN(sum) ? (sum - seen) / in : low[i];
        low[i] = Math.max(low[i], open);
        high[i] = low[i];
      }
      seen += in * (low[i] + high[i]) / 2;
    }
    return new LengthHistogram(at, low, high, count);
  }

  /** Returns the number of requests. */
  public double count() {
    return count;
  }

  /** Returns the mean length. */
  public double mean() {
    double mean = 0;
    for (int i = 0; i < at.length; i++) {
      mean += mass(i) * (low[i] + high[i]) / 2;
    }
    return mean;
  }

  /**
   * Returns this shape, stretched: where the mean is known exactly, as from a sum, and the buckets
   * are coarse.
   *
   * @param mean of all lengths; this is returned if it is no number greater than 0
   */
  public LengthHistogram withMean(double mean) {
    double factor = mean / mean();
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      return this;
    }
    return new LengthHistogram(
        at,
        Arrays.stream(low).map(each -> each * factor).toArray(),
        Arrays.stream(high).map(each -> each * factor).toArray(),
        count);
  }

  /** Returns the mean of the squared length. */
  public double meanSquare() {
    double mean = 0;
    for (int i = 0; i < at.length; i++) {
      mean += mass(i) * (low[i] * low[i] + low[i] * high[i] + high[i] * high[i]) / 3;
    }
    return mean;
  }

  private double mass(int i) {
    return at[i] - (i == 0 ? 0 : at[i - 1]);
  }

  /**
   * Returns between which limits the mean product with another length lies if nothing is known of
   * how they go together: M. Fréchet, 1951; W. Hoeffding, 1940. O(buckets).
   */
  public Interval productWith(LengthHistogram other) {
    double least = product(this, other.reversed());
    double most = product(this, other);
    return new Interval(Math.min(least, most), most);
  }

  /** The quantile function of 1 - u, falling. */
  private LengthHistogram reversed() {
    int size = at.length;
    double[] from = new double[size];
    double[] falling = new double[size];
    double[] to = new double[size];
    for (int i = 0; i < size; i++) {
      int mirror = size - 1 - i;
      from[i] = 1 - (mirror == 0 ? 0 : at[mirror - 1]);
      falling[i] = high[mirror];
      to[i] = low[mirror];
    }
    return new LengthHistogram(from, falling, to, count);
  }

  /** The integral over u of the product of two functions that are linear in pieces; exact. */
  private static double product(LengthHistogram a, LengthHistogram b) {
    double integral = 0;
    double from = 0;
    int i = 0;
    int k = 0;
    while (i < a.at.length && k < b.at.length) {
      double to = Math.min(a.at[i], b.at[k]);
      if (to > from) {
        double left = a.value(i, from) * b.value(k, from);
        double middle = a.value(i, (from + to) / 2) * b.value(k, (from + to) / 2);
        double right = a.value(i, to) * b.value(k, to);
        integral += (to - from) * (left + 4 * middle + right) / 6; // Simpson: exact up to cubes
        from = to;
      }
      i += a.at[i] <= to ? 1 : 0;
      k += k < b.at.length && b.at[k] <= to ? 1 : 0;
    }
    return integral;
  }

  private double value(int i, double mass) {
    double start = i == 0 ? 0 : at[i - 1];
    double share = at[i] > start ? (mass - start) / (at[i] - start) : 0;
    return low[i] + share * (high[i] - low[i]);
  }
}
