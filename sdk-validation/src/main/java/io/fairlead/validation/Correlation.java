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

  /**
   * Whether a value is still what it was: elements of lists that are maps may have moved; fields
   * that the schema does not know count as changed.
   */
  static boolean same(Schema schema, Json value, @Nullable Json old) {
    if (value instanceof Json.Arr now && old instanceof Json.Arr then) {
      return sameElements(schema, now, then);
    } else if (value instanceof Json.Obj now && old instanceof Json.Obj then) {
      if (now.members().size() != then.members().size()) {
        return false;
      }
      for (Map.Entry<String, Json> member : now.members().entrySet()) {
        Schema child = schema.properties.getOrDefault(member.getKey(), schema.additional);
        Json before = then.get(member.getKey());
        if (child == null || before == null || !same(child, member.getValue(), before)) {
          return false;
        }
      }
      return true;
    }
    return value.equals(old);
  }

  private static boolean sameElements(Schema schema, Json.Arr now, Json.Arr then) {
    if (now.items().size() != then.items().size()) {
      return false;
    }
    Schema items = schema.items;
    if (items == null || !schema.listType.equals("map")) {
      return now.equals(then);
    }
    Correlation correlation = of(schema, then);
    for (Json item : now.items()) {
      Json before = correlation.element(item);
      if (before == null || !same(items, item, before)) {
        return false;
      }
    }
    return true;
  }

  static List<@Nullable Json> key(List<String> names, Json.Obj element) {
    List<@Nullable Json> key = new ArrayList<>(names.size());
    for (String name : names) {
      key.add(element.get(name));
    }
    return key;
  }
}
