package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** What the functions of the string extension do; places are code points. */
final class TextFunctions {

  private TextFunctions() {}

  private static CelError outOfRange(long index) {
    return new CelError("index out of range: " + index);
  }

  static Object charAt(String text, long index) {
    int length = Values.codePoints(text);
    if (index < 0 || index > length) {
      return outOfRange(index);
    }
    if (index == length) {
      return "";
    }
    int at = text.offsetByCodePoints(0, (int) index);
    return text.substring(at, text.offsetByCodePoints(at, 1));
  }

  static Object substring(String text, long from) {
    int length = Values.codePoints(text);
    return from < 0 || from > length ? outOfRange(from) : substring(text, from, length);
  }

  static Object substring(String text, long from, long to) {
    int length = Values.codePoints(text);
    if (from > to) {
      return new CelError("invalid substring range. start: " + from + ", end: " + to);
    }
    if (from < 0 || from > length) {
      return outOfRange(from);
    }
    if (to > length) {
      return outOfRange(to);
    }
    int start = text.offsetByCodePoints(0, (int) from);
    return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
  }

  static Object join(CelList list, String separator) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!(element instanceof String text)) {
        return new CelError("join: invalid input: " + Texts.plain(element));
      }
      out.append(i == 0 ? "" : separator).append(text);
      CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, out.length());
    }
    return out.toString();
  }

  static String lower(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return out.toString();
  }

  static String upper(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'a' && c <= 'z') {
        out.setCharAt(i, (char) (c - ('a' - 'A')));
      }
    }
    return out.toString();
  }

  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Unicode's White_Space. */
  private static boolean isSpace(char c) {
    switch (c) {
      case '\t', '\n', '\u000b', '\f', '\r', ' ', '\u0085', '\u00a0', '\u1680':
        return true;
      case '\u2028', '\u2029', '\u202f', '\u205f', '\u3000':
        return true;
      default:
        return c >= '\u2000' && c <= '\u200a';
    }
  }

  static String replace(String text, String old, String with, long atMost) {
    if (atMost == 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    long done = 0;
    if (old.isEmpty()) {
      while (atMost < 0 || done < atMost) {
        out.append(with);
        done++;
        if (from >= text.length()) {
          break;
        }
        int next = text.offsetByCodePoints(from, 1);
        out.append(text, from, next);
        CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, out.length());
        from = next;
      }
      return out.append(text, from, text.length()).toString();
    }
    for (int at = text.indexOf(old);
        at >= 0 && (atMost < 0 || done < atMost);
        at = text.indexOf(old, from), done++) {
      out.append(text, from, at).append(with);
      CelFrame.requireAtMost(CelFrame.MOST_CHARACTERS, out.length());
      from = at + old.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  static CelList split(String text, String separator, long atMost) {
    if (atMost == 0) {
      return ListValue.EMPTY;
    }
    List<Object> parts = new ArrayList<>();
    int from = 0;
    while (atMost < 0 || parts.size() < atMost - 1) {
      int at;
      int next;
      if (separator.isEmpty()) {
        if (from >= text.length() || text.offsetByCodePoints(from, 1) >= text.length()) {
          break;
        }
        at = text.offsetByCodePoints(from, 1);
        next = at;
      } else {
        at = text.indexOf(separator, from);
        if (at < 0) {
          break;
        }
        next = at + separator.length();
      }
      parts.add(text.substring(from, at));
      CelFrame.requireAtMost(CelFrame.MOST_PARTS, parts.size());
      from = next;
    }
    if (!(separator.isEmpty() && text.isEmpty())) {
      parts.add(text.substring(from));
    }
    return new ListValue(parts);
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
      if (escape >= 0) {
        out.append('\\').append("abfnrtv\\\"".charAt(escape));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
