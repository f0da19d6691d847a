package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.Map;
import java.util.TreeMap;

/** Values as messages show them: JSON with sorted names, as Go's encoder writes it. */
final class JsonShown {

  private static final int LONGEST = 2_000;

  private JsonShown() {}

  static String text(Json value) {
    StringBuilder out = new StringBuilder();
    append(value, LONGEST, out);
    return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST) + "...";
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

  static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    appendText(text, out);
    return out.toString();
  }

  private static void append(Json value, int longest, StringBuilder out) {
    if (out.length() > longest) {
      return;
    }
    if (value instanceof Json.Str text) {
      appendText(text.value(), out);
    } else if (value instanceof Json.Num number) {
      out.append(number.text());
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
        default:
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
      }
    }
    out.append('"');
  }
}
