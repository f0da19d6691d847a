package io.fairlead.cel;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Optional values; since Kubernetes 1.28. */
final class OptionalTable {

  /** Functions that are declared here. */
  static final Set<String> NAMES =
      Set.of(
          "_?._",
          "_[?_]",
          "_[_]",
          "or",
          "orValue",
          "optional.of",
          "optional.ofNonZeroValue",
          "optional.none",
          "value",
          "hasValue",
          "first",
          "last",
          "optional.unwrap",
          "unwrapOpt");

  /** What {@code a.?b} resolves to; its type is that of the field. */
  static final List<Overload> SELECT =
      List.of(
          Overload.special(
              Operators.OPTIONAL_SELECT, "select_optional_field", "(dyn, string) -> optional(V)"));

  private OptionalTable() {}

  static void declare(FunctionTable.Builder to) {
    SELECT.forEach(to::add);
    String at = Operators.OPTIONAL_INDEX;
    special(to, at, "list_optindex_optional_int", "(list(V), int) -> optional(V)");
    special(
        to, at, "optional_list_optindex_optional_int", "(optional(list(V)), int) -> optional(V)");
    special(to, at, "map_optindex_optional_value", "(map(K, V), K) -> optional(V)");
    special(
        to, at, "optional_map_optindex_optional_value", "(optional(map(K, V)), K) -> optional(V)");
    String index = Operators.INDEX;
    special(to, index, "optional_list_index_int", "(optional(list(V)), int) -> optional(V)");
    special(to, index, "optional_map_index_value", "(optional(map(K, V)), K) -> optional(V)");
    special(to, "or", "optional_or_optional", "optional(V).(optional(V)) -> optional(V)");
    special(to, "orValue", "optional_orValue_value", "optional(V).(V) -> V");
    one(to, "optional.of", "optional_of", "(V) -> optional(V)", CelOptional::of);
    one(
        to,
        "optional.ofNonZeroValue",
        "optional_ofNonZeroValue",
        "(V) -> optional(V)",
        a -> isZero(a) ? CelOptional.NONE : CelOptional.of(a));
    to.add(
        Overload.ofMany(
            "optional.none", "optional_none", "() -> optional(V)", none -> CelOptional.NONE));
    one(to, "value", "optional_value", "optional(V).() -> V", OptionalTable::value);
    one(
        to,
        "hasValue",
        "optional_hasValue",
        "optional(V).() -> bool",
        a -> ((CelOptional) a).isPresent());
    one(to, "first", "list_first", "list(V).() -> optional(V)", a -> end((CelList) a, true));
    one(to, "last", "list_last", "list(V).() -> optional(V)", a -> end((CelList) a, false));
    one(
        to,
        "optional.unwrap",
        "optional_unwrap",
        "(list(optional(V))) -> list(V)",
        OptionalTable::unwrap);
    one(
        to,
        "unwrapOpt",
        "optional_unwrapOpt",
        "list(optional(V)).() -> list(V)",
        OptionalTable::unwrap);
  }

  private static void special(FunctionTable.Builder to, String name, String id, String signature) {
    to.add(Overload.special(name, id, signature));
  }

  private static void one(
      FunctionTable.Builder to, String name, String id, String signature, Overload.One body) {
    to.add(Overload.of(name, id, signature, body));
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
