package io.fairlead.dra.authoring;

import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How many bytes a value takes as compact JSON; texts are counted without escapes. */
final class JsonLength {

  private JsonLength() {}

  static int of(Json json) {
    if (json instanceof Json.Obj object) {
      int length = 2;
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        length += text(member.getKey()) + 1 + of(member.getValue()) + 1;
      }
      return Math.max(2, length - (object.members().isEmpty() ? 0 : 1));
    } else if (json instanceof Json.Arr array) {
      int length = 2;
      for (Json item : array.items()) {
        length += of(item) + 1;
      }
      return length - (array.items().isEmpty() ? 0 : 1);
    } else if (json instanceof Json.Str string) {
      return text(string.value());
    } else if (json instanceof Json.Num number) {
      return number.text().length();
    }
    return json instanceof Json.Bool flag && !flag.value() ? 5 : 4;
  }

  private static int text(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + 2;
  }
}
