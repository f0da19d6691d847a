package io.fairlead.validation;

import io.fairlead.cel.CelError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads dates and times for rules, and says of others what Go says, which may reach a message. */
final class TimeText {

  /** What is read: its name in Go's layouts, its least and most value and its name in errors. */
  private record Part(String name, int digits, boolean fixed, int least, int most, String word) {}

  private static final Part[] PARTS = {
    new Part("2006", 4, true, 0, 9999, "year"),
    new Part("01", 2, true, 1, 12, "month"),
    new Part("02", 2, true, 0, 99, "day"),
    new Part("15", 2, false, 0, 23, "hour"),
    new Part("04", 2, true, 0, 59, "minute"),
    new Part("05", 2, true, 0, 59, "second")
  };
  private static final String SEPARATORS = "--T::";

  private final String text;
  private final int parts;
  private int at;

  private TimeText(String text, int parts) {
    this.text = text;
    this.parts = parts;
  }

  /** Returns the moment at which a date begins in UTC, or an error. */
  static Object date(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return refused("date", text, new TimeText(text, 3).problem());
    }
  }

  /** Returns the moment of a date with time, or an error. */
  static Object dateTime(String text) {
    try {
      // Go takes capital letters only, and never leaves out the seconds
      if (text.indexOf('t') < 0 && text.indexOf('z') < 0 && text.indexOf(':', 16) == 16) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException e) {
      // said below, in the words of the last layout that the server tries
    }
    return refused("date-time", text, new TimeText(text, PARTS.length).problem());
  }

  private static CelError refused(String format, String text, String problem) {
    return new CelError(
        "Invalid "
            + format
            + " formatted string "
            + text
            + ": parsing time "
            + JsonShown.quoted(text)
            + problem);
  }

  /** Goes through the text as Go's {@code time.Parse} does, up to what does not fit. */
  private String problem() {
    int[] values = new int[PARTS.length];
    for (int i = 0; i < parts; i++) {
      Part part = PARTS[i];
      if (i > 0) {
        String separator = SEPARATORS.substring(i - 1, i);
        if (!text.startsWith(separator, at)) {
          return cannotParse(at, separator);
        }
        at++;
      }
      int from = at;
      values[i] = number(part);
      if (values[i] < 0) {
        return cannotParse(from, part.name());
      } else if (values[i] < part.least() || values[i] > part.most()) {
        return ": " + part.word() + " out of range";
      }
    }
    if (at < text.length()) {
      return ": extra text: " + JsonShown.quoted(text.substring(at));
    }
    return ": day out of range";
  }

  /** Returns a number without sign, -1 if there is none of that width. */
  private int number(Part part) {
    int end = at;
    while (end < text.length() && end - at < part.digits() && isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - at;
    if (digits == 0 || part.fixed() && digits < part.digits()) {
      return -1;
    }
    int number = Integer.parseInt(text.substring(at, end));
    at = end;
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String cannotParse(int from, String what) {
    String layout = parts == 3 ? "2006-01-02" : "2006-01-02T15:04:05";
    String rest = JsonShown.quoted(text.substring(from));
    return " as \"" + layout + "\": cannot parse " + rest + " as \"" + what + '"';
  }
}
