package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/** The string extension (version 2 since Kubernetes 1.29) and searching with patterns. */
final class TextTable {

  private TextTable() {}

  static void declare(FunctionTable.Builder to, int minor) {
    switch (to.function()) {
      case "charAt":
        two(to, "string_char_at_int", "string.(int) -> string", TextTable::charAt);
        break;
      case "indexOf", "lastIndexOf":
        search(to, to.function().equals("lastIndexOf"));
        break;
      case "join":
        one(to, "list_join", "list(string).() -> string", a -> join((CelList) a, ""));
        two(
            to,
            "list_join_string",
            "list(string).(string) -> string",
            (a, b) -> join((CelList) a, (String) b));
        break;
      case "lowerAscii":
        one(to, "string_lower_ascii", "string.() -> string", a -> lower((String) a));
        break;
      case "upperAscii":
        one(to, "string_upper_ascii", "string.() -> string", a -> upper((String) a));
        break;
      case "trim":
        one(to, "string_trim", "string.() -> string", a -> trim((String) a));
        break;
      case "format":
        if (minor >= 29) {
          many(
              to,
              "string_format",
              "string.(list(dyn)) -> string",
              a -> TextFormat.format((String) a[0], (CelList) a[1]));
        }
        break;
      case "strings.quote":
        if (minor >= 29) {
          one(to, "strings_quote", "(string) -> string", a -> quote((String) a));
        }
        break;
      case "find":
        two(to, "string_find_string", "string.(string) -> string", Patterns::find);
        break;
      case "findAll":
        Overload.Many all = Patterns::findAll;
        many(to, "string_find_all_string", "string.(string) -> list(string)", all);
        many(to, "string_find_all_string_int", "string.(string, int) -> list(string)", all);
        break;
      default:
        parts(to);
    }
  }

  private static void search(FunctionTable.Builder to, boolean last) {
    String id = last ? "string_last_index_of_string" : "string_index_of_string";
    two(
        to,
        id,
        "string.(string) -> int",
        (a, b) ->
            last
                ? CodePoints.lastIndexOf((String) a, (String) b)
                : CodePoints.indexOf((String) a, (String) b, 0));
    many(
        to,
        id + "_int",
        "string.(string, int) -> int",
        a ->
            last
                ? CodePoints.lastIndexOf((String) a[0], (String) a[1], (Long) a[2])
                : CodePoints.indexOf((String) a[0], (String) a[1], (Long) a[2]));
  }

  private static void parts(FunctionTable.Builder to) {
    switch (to.function()) {
      case "replace":
        many(
            to,
            "string_replace_string_string",
            "string.(string, string) -> string",
            a -> replace((String) a[0], (String) a[1], (String) a[2], -1));
        many(
            to,
            "string_replace_string_string_int",
            "string.(string, string, int) -> string",
            a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3]));
        break;
      case "split":
        two(
            to,
            "string_split_string",
            "string.(string) -> list(string)",
            (a, b) -> split((String) a, (String) b, -1));
        many(
            to,
            "string_split_string_int",
            "string.(string, int) -> list(string)",
            a -> split((String) a[0], (String) a[1], (Long) a[2]));
        break;
      default: // substring
        two(
            to,
            "string_substring_int",
            "string.(int) -> string",
            (a, b) -> substring((String) a, (Long) b));
        many(
            to,
            "string_substring_int_int",
            "string.(int, int) -> string",
            a -> substring((String) a[0], (Long) a[1], (Long) a[2]));
    }
  }

  private static void one(
      FunctionTable.Builder to, String id, String signature, Overload.One body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void two(
      FunctionTable.Builder to, String id, String signature, Overload.Two body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void many(
      FunctionTable.Builder to, String id, String signature, Overload.Many body) {
    to.add(Overload.ofMany(to.function(), id, signature, body));
  }

  private static CelError outOfRange(long index) {
    return new CelError("index out of range: " + index);
  }

  private static Object charAt(Object a, Object position) {
    String text = (String) a;
    long index = (Long) position;
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

  private static Object substring(String text, long from) {
    int length = Values.codePoints(text);
    return from < 0 || from > length ? outOfRange(from) : substring(text, from, length);
  }

  private static Object substring(String text, long from, long to) {
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

  private static Object join(CelList list, String separator) {
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

  private static String lower(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return out.toString();
  }

  private static String upper(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'a' && c <= 'z') {
        out.setCharAt(i, (char) (c - ('a' - 'A')));
      }
    }
    return out.toString();
  }

  private static String trim(String text) {
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

  private static String replace(String text, String old, String with, long atMost) {
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

  private static CelList split(String text, String separator, long atMost) {
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

  private static String quote(String text) {
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
