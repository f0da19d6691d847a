package io.fairlead.cel;

/**
 * A lower and an upper bound for a cost or a size. Bounds are unsigned 64-bit numbers; arithmetic
 * stops at the largest one, which also means "no bound".
 *
 * @param min lower bound, as unsigned
 * @param max upper bound, as unsigned; -1 is the largest number
 */
public record CostRange(long min, long max) {

  /** The largest number. */
  public static final long UNBOUNDED = -1;

  static final CostRange ZERO = exactly(0);
  static final CostRange ONE = exactly(1);
  static final CostRange UNKNOWN = new CostRange(0, UNBOUNDED);
  static final double STRING_FACTOR = 0.1;
  static final double PATTERN_FACTOR = 0.25;

  private static final double TWO_TO_64 = 0x1p64;

  /** Returns the range of one number. */
  public static CostRange exactly(long value) {
    return new CostRange(value, value);
  }

  /** Returns the range from 0. */
  public static CostRange upTo(long max) {
    return new CostRange(0, max);
  }

  /** Whether there is an upper bound. */
  public boolean isBounded() {
    return max != UNBOUNDED;
  }

  /** Whether the upper bound is more than a limit. */
  public boolean exceeds(long limit) {
    return Long.compareUnsigned(max, limit) > 0;
  }

  CostRange plus(CostRange other) {
    return new CostRange(add(min, other.min), add(max, other.max));
  }

  CostRange times(CostRange other) {
    return new CostRange(multiply(min, other.min), multiply(max, other.max));
  }

  CostRange times(double factor) {
    return new CostRange(scale(min, factor), scale(max, factor));
  }

  /** The cost of walking over a text of this size. */
  CostRange traversal() {
    return times(STRING_FACTOR);
  }

  CostRange union(CostRange other) {
    return new CostRange(
        Long.compareUnsigned(other.min, min) < 0 ? other.min : min,
        Long.compareUnsigned(other.max, max) > 0 ? other.max : max);
  }

  CostRange atLeastOne() {
    return new CostRange(min == 0 ? 1 : min, max == 0 ? 1 : max);
  }

  static long add(long a, long b) {
    long sum = a + b;
    return Long.compareUnsigned(sum, a) < 0 ? UNBOUNDED : sum;
  }

  static long multiply(long a, long b) {
    if (b != 0 && Long.compareUnsigned(a, Long.divideUnsigned(-1, b)) > 0) {
      return UNBOUNDED;
    }
    return a * b;
  }

  /** Rounds up. */
  static long scale(long value, double factor) {
    double exact = new CelUint(value).doubleValue();
    if (exact > 0 && factor > 0 && exact > TWO_TO_64 / factor) {
      return UNBOUNDED;
    }
    double rounded = Math.ceil(exact * factor);
    if (rounded >= TWO_TO_64) {
      return UNBOUNDED;
    }
    return rounded < 0x1p63 ? (long) rounded : (long) (rounded - 0x1p63) + Long.MIN_VALUE;
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(min) + ".." + Long.toUnsignedString(max);
  }
}
