package io.fairlead.vertx;

import io.fairlead.kernel.GoDuration;
import io.fairlead.routing.EndpointSpec;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * Reads settings as people write them on a command line or in an environment variable. Times are
 * written as in files ({@code 5s}), or as ISO 8601 ({@code PT5S}).
 *
 * <p>What cannot be read is an IllegalArgumentException that begins with the rule, {@code must be},
 * so that the caller can put the name of the setting before it.
 */
public final class WrittenValues {

  private WrittenValues() {}

  /** Reads a whole number of at least 1. */
  public static int count(String text) {
    return number(text, 1, Integer.MAX_VALUE);
  }

  /** Reads a port; 0 is a free one. */
  public static int port(String text) {
    return number(text, 0, 65_535);
  }

  /** Reads a time after which something is given up, or done again; at least a millisecond. */
  public static Duration limit(String text) {
    return time(text, Duration.ofMillis(1), "longer than zero");
  }

  /** Reads a time to wait, which may be none. */
  public static Duration pause(String text) {
    return time(text, Duration.ZERO, "of at least zero");
  }

  /** Reads the URL of an endpoint, whose name is then its host and port. */
  public static EndpointSpec endpoint(String text) {
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

  /** Reads the URL of a DNS name with an endpoint at each of its addresses. */
  public static DnsEndpoints dns(String text) {
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

  private static IllegalArgumentException wrong(String rule, String text) {
    return new IllegalArgumentException("must be " + rule + ", but was '" + text + "'");
  }
}
