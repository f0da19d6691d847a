package io.fairlead.routing;

/**
 * One column of the candidates, frozen for the decision. NaN is unknown.
 *
 * <p>For one thread and one stage; not to be kept.
 */
public final class Row {

  double[] values;
  private int size;
  private boolean ranged;
  private double min;
  private double max;

  Row() {
    values = new double[0];
  }

  /** Points this row at values; nothing is copied. */
  Row over(double[] source, int length) {
    values = source;
    size = length;
    ranged = false;
    return this;
  }

  /** As above, with a range that is known already. */
  Row over(double[] source, int length, PoolSnapshot.Range range) {
    values = source;
    size = length;
    min = range.min();
    max = range.max();
    ranged = true;
    return this;
  }

  /** Returns a row over a copy of these values; for tests. */
  public static Row of(double... values) {
    return new Row().over(values.clone(), values.length);
  }

  /** Returns the number of candidates. */
  public int size() {
    return size;
  }

  /** Returns the value of candidate {@code i}, NaN if unknown. */
  public double get(int i) {
    return values[i];
  }

  /** Returns the least known value; NaN if none is known. O(n) at most once per row. */
  public double min() {
    range();
    return min;
  }

  /** Returns the greatest known value; NaN if none is known. O(n) at most once per row. */
  public double max() {
    range();
    return max;
  }

  private void range() {
    if (ranged) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      // a NaN fails both comparisons
      if (value < least) {
        least = value;
      }
      if (value > greatest) {
        greatest = value;
      }
    }
    min = least > greatest ? Double.NaN : least;
    max = least > greatest ? Double.NaN : greatest;
    ranged = true;
  }
}
