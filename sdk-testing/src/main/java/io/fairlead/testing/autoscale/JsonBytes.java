package io.fairlead.testing.autoscale;

import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A state as text, to count its bytes and to compare it byte for byte. */
final class JsonBytes {

  private JsonBytes() {}

  static byte[] of(Json json) {
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Json json) {
    StringBuilder text = new StringBuilder();
    write(json, text);
    return text.toString();
  }

  private static void write(Json json, StringBuilder out) {
    if (json instanceof Json.Obj object) {
      out.append('{');
      boolean first = true;
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        out.append(first ? "" : ",");
        write(new Json.Str(member.getKey()), out);
        out.append(':');
        write(member.getValue(), out);
        first = false;
      }
      out.append('}');
    } else if (json instanceof Json.Arr array) {
      out.append('[');
      for (int i = 0; i < array.items().size(); i++) {
        out.append(i == 0 ? "" : ",");
        write(array.items().get(i), out);
      }
      out.append(']');
    } else if (json instanceof Json.Str string) {
      out.append('"');
      string.value().chars().forEach(c -> character((char) c, out));
      out.append('"');
    } else if (json instanceof Json.Num number) {
      out.append(number.text());
    } else {
      out.append(json == Json.Null.NULL ? "null" : String.valueOf(json == Json.Bool.TRUE));
    }
  }

  private static void character(char c, StringBuilder out) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ') {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  /** The same value in new objects, as if it had been written and read. */
  static Json copy(Json json) {
    if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((name, value) -> members.put(name, copy(value)));
      return new Json.Obj(members);
    } else if (json instanceof Json.Arr array) {
      List<Json> items = new ArrayList<>();
      array.items().forEach(item -> items.add(copy(item)));
      return new Json.Arr(items);
    }
    return json instanceof Json.Num number ? new Json.Num(number.text()) : json;
  }

  /** Copies of an object in which one leaf each, of at most so many, is another value. */
  static List<Json.Obj> variants(Json.Obj whole, Json other, int most) {
    List<Json.Obj> variants = new ArrayList<>();
    for (int leaf = 0; leaf < most; leaf++) {
      int[] left = {leaf};
      Json changed = changed(whole, other, left);
      if (left[0] >= 0) {
        break; // there are no more leaves
      }
      variants.add((Json.Obj) changed);
    }
    return variants;
  }

  private static Json changed(Json json, Json other, int[] left) {
    if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((name, value) -> members.put(name, changed(value, other, left)));
      return new Json.Obj(members);
    } else if (json instanceof Json.Arr array) {
      List<Json> items = new ArrayList<>();
      array.items().forEach(item -> items.add(changed(item, other, left)));
      return new Json.Arr(items);
    }
    return left[0]-- == 0 ? other : json;
  }
}
