package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the old element of a list: only lists that are maps by key have such a thing. */
final class Correlation {

  private static final Correlation NONE = new Correlation(List.of(), Map.of());

  private final List<String> keys;
  private final Map<List<@Nullable Json>, Json> old;

  private Correlation(List<String> keys, Map<List<@Nullable Json>, Json> old) {
    this.keys = keys;
    this.old = old;
  }

  static Correlation of(Schema list, @Nullable Json old) {
    if (!(old instanceof Json.Arr array) || !list.listType.equals("map")) {
      return NONE;
    }
    Map<List<@Nullable Json>, Json> byKey = new HashMap<>();
    for (Json element : array.items()) {
      if (element instanceof Json.Obj object) {
        byKey.putIfAbsent(key(list.listKeys, object), object);
      }
    }
    return new Correlation(list.listKeys, byKey);
  }

  @Nullable Json element(Json changed) {
    return keys.isEmpty() || !(changed instanceof Json.Obj object)
        ? null
        : old.get(key(keys, object));
  }

  static List<@Nullable Json> key(List<String> names, Json.Obj element) {
    List<@Nullable Json> key = new ArrayList<>(names.size());
    for (String name : names) {
      key.add(element.get(name));
    }
    return key;
  }
}
