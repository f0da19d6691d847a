package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import java.util.Arrays;

/**
 * A distribution of durations: at most {@value #MOST} values with their probabilities, ascending.
 * Immutable and thread-safe.
 *
 * <p>Sums are convolutions and uncertain choices are mixtures; what comes out is thinned to {@value
 * #MOST} values that keep the mean exactly and the upper tail finely.
 */
public final class Atoms {

  /** The most values that a distribution has. */
  public static final int MOST = 16;

  /** No time at all. */
  public static final Atoms NOTHING = new Atoms(new long[] {0}, new double[] {1});

  // of the mass of the whole; narrow at the top, where a late replica matters
  private static final double[] EDGES = {
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.995, 1
  };

  private final long[] nanos;
  private final double[] weights;

  private Atoms(long[] nanos, double[] weights) {
    this.nanos = nanos;
    this.weights = weights;
  }

  /** Returns a duration that is certain. */
  public static Atoms exactly(long nanos) {
    return new Atoms(new long[] {requireNotNegative(nanos, "nanos")}, new double[] {1});
  }

  /**
   * Returns a distribution.
   *
   * @param nanos durations, at least 0, in any order, at least one
   * @param weights how often each, relative to the others; at least 0, some greater than 0
   */
  public static Atoms of(long[] nanos, double[] weights) {
    if (nanos.length == 0 || nanos.length != weights.length) {
      throw violated("weights", "as many as durations, at least 1", weights.length);
    }
    double sum = 0;
    for (int i = 0; i < nanos.length; i++) {
      requireNotNegative(nanos[i], "nanos");
      sum += requireNotNegative(weights[i], "weight");
    }
    requirePositive(sum, "sum of weights");
    return thinned(nanos, weights, sum);
  }

  /** Returns the number of values, 1 to {@value #MOST}. */
  public int size() {
    return nanos.length;
  }

  /** Returns a value, in nanoseconds; ascending in {@code i}. */
  public long nanos(int i) {
    return nanos[i];
  }

  /** Returns the probability of a value. */
  public double weight(int i) {
    return weights[i];
  }

  /** Returns the mean in nanoseconds. */
  public double meanNanos() {
    double mean = 0;
    for (int i = 0; i < nanos.length; i++) {
      mean += weights[i] * nanos[i];
    }
    return mean;
  }

  /** Returns the probability that it takes at most so long. */
  public double within(long limitNanos) {
    double sum = 0;
    for (int i = 0; i < nanos.length && nanos[i] <= limitNanos; i++) {
      sum += weights[i];
    }
    return Math.min(1, sum);
  }

  /**
   * Returns the least value that is not exceeded with that probability.
   *
   * @param fraction in [0, 1]
   */
  public long quantileNanos(double fraction) {
    double sum = 0;
    for (int i = 0; i < nanos.length - 1; i++) {
      sum += weights[i];
      if (sum >= fraction - 1e-12) {
        return nanos[i];
      }
    }
    return nanos[nanos.length - 1];
  }

  /** Returns the distribution of the sum with another duration that does not depend on this. */
  public Atoms plus(Atoms other) {
    if (this == NOTHING) {
      return other;
    } else if (other == NOTHING) {
      return this;
    }
    long[] sums = new long[size() * other.size()];
    double[] products = new double[sums.length];
    int at = 0;
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        sums[at] = saturated(nanos[i], other.nanos[j]);
        products[at++] = weights[i] * other.weights[j];
      }
    }
    return thinned(sums, products, 1);
  }

  private static long saturated(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Sorts, joins equal values, and where too many are left gives each bin its mean. */
  private static Atoms thinned(long[] values, double[] masses, double total) {
    long[] byValue = values.clone();
    double[] mass = masses.clone();
    sort(byValue, mass);
    int kept = 0;
    for (int i = 0; i < byValue.length; i++) {
      if (mass[i] == 0) {
        continue;
      }
      if (kept > 0 && byValue[kept - 1] == byValue[i]) {
        mass[kept - 1] += mass[i];
      } else {
        byValue[kept] = byValue[i];
        mass[kept++] = mass[i];
      }
    }
    if (kept <= MOST) {
      for (int i = 0; i < kept; i++) {
        mass[i] /= total;
      }
      return new Atoms(Arrays.copyOf(byValue, kept), Arrays.copyOf(mass, kept));
    }
    return binned(byValue, mass, kept, total);
  }

  /** A value on the edge of two bins is shared between them, so no mass moves. */
  private static Atoms binned(long[] values, double[] mass, int count, double total) {
    long[] means = new long[MOST];
    double[] weights = new double[MOST];
    int bin = 0;
    double room = EDGES[0] * total;
    double sum = 0;
    double in = 0;
    for (int i = 0; i < count; i++) {
      double left = mass[i];
      while (left > room && bin < MOST - 1) {
        sum += room * values[i];
        in += room;
        left -= room;
        means[bin] = Math.round(sum / in);
        weights[bin] = in / total;
        bin++;
        room = (EDGES[bin] - EDGES[bin - 1]) * total;
        sum = 0;
        in = 0;
      }
      sum += left * values[i];
      in += left;
      room -= left;
    }
    if (in > 0) {
      means[bin] = Math.round(sum / in);
      weights[bin++] = in / total;
    }
    return new Atoms(Arrays.copyOf(means, bin), Arrays.copyOf(weights, bin));
  }

  /** By insertion where short, else by sorting indices: few values, and no object for each. */
  static void sort(long[] values, double[] mass) {
    if (values.length > 40) {
      sortLong(values, mass);
      return;
    }
    for (int i = 1; i < values.length; i++) {
      long value = values[i];
      double weight = mass[i];
      int at = i;
      for (; at > 0 && values[at - 1] > value; at--) {
        values[at] = values[at - 1];
        mass[at] = mass[at - 1];
      }
      values[at] = value;
      mass[at] = weight;
    }
  }

  private static void sortLong(long[] values, double[] mass) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    long[] old = values.clone();
    double[] oldMass = mass.clone();
    Arrays.sort(order, (a, b) -> Long.compare(old[a], old[b])); // stable
    for (int i = 0; i < order.length; i++) {
      values[i] = old[order[i]];
      mass[i] = oldMass[order[i]];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Atoms atoms
        && Arrays.equals(nanos, atoms.nanos)
        && Arrays.equals(weights, atoms.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(nanos) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < nanos.length; i++) {
      text.append(i == 0 ? "" : ", ")
          .append(Math.round(nanos[i] / 1e8) / 10.0)
          .append(" s: ")
          .append(Math.round(weights[i] * 1000) / 1000.0);
    }
    return text.toString();
  }
}
