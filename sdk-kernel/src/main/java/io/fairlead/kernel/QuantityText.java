package io.fairlead.kernel;

import io.fairlead.kernel.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Writes the canonical text of an amount, as Go's {@code Quantity.CanonicalizeBytes}. */
final class QuantityText {

  private static final BigDecimal SMALLEST_WITH_UNIT = BigDecimal.valueOf(1024);
  private static final BigInteger STEP = BigInteger.valueOf(1024);
  private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};

  private QuantityText() {}

  static String canonical(Amount amount) {
    BigDecimal exact = amount.exact();
    if (exact.signum() == 0) {
      return "0";
    }
    if (amount.format() == Format.BINARY_SI
        && exact.abs().compareTo(SMALLEST_WITH_UNIT) >= 0
        && exact.stripTrailingZeros().scale() <= 0) {
      return binary(exact.setScale(0, RoundingMode.UNNECESSARY).unscaledValue());
    }
    // an amount below 1024 or with a fraction is written in decimals, lest it be rounded
    Format format = amount.format() == Format.BINARY_SI ? Format.DECIMAL_SI : amount.format();
    return decimal(exact, format);
  }

  private static String binary(BigInteger value) {
    int power = 0;
    BigInteger mantissa = value;
    while (power < BINARY.length - 1) {
      BigInteger[] parts = mantissa.divideAndRemainder(STEP);
      if (parts[1].signum() != 0) {
        break;
      }
      mantissa = parts[0];
      power++;
    }
    return mantissa + BINARY[power];
  }

  private static String decimal(BigDecimal exact, Format format) {
    BigDecimal stripped = exact.stripTrailingZeros();
    int exponent = -stripped.scale();
    int down = Math.floorMod(exponent, 3);
    BigInteger mantissa = stripped.unscaledValue().multiply(BigInteger.TEN.pow(down));
    exponent -= down;
    if (format == Format.DECIMAL_EXPONENT) {
      return exponent == 0 ? mantissa.toString() : mantissa + "e" + exponent;
    }
    int suffix = exponent / 3 + 3;
    // Go has no suffix beyond E and silently drops the exponent; nobody can want that
    return suffix < DECIMAL.length ? mantissa + DECIMAL[suffix] : mantissa + "e" + exponent;
  }
}
