package io.fairlead.cel;

import io.fairlead.kernel.Numbers;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes doubles as Go's {@code strconv} does. */
public final class GoDouble {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern HEX =
      Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");

  private GoDouble() {}

  /** Returns the number, or {@code null} if the text is none or beyond the range. */
  static @Nullable Double parse(String text) {
    if (DECIMAL.matcher(text).matches() || HEX.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      return Double.isInfinite(value) ? null : (Double) value;
    }
    switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity":
        return Double.POSITIVE_INFINITY;
      case "-inf", "-infinity":
        return Double.NEGATIVE_INFINITY;
      case "nan":
        return Double.NaN;
      default:
        return null;
    }
  }

  /** {@code %g} with the shortest digits: an exponent below 1e-4 and from 1e6. */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    String plain = Numbers.text(Math.abs(value));
    String sign = value < 0 ? "-" : "";
    int mark = plain.indexOf('e');
    String mantissa = mark < 0 ? plain : plain.substring(0, mark);
    int exponent = mark < 0 ? 0 : Integer.parseInt(plain.substring(mark + 1).replace("+", ""));
    int point = mantissa.indexOf('.');
    int whole = point < 0 ? mantissa.length() : point;
    String digits = mantissa.replace(".", "");
    int zeros = 0;
    while (digits.charAt(zeros) == '0') {
      zeros++;
    }
    int magnitude = whole + exponent - zeros - 1;
    String significant = digits.substring(zeros);
    int end = significant.length();
    while (end > 1 && significant.charAt(end - 1) == '0') {
      end--;
    }
    significant = significant.substring(0, end);
    if (magnitude < -4 || magnitude >= 6) {
      return sign + scientific(significant, magnitude);
    }
    return sign + fixed(significant, magnitude);
  }

  private static String scientific(String digits, int magnitude) {
    String fraction = digits.length() > 1 ? '.' + digits.substring(1) : "";
    String exponent = (Math.abs(magnitude) < 10 ? "0" : "") + Math.abs(magnitude);
    return digits.charAt(0) + fraction + 'e' + (magnitude < 0 ? '-' : '+') + exponent;
  }

  private static String fixed(String digits, int magnitude) {
    if (magnitude < 0) {
      return "0." + "0".repeat(-magnitude - 1) + digits;
    }
    int whole = magnitude + 1;
    if (digits.length() <= whole) {
      return digits + "0".repeat(whole - digits.length());
    }
    return digits.substring(0, whole) + '.' + digits.substring(whole);
  }
}
