package io.fairlead.cel;

import com.google.re2j.PatternSyntaxException;

/** Operators, and the functions that every CEL has. */
final class OperatorTable {

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
    String name = to.function();
    switch (name) {
      case Operators.CONDITIONAL:
        special(to, "conditional", "(bool, A, A) -> A");
        break;
      case Operators.AND:
        special(to, "logical_and", "(bool, bool) -> bool");
        break;
      case Operators.OR:
        special(to, "logical_or", "(bool, bool) -> bool");
        break;
      case Operators.EQUALS:
        special(to, "equals", "(A, A) -> bool");
        break;
      case Operators.NOT_EQUALS:
        special(to, "not_equals", "(A, A) -> bool");
        break;
      case Operators.INDEX:
        special(to, "index_list", "(list(A), int) -> A");
        special(to, "index_map", "(map(A, B), A) -> B");
        break;
      case Operators.NOT_STRICTLY_FALSE:
        special(to, "not_strictly_false", "(bool) -> bool");
        break;
      case Operators.NOT:
        to.add(Overload.operator(name, "logical_not", "(bool) -> bool", OperatorTable::not));
        break;
      case "_<_":
        compare(to, "less_", minor);
        break;
      case "_<=_":
        compare(to, "less_equals_", minor);
        break;
      case "_>_":
        compare(to, "greater_", minor);
        break;
      case "_>=_":
        compare(to, "greater_equals_", minor);
        break;
      case Operators.IN, "_in_", "in":
        to.add(Overload.operator(name, "in_list", "(A, list(A)) -> bool", OperatorTable::in));
        to.add(Overload.operator(name, "in_map", "(A, map(A, B)) -> bool", OperatorTable::in));
        break;
      case Operators.MAP_INSERT:
        insert(to, minor);
        break;
      default:
        arithmetic(to);
        functions(to);
    }
  }

  private static void special(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.special(to.function(), id, signature));
  }

  private static void compare(FunctionTable.Builder to, String prefix, int minor) {
    for (String[] pair : COMPARABLE) {
      boolean crossing = pair[0].indexOf('_') > 0;
      if (!crossing || minor >= 28) {
        special(to, prefix + pair[0], '(' + pair[1] + ") -> bool");
      }
    }
  }

  private static void insert(FunctionTable.Builder to, int minor) {
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

  private static void arithmetic(FunctionTable.Builder to) {
    switch (to.function()) {
      case Operators.ADD:
        Overload.Two add = Arithmetic::add;
        numbers(to, "add", add, true);
        operator(to, "add_bytes", "(bytes, bytes) -> bytes", add);
        operator(to, "add_duration_duration", "(duration, duration) -> duration", add);
        operator(to, "add_duration_timestamp", "(duration, timestamp) -> timestamp", add);
        operator(to, "add_timestamp_duration", "(timestamp, duration) -> timestamp", add);
        operator(to, "add_list", "(list(A), list(A)) -> list(A)", add);
        operator(to, "add_string", "(string, string) -> string", add);
        break;
      case "_-_":
        Overload.Two subtract = Arithmetic::subtract;
        numbers(to, "subtract", subtract, true);
        operator(to, "subtract_duration_duration", "(duration, duration) -> duration", subtract);
        operator(to, "subtract_timestamp_duration", "(timestamp, duration) -> timestamp", subtract);
        operator(
            to, "subtract_timestamp_timestamp", "(timestamp, timestamp) -> duration", subtract);
        break;
      case "_*_":
        numbers(to, "multiply", Arithmetic::multiply, true);
        break;
      case "_/_":
        numbers(to, "divide", Arithmetic::divide, true);
        break;
      case "_%_":
        numbers(to, "modulo", Arithmetic::modulo, false);
        break;
      case Operators.NEGATE:
        Overload.One negate = Arithmetic::negate;
        to.add(Overload.operator(Operators.NEGATE, "negate_double", "(double) -> double", negate));
        to.add(Overload.operator(Operators.NEGATE, "negate_int64", "(int) -> int", negate));
        break;
      default:
    }
  }

  private static void numbers(
      FunctionTable.Builder to, String id, Overload.Two body, boolean doubles) {
    if (doubles) {
      operator(to, id + "_double", "(double, double) -> double", body);
    }
    operator(to, id + "_int64", "(int, int) -> int", body);
    operator(to, id + "_uint64", "(uint, uint) -> uint", body);
  }

  private static void operator(
      FunctionTable.Builder to, String id, String signature, Overload.Two body) {
    to.add(Overload.operator(to.function(), id, signature, body));
  }

  private static void functions(FunctionTable.Builder to) {
    String name = to.function();
    String texts = "string.(string) -> bool";
    switch (name) {
      case "size":
        size(to);
        break;
      case "contains":
        to.add(
            Overload.of(
                name, "contains_string", texts, (a, b) -> ((String) a).contains((String) b)));
        break;
      case "startsWith":
        to.add(
            Overload.of(
                name, "starts_with_string", texts, (a, b) -> ((String) a).startsWith((String) b)));
        break;
      case "endsWith":
        to.add(
            Overload.of(
                name, "ends_with_string", texts, (a, b) -> ((String) a).endsWith((String) b)));
        break;
      case "matches":
        Overload.Two matches = OperatorTable::matches;
        to.add(Overload.of(name, "matches", "(string, string) -> bool", matches));
        to.add(Overload.of(name, "matches_string", texts, matches));
        break;
      case "type":
        to.add(Overload.of(name, "type", "(A) -> type(A)", Values::typeOf));
        break;
      case "dyn":
        to.add(Overload.of(name, "to_dyn", "(A) -> dyn", a -> a));
        break;
      default:
    }
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

  private static Object matches(Object text, Object pattern) {
    try {
      return Patterns.compile((String) pattern).matcher((String) text).find();
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
