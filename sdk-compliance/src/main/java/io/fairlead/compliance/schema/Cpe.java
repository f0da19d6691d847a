package io.fairlead.compliance.schema;

/** Forms of Common Platform Enumeration names (NISTIR 7695). */
public final class Cpe {

  private Cpe() {}

  /** Returns whether the text is a CPE 2.3 formatted string or a CPE 2.2 URI. */
  public static boolean wellFormed(String text) {
    return text.startsWith("cpe:2.3:")
        ? formatted(text)
        : text.regionMatches(true, 0, "cpe:/", 0, 5) && uri(text);
  }

  /** {@code cpe:2.3:} and eleven attributes, separated by colons that are not quoted. */
  private static boolean formatted(String text) {
    int attributes = 1;
    int length = 0;
    for (int i = 8; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        length++;
        if (i == text.length()) {
          return false;
        }
      } else if (c == ':') {
        if (length == 0) {
          return false;
        }
        attributes++;
        length = 0;
      } else if (c <= ' ') {
        return false;
      } else {
        length++;
      }
    }
    return attributes == 11 && length > 0 && part(text.charAt(8));
  }

  private static boolean uri(String text) {
    if (text.length() < 6 || !part(text.charAt(5))) {
      return false;
    }
    int colons = 0;
    for (int i = 5; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        return false;
      }
      colons += c == ':' ? 1 : 0;
    }
    return colons <= 6;
  }

  private static boolean part(char c) {
    return c == 'a' || c == 'o' || c == 'h' || c == '*' || c == '-';
  }
}
