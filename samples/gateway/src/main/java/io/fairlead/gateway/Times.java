package io.fairlead.gateway;

import io.fairlead.kernel.GoDuration;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/**
 * Times on the command line: ISO 8601 ({@code PT5S}), or as in files ({@code 5s}, {@code 50ms}).
 */
final class Times {

  private Times() {}

  static Duration parse(String text) {
    Duration time;
    try {
      time = text.regionMatches(true, 0, "P", 0, 1) ? Duration.parse(text) : go(text);
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      throw wrong(text);
    }
    if (time.isNegative()) {
      throw wrong(text);
    }
    return time;
  }

  private static Duration go(String text) {
    return GoDuration.parse(text).toDuration();
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "must be a time of at least zero like 5s, 50ms or PT5S, but was '" + text + "'");
  }
}
