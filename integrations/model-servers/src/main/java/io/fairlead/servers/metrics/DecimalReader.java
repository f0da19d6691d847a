package io.fairlead.servers.metrics;

import java.nio.charset.StandardCharsets;

/**
 * Reads a number of a metrics page from bytes, correctly rounded, without allocation.
 *
 * <p>Method: up to nineteen digits are gathered as an integer; small ones are scaled by an exact
 * power of ten (Clinger 1990), the others by a 128-bit power of five (Eisel and Lemire 2021, with
 * the proof of Mushtak and Lemire 2023 that the 128 bits suffice). Only a number with more digits
 * than that goes through {@link Double#parseDouble} and allocates.
 *
 * <p>Not thread-safe: one instance belongs to one reader.
 */
final class DecimalReader {

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int MOST_DIGITS = 19;
  private static final int EXPONENT_LIMIT = 99_999;

  private double value;

  /** Returns the number of the last successful {@link #read}. */
  double value() {
    return value;
  }

  /**
   * Reads {@code bytes[from, to)}, all of it: a decimal number, {@code NaN}, {@code Inf} or {@code
   * Infinity} with an optional sign, in any case of letters.
   *
   * @return whether it is a number; {@link #value()} is meaningful only then
   */
  boolean read(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = false;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      negative = bytes[at] == '-';
      at++;
    }
    if (at == to) {
      return false;
    }
    if (bytes[at] > '9') {
      return word(bytes, at, to, negative);
    }
    long digits = 0;
    int significant = 0;
    int scale = 0;
    int seen = 0;
    boolean point = false;
    boolean more = false;
    for (; at < to; at++) {
      int c = bytes[at];
      if (c >= '0' && c <= '9') {
        seen++;
        if (significant < MOST_DIGITS) {
          digits = digits * 10 + (c - '0');
          significant += digits == 0 ? 0 : 1;
          scale -= point ? 1 : 0;
        } else {
          more |= c != '0';
          scale += point ? 0 : 1;
        }
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (seen == 0) {
      return false;
    }
    if (at < to) {
      int exponent = exponent(bytes, at, to);
      if (exponent == Integer.MIN_VALUE) {
        return false;
      }
      scale += exponent;
    }
    double magnitude = more ? slow(bytes, from, to, negative) : scaled(digits, scale);
    value = negative ? -magnitude : magnitude;
    return true;
  }

  private boolean word(byte[] bytes, int from, int to, boolean negative) {
    if (same(bytes, from, to, "nan")) {
      value = Double.NaN;
      return true;
    }
    if (same(bytes, from, to, "inf") || same(bytes, from, to, "infinity")) {
      value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return true;
    }
    return false;
  }

  private static boolean same(byte[] bytes, int from, int to, String lowerCase) {
    if (to - from != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if ((bytes[from + i] | 0x20) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the exponent that begins with the letter at {@code at}, or MIN_VALUE if none does. */
  private static int exponent(byte[] bytes, int at, int to) {
    if ((bytes[at] | 0x20) != 'e' || ++at == to) {
      return Integer.MIN_VALUE;
    }
    boolean negative = bytes[at] == '-';
    if ((negative || bytes[at] == '+') && ++at == to) {
      return Integer.MIN_VALUE;
    }
    int exponent = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + digit);
    }
    return negative ? -exponent : exponent;
  }

  private static double slow(byte[] bytes, int from, int to, boolean negative) {
    double parsed =
        Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    return negative ? -parsed : parsed;
  }

  /** Returns the double nearest to {@code digits * 10^scale}; digits is unsigned. */
  static double scaled(long digits, int scale) {
    if (digits == 0) {
      return 0.0;
    }
    if (digits > 0 && digits <= 1L << 53 && scale >= -22 && scale <= 22) {
      return scale < 0 ? digits / TENS[-scale] : digits * TENS[scale];
    }
    if (scale < PowersOfFive.SMALLEST) {
      return 0.0;
    }
    if (scale > PowersOfFive.LARGEST) {
      return Double.POSITIVE_INFINITY;
    }
    return rounded(digits, scale);
  }

  private static double rounded(long digits, int scale) {
    int shift = Long.numberOfLeadingZeros(digits);
    long normal = digits << shift;
    long high = PowersOfFive.high(scale);
    long upper = unsignedHigh(normal, high);
    long lower = normal * high;
    if ((upper & 0x1FF) == 0x1FF) { // the bits that decide the rounding may still change
      long carry = unsignedHigh(normal, PowersOfFive.low(scale));
      lower += carry;
      if (Long.compareUnsigned(lower, carry) < 0) {
        upper++;
      }
    }
    int top = (int) (upper >>> 63);
    long mantissa = upper >>> (top + 9);
    int exponent = ((217_706 * scale) >> 16) + 63 + top - shift + 1023;
    if (exponent <= 0) {
      return subnormal(mantissa, exponent);
    }
    boolean exactHalf =
        Long.compareUnsigned(lower, 1) <= 0
            && scale >= -4
            && scale <= 23
            && (mantissa & 3) == 1
            && mantissa << (top + 9) == upper;
    if (exactHalf) { // to even
      mantissa &= ~1L;
    }
    mantissa = (mantissa + (mantissa & 1)) >>> 1;
    if (mantissa >= 1L << 53) {
      mantissa = 1L << 52;
      exponent++;
    }
    if (exponent >= 0x7FF) {
      return Double.POSITIVE_INFINITY;
    }
    return Double.longBitsToDouble((mantissa & ~(1L << 52)) | ((long) exponent << 52));
  }

  private static double subnormal(long mantissa, int exponent) {
    if (1 - exponent >= 64) {
      return 0.0;
    }
    long shifted = mantissa >>> (1 - exponent);
    return Double.longBitsToDouble((shifted + (shifted & 1)) >>> 1);
  }

  /** {@code Math.unsignedMultiplyHigh}, which is there from JDK 18 on. */
  private static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
