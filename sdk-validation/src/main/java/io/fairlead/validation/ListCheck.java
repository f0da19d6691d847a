package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks that lists which are sets or maps have nothing twice. */
final class ListCheck {

  private final Findings findings;

  ListCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Schema root, Json value) {
    new SchemaWalk(Schema::hasListsBelow, this::visit).walk(root, value, Path.ROOT);
  }

  private void visit(Schema schema, Json value, Path path) {
    if (!(value instanceof Json.Arr array)) {
      return;
    } else if (schema.listType.equals("set")) {
      unique(array.items(), path);
    } else if (schema.listType.equals("map")) {
      map(schema, array.items(), path);
    }
  }

  private void map(Schema schema, List<Json> items, Path path) {
    List<Json> keys = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Json item = items.get(i);
      if (item instanceof Json.Obj object) {
        keys.add(key(schema, object));
      } else if (item == Json.Null.NULL) {
        keys.add(Json.Obj.EMPTY);
      } else {
        findings.invalid(
            path.index(i), item, "must be an object for an array of list-type map", "list-type");
        return;
      }
    }
    unique(keys, path);
  }

  private static Json key(Schema schema, Json.Obj object) {
    Map<String, Json> key = new TreeMap<>();
    for (String name : schema.listKeys) {
      Json value = object.get(name);
      if (value != null) {
        key.put(name, value);
      }
    }
    return new Json.Obj(new LinkedHashMap<>(key));
  }

  /** Complains once of each value that is there more than once, at its second place. */
  private void unique(List<Json> values, Path path) {
    if (values.size() < 2) {
      return;
    }
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (seen.merge(typed(values.get(i)), 1, Integer::sum) == 2) {
        findings.duplicate(path.index(i), values.get(i), "list-type");
      }
    }
  }

  /** To the server, 1 and 1.0 are not the same. */
  private static Object typed(Json value) {
    return value instanceof Json.Num number && !NumberCheck.isInteger(number)
        ? (Object) number.doubleValue()
        : value;
  }
}
