package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Optional values; since Kubernetes 1.28. */
final class OptionalTable {

  /** What {@code a.?b} resolves to; its type is that of the field. */
  static final List<Overload> SELECT =
      List.of(
          Overload.special(
              Operators.OPTIONAL_SELECT, "select_optional_field", "(dyn, string) -> optional(V)"));

  private OptionalTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case Operators.OPTIONAL_SELECT:
        SELECT.forEach(to::add);
        break;
      case Operators.OPTIONAL_INDEX:
        special(to, "list_optindex_optional_int", "(list(V), int) -> optional(V)");
        special(
            to, "optional_list_optindex_optional_int", "(optional(list(V)), int) -> optional(V)");
        special(to, "map_optindex_optional_value", "(map(K, V), K) -> optional(V)");
        special(
            to, "optional_map_optindex_optional_value", "(optional(map(K, V)), K) -> optional(V)");
        break;
      case Operators.INDEX:
        special(to, "optional_list_index_int", "(optional(list(V)), int) -> optional(V)");
        special(to, "optional_map_index_value", "(optional(map(K, V)), K) -> optional(V)");
        break;
      case "or":
        special(to, "optional_or_optional", "optional(V).(optional(V)) -> optional(V)");
        break;
      case "orValue":
        special(to, "optional_orValue_value", "optional(V).(V) -> V");
        break;
      default:
        functions(to);
    }
  }

  private static void functions(FunctionTable.Builder to) {
    switch (to.function()) {
      case "optional.of":
        one(to, "optional_of", "(V) -> optional(V)", CelOptional::of);
        break;
      case "optional.ofNonZeroValue":
        one(
            to,
            "optional_ofNonZeroValue",
            "(V) -> optional(V)",
            a -> isZero(a) ? CelOptional.NONE : CelOptional.of(a));
        break;
      case "optional.none":
        to.add(
            Overload.ofMany(
                to.function(), "optional_none", "() -> optional(V)", none -> CelOptional.NONE));
        break;
      case "value":
        one(to, "optional_value", "optional(V).() -> V", OptionalTable::value);
        break;
      case "hasValue":
        one(to, "optional_hasValue", "optional(V).() -> bool", a -> ((CelOptional) a).isPresent());
        break;
      case "first":
        one(to, "list_first", "list(V).() -> optional(V)", a -> end((CelList) a, true));
        break;
      case "last":
        one(to, "list_last", "list(V).() -> optional(V)", a -> end((CelList) a, false));
        break;
      case "optional.unwrap":
        one(to, "optional_unwrap", "(list(optional(V))) -> list(V)", OptionalTable::unwrap);
        break;
      default:
        one(to, "optional_unwrapOpt", "list(optional(V)).() -> list(V)", OptionalTable::unwrap);
    }
  }

  private static void special(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.special(to.function(), id, signature));
  }

  private static void one(
      FunctionTable.Builder to, String id, String signature, Overload.One body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static Object value(Object optional) {
    Object value = ((CelOptional) optional).value();
    return value == null ? new CelError("optional.none() dereference") : value;
  }

  private static Object end(CelList list, boolean first) {
    int size = list.size();
    return size == 0 ? CelOptional.NONE : CelOptional.of(list.get(first ? 0 : size - 1));
  }

  private static Object unwrap(Object a) {
    CelList list = (CelList) a;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!(element instanceof CelOptional optional)) {
        return new CelError("value " + Texts.plain(element) + " is not optional");
      }
      Object value = optional.value();
      if (value != null) {
        values.add(value);
      }
    }
    return new ListValue(values);
  }

  private static boolean isZero(Object value) {
    return value == Json.Null.NULL
        || value.equals(false)
        || value.equals(0L)
        || value instanceof Double number && number == 0
        || value instanceof CelUint unsigned && unsigned.bits() == 0
        || value.equals("")
        || value instanceof CelBytes bytes && bytes.size() == 0
        || value instanceof CelList list && list.size() == 0
        || value instanceof CelMap map && map.size() == 0
        || value instanceof Duration duration && duration.isZero()
        || value instanceof CelOptional optional && !optional.isPresent();
  }
}
