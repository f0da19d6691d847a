package io.fairlead.kernel;

import java.util.Iterator;
import java.util.Map;

/** JSON text for people: on one line, cut where it grows too long for a message. */
final class JsonSketch {

  private static final int READABLE = 100;

  private final StringBuilder text = new StringBuilder();
  private final int longest;

  private JsonSketch(int longest) {
    this.longest = longest;
  }

  /** Returns the whole text of a value. */
  static String whole(Json json) {
    return of(json, Integer.MAX_VALUE);
  }

  /** Returns what fits into a message; looks no further. */
  static String readable(Json json) {
    return of(json, READABLE);
  }

  private static String of(Json json, int longest) {
    JsonSketch sketch = new JsonSketch(longest);
    sketch.value(json);
    return sketch.isFull() ? sketch.text.substring(0, longest) + "..." : sketch.text.toString();
  }

  private boolean isFull() {
    return text.length() > longest;
  }

  private void value(Json json) {
    if (json instanceof Json.Obj object) {
      object(object);
    } else if (json instanceof Json.Arr array) {
      array(array);
    } else if (json instanceof Json.Str string) {
      string(string.value());
    } else if (json instanceof Json.Num number) {
      text.append(number.text());
    } else {
      text.append(json instanceof Json.Bool bool ? String.valueOf(bool.value()) : "null");
    }
  }

  private void object(Json.Obj object) {
    text.append('{');
    Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
    for (String between = ""; members.hasNext() && !isFull(); between = ", ") {
      Map.Entry<String, Json> member = members.next();
      text.append(between);
      string(member.getKey());
      text.append(": ");
      value(member.getValue());
    }
    text.append('}');
  }

  private void array(Json.Arr array) {
    text.append('[');
    Iterator<Json> items = array.items().iterator();
    for (String between = ""; items.hasNext() && !isFull(); between = ", ") {
      text.append(between);
      value(items.next());
    }
    text.append(']');
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length() && !isFull(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(c == '\n' ? "\\n" : String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
