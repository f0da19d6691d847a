package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value and what it was before, in the same place; for one use. */
final class Correlated {

  private final boolean root;
  private final Schema schema;
  private final Json value;
  private final Json old;
  private @Nullable ListKeys keys;
  private @Nullable Boolean unchanged;

  private Correlated(boolean root, Schema schema, Json value, Json old) {
    this.root = root;
    this.schema = schema;
    this.value = value;
    this.old = old;
  }

  static Correlated root(Schema schema, Json value, Json old) {
    return new Correlated(true, schema, value, old);
  }

  boolean isRoot() {
    return root;
  }

  /** Returns a member, {@code null} if it has no counterpart. */
  @Nullable Correlated member(String name) {
    Schema child = schema.properties.getOrDefault(name, schema.additional);
    if (child == null || !(value instanceof Json.Obj now) || !(old instanceof Json.Obj then)) {
      return null;
    }
    Json after = now.get(name);
    Json before = then.get(name);
    return after == null || before == null ? null : new Correlated(false, child, after, before);
  }

  /** Returns an element, {@code null} if it has no counterpart. */
  @Nullable Correlated index(int index) {
    if (schema.items == null || !(value instanceof Json.Arr now)) {
      return null;
    }
    ListKeys known = keys;
    if (known == null) {
      known = ListKeys.of(schema, old);
      keys = known;
    }
    Json after = now.items().get(index);
    Json before = known.element(after);
    return before == null ? null : new Correlated(false, schema.items, after, before);
  }

  /** Whether the value is still what it was. */
  boolean unchanged() {
    Boolean known = unchanged;
    if (known == null) {
      known = same(schema, value, old);
      unchanged = known;
    }
    return known;
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
    return isSame(value, old);
  }

  /** Equal to the last digit: to the server, 1 and 1.0 are of different types. */
  private static boolean isSame(Json value, @Nullable Json old) {
    if (value instanceof Json.Num now && old instanceof Json.Num then) {
      return now.equals(then) && NumberCheck.isInteger(now) == NumberCheck.isInteger(then);
    } else if (value instanceof Json.Arr now && old instanceof Json.Arr then) {
      List<Json> before = then.items();
      boolean same = now.items().size() == before.size();
      for (int i = 0; same && i < before.size(); i++) {
        same = isSame(now.items().get(i), before.get(i));
      }
      return same;
    } else if (value instanceof Json.Obj now && old instanceof Json.Obj then) {
      return now.members().size() == then.members().size()
          && now.members().entrySet().stream()
              .allMatch(member -> isSame(member.getValue(), then.get(member.getKey())));
    }
    return value.equals(old);
  }

  private static boolean sameElements(Schema schema, Json.Arr now, Json.Arr then) {
    List<Json> elements = now.items();
    if (elements.size() != then.items().size()) {
      return false;
    }
    Schema items = schema.items;
    if (items == null || !schema.listType.equals("map")) {
      return isSame(now, then);
    }
    ListKeys before = ListKeys.of(schema, then);
    for (Json element : elements) {
      Json found = before.element(element);
      if (found == null || !same(items, element, found)) {
        return false;
      }
    }
    return true;
  }
}
