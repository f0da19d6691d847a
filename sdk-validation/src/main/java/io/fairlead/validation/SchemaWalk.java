package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The way through a value along its schema: each value that a schema describes, before those inside
 * of it.
 *
 * @param enters whether there is anything to see in values of a schema
 */
record SchemaWalk(Predicate<Schema> enters, Visitor visitor) {

  /** Called with each value. */
  @FunctionalInterface
  interface Visitor {
    void visit(Schema schema, Json value, Path path);
  }

  void walk(Schema schema, Json value, Path path) {
    if (!enters.test(schema)) {
      return;
    }
    visitor.visit(schema, value, path);
    if (value instanceof Json.Arr array && schema.items != null) {
      List<Json> items = array.items();
      for (int i = 0; i < items.size(); i++) {
        walk(schema.items, items.get(i), path.index(i));
      }
    } else if (value instanceof Json.Obj object) {
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        String name = member.getKey();
        Schema child = schema.properties.get(name);
        if (child != null) {
          walk(child, member.getValue(), path.child(name));
        } else if (schema.additional != null) {
          walk(schema.additional, member.getValue(), path.key(name));
        }
      }
    }
  }
}
