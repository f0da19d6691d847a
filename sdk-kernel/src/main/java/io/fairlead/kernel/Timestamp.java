package io.fairlead.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as Kubernetes writes it (RFC 3339): {@code 2026-11-23T09:00:00Z}, or with
 * microseconds where the API says {@code MicroTime}.
 *
 * <p>Keeps the text it was read with, zone and fraction included, and compares by the instant. A
 * time that came with an object of the wire may be any text ({@link #isValid()}).
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Timestamp implements Comparable<Timestamp> {

  private static final int SECONDS_END = 19;

  private final String text;
  private volatile @Nullable Instant instant;

  private Timestamp(String text, @Nullable Instant instant) {
    this.text = Objects.requireNonNull(text, "text");
    this.instant = instant;
  }

  /**
   * Returns the time of an RFC 3339 text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Timestamp parse(String text) {
    return new Timestamp(text, instantOf(text));
  }

  /** Returns a time in whole seconds (the fraction is cut off), as Kubernetes' {@code Time}. */
  public static Timestamp of(Instant instant) {
    Instant seconds = instant.truncatedTo(ChronoUnit.SECONDS);
    return new Timestamp(seconds.toString(), seconds);
  }

  /** Returns a time with six digits of a second, as Kubernetes' {@code MicroTime}. */
  public static Timestamp ofMicros(Instant instant) {
    Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
    String seconds = micros.truncatedTo(ChronoUnit.SECONDS).toString();
    int part = micros.get(ChronoField.MICRO_OF_SECOND);
    String fraction = Integer.toString(1_000_000 + part).substring(1);
    return new Timestamp(seconds.substring(0, seconds.length() - 1) + '.' + fraction + 'Z', micros);
  }

  /** Returns what stands in a document, valid or not. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Timestamp ofWire(String text) {
    return new Timestamp(text, null);
  }

  /** Returns the text as it was read or given. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Returns whether the text is a time. */
  public boolean isValid() {
    try {
      toInstant();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /**
   * Returns the instant.
   *
   * @throws IllegalStateException if the text is no time
   */
  public Instant toInstant() {
    Instant known = instant;
    if (known == null) {
      try {
        known = instantOf(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      instant = known;
    }
    return known;
  }

  @Override
  public int compareTo(Timestamp other) {
    return toInstant().compareTo(other.toInstant());
  }

  /** Returns whether both are the same instant, or the same text if either is no time. */
  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Timestamp other
        && (text.equals(other.text)
            || (isValid() && other.isValid() && toInstant().equals(other.toInstant())));
  }

  @Override
  public int hashCode() {
    return isValid() ? toInstant().hashCode() : text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text;
  }

  private static Instant instantOf(String text) {
    int end = text.length();
    int at = SECONDS_END;
    if (end <= at || !matches(text, "dddd-dd-ddTdd:dd:dd", 0)) {
      throw refused(text);
    }
    long nanos = 0;
    if (text.charAt(at) == '.' || text.charAt(at) == ',') {
      int from = ++at;
      long unit = 100_000_000;
      for (; at < end && isDigit(text.charAt(at)); at++) {
        nanos += unit * (text.charAt(at) - '0');
        unit /= 10; // digits below a nanosecond are cut off, as in Go
      }
      if (at == from) {
        throw refused(text);
      }
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19))
              .withNano((int) nanos);
      return local.toInstant(ZoneOffset.UTC).minusSeconds(zoneSeconds(text, at));
    } catch (DateTimeException e) {
      throw refused(text);
    }
  }

  private static int zoneSeconds(String text, int at) {
    if (at == text.length() - 1 && text.charAt(at) == 'Z') {
      return 0;
    }
    if (at != text.length() - 6 || !(matches(text, "+dd:dd", at) || matches(text, "-dd:dd", at))) {
      throw refused(text);
    }
    int hours = number(text, at + 1, at + 3);
    int minutes = number(text, at + 4, at + 6);
    if (hours > 23 || minutes > 59) {
      throw refused(text);
    }
    int seconds = 60 * (60 * hours + minutes);
    return text.charAt(at) == '-' ? -seconds : seconds;
  }

  private static boolean matches(String text, String pattern, int from) {
    if (text.length() < from + pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = text.charAt(from + i);
      char wanted = pattern.charAt(i);
      if (wanted == 'd' ? !isDigit(c) : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException refused(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return new IllegalArgumentException(
        "time must be like 2026-11-23T09:00:00Z, but was '" + shown + "' (RFC 3339)");
  }
}
