package io.fairlead.autoscale.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The places of an axis that get a number: few, round, and enough to read a value off. */
final class Axis {

  private static final DateTimeFormatter CLOCK = format("HH:mm");
  private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAYS = 24 * HOUR;
  private static final long[] TIME_STEPS = {
    15_000,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAYS,
    2 * DAYS,
    7 * DAYS,
    28 * DAYS
  };

  /**
   * One place.
   *
   * @param value where, on the scale of the axis
   */
  record Mark(double value, String label) {}

  private Axis() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** Returns the top of a scale that begins at 0 and has room for a value. */
  static double top(double most, boolean whole) {
    double step = step(most, whole);
    return Math.max(step, Math.ceil(most / step) * step);
  }

  /** Returns the marks from 0 to the top. */
  static List<Mark> marks(double top, boolean whole) {
    List<Mark> marks = new ArrayList<>();
    double step = step(top, whole);
    for (int i = 0; i * step <= top * 1.0001; i++) {
      marks.add(new Mark(i * step, label(i * step)));
    }
    return marks;
  }

  /** 1, 2 or 5 times a power of ten, so that there are at most six. */
  private static double step(double most, boolean whole) {
    if (!(most > 0) || Double.isInfinite(most)) {
      return 1;
    }
    double raw = most / 5;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
    double factor = raw / power;
    double step = (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
    return whole ? Math.max(1, step) : step;
  }

  private static String label(double value) {
    double size = Math.abs(value);
    if (size >= 1e15 || (size > 0 && size < 1e-4)) {
      return String.format(Locale.ROOT, "%.0e", value);
    }
    String[] units = {"", "k", "M", "G", "T"};
    int unit = 0;
    double scaled = value;
    while (Math.abs(scaled) >= 1000 && unit < units.length - 1) {
      scaled /= 1000;
      unit++;
    }
    String text = String.format(Locale.ROOT, "%.4f", scaled).replaceAll("\\.?0+$", "");
    return (text.isEmpty() ? "0" : text) + units[unit];
  }

  /** Returns marks of time in milliseconds since 1970, with the day where a day begins. */
  static List<Mark> times(long from, long to) {
    long span = Math.max(1, to - from);
    long step = TIME_STEPS[TIME_STEPS.length - 1];
    for (long each : TIME_STEPS) {
      if (span / each <= 10) {
        step = each;
        break;
      }
    }
    List<Mark> marks = new ArrayList<>();
    for (long at = Math.floorDiv(from + step - 1, step) * step; at <= to; at += step) {
      Instant time = Instant.ofEpochMilli(at);
      boolean midnight = at % DAYS == 0;
      String label = midnight ? DAY.format(time) : (step < MINUTE ? SECONDS : CLOCK).format(time);
      marks.add(new Mark(at, label));
    }
    return marks;
  }

  /** Returns a moment for a title. */
  static String moment(Instant at, Duration span) {
    return (span.toHours() >= 24 ? DAY.format(at) + " " : "") + SECONDS.format(at);
  }

  /** Returns a time for a heading; the day is said twice only where there are two. */
  static String range(Instant from, Instant to) {
    DateTimeFormatter day = format("d MMMM uuuu");
    String last = day.format(to);
    return day.format(from)
        + ", "
        + SECONDS.format(from)
        + " to "
        + (last.equals(day.format(from)) ? "" : last + ", ")
        + SECONDS.format(to)
        + " UTC";
  }
}
