package io.fairlead.cel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes values as texts. */
final class Texts {

  private static final DateTimeFormatter TO_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private Texts() {}

  /** Returns the text that {@code string(x)} yields, and that errors print. */
  static String plain(Object value) {
    if (value instanceof Double number) {
      return GoDouble.text(number);
    } else if (value instanceof Duration duration) {
      return seconds(duration);
    } else if (value instanceof Instant time) {
      return time(time);
    }
    return String.valueOf(value);
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toNanos() / 1_000_000_000 + duration.toNanos() % 1_000_000_000 / 1e9;
    String text = new BigDecimal(GoDouble.text(seconds)).toPlainString();
    return text + 's';
  }

  private static String time(Instant time) {
    String text = TO_SECOND.format(time);
    int nanos = time.getNano();
    if (nanos == 0) {
      return text + 'Z';
    }
    String fraction = Integer.toString(1_000_000_000 + nanos).substring(1);
    int end = fraction.length();
    while (fraction.charAt(end - 1) == '0') {
      end--;
    }
    return text + '.' + fraction.substring(0, end) + 'Z';
  }

  /** Returns a text in quotes, escaped as Go's {@code %q} does for what can be printed. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"':
                  out.append("\\\"");
                  break;
                case '\\':
                  out.append("\\\\");
                  break;
                case '\n':
                  out.append("\\n");
                  break;
                case '\r':
                  out.append("\\r");
                  break;
                case '\t':
                  out.append("\\t");
                  break;
                default:
                  appendPrintable(out, c);
              }
            });
    return out.append('"').toString();
  }

  private static void appendPrintable(StringBuilder out, int c) {
    if (c == 7) {
      out.append("\\a");
    } else if (c == 8) {
      out.append("\\b");
    } else if (c == 12) {
      out.append("\\f");
    } else if (c == 11) {
      out.append("\\v");
    } else if (c < 0x20 || c == 0x7f) {
      out.append(String.format("\\x%02x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
