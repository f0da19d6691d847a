package io.fairlead.autoscale;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading states back, and telling foreign ones. */
final class States {

  private States() {}

  /** Returns the state as the type that the policy made, or refuses it. */
  static <S extends State> S own(State state, Class<S> type, String kind) {
    if (!type.isInstance(state) || !state.kind().equals(kind)) {
      throw violated(
          "state", "one that the policy '" + kind + "' made", "a state of '" + state.kind() + "'");
    }
    return type.cast(state);
  }

  /** Checks kind and version of a stored state. */
  static void require(Json.Obj json, String kind, int schemaVersion) {
    String found = json.text("kind");
    if (!kind.equals(found)) {
      throw violated("kind of the state", "'" + kind + "'", found == null ? "absent" : found);
    }
    if (number(json, "schemaVersion") != schemaVersion) {
      throw violated(
          "schemaVersion of the state '" + kind + "'",
          schemaVersion + "",
          String.valueOf(json.get("schemaVersion")));
    }
  }

  static Json.Obj object(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Obj object) {
      return object;
    }
    throw missing(name, "an object", json.get(name));
  }

  static List<Json> array(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Arr array) {
      return array.items();
    }
    throw missing(name, "a list", json.get(name));
  }

  static long number(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Num number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw missing(name, "a whole number of 64 bits", number.text());
      }
    }
    throw missing(name, "a whole number", json.get(name));
  }

  static int integer(Json.Obj json, String name) {
    long number = number(json, name);
    if (number != (int) number) {
      throw missing(name, "a whole number of 32 bits", number);
    }
    return (int) number;
  }

  static double real(Json.Obj json, String name) {
    if (json.get(name) instanceof Json.Num number) {
      return number.doubleValue();
    }
    throw missing(name, "a number", json.get(name));
  }

  private static IllegalArgumentException missing(String name, String rule, @Nullable Object was) {
    return violated("member '" + name + "' of the state", rule, was == null ? "absent" : was);
  }
}
