package io.fairlead.cel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Parts of times and durations. */
final class TimeTable {

  private TimeTable() {}

  static void declare(FunctionTable.Builder to) {
    part(to, "getFullYear", "year", ZonedDateTime::getYear);
    part(to, "getMonth", "month", t -> t.getMonthValue() - 1);
    part(to, "getDayOfYear", "day_of_year", t -> t.getDayOfYear() - 1);
    part(to, "getDayOfMonth", "day_of_month", t -> t.getDayOfMonth() - 1);
    part(to, "getDate", "day_of_month_1_based", ZonedDateTime::getDayOfMonth);
    part(to, "getDayOfWeek", "day_of_week", t -> t.getDayOfWeek().getValue() % 7);
    part(to, "getHours", "hours", ZonedDateTime::getHour);
    part(to, "getMinutes", "minutes", ZonedDateTime::getMinute);
    part(to, "getSeconds", "seconds", ZonedDateTime::getSecond);
    part(to, "getMilliseconds", "milliseconds", t -> t.getNano() / 1_000_000);
    span(to, "getHours", "hours", Duration::toHours);
    span(to, "getMinutes", "minutes", Duration::toMinutes);
    span(to, "getSeconds", "seconds", d -> d.toNanos() / 1_000_000_000);
    span(to, "getMilliseconds", "milliseconds", d -> d.toNanos() / 1_000_000);
  }

  private static void part(
      FunctionTable.Builder to, String name, String id, ToLongFunction<ZonedDateTime> part) {
    to.add(
        Overload.of(
            name,
            "timestamp_to_" + id,
            "timestamp.() -> int",
            a -> part.applyAsLong(((Instant) a).atZone(ZoneOffset.UTC))));
    to.add(
        Overload.of(
            name,
            "timestamp_to_" + id + (id.equals("seconds") ? "_tz" : "_with_tz"),
            "timestamp.(string) -> int",
            (a, zone) -> {
              Object found = zone((String) zone);
              return found instanceof ZoneId known
                  ? (Object) part.applyAsLong(((Instant) a).atZone(known))
                  : found;
            }));
  }

  private static void span(
      FunctionTable.Builder to, String name, String id, ToLongFunction<Duration> part) {
    to.add(
        Overload.of(
            name, "duration_to_" + id, "duration.() -> int", a -> part.applyAsLong((Duration) a)));
  }

  /** Returns a {@code ZoneId}, or an error; an offset is written {@code +02:00} or {@code 2:00}. */
  private static Object zone(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      if (text.isEmpty() || text.equals("UTC")) {
        return ZoneOffset.UTC;
      }
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        return new CelError("unknown time zone " + text);
      }
    }
    try {
      int hours = Integer.parseInt(text.substring(0, colon));
      int minutes = Integer.parseInt(text.substring(colon + 1));
      if (minutes < 0 || minutes > 59) {
        return new CelError("timezone offset minutes out of range [0, 59]: " + text);
      }
      int offset = hours * 60 + (text.startsWith("-") ? -minutes : minutes);
      return ZoneOffset.ofTotalSeconds(offset * 60);
    } catch (NumberFormatException | DateTimeException e) {
      String part = text.substring(0, colon);
      return new CelError(
          String.format(
              Locale.ROOT, "strconv.Atoi: parsing %s: invalid syntax", Texts.quoted(part)));
    }
  }
}
