package io.fairlead.server;

import io.fairlead.kernel.GoDuration;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/**
 * A duration on the command line, as Go writes it: {@code 20ms}, {@code 1.5s}.
 *
 * @param duration its value
 */
record GoTime(Duration duration) {

  static GoTime parse(String text) {
    GoDuration parsed = GoDuration.ofWire(text);
    if (!parsed.isValid() || parsed.toNanos() < 0) {
      throw new TypeConversionException("must be a duration such as 20ms or 1.5s, but was " + text);
    }
    return new GoTime(parsed.toDuration());
  }
}
