package io.fairlead.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;

/** Operators, and the functions that every CEL has. */
final class OperatorTable {

  /** Functions that are declared here. */
  static final Set<String> NAMES =
      Set.of(
          "_?_:_",
          "_&&_",
          "_||_",
          "!_",
          "-_",
          "_==_",
          "_!=_",
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "_%_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "_[_]",
          "@in",
          "_in_",
          "in",
          "@not_strictly_false",
          "cel.@mapInsert",
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "type",
          "dyn");

  private static final String[][] COMPARABLE = {
    {"bool", "bool, bool"},
    {"int64", "int, int"},
    {"int64_double", "int, double"},
    {"int64_uint64", "int, uint"},
    {"uint64", "uint, uint"},
    {"uint64_double", "uint, double"},
    {"uint64_int64", "uint, int"},
    {"double", "double, double"},
    {"double_int64", "double, int"},
    {"double_uint64", "double, uint"},
    {"string", "string, string"},
    {"bytes", "bytes, bytes"},
    {"timestamp", "timestamp, timestamp"},
    {"duration", "duration, duration"}
  };

  private OperatorTable() {}

  static void declare(FunctionTable.Builder to, int minor) {
    special(to, Operators.CONDITIONAL, "conditional", "(bool, A, A) -> A");
    special(to, Operators.AND, "logical_and", "(bool, bool) -> bool");
    special(to, Operators.OR, "logical_or", "(bool, bool) -> bool");
    special(to, Operators.EQUALS, "equals", "(A, A) -> bool");
    special(to, Operators.NOT_EQUALS, "not_equals", "(A, A) -> bool");
    special(to, Operators.INDEX, "index_list", "(list(A), int) -> A");
    special(to, Operators.INDEX, "index_map", "(map(A, B), A) -> B");
    special(to, Operators.NOT_STRICTLY_FALSE, "not_strictly_false", "(bool) -> bool");
    to.add(Overload.operator(Operators.NOT, "logical_not", "(bool) -> bool", OperatorTable::not));
    compare(to, "_<_", "less_", minor);
    compare(to, "_<=_", "less_equals_", minor);
    compare(to, "_>_", "greater_", minor);
    compare(to, "_>=_", "greater_equals_", minor);
    arithmetic(to);
    for (String in : List.of(Operators.IN, "_in_", "in")) {
      to.add(Overload.operator(in, "in_list", "(A, list(A)) -> bool", OperatorTable::in));
      to.add(Overload.operator(in, "in_map", "(A, map(A, B)) -> bool", OperatorTable::in));
    }
    size(to);
    text(to);
    if (minor >= 32) {
      String insert = Operators.MAP_INSERT;
      to.add(
          Overload.ofMany(
              insert, "@mapInsert_map_key_value", "(map(K, V), K, V) -> map(K, V)", MapValue::put));
      to.add(
          Overload.of(
              insert,
              "@mapInsert_map_map",
              "(map(K, V), map(K, V)) -> map(K, V)",
              MapValue::putAll));
    }
  }

  private static void special(FunctionTable.Builder to, String name, String id, String signature) {
    to.add(Overload.special(name, id, signature));
  }

  private static void compare(FunctionTable.Builder to, String name, String prefix, int minor) {
    for (String[] pair : COMPARABLE) {
      boolean crossing = pair[0].indexOf('_') > 0;
      if (!crossing || minor >= 28) {
        special(to, name, prefix + pair[0], '(' + pair[1] + ") -> bool");
      }
    }
  }

  private static void arithmetic(FunctionTable.Builder to) {
    Overload.Two add = Arithmetic::add;
    numbers(to, "_+_", "add", add, true);
    operator(to, "_+_", "add_bytes", "(bytes, bytes) -> bytes", add);
    operator(to, "_+_", "add_duration_duration", "(duration, duration) -> duration", add);
    operator(to, "_+_", "add_duration_timestamp", "(duration, timestamp) -> timestamp", add);
    operator(to, "_+_", "add_timestamp_duration", "(timestamp, duration) -> timestamp", add);
    operator(to, "_+_", "add_list", "(list(A), list(A)) -> list(A)", add);
    operator(to, "_+_", "add_string", "(string, string) -> string", add);
    Overload.Two subtract = Arithmetic::subtract;
    numbers(to, "_-_", "subtract", subtract, true);
    operator(to, "_-_", "subtract_duration_duration", "(duration, duration) -> duration", subtract);
    operator(
        to, "_-_", "subtract_timestamp_duration", "(timestamp, duration) -> timestamp", subtract);
    operator(
        to, "_-_", "subtract_timestamp_timestamp", "(timestamp, timestamp) -> duration", subtract);
    numbers(to, "_*_", "multiply", Arithmetic::multiply, true);
    numbers(to, "_/_", "divide", Arithmetic::divide, true);
    numbers(to, "_%_", "modulo", Arithmetic::modulo, false);
    Overload.One negate = Arithmetic::negate;
    to.add(Overload.operator(Operators.NEGATE, "negate_double", "(double) -> double", negate));
    to.add(Overload.operator(Operators.NEGATE, "negate_int64", "(int) -> int", negate));
  }

  private static void numbers(
      FunctionTable.Builder to, String name, String id, Overload.Two body, boolean doubles) {
    if (doubles) {
      operator(to, name, id + "_double", "(double, double) -> double", body);
    }
    operator(to, name, id + "_int64", "(int, int) -> int", body);
    operator(to, name, id + "_uint64", "(uint, uint) -> uint", body);
  }

  private static void operator(
      FunctionTable.Builder to, String name, String id, String signature, Overload.Two body) {
    to.add(Overload.operator(name, id, signature, body));
  }

  private static void size(FunctionTable.Builder to) {
    Overload.One size = OperatorTable::sizeOf;
    String[][] sized = {
      {"bytes", "bytes"}, {"list", "list(A)"}, {"map", "map(A, B)"}, {"string", "string"}
    };
    for (String[] pair : sized) {
      to.add(Overload.operator("size", "size_" + pair[0], '(' + pair[1] + ") -> int", size));
      to.add(Overload.operator("size", pair[0] + "_size", pair[1] + ".() -> int", size));
    }
  }

  private static void text(FunctionTable.Builder to) {
    to.add(
        Overload.of(
            "contains",
            "contains_string",
            "string.(string) -> bool",
            (a, b) -> ((String) a).contains((String) b)));
    to.add(
        Overload.of(
            "startsWith",
            "starts_with_string",
            "string.(string) -> bool",
            (a, b) -> ((String) a).startsWith((String) b)));
    to.add(
        Overload.of(
            "endsWith",
            "ends_with_string",
            "string.(string) -> bool",
            (a, b) -> ((String) a).endsWith((String) b)));
    Overload.Two matches = OperatorTable::matches;
    to.add(Overload.of("matches", "matches", "(string, string) -> bool", matches));
    to.add(Overload.of("matches", "matches_string", "string.(string) -> bool", matches));
    to.add(Overload.of("type", "type", "(A) -> type(A)", Values::typeOf));
    to.add(Overload.of("dyn", "to_dyn", "(A) -> dyn", a -> a));
  }

  private static Object matches(Object text, Object pattern) {
    try {
      return Pattern.compile((String) pattern).matcher((String) text).find();
    } catch (PatternSyntaxException e) {
      return Patterns.illegal(e);
    }
  }

  private static Object not(Object a) {
    return a instanceof Boolean value ? (Object) !value : CelError.NO_SUCH_OVERLOAD;
  }

  static Object in(Object element, Object container) {
    if (container instanceof CelList list) {
      for (int i = 0; i < list.size(); i++) {
        if (Values.isEqual(list.get(i), element)) {
          return true;
        }
      }
      return false;
    }
    if (container instanceof CelMap map) {
      return map.contains(element);
    }
    return CelError.noSuchOverload(Operators.IN);
  }

  private static Object sizeOf(Object a) {
    if (a instanceof String text) {
      return (long) Values.codePoints(text);
    } else if (a instanceof CelList list) {
      return (long) list.size();
    } else if (a instanceof CelMap map) {
      return (long) map.size();
    } else if (a instanceof CelBytes bytes) {
      return (long) bytes.size();
    }
    return CelError.noSuchOverload("size");
  }
}
