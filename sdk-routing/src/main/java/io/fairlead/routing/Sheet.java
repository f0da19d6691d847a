package io.fairlead.routing;

import java.util.Arrays;

/**
 * Where a scorer or a signal writes one number per candidate.
 *
 * <p>What is left unset is unknown. A scorer writes ratings in {@code [0, 1]}; the range is checked
 * once when it returns, so {@code set} is a plain store. For one thread and one call; not to be
 * kept.
 */
public final class Sheet {

  /** A NaN that arithmetic does not yield, to tell what was left unset from a broken formula. */
  static final double UNSET = Double.longBitsToDouble(0x7ff8_0000_5eed_1e55L);

  private static final long UNSET_BITS = Double.doubleToRawLongBits(UNSET);

  double[] values;
  private int size;

  Sheet() {
    values = new double[0];
  }

  /** Returns a sheet of its own, nothing set; for tests and tools. */
  public static Sheet ofSize(int size) {
    Sheet sheet = new Sheet();
    sheet.over(new double[size], size, Double.NaN);
    return sheet;
  }

  Sheet over(double[] target, int length, double unset) {
    values = target;
    size = length;
    Arrays.fill(target, 0, length, unset);
    return this;
  }

  static boolean isUnset(double value) {
    return Double.doubleToRawLongBits(value) == UNSET_BITS;
  }

  /** Returns the number of candidates. */
  public int size() {
    return size;
  }

  /** Sets the value of candidate {@code i}. */
  public void set(int i, double value) {
    values[i] = value;
  }

  /** Sets the value of all candidates. */
  public void fill(double value) {
    Arrays.fill(values, 0, size, value);
  }

  /** Returns what was set for candidate {@code i}; NaN if nothing was. */
  public double get(int i) {
    return values[i];
  }
}
