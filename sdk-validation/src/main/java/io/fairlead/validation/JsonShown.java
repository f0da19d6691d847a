package io.fairlead.validation;

import io.fairlead.cel.GoDouble;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.Map;
import java.util.TreeMap;

/** Values as messages show them: JSON with sorted names, as Go's encoder writes it. */
final class JsonShown {

  private static final int LONGEST = 2_000;

  /** What Go's encoder escapes beside quotes and control characters: HTML, and line ends. */
  private static final String ESCAPED = "<>&\u2028\u2029";

  private JsonShown() {}

  static String text(Json value) {
    StringBuilder out = new StringBuilder();
    append(value, LONGEST, out);
    return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST) + "...";
  }

  /** Returns a value as the server shows the one that is wrong: a text as Go quotes it. */
  static String wrong(Json value) {
    if (value instanceof Json.Str text) {
      return quoted(text.value());
    }
    return value instanceof Json.Num number && !NumberCheck.isInteger(number)
        ? GoDouble.text(number.doubleValue())
        : text(value);
  }

  /** Returns a flat object of texts with its members in their order, as Go shows structs. */
  static String inOrder(Json value) {
    StringBuilder out = new StringBuilder("{");
    if (value instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (name, member) -> {
                out.append(out.length() == 1 ? "" : ",");
                appendText(name, out);
                out.append(':').append(text(member));
              });
    }
    return out.append('}').toString();
  }

  /** Returns all of it, however long. */
  static String full(Json value) {
    StringBuilder out = new StringBuilder();
    append(value, Integer.MAX_VALUE, out);
    return out.toString();
  }

  /** Returns a text in quotes, as Go's {@code %q}. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> appendQuoted(c, out));
    return out.append('"').toString();
  }

  private static void appendQuoted(int c, StringBuilder out) {
    int simple = "\"\\\n\t\r\b\f\u0007\u000b".indexOf(c);
    if (simple >= 0) {
      out.append('\\').append("\"\\ntrbfav".charAt(simple));
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else if (c < 0x80) {
      out.append(String.format("\\x%02x", c));
    } else {
      out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
    }
  }

  private static boolean isPrintable(int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
      Character.FORMAT,
      Character.SURROGATE,
      Character.PRIVATE_USE,
      Character.UNASSIGNED,
      Character.LINE_SEPARATOR,
      Character.PARAGRAPH_SEPARATOR:
        return false;
      case Character.SPACE_SEPARATOR:
        return c == ' ';
      default:
        return true;
    }
  }

  private static void append(Json value, int longest, StringBuilder out) {
    if (out.length() > longest) {
      return;
    }
    if (value instanceof Json.Str text) {
      appendText(text.value(), out);
    } else if (value instanceof Json.Num number) {
      out.append(NumberCheck.isInteger(number) ? number.text() : decimal(number.doubleValue()));
    } else if (value instanceof Json.Bool flag) {
      out.append(flag.value());
    } else if (value instanceof Json.Arr array) {
      out.append('[');
      for (int i = 0; i < array.items().size(); i++) {
        out.append(i == 0 ? "" : ",");
        append(array.items().get(i), longest, out);
      }
      out.append(']');
    } else if (value instanceof Json.Obj object) {
      out.append('{');
      boolean first = true;
      for (Map.Entry<String, Json> member : new TreeMap<>(object.members()).entrySet()) {
        out.append(first ? "" : ",");
        first = false;
        appendText(member.getKey(), out);
        out.append(':');
        append(member.getValue(), longest, out);
      }
      out.append('}');
    } else {
      out.append("null");
    }
  }

  private static String decimal(double value) {
    return value == 0 && 1 / value < 0 ? "-0" : Numbers.text(value);
  }

  private static void appendText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\':
          out.append('\\').append(c);
          break;
        case '\n':
          out.append("\\n");
          break;
        case '\t':
          out.append("\\t");
          break;
        case '\r':
          out.append("\\r");
          break;
        case '\b':
          out.append("\\b");
          break;
        case '\f':
          out.append("\\f");
          break;
        default:
          if (c < 0x20 || ESCAPED.indexOf(c) >= 0) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
      }
    }
    out.append('"');
  }
}
