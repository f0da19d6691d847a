package io.fairlead.compliance.schema;

import java.net.URI;
import java.net.URISyntaxException;

/** Forms of strings that SBOM formats ask for, checked without regular expressions. */
public final class Texts {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Texts() {}

  /** Returns whether the text is 32, 40, 64, 96 or 128 hexadecimal digits. */
  public static boolean hash(String text) {
    int length = text.length();
    return (length == 32 || length == 40 || length == 64 || length == 96 || length == 128)
        && hex(text);
  }

  /** Returns whether the text is made of hexadecimal digits only. */
  public static boolean hex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !HEX[c]) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns whether the text is an RFC 3339 date-time ({@code T} and a zone are needed). */
  public static boolean dateTime(String text) {
    if (text.length() < 20 || !date(text.substring(0, 10))) {
      return false;
    }
    char t = text.charAt(10);
    if ((t != 'T' && t != 't')
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || !below(text, 11, 24)
        || !below(text, 14, 60)
        || !below(text, 17, 61)) {
      return false;
    }
    int at = 19;
    if (text.charAt(at) == '.') {
      int digits = ++at;
      while (at < text.length() && digit(text.charAt(at))) {
        at++;
      }
      if (at == digits || at == text.length()) {
        return false;
      }
    }
    return zone(text, at);
  }

  private static boolean zone(String text, int at) {
    char sign = text.charAt(at);
    if (sign == 'Z' || sign == 'z') {
      return at == text.length() - 1;
    }
    return (sign == '+' || sign == '-')
        && text.length() == at + 6
        && text.charAt(at + 3) == ':'
        && below(text, at + 1, 24)
        && below(text, at + 4, 60);
  }

  /** Returns whether the text is a date of the calendar in the form {@code 2026-11-24}. */
  public static boolean date(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i : new int[] {0, 1, 2, 3, 5, 6, 8, 9}) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    int year = Integer.parseInt(text, 0, 4, 10);
    int month = Integer.parseInt(text, 5, 7, 10);
    int day = Integer.parseInt(text, 8, 10, 10);
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
  }

  /** Returns whether the text may be an IRI reference: no white space, no {@code <>"{}|\^`}. */
  public static boolean iriReference(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || (c < 128 && FORBIDDEN[c])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the text is an IRI with a scheme, and something behind it. */
  public static boolean absoluteUri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !letter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      char c = text.charAt(i);
      if (!letter(c) && !digit(c) && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    return iriReference(text);
  }

  /** Returns whether the text is an {@code http} or {@code https} URL with a host. */
  public static boolean webUrl(String text) {
    int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
    return host > 0
        && text.length() > host
        && text.charAt(host) != '/'
        && text.charAt(host) != ':'
        && iriReference(text);
  }

  /** Returns whether the text looks like a mail address: one {@code @} between two parts. */
  public static boolean mail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == '(' || c == ')') {
        return false;
      }
    }
    char first = text.charAt(at + 1);
    char last = text.charAt(text.length() - 1);
    return first != '.' && first != '-' && last != '.' && last != '-' && !text.contains("..");
  }

  /** Returns whether the character is in the text, neither first nor last. */
  static boolean inside(String text, char wanted) {
    int at = text.indexOf(wanted);
    return at > 0 && at < text.length() - 1;
  }

  /** Returns whether the text is an {@code xs:anyURI}: a URI reference once it is escaped. */
  static boolean anyUri(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || (c < 128 && FORBIDDEN[c])) {
        escaped.append("%20");
      } else {
        escaped.append(c);
      }
    }
    try {
      new URI(escaped.toString());
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Returns whether the text is a decimal number with digits on at least one side of the point. */
  static boolean decimal(String text, boolean fraction) {
    int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int digits = 0;
    boolean point = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (digit(c)) {
        digits++;
      } else if (c == '.' && fraction && !point) {
        point = true;
      } else {
        return false;
      }
    }
    return digits > 0;
  }

  private static final boolean[] FORBIDDEN = among("<>\"{}|\\^`\177");
  private static final boolean[] HEX = among("0123456789abcdefABCDEF");

  private static boolean[] among(String ascii) {
    boolean[] among = new boolean[128];
    for (char c : ascii.toCharArray()) {
      among[c] = true;
    }
    return among;
  }

  private static boolean below(String text, int at, int limit) {
    return digit(text.charAt(at))
        && digit(text.charAt(at + 1))
        && Integer.parseInt(text, at, at + 2, 10) < limit;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
