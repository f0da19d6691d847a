package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the members of a state file; says which has the wrong form. */
final class StateFile {

  private StateFile() {}

  static void requireKnown(Json.Obj object, String what, Set<String> members) {
    for (String member : object.members().keySet()) {
      if (!members.contains(member)) {
        throw violated("member of " + what, "one of " + new TreeSet<>(members), member);
      }
    }
  }

  static List<Json.Obj> objects(Json.Obj object, String name) {
    Json member = object.get(name);
    if (member == null || member == Json.Null.NULL) {
      return List.of();
    }
    if (!(member instanceof Json.Arr array)) {
      throw violated("member '" + name + "'", "a list", member);
    }
    List<Json.Obj> items = new ArrayList<>(array.items().size());
    for (Json item : array.items()) {
      if (!(item instanceof Json.Obj each)) {
        throw violated("item of '" + name + "'", "an object", item);
      }
      items.add(each);
    }
    return items;
  }

  static @Nullable Instant instant(Json.Obj object, String name) {
    Json member = object.get(name);
    if (member == null || member == Json.Null.NULL) {
      return null;
    }
    if (!(member instanceof Json.Str text)) {
      throw violated("member '" + name + "'", "a time as in RFC 3339", member);
    }
    return Timestamp.parse(text.value()).toInstant();
  }

  /** Returns a whole number of 32 bits, or {@code otherwise} if the member is absent. */
  static int integer(Json.@Nullable Obj object, String name, int otherwise) {
    Json member = object == null ? null : object.get(name);
    if (member == null || member == Json.Null.NULL) {
      return otherwise;
    }
    if (member instanceof Json.Num number) {
      try {
        return Math.toIntExact(number.longValueExact());
      } catch (ArithmeticException e) {
        throw violated("member '" + name + "'", "a whole number of 32 bits", number.text());
      }
    }
    throw violated("member '" + name + "'", "a number", member);
  }

  static Json.@Nullable Obj member(Json.@Nullable Obj object, String name) {
    Json member = object == null ? null : object.get(name);
    if (member == null || member == Json.Null.NULL) {
      return null;
    }
    if (member instanceof Json.Obj found) {
      return found;
    }
    throw violated("member '" + name + "'", "an object", member);
  }
}
