package io.fairlead.dra;

import io.fairlead.api.Shape;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON in one line with sorted members: of printable ASCII, as random scenes are. */
final class JsonLine {

  private final StringBuilder line = new StringBuilder();

  private JsonLine() {}

  static String of(Json json) {
    JsonLine written = new JsonLine();
    written.append(json);
    return written.line.toString();
  }

  /** Returns records as they are on the wire. */
  static <T extends Record> Json array(List<T> records, Class<T> type) {
    List<Json> all = new ArrayList<>();
    records.forEach(one -> all.add(Shape.of(type).toJson(one)));
    return new Json.Arr(all);
  }

  private void append(Json json) {
    if (json instanceof Json.Obj object) {
      String before = "{";
      for (Map.Entry<String, Json> member : new TreeMap<>(object.members()).entrySet()) {
        line.append(before);
        quote(member.getKey());
        line.append(':');
        append(member.getValue());
        before = ",";
      }
      line.append(object.members().isEmpty() ? "{}" : "}");
    } else if (json instanceof Json.Arr array) {
      String before = "[";
      for (Json item : array.items()) {
        line.append(before);
        append(item);
        before = ",";
      }
      line.append(array.items().isEmpty() ? "[]" : "]");
    } else if (json instanceof Json.Str text) {
      quote(text.value());
    } else if (json instanceof Json.Num number) {
      line.append(number.text());
    } else {
      line.append(json instanceof Json.Bool bool ? String.valueOf(bool.value()) : "null");
    }
  }

  private void quote(String text) {
    line.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
