package io.fairlead.kernel;

import java.math.BigInteger;

/**
 * The shortest decimal that rounds to a given double, and among those the closest to it.
 *
 * <p>Schubfach: R. Giulietti, "The Schubfach way to render doubles" (2020); names follow the paper
 * where a better one would only hide the formula. The table of powers of ten is computed once
 * instead of being listed.
 *
 * @param digits without trailing zeros, greater than 0
 * @param exponent power of ten of the last digit
 */
record ShortestDecimal(long digits, int exponent) {

  /** Binary exponent of the smallest double, when its significand is an integer. */
  static final int MIN_EXPONENT = -1074;

  private static final long MIN_NORMAL = 1L << 52;
  private static final long LOW_63 = Long.MAX_VALUE;

  /** Returns the decimal of {@code significand * 2^exponent}, a positive double. */
  static ShortestDecimal of(int exponent, long significand) {
    boolean regular = significand != MIN_NORMAL || exponent == MIN_EXPONENT;
    int k = regular ? floorLog10Pow2(exponent) : floorLog10ThreeQuartersPow2(exponent);
    int shift = exponent + floorLog2Pow10(-k) + 2;
    long g1 = Powers.high(k);
    long g0 = Powers.low(k);
    // the double and both edges of its rounding interval, times 4, scaled by 10^-k, rounded to odd
    long odd = significand & 1;
    long value = significand << 2;
    long scaled = roundToOdd(g1, g0, value << shift);
    long lower = roundToOdd(g1, g0, (value - (regular ? 2 : 1)) << shift);
    long upper = roundToOdd(g1, g0, (value + 2) << shift);
    long s = scaled >> 2;
    if (s >= 10) { // one digit less may do
      long below = s / 10 * 10;
      long above = below + 10;
      boolean belowIn = lower + odd <= below << 2;
      boolean aboveIn = (above << 2) + odd <= upper;
      if (belowIn != aboveIn) {
        return stripped(belowIn ? below : above, k);
      }
    }
    long t = s + 1;
    boolean sIn = lower + odd <= s << 2;
    boolean tIn = (t << 2) + odd <= upper;
    if (sIn != tIn) {
      return stripped(sIn ? s : t, k);
    }
    long toMiddle = scaled - ((s + t) << 1);
    return stripped(toMiddle < 0 || (toMiddle == 0 && (s & 1) == 0) ? s : t, k);
  }

  private static ShortestDecimal stripped(long digits, int exponent) {
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    return new ShortestDecimal(digits, exponent);
  }

  private static long roundToOdd(long g1, long g0, long scaled) {
    long x1 = Math.multiplyHigh(g0, scaled);
    long y0 = g1 * scaled;
    long y1 = Math.multiplyHigh(g1, scaled);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | (((z & LOW_63) + LOW_63) >>> 63);
  }

  private static int floorLog10Pow2(int e) {
    return (int) ((e * 661_971_961_083L) >> 41);
  }

  private static int floorLog10ThreeQuartersPow2(int e) {
    return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
  }

  private static int floorLog2Pow10(int e) {
    return (int) ((e * 913_124_641_741L) >> 38);
  }

  /** For each k: g = floor(10^-k / 2^r) + 1 with 2^125 &lt;= g &lt; 2^126, as two words. */
  private static final class Powers {
    private static final int MIN_K = -324;
    private static final int MAX_K = 292;
    private static final long[] WORDS = new long[2 * (MAX_K - MIN_K + 1)];

    static {
      BigInteger low63 = BigInteger.valueOf(LOW_63);
      for (int k = MIN_K; k <= MAX_K; k++) {
        int r = floorLog2Pow10(-k) - 125;
        BigInteger power = BigInteger.TEN.pow(Math.abs(k));
        BigInteger g;
        if (k <= 0) {
          g = r >= 0 ? power.shiftRight(r) : power.shiftLeft(-r);
        } else {
          g = BigInteger.ONE.shiftLeft(-r).divide(power);
        }
        g = g.add(BigInteger.ONE);
        WORDS[2 * (k - MIN_K)] = g.shiftRight(63).longValueExact();
        WORDS[2 * (k - MIN_K) + 1] = g.and(low63).longValueExact();
      }
    }

    private Powers() {}

    static long high(int k) {
      return WORDS[2 * (k - MIN_K)];
    }

    static long low(int k) {
      return WORDS[2 * (k - MIN_K) + 1];
    }
  }
}
