package io.fairlead.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes numbers with the same bytes on every JDK.
 *
 * <p>{@code Double.toString} changed its digits in JDK 19, so nothing that is compared byte for
 * byte may depend on it. The digits here are the shortest that read back as the same double (the
 * Schubfach algorithm, R. Giulietti 2020); the layout is that of RFC 8785, which is also
 * ECMAScript's: {@code 0.1}, {@code 1}, {@code 1e+21}, {@code 1e-7}.
 */
public final class Numbers {

  private static final int EXPONENT_BITS = 0x7ff;
  private static final long FRACTION_MASK = (1L << 52) - 1;

  private Numbers() {}

  /**
   * Returns the text of a finite number, also valid JSON; {@code -0.0} is {@code "0"}.
   *
   * @return {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"} for what is no number; never
   *     write these into JSON (absent means unknown)
   */
  public static String text(double value) {
    if (value == 0) {
      return "0";
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == (long) value && Math.abs(value) < 1L << 53) {
      return Long.toString((long) value);
    }
    StringBuilder out = new StringBuilder(25);
    if (value < 0) {
      out.append('-');
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) & EXPONENT_BITS;
    long fraction = bits & FRACTION_MASK;
    ShortestDecimal decimal =
        exponent == 0
            ? ShortestDecimal.of(ShortestDecimal.MIN_EXPONENT, fraction)
            : ShortestDecimal.of(exponent - 1 + ShortestDecimal.MIN_EXPONENT, fraction | 1L << 52);
    layOut(decimal, out);
    return out.toString();
  }

  /**
   * Returns a number for people: rounded to so many significant digits.
   *
   * @param digits at least 1
   */
  public static String text(double value, int digits, RoundingMode rounding) {
    Preconditions.requireInRange(digits, 1, 17, "digits");
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return text(value);
    }
    return text(new BigDecimal(value).round(new MathContext(digits, rounding)).doubleValue());
  }

  /** RFC 8785, section 3.2.2.3: plain from 1e-6 up to 1e21, else with an exponent. */
  private static void layOut(ShortestDecimal decimal, StringBuilder out) {
    String digits = Long.toString(decimal.digits());
    int point = digits.length() + decimal.exponent(); // digits before the decimal point
    if (point > 21 || point < -5) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append('e').append(point > 0 ? "+" : "").append(point - 1);
    } else if (point <= 0) {
      out.append("0.").append("0".repeat(-point)).append(digits);
    } else if (point >= digits.length()) {
      out.append(digits).append("0".repeat(point - digits.length()));
    } else {
      out.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }
  }
}
