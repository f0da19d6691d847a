package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.kubernetes.Controller.Overflow;
import io.fairlead.kernel.Quantity;

/**
 * Go's integers: what {@code +}, {@code *}, conversions and {@code Quantity.MilliValue} give where
 * a number does not fit. The only class that knows the difference.
 */
final class GoInt {

  private static final double TWO_TO_31 = 0x1p31;
  private static final double TWO_TO_63 = 0x1p63;

  private final boolean saturate;

  GoInt(Overflow overflow) {
    saturate = overflow == Overflow.SATURATE;
  }

  /** {@code a + b} of two int64. */
  long plus(long a, long b) {
    long sum = a + b;
    boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
    return saturate && overflown ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  /** {@code a * b} of two int64. */
  long times(long a, long b) {
    long product = a * b;
    boolean overflown = Math.multiplyHigh(a, b) != product >> 63;
    return saturate && overflown ? ((a < 0) != (b < 0) ? Long.MIN_VALUE : Long.MAX_VALUE) : product;
  }

  /** {@code int32(x)} of a float64: on amd64 the smallest number for whatever does not fit. */
  int int32(double x) {
    boolean fits = x > -TWO_TO_31 - 1 && x < TWO_TO_31;
    return fits || saturate ? (int) x : Integer.MIN_VALUE;
  }

  /** {@code int64(x)} of a float64. */
  long int64(double x) {
    boolean fits = x >= -TWO_TO_63 && x < TWO_TO_63;
    return fits || saturate ? (long) x : Long.MIN_VALUE;
  }

  /** {@code int32(x)} of an int64: Go keeps the lower bits on every processor. */
  int int32(long x) {
    return saturate ? (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, x)) : (int) x;
  }

  /** {@code a + b} of two int32. */
  int plus32(int a, int b) {
    return int32((long) a + b);
  }

  /** {@code q.MilliValue()}: thousandths, rounded up. */
  long milli(Quantity quantity) {
    if (!saturate) {
      return quantity.milliValueWrapping();
    }
    try {
      return quantity.milliValue();
    } catch (ArithmeticException e) {
      return quantity.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
