package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the old element of a list: only lists that are maps by key have such a thing. */
final class ListKeys {

  private static final ListKeys NONE = new ListKeys(List.of(), Map.of());

  private final List<String> names;
  private final Map<List<Json>, Json> old;

  private ListKeys(List<String> names, Map<List<Json>, Json> old) {
    this.names = names;
    this.old = old;
  }

  static ListKeys of(Schema list, @Nullable Json old) {
    if (!(old instanceof Json.Arr array) || !list.listType.equals("map")) {
      return NONE;
    }
    Map<List<Json>, Json> byKey = new HashMap<>();
    for (Json element : array.items()) {
      List<Json> key = key(list.listKeys, element);
      if (key != null) {
        byKey.putIfAbsent(key, element);
      }
    }
    return new ListKeys(list.listKeys, byKey);
  }

  @Nullable Json element(Json changed) {
    List<Json> key = names.isEmpty() ? null : key(names, changed);
    return key == null ? null : old.get(key);
  }

  /** Returns the key of an element, {@code null} if some part of it is absent or no scalar. */
  private static @Nullable List<Json> key(List<String> names, Json element) {
    if (!(element instanceof Json.Obj object)) {
      return null;
    }
    List<Json> key = new ArrayList<>(names.size());
    for (String name : names) {
      Json part = object.get(name);
      boolean scalar =
          part instanceof Json.Str || part instanceof Json.Num || part instanceof Json.Bool;
      if (!scalar) {
        return null;
      }
      key.add(part);
    }
    return key;
  }
}
