package io.fairlead.kernel;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * Checks of arguments with one message format: <i>name</i> {@code must be} <i>rule</i>{@code , but
 * was} <i>value</i>, with a hint in parentheses where a mistake is a classic. Who hands in {@code
 * null} gets a {@link NullPointerException} with the name.
 *
 * <p>Public because the Fairlead modules share it; extensions are welcome to use it too.
 */
public final class Preconditions {

  private Preconditions() {}

  /** Returns {@code value} if it is at least 0. */
  public static int requireNotNegative(int value, String name) {
    if (value < 0) {
      throw violated(name, "at least 0", value);
    }
    return value;
  }

  /** Returns {@code value} if it is at least 0. */
  public static long requireNotNegative(long value, String name) {
    if (value < 0) {
      throw violated(name, "at least 0", value);
    }
    return value;
  }

  /** Returns {@code value} if it is finite and at least 0. */
  public static double requireNotNegative(double value, String name) {
    if (!(value >= 0.0) || Double.isInfinite(value)) {
      throw violated(name, "at least 0 and finite", Numbers.text(value));
    }
    return value;
  }

  /** Returns {@code value} if it is not negative. */
  public static Duration requireNotNegative(Duration value, String name) {
    if (Objects.requireNonNull(value, name).isNegative()) {
      throw violated(name, "zero or positive", value);
    }
    return value;
  }

  /** Returns {@code value} if it is greater than 0. */
  public static int requirePositive(int value, String name) {
    if (value <= 0) {
      throw violated(name, "greater than 0", value);
    }
    return value;
  }

  /** Returns {@code value} if it is greater than 0. */
  public static long requirePositive(long value, String name) {
    if (value <= 0) {
      throw violated(name, "greater than 0", value);
    }
    return value;
  }

  /** Returns {@code value} if it is finite and greater than 0. */
  public static double requirePositive(double value, String name) {
    if (!(value > 0.0) || Double.isInfinite(value)) {
      throw violated(name, "greater than 0 and finite", Numbers.text(value));
    }
    return value;
  }

  /** Returns {@code value} if it is longer than zero. */
  public static Duration requirePositive(Duration value, String name) {
    if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
      throw violated(name, "longer than zero", value);
    }
    return value;
  }

  /** Returns {@code value} if it is in {@code [low, high]}. */
  public static int requireInRange(int value, int low, int high, String name) {
    if (value < low || value > high) {
      throw violated(name, "in [" + low + ", " + high + "]", value);
    }
    return value;
  }

  /** Returns {@code value} if it is in {@code [low, high]}. */
  public static long requireInRange(long value, long low, long high, String name) {
    if (value < low || value > high) {
      throw violated(name, "in [" + low + ", " + high + "]", value);
    }
    return value;
  }

  /** Returns {@code value} if it is in {@code [0, 1]}; percentages are a common mistake. */
  public static double requireFraction(double value, String name) {
    if (!(value >= 0.0 && value <= 1.0)) {
      String hint = value > 1.0 && value <= 100.0 ? " (is it a percentage?)" : "";
      throw violated(name, "a fraction in [0, 1]", Numbers.text(value) + hint);
    }
    return value;
  }

  /** Returns {@code value} if it has a character that is not white space. */
  public static String requireNotBlank(String value, String name) {
    if (Objects.requireNonNull(value, name).isBlank()) {
      throw violated(name, "a text that is not blank", '"' + value + '"');
    }
    return value;
  }

  /** Returns {@code value} if it has an element. */
  public static <C extends Collection<?>> C requireNotEmpty(C value, String name) {
    if (Objects.requireNonNull(value, name).isEmpty()) {
      throw violated(name, "not empty", value);
    }
    return value;
  }

  /** Returns {@code values} if none of them is {@code null}; the JDK's copies do not say which. */
  public static <C extends Collection<?>> C requireNoNull(C values, String name) {
    for (Object value : Objects.requireNonNull(values, name)) {
      if (value == null) {
        throw new NullPointerException(name + " must not contain null, but was " + values);
      }
    }
    return values;
  }

  /** Returns {@code values} if no key and no value of it is {@code null}. */
  public static <M extends Map<?, ?>> M requireNoNull(M values, String name) {
    requireNoNull(Objects.requireNonNull(values, name).keySet(), "keys of " + name);
    values.forEach((key, value) -> Objects.requireNonNull(value, name + "[" + key + "]"));
    return values;
  }

  /**
   * Returns the exception to throw for a rule that has no method here.
   *
   * @param name what is wrong, as the caller calls it
   * @param rule completes "must be"
   * @param value the actual value; append a hint in parentheses if a mistake is likely. {@link
   *     Json} shows as text, no more of it than fits into a message
   */
  public static IllegalArgumentException violated(String name, String rule, Object value) {
    Object shown = value instanceof Json json ? JsonSketch.readable(json) : value;
    return new IllegalArgumentException(name + " must be " + rule + ", but was " + shown);
  }
}
