package io.fairlead.validation;

import io.fairlead.kernel.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations of the format of that name: Go's, or numbers and units somewhere in a text. */
final class LooseDuration {

  /** A unit: what it is called, the last name also with more letters behind, and its length. */
  private record Unit(List<String> names, String prefix, long nanos) {

    boolean isCalled(String name) {
      return names.contains(name) || name.startsWith(prefix);
    }
  }

  private static final List<Unit> UNITS =
      List.of(
          new Unit(List.of("ns"), "nano", 1),
          new Unit(List.of("us", "\u00b5s"), "micro", 1_000),
          new Unit(List.of("ms"), "milli", 1_000_000),
          new Unit(List.of("s"), "sec", 1_000_000_000),
          new Unit(List.of("m"), "min", 60_000_000_000L),
          new Unit(List.of("h", "hr"), "hour", 3_600_000_000_000L),
          new Unit(List.of("d"), "day", 86_400_000_000_000L),
          new Unit(List.of("w", "wk"), "week", 604_800_000_000_000L));

  private static final Pattern PART = Pattern.compile("(\\d+)\\s*([A-Za-z\u00b5]+)");

  private LooseDuration() {}

  /** Returns the length, {@code null} if the text has none. */
  static @Nullable Duration parse(String text) {
    GoDuration strict = GoDuration.ofWire(text);
    if (strict.isValid()) {
      return strict.toDuration();
    }
    boolean any = false;
    long sum = 0;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      long count;
      try {
        count = Long.parseLong(parts.group(1));
      } catch (NumberFormatException e) {
        return null;
      }
      String name = parts.group(2).toLowerCase(Locale.ROOT);
      for (Unit unit : UNITS) {
        if (unit.isCalled(name)) {
          any = true;
          sum += count * unit.nanos();
        }
      }
    }
    return any ? Duration.ofNanos(sum) : null;
  }
}
