package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes {@link Json} as block-style YAML; a text is plain only where {@link YamlScalars} would
 * read it back as the same text, else in double quotes.
 */
final class YamlWriter {

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  static String write(Json json) {
    YamlWriter writer = new YamlWriter();
    writer.block(json, 0);
    return writer.out.toString();
  }

  private void block(Json json, int indent) {
    if (json instanceof Json.Obj object && !object.members().isEmpty()) {
      members(object.members(), indent);
    } else if (json instanceof Json.Arr array && !array.items().isEmpty()) {
      items(array.items(), indent);
    } else {
      out.append(inline(json)).append('\n');
    }
  }

  private void members(Map<String, Json> members, int indent) {
    Iterator<Map.Entry<String, Json>> each = members.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Json> member = each.next();
      out.append(text(member.getKey())).append(':');
      Json value = member.getValue();
      if (isBlock(value)) {
        // a list may start below its name without going in, as kubectl writes it
        int inner = value instanceof Json.Arr ? indent : indent + 2;
        out.append('\n').append(" ".repeat(inner));
        block(value, inner);
      } else {
        out.append(' ').append(inline(value)).append('\n');
      }
      if (each.hasNext()) {
        out.append(" ".repeat(indent));
      }
    }
  }

  private void items(List<Json> items, int indent) {
    for (int i = 0; i < items.size(); i++) {
      out.append(i > 0 ? " ".repeat(indent) : "").append("- ");
      block(items.get(i), indent + 2);
    }
  }

  private static boolean isBlock(Json json) {
    return (json instanceof Json.Obj object && !object.members().isEmpty())
        || (json instanceof Json.Arr array && !array.items().isEmpty());
  }

  private static String inline(Json json) {
    if (json instanceof Json.Obj) {
      return "{}";
    } else if (json instanceof Json.Arr) {
      return "[]";
    } else if (json instanceof Json.Str text) {
      return text(text.value());
    } else if (json instanceof Json.Num number) {
      return number.text();
    } else if (json instanceof Json.Bool flag) {
      return Boolean.toString(flag.value());
    }
    return "null";
  }

  private static String text(String value) {
    return isPlain(value) ? value : quoted(value);
  }

  /** Letters, digits and a few signs in the middle: what needs no thought about YAML's rules. */
  private static boolean isPlain(String value) {
    if (value.isEmpty() || !Character.isLetter(value.charAt(0)) || value.length() > 200) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean safe =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-_./".indexOf(c) >= 0;
      if (!safe) {
        return false;
      }
    }
    return YamlScalars.plain(value) instanceof Json.Str;
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c == '\t') {
        quoted.append("\\t");
      } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || isAwkward(c, value, i)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Line separators, byte order marks, and what YAML does not count as printable. */
  private static boolean isAwkward(char c, String value, int at) {
    boolean pairedHigh =
        Character.isHighSurrogate(c)
            && at + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(at + 1));
    boolean pairedLow =
        Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    return c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c >= 0xfffe
        || (Character.isSurrogate(c) && !pairedHigh && !pairedLow);
  }
}
