package io.fairlead.kernel;

import io.fairlead.kernel.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads a quantity as Go's {@code resource.ParseQuantity} does, its quirks included. */
final class QuantityParser {

  private static final int MAX_CHARACTERS = 1_000;
  private static final int MAX_EXPONENT = 1_000;
  private static final int LONG_DIGITS = 18;
  private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final String FORM =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String NUMBER = "unable to parse numeric part of quantity";
  private static final String SUFFIX = "unable to parse quantity's suffix";

  private final String text;
  private int at;

  private QuantityParser(String text) {
    this.text = text;
  }

  static Amount parse(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
      throw refused(text, FORM);
    }
    return new QuantityParser(text).amount();
  }

  private Amount amount() {
    boolean negative = text.charAt(0) == '-';
    if (negative || text.charAt(0) == '+') {
      at++;
    }
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    String integer = digits();
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    if (integer.isEmpty()) {
      integer = "0";
    }
    String suffix = suffix();
    Unit unit = unit(suffix);
    if (integer.length() + unit.exponent() > MAX_EXPONENT) {
      throw refused(text, "it must be less than 1e1000");
    }
    Amount small = small(negative, integer, fraction, unit);
    return small != null ? small : large(negative, integer, fraction, unit);
  }

  private String digits() {
    int from = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String suffix() {
    int from = at;
    while (at < text.length() && "eEinumkKMGTP".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    digits();
    if (at < text.length()) {
      throw refused(text, FORM);
    }
    return text.substring(from);
  }

  private record Unit(Format format, int exponent) {}

  private Unit unit(String suffix) {
    if (suffix.length() <= 1) {
      int power = suffix.isEmpty() ? 3 : "num-kMGTPE".indexOf(suffix.charAt(0));
      if (power < 0 || suffix.equals("-")) {
        throw refused(text, SUFFIX);
      }
      return new Unit(Format.DECIMAL_SI, 3 * (power - 3));
    }
    int power = "KMGTPE".indexOf(suffix.charAt(0));
    if (power >= 0 && suffix.length() == 2 && suffix.charAt(1) == 'i') {
      return new Unit(Format.BINARY_SI, 10 * (power + 1));
    }
    if (suffix.charAt(0) != 'e' && suffix.charAt(0) != 'E') {
      throw refused(text, SUFFIX);
    }
    return new Unit(Format.DECIMAL_EXPONENT, exponent(suffix.substring(1)));
  }

  private int exponent(String digits) {
    long exponent;
    try {
      exponent = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw refused(text, SUFFIX);
    }
    if (Math.abs(exponent) > MAX_EXPONENT) {
      throw refused(text, "the exponent must be in [-1000, 1000]");
    }
    return (int) exponent;
  }

  /** The path of Go that stays in 64 bits; null where Go leaves it too. */
  private @Nullable Amount small(boolean negative, String integer, String fraction, Unit unit) {
    boolean binary = unit.format() == Format.BINARY_SI;
    int spare =
        binary
            ? 15 - integer.length() - unit.exponent() * 3 / 10 - 1
            : LONG_DIGITS - integer.length() - fraction.length();
    int scale = (binary ? 0 : unit.exponent()) - fraction.length();
    if (spare < 0 || scale < -9 || (binary && !fraction.isEmpty())) {
      return null;
    }
    String digits = integer + fraction;
    long value = Long.parseLong(digits);
    long multiplied = binary ? value << unit.exponent() : value;
    if (binary && multiplied >> unit.exponent() != value) {
      return null;
    }
    boolean kept =
        binary
            ? (value & 7) != 0
            : scale % 3 == 0 && !digits.endsWith("000") && digits.charAt(0) != '0';
    return new Amount(
        negative ? -multiplied : multiplied, scale, null, unit.format(), kept ? text : null);
  }

  private Amount large(boolean negative, String integer, String fraction, Unit unit) {
    if (integer.equals("0") && fraction.isEmpty() && !text.matches("[+-]?0.*")) {
      throw refused(text, NUMBER);
    }
    BigDecimal value = new BigDecimal(new BigInteger(integer + fraction), fraction.length());
    Format format = unit.format();
    value =
        format == Format.BINARY_SI
            ? value.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(unit.exponent())))
            : value.scaleByPowerOfTen(unit.exponent());
    if (value.signum() != 0) {
      // what is asked for is never nothing: the smallest amount is 1n
      value = value.setScale(9, RoundingMode.UP);
    }
    if (format == Format.BINARY_SI && value.compareTo(MAX_BINARY) > 0) {
      value = MAX_BINARY;
    }
    if (format == Format.BINARY_SI && value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0) {
      format = Format.DECIMAL_SI;
    }
    return Amount.of(negative ? value.negate() : value, format);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException refused(String text, String hint) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return new IllegalArgumentException(
        "quantity must be like 500m, 2, 1.5Gi or 1e3, but was '" + shown + "' (" + hint + ")");
  }
}
