package io.fairlead.autoscale.slo;

import io.fairlead.kernel.Json;
import java.util.stream.Collectors;

/** JSON as text, for sizes and comparisons; this module may not see a JSON library. */
final class Texts {

  private Texts() {}

  static String of(Json json) {
    if (json instanceof Json.Obj object) {
      return object.members().entrySet().stream()
          .map(e -> '"' + e.getKey() + "\":" + of(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (json instanceof Json.Arr array) {
      return array.items().stream().map(Texts::of).collect(Collectors.joining(",", "[", "]"));
    } else if (json instanceof Json.Num number) {
      return number.text();
    } else if (json instanceof Json.Str text) {
      return '"' + text.value() + '"';
    }
    return String.valueOf(json.plain());
  }
}
