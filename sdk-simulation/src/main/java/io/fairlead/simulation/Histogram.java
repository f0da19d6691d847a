package io.fairlead.simulation;

/**
 * A cumulative histogram in the sense of Prometheus: bounds fixed, counts only grow. Belongs to the
 * thread of its server; recording is O(number of bounds) and allocates nothing.
 */
public final class Histogram {

  private final double[] bounds;
  private final long[] counts;
  private double sum;
  private long count;

  Histogram(double... bounds) {
    this.bounds = bounds;
    this.counts = new long[bounds.length + 1];
  }

  void record(double value) {
    record(value, 1);
  }

  void record(double value, long times) {
    int i = 0;
    while (i < bounds.length && value > bounds[i]) {
      i++;
    }
    counts[i] += times;
    sum += value * times;
    count += times;
  }

  /** Returns the number of upper bounds, the infinite one not counted. */
  public int size() {
    return bounds.length;
  }

  /** Returns an upper bound, inclusive. */
  public double bound(int i) {
    return bounds[i];
  }

  /**
   * Returns how many values lay in one bucket, not cumulated.
   *
   * @param i from 0 to {@link #size()}; the last one holds what lies above every bound
   */
  public long bucket(int i) {
    return counts[i];
  }

  /** Returns the sum of all values. */
  public double sum() {
    return sum;
  }

  /** Returns the number of values. */
  public long count() {
    return count;
  }
}
