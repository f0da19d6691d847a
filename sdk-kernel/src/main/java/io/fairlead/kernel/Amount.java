package io.fairlead.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The value of a quantity in one of the two forms Go has: {@code unscaled * 10^scale} in 64 bits,
 * or a decimal of any size. Which of them it is can be observed ({@link #asInteger}), so the form
 * is part of the value.
 */
record Amount(
    long unscaled,
    int scale,
    @Nullable BigDecimal decimal,
    Quantity.Format format,
    @Nullable String asGo) {

  private static final Set<Integer> WRAPPING_POWERS = Set.of(1, 2, 3, 6, 9);
  private static final long[] POWERS_OF_TEN =
      LongStream.iterate(1, power -> power * 10).limit(19).toArray();

  static Amount of(long unscaled, int scale, Quantity.Format format) {
    return new Amount(unscaled, scale, null, format, null);
  }

  static Amount of(BigDecimal decimal, Quantity.Format format) {
    return new Amount(0, 0, decimal, format, null);
  }

  BigDecimal exact() {
    return decimal != null ? decimal : BigDecimal.valueOf(unscaled, -scale);
  }

  int signum() {
    return decimal != null ? decimal.signum() : Long.signum(unscaled);
  }

  int compareTo(Amount other) {
    if (decimal == null && other.decimal == null && scale == other.scale) {
      return Long.compare(unscaled, other.unscaled);
    }
    return exact().compareTo(other.exact());
  }

  OptionalLong asInteger() {
    if (decimal != null || scale < 0) {
      return OptionalLong.empty();
    }
    BigInteger value = exact().toBigIntegerExact();
    return value.bitLength() < 64 ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }

  Amount negated() {
    if (decimal == null && unscaled != Long.MIN_VALUE) {
      return of(-unscaled, scale, format);
    }
    return of(exact().negate(), format);
  }

  Amount plus(Amount other) {
    Quantity.Format sumFormat = signum() == 0 ? other.format : format;
    BigDecimal sum = exact().add(other.exact());
    if (decimal != null || other.decimal != null) {
      return of(sum, sumFormat);
    }
    int sumScale =
        unscaled == 0 ? other.scale : other.unscaled == 0 ? scale : Math.min(scale, other.scale);
    BigInteger digits = sum.setScale(-sumScale).unscaledValue();
    return digits.bitLength() < 64
        ? of(digits.longValue(), sumScale, sumFormat)
        : of(sum, sumFormat);
  }

  double approximate() {
    double base = decimal != null ? decimal.unscaledValue().doubleValue() : unscaled;
    int exponent = decimal != null ? -decimal.scale() : scale;
    return exponent == 0 ? base : base * pow10(exponent);
  }

  /**
   * The amount in units of {@code 10^to}, rounded up (away from zero), in 64 bits all the way: a
   * controller reads thousands of them. {@link Long#MIN_VALUE} if that may not be possible.
   */
  private long quickly(int to) {
    int up = scale - to;
    if (decimal != null || Math.abs(up) >= POWERS_OF_TEN.length) {
      return Long.MIN_VALUE;
    }
    long power = POWERS_OF_TEN[Math.abs(up)];
    if (up >= 0) {
      long product = unscaled * power;
      return Math.multiplyHigh(unscaled, power) == product >> 63 ? product : Long.MIN_VALUE;
    }
    long quotient = unscaled / power;
    return unscaled % power == 0 ? quotient : quotient + Long.signum(unscaled);
  }

  long scaled(int to, String text) {
    long quick = quickly(to);
    if (quick != Long.MIN_VALUE) {
      return quick;
    }
    BigDecimal exact = exact();
    BigInteger rounded = exact.setScale(-to, RoundingMode.UP).unscaledValue();
    if (rounded.bitLength() > 63) {
      throw new ArithmeticException(
          "quantity must fit into 64 bits"
              + (to == 0 ? "" : " as thousandths")
              + ", but was "
              + text);
    }
    boolean goWraps = decimal != null && decimal.unscaledValue().bitLength() > 63;
    return goWraps ? rounded.longValue() : scaledWrapping(to);
  }

  long scaledWrapping(int to) {
    long quick = quickly(to);
    if (quick != Long.MIN_VALUE) {
      return quick;
    }
    if (decimal == null) {
      BigInteger exact = exact().setScale(-to, RoundingMode.UP).unscaledValue();
      // Go multiplies by these powers at once and wraps, by others step by step and gives up
      boolean wraps = unscaled != Long.MIN_VALUE && WRAPPING_POWERS.contains(scale - to);
      return wraps || exact.bitLength() < 64 ? exact.longValue() : 0;
    }
    BigInteger digits = decimal.unscaledValue();
    int difference = decimal.scale() + to;
    if (difference == 0) {
      return digits.longValue();
    }
    if (difference < 0) {
      double factor = pow10(-difference);
      return digits.longValue() * (factor >= 0x1p63 ? Long.MIN_VALUE : (long) factor);
    }
    if (digits.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) < 0 && difference < 19) {
      // not a floor or ceiling: Go adds one to a truncated negative quotient as well
      long divisor = BigInteger.TEN.pow(difference).longValue();
      long quotient = digits.longValue() / divisor;
      return digits.longValue() % divisor != 0 ? quotient + 1 : quotient;
    }
    return decimal.setScale(-to, RoundingMode.CEILING).unscaledValue().longValue();
  }

  String canonical() {
    return asGo != null ? asGo : QuantityText.canonical(this);
  }

  /** Go's {@code math.Pow10}, which multiplies two powers and is not always the nearest. */
  private static double pow10(int exponent) {
    if (exponent < -323 || exponent > 308) {
      return exponent < 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double coarse = Double.parseDouble("1e" + exponent / 32 * 32);
    double fine = Double.parseDouble("1e" + Math.abs(exponent % 32));
    return exponent < 0 ? coarse / fine : coarse * fine;
  }
}
