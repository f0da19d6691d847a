package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;
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
}
