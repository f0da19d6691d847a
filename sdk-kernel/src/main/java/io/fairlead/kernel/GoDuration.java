package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as Go writes it: {@code 1h30m}, {@code 500ms}, {@code 1.5s}.
 *
 * <p>Keeps the text it was read with and compares by value: {@code 60s} equals {@code 1m}. The
 * range is that of Go, about 292 years either way. A duration that came with an object of the wire
 * may be any text ({@link #isValid()}).
 *
 * <p>Immutable and safe to share between threads.
 */
public final class GoDuration implements Comparable<GoDuration> {

  private static final int MAX_SHOWN = 40;

  private final String text;
  private volatile @Nullable Long nanos;

  private GoDuration(String text, @Nullable Long nanos) {
    this.text = Objects.requireNonNull(text, "text");
    this.nanos = nanos;
  }

  /**
   * Returns the duration of a text such as {@code 1h30m}.
   *
   * @throws IllegalArgumentException if Go's {@code time.ParseDuration} would refuse the text
   */
  public static GoDuration parse(String text) {
    return new GoDuration(text, nanosOf(text));
  }

  /**
   * Returns a duration in Go's own writing, as in {@code 1h30m0s}.
   *
   * @throws ArithmeticException if it is longer than 64 bits of nanoseconds
   */
  public static GoDuration of(Duration duration) {
    long nanos = duration.toNanos();
    return new GoDuration(textOf(nanos), nanos);
  }

  /** Returns what stands in a document, valid or not. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static GoDuration ofWire(String text) {
    return new GoDuration(text, null);
  }

  /** Returns the text as it was read or given. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Returns whether the text is a duration. */
  public boolean isValid() {
    try {
      toNanos();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * Returns the length in nanoseconds.
   *
   * @throws IllegalStateException if the text is no duration
   */
  public long toNanos() {
    Long known = nanos;
    if (known == null) {
      try {
        known = nanosOf(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      nanos = known;
    }
    return known;
  }

  /**
   * Returns the length.
   *
   * @throws IllegalStateException if the text is no duration
   */
  public Duration toDuration() {
    return Duration.ofNanos(toNanos());
  }

  /** Returns Go's own writing of this length: {@code 90m} becomes {@code 1h30m0s}. */
  public String canonical() {
    return textOf(toNanos());
  }

  @Override
  public int compareTo(GoDuration other) {
    return Long.compare(toNanos(), other.toNanos());
  }

  /** Returns whether both are equally long, or the same text if either is no duration. */
  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof GoDuration other
        && (text.equals(other.text)
            || (isValid() && other.isValid() && toNanos() == other.toNanos()));
  }

  @Override
  public int hashCode() {
    return isValid() ? Long.hashCode(toNanos()) : text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text;
  }

  // -- Go's time.ParseDuration
  // ---------------------------------------------------------------------

  private static long nanosOf(String text) {
    int at = 0;
    boolean negative = text.startsWith("-");
    if (negative || text.startsWith("+")) {
      at = 1;
    }
    if (text.substring(at).equals("0")) {
      return 0;
    }
    if (at == text.length()) {
      throw refused(text, "it is empty");
    }
    long sum = 0; // negative, since that side reaches one further
    while (at < text.length()) {
      int from = at;
      long whole = 0;
      for (; at < text.length() && isDigit(text.charAt(at)); at++) {
        whole = atMost(text, Math.multiplyHigh(whole, 10), whole * 10 + (text.charAt(at) - '0'));
      }
      boolean digits = at > from;
      long fraction = 0;
      double scale = 1;
      if (at < text.length() && text.charAt(at) == '.') {
        int dot = at++;
        for (; at < text.length() && isDigit(text.charAt(at)); at++) {
          if (fraction <= (Long.MAX_VALUE - 9) / 10) { // further digits are too small to count
            fraction = fraction * 10 + (text.charAt(at) - '0');
            scale *= 10;
          }
        }
        digits |= at > dot + 1;
      }
      if (!digits) {
        throw refused(text, "a number must stand before each unit");
      }
      int unitFrom = at;
      while (at < text.length() && text.charAt(at) != '.' && !isDigit(text.charAt(at))) {
        at++;
      }
      long unit = unit(text, text.substring(unitFrom, at));
      sum = minus(text, sum, nanos(text, whole, unit) + (long) (fraction * (unit / scale)));
    }
    if (!negative && sum == Long.MIN_VALUE) {
      throw tooLong(text);
    }
    return negative ? sum : -sum;
  }

  private static long nanos(String text, long whole, long unit) {
    boolean fits = whole < 0 ? unit == 1 : Math.multiplyHigh(whole, unit) == 0 && whole * unit >= 0;
    if (!fits) {
      throw tooLong(text);
    }
    return whole * unit;
  }

  /** The part is positive, or 2^63 which looks like the smallest long. */
  private static long minus(String text, long sum, long part) {
    long less = part == Long.MIN_VALUE ? part : sum - part;
    if (less > 0 || (part == Long.MIN_VALUE && sum != 0)) {
      throw tooLong(text);
    }
    return less;
  }

  private static long atMost(String text, long high, long value) {
    // 2^63 itself is allowed, as -2^63 has no positive counterpart
    if (high != 0 || (value < 0 && value != Long.MIN_VALUE)) {
      throw tooLong(text);
    }
    return value;
  }

  private static long unit(String text, String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "us", "\u00b5s", "\u03bcs" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "" -> throw refused(text, "a unit is missing: ns, us, ms, s, m or h");
      default -> throw refused(text, "units are ns, us, ms, s, m and h");
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException tooLong(String text) {
    return refused(text, "it exceeds 64 bits of nanoseconds");
  }

  private static IllegalArgumentException refused(String text, String hint) {
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return new IllegalArgumentException(
        "duration must be like 1h30m, 90s or 500ms, but was '" + shown + "' (" + hint + ")");
  }

  // -- Go's time.Duration.String
  // -------------------------------------------------------------------

  private static String textOf(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long left = Math.abs(nanos); // the smallest long stays itself: unsigned arithmetic from here on
    if (Long.compareUnsigned(left, 1_000_000_000L) < 0) {
      if (left < 1_000) {
        return sign + left + "ns";
      }
      return left < 1_000_000
          ? sign + decimal(left, 1_000) + "\u00b5s"
          : sign + decimal(left, 1_000_000) + "ms";
    }
    long minutes = Long.divideUnsigned(left, 60_000_000_000L);
    String seconds = decimal(Long.remainderUnsigned(left, 60_000_000_000L), 1_000_000_000) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    long hours = minutes / 60;
    return sign + (hours > 0 ? hours + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long value, long unit) {
    long rest = value % unit;
    if (rest == 0) {
      return Long.toString(value / unit);
    }
    String fraction = Long.toString(unit + rest).substring(1);
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return value / unit + "." + fraction.substring(0, end);
  }
}
