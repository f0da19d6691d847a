package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Go reads it into structs: what is absent is empty. */
final class Wire {

  private Wire() {}

  static String text(Json.Obj object, String name) {
    String text = object.text(name);
    return text == null ? "" : text;
  }

  static @Nullable Json present(Json.Obj object, String name) {
    Json value = object.get(name);
    return value == Json.Null.NULL ? null : value;
  }

  static List<Json> list(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Arr array ? array.items() : List.of();
  }

  static Map<String, Json> map(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Obj map ? map.members() : Map.of();
  }

  /** Returns an object that may be absent, and is then empty. */
  static Json.Obj object(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Obj child ? child : Json.Obj.EMPTY;
  }

  static Json.Obj object(Json value) {
    return value instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  static long whole(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Num number ? (long) number.doubleValue() : 0;
  }

  static boolean isTrue(Json.Obj object, String name) {
    return Json.Bool.TRUE.equals(object.get(name));
  }

  /** Visits the elements of a list, unless there are more than allowed, which is reported. */
  static void each(
      Json.Obj object,
      String name,
      int most,
      Path path,
      Findings findings,
      BiConsumer<Json, Path> check) {
    List<Json> items = list(object, name);
    Path place = path.child(name);
    if (most >= 0 && items.size() > most) {
      findings.tooMany(place, items.size(), most, "maxItems");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      check.accept(items.get(i), place.index(i));
    }
  }

  /** Reports values that are there a second time. */
  static void unique(List<Json> keys, Path path, Findings findings) {
    for (int i = 1; i < keys.size(); i++) {
      if (keys.subList(0, i).contains(keys.get(i))) {
        findings.duplicate(path.index(i), keys.get(i), "unique");
      }
    }
  }

  /** Returns one text field of each element, to look for duplicates. */
  static List<Json> field(Json.Obj object, String list, String name) {
    return list(object, list).stream()
        .<Json>map(item -> new Json.Str(text(object(item), name)))
        .toList();
  }
}
