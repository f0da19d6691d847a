package io.fairlead.autoscale;

/**
 * A value of which only limits are known.
 *
 * @param low the least it can be; NaN means unknown
 * @param high the most it can be; NaN means unknown
 */
public record Interval(double low, double high) {

  /** Returns a value that is known exactly. */
  public static Interval exactly(double value) {
    return new Interval(value, value);
  }

  /** Returns whether both limits are known. */
  public boolean known() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Returns the middle. */
  public double middle() {
    return low + (high - low) / 2;
  }

  /** Returns whether a value lies within. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
