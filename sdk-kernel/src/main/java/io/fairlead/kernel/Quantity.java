package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 1e3}.
 *
 * <p>A quantity keeps the text and the JSON kind (string or number) it was read with, so that
 * writing it back changes nothing, and compares by value: {@code 1000m} equals {@code 1}. {@link
 * #canonical()} gives the text a Kubernetes server would answer with. The rules are those of Go's
 * {@code resource.Quantity}, its quirks included; where Go's integers overflow silently, the
 * methods here throw {@link ArithmeticException} (only {@link #milliValueWrapping()} wraps as Go
 * does).
 *
 * <p>{@link #parse} refuses what is no quantity. A quantity that came with an object of the wire
 * may be anything, since a wire record never refuses: ask {@link #isValid()}, or expect an {@link
 * IllegalStateException} from whatever needs its value.
 *
 * <p>Immutable and safe to share between threads. Parsed once, on the first use of its value.
 */
public final class Quantity implements Comparable<Quantity> {

  /** How {@link #canonical()} writes an amount. */
  public enum Format {
    /** Powers of 1024: {@code 12Mi}. */
    BINARY_SI,
    /** Powers of 1000: {@code 12M}. */
    DECIMAL_SI,
    /** A decimal exponent: {@code 12e6}. */
    DECIMAL_EXPONENT
  }

  /** Nothing. */
  public static final Quantity ZERO = of(0);

  private final String text;
  private final boolean number;
  private @Nullable Amount amount; // racy single check: every thread computes the same

  private Quantity(String text, boolean number, @Nullable Amount amount) {
    this.text = text;
    this.number = number;
    this.amount = amount;
  }

  /**
   * Returns the quantity of a text such as {@code 500m}.
   *
   * @throws IllegalArgumentException if Kubernetes would refuse the text; also if it has more than
   *     1,000 characters or an exponent beyond 1,000, which Go accepts and chokes on
   */
  public static Quantity parse(String text) {
    return new Quantity(text, false, QuantityParser.parse(text));
  }

  /** Returns an amount in {@link Format#DECIMAL_SI}, for example a count. */
  public static Quantity of(long value) {
    return of(value, Format.DECIMAL_SI);
  }

  /** Returns an amount that {@link #canonical()} writes in the given format. */
  public static Quantity of(long value, Format format) {
    return of(Amount.of(value, 0, format));
  }

  /** Returns thousandths in {@link Format#DECIMAL_SI}: {@code ofMilli(1500)} is {@code 1500m}. */
  public static Quantity ofMilli(long thousandths) {
    return of(Amount.of(thousandths, -3, Format.DECIMAL_SI));
  }

  /**
   * Returns what stands in a document, valid or not.
   *
   * @param text the text of the JSON string or the digits of the JSON number
   * @param number whether it was a JSON number
   */
  public static Quantity ofWire(String text, boolean number) {
    return new Quantity(Objects.requireNonNull(text, "text"), number, null);
  }

  /**
   * Returns the quantity that a data binding library read as a string or a number.
   *
   * @throws IllegalArgumentException if {@code plain} is neither
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Quantity ofPlain(Object plain) {
    if (plain instanceof String string) {
      return ofWire(string, false);
    }
    if (plain instanceof Number) {
      return ofWire(plain.toString(), true);
    }
    throw Preconditions.violated("quantity", "a JSON string or number", plain);
  }

  private static Quantity of(Amount amount) {
    return new Quantity(amount.canonical(), false, amount);
  }

  /** Returns the text as it was read or given. */
  public String text() {
    return text;
  }

  /** Returns whether the quantity stood in its document as a JSON number. */
  public boolean writtenAsNumber() {
    return number;
  }

  /** Returns what a data binding library writes: a string, or a number if it was read as one. */
  @JsonValue
  public Object plain() {
    if (!number) {
      return text;
    }
    BigDecimal value = new BigDecimal(text);
    return value.scale() == 0 ? value.toBigInteger() : value;
  }

  /** Returns whether the text is a quantity. */
  public boolean isValid() {
    if (amount != null) {
      return true;
    }
    try {
      amount();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Returns the format that {@link #canonical()} keeps. */
  public Format format() {
    return amount().format();
  }

  /**
   * Returns the text that Kubernetes answers with: {@code 1.5Gi} becomes {@code 1536Mi}. Texts that
   * Go takes for canonical although they are not, such as {@code +5} and {@code 1.500}, stay.
   */
  public String canonical() {
    return amount().canonical();
  }

  /**
   * Returns the amount, rounded up to an integer (away from zero).
   *
   * @throws ArithmeticException if it exceeds 64 bits
   */
  public long value() {
    return amount().scaled(0, text);
  }

  /**
   * Returns the amount in thousandths, rounded up (away from zero).
   *
   * @throws ArithmeticException if it exceeds 64 bits
   */
  public long milliValue() {
    return amount().scaled(-3, text);
  }

  /** Returns what Go's {@code MilliValue} returns, which is 0 or has wrapped around on overflow. */
  public long milliValueWrapping() {
    return amount().scaledWrapping(-3);
  }

  /**
   * Returns whether Go sees an integer of 64 bits without a conversion; false for {@code 1000m}, as
   * for CEL's {@code isInteger}.
   */
  public boolean isInteger() {
    return asInteger().isPresent();
  }

  /** Returns the amount if {@link #isInteger()}. */
  public OptionalLong asInteger() {
    return amount().asInteger();
  }

  /** Returns the nearest double; a rounding step more than necessary, as in Go. */
  public double approximate() {
    return amount().approximate();
  }

  /** Returns the exact amount. */
  public BigDecimal toBigDecimal() {
    return amount().exact();
  }

  /** Returns -1, 0 or 1 as the amount is negative, zero or positive. */
  public int signum() {
    return amount().signum();
  }

  /** Returns the sum, in the format of this quantity, or of the other if this is zero. */
  public Quantity plus(Quantity other) {
    return of(amount().plus(other.amount()));
  }

  /** Returns the difference, in the format of this quantity, or of the other if this is zero. */
  public Quantity minus(Quantity other) {
    return of(amount().plus(other.amount().negated()));
  }

  /** Compares by value: {@code 1Ki} and {@code 1024} are equal. */
  @Override
  public int compareTo(Quantity other) {
    return amount().compareTo(other.amount());
  }

  /** Returns whether both are the same amount, or the same text if either is no quantity. */
  @Override
  public boolean equals(@Nullable Object o) {
    if (this == o) {
      return true;
    }
    if (!(o instanceof Quantity other)) {
      return false;
    }
    return text.equals(other.text) || (isValid() && other.isValid() && compareTo(other) == 0);
  }

  @Override
  public int hashCode() {
    return isValid() ? amount().exact().stripTrailingZeros().hashCode() : text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text;
  }

  private Amount amount() {
    Amount known = amount;
    if (known == null) {
      try {
        // Go's UnmarshalJSON trims what stands in a document
        known = QuantityParser.parse(text.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      amount = known;
    }
    return known;
  }

  /**
   * The value of a quantity in one of the two forms Go has: {@code unscaled * 10^scale} in 64 bits,
   * or a decimal of any size. Which of them it is can be observed ({@link #asInteger}), so the form
   * is part of the value.
   */
  record Amount(
      long unscaled,
      int scale,
      @Nullable BigDecimal decimal,
      Format format,
      @Nullable String asGo) {

    private static final Set<Integer> WRAPPING_POWERS = Set.of(1, 2, 3, 6, 9);

    static Amount of(long unscaled, int scale, Format format) {
      return new Amount(unscaled, scale, null, format, null);
    }

    static Amount of(BigDecimal decimal, Format format) {
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
      Format sumFormat = signum() == 0 ? other.format : format;
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

    long scaled(int to, String text) {
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
}
