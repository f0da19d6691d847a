package io.fairlead.gateway;

import io.fairlead.kernel.GoDuration;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.vertx.DnsEndpoints;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values on the command line; times as in files ({@code 5s}), or ISO 8601 ({@code PT5S}). */
final class Values {

  private Values() {}

  static Integer count(String text) {
    return number(text, 1, Integer.MAX_VALUE);
  }

  static Duration limit(String text) {
    return time(text, Duration.ofMillis(1), "longer than zero");
  }

  static EndpointSpec endpoint(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
        return EndpointSpec.of(uri.getAuthority(), uri);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw wrong("http://HOST:PORT or https://HOST:PORT", text);
  }

  static DnsEndpoints name(String text) {
    try {
      return new DnsEndpoints(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw wrong("http://NAME:PORT", text);
    }
  }

  private static int number(String text, int least, int most) {
    if (!text.matches("[0-9]{1,10}")
        || Long.parseLong(text) < least
        || Long.parseLong(text) > most) {
      throw wrong("a whole number from " + least + " to " + most, text);
    }
    return Integer.parseInt(text);
  }

  private static Duration time(String text, Duration least, String rule) {
    try {
      boolean iso = text.regionMatches(true, 0, "P", 0, 1);
      Duration time = iso ? Duration.parse(text) : GoDuration.parse(text).toDuration();
      if (time.compareTo(least) >= 0) {
        return time;
      }
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      // said below
    }
    throw wrong("a time " + rule + " like 5s, 50ms or PT5S", text);
  }

  private static TypeConversionException wrong(String rule, String text) {
    return new TypeConversionException("must be " + rule + ", but was '" + text + "'");
  }

  /** A port, 0 for a free one. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return number(text, 0, 65_535);
    }
  }

  /** A time to wait, which may be none. */
  static final class Pause implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return time(text, Duration.ZERO, "of at least zero");
    }
  }
}
