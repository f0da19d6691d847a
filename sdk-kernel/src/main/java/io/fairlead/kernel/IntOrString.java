package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A number or a text, as in {@code targetPort: 8080} and {@code maxUnavailable: 25%}.
 *
 * <p>The two forms are equal only to themselves: {@code 8080} is not {@code "8080"}, for Kubernetes
 * neither.
 */
public sealed interface IntOrString {

  /** Returns a number. */
  static IntOrString of(int value) {
    return new OfInt(value);
  }

  /** Returns a text: a name, or a percentage such as {@code 25%}. */
  static IntOrString of(String value) {
    return new OfString(value);
  }

  /**
   * Returns what a data binding library read.
   *
   * @throws IllegalArgumentException if {@code plain} is neither a text nor a whole number of 32
   *     bits
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static IntOrString ofPlain(Object plain) {
    if (plain instanceof String text) {
      return new OfString(text);
    }
    if (plain instanceof Integer
        || (plain instanceof Long wide && wide.intValue() == wide)
        || (plain instanceof BigInteger big && big.bitLength() < 32)) {
      return new OfInt(((Number) plain).intValue());
    }
    throw Preconditions.violated("value", "a text or a whole number of 32 bits", plain);
  }

  /** Returns a {@code String} or an {@code Integer}. */
  @JsonValue
  Object plain();

  /** Returns the number, also if it is written as a text; empty for any other text. */
  OptionalInt asInt();

  /** Returns whether this is a text such as {@code 25%}. */
  boolean isPercent();

  /**
   * Returns the number, or the percentage of a total.
   *
   * @param total what 100 % are
   * @param roundUp whether a fraction counts as one (surge) or as nothing (unavailable)
   * @throws IllegalStateException if this is a text other than a percentage
   */
  default int scaled(int total, boolean roundUp) {
    if (this instanceof OfInt number) {
      return number.value();
    }
    OptionalInt percent = ((OfString) this).percent();
    if (percent.isEmpty()) {
      throw new IllegalStateException(
          "value must be a number or a percentage, but was '" + plain() + "'");
    }
    double share = (double) percent.getAsInt() * total / 100;
    return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
  }

  /**
   * A number.
   *
   * @param value 32 bits, as in Go's {@code intstr.IntOrString}
   */
  record OfInt(int value) implements IntOrString {
    @Override
    public Object plain() {
      return value;
    }

    @Override
    public OptionalInt asInt() {
      return OptionalInt.of(value);
    }

    @Override
    public boolean isPercent() {
      return false;
    }

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /**
   * A text.
   *
   * @param value any text; whether it is a good one depends on the field
   */
  record OfString(String value) implements IntOrString {

    public OfString {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Object plain() {
      return value;
    }

    @Override
    public OptionalInt asInt() {
      Integer number = number(value);
      return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public boolean isPercent() {
      return percent().isPresent();
    }

    private OptionalInt percent() {
      Integer number = value.endsWith("%") ? number(value.substring(0, value.length() - 1)) : null;
      return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Go's {@code Atoi}: ASCII digits with an optional sign. */
    private static @Nullable Integer number(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if ((c < '0' || c > '9') && (i > 0 || (c != '+' && c != '-'))) {
          return null;
        }
      }
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException e) {
        return null;
      }
    }

    @Override
    public String toString() {
      return value;
    }
  }
}
