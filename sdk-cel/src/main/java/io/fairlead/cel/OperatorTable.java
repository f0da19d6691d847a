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
        to.add(Overload.operator(name, "logical_not", "(bool) -> bool", new OfOne(name)));
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
        operator(to, "in_list", "(A, list(A)) -> bool");
        operator(to, "in_map", "(A, map(A, B)) -> bool");
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
        numbers(to, "add", true);
        operator(to, "add_bytes", "(bytes, bytes) -> bytes");
        operator(to, "add_duration_duration", "(duration, duration) -> duration");
        operator(to, "add_duration_timestamp", "(duration, timestamp) -> timestamp");
        operator(to, "add_timestamp_duration", "(timestamp, duration) -> timestamp");
        operator(to, "add_list", "(list(A), list(A)) -> list(A)");
        operator(to, "add_string", "(string, string) -> string");
        break;
      case Operators.SUBTRACT:
        numbers(to, "subtract", true);
        operator(to, "subtract_duration_duration", "(duration, duration) -> duration");
        operator(to, "subtract_timestamp_duration", "(timestamp, duration) -> timestamp");
        operator(to, "subtract_timestamp_timestamp", "(timestamp, timestamp) -> duration");
        break;
      case Operators.MULTIPLY:
        numbers(to, "multiply", true);
        break;
      case Operators.DIVIDE:
        numbers(to, "divide", true);
        break;
      case Operators.MODULO:
        numbers(to, "modulo", false);
        break;
      case Operators.NEGATE:
        Overload.One negate = new OfOne(Operators.NEGATE);
        to.add(Overload.operator(Operators.NEGATE, "negate_double", "(double) -> double", negate));
        to.add(Overload.operator(Operators.NEGATE, "negate_int64", "(int) -> int", negate));
        break;
      default:
    }
  }

  private static void numbers(FunctionTable.Builder to, String id, boolean doubles) {
    if (doubles) {
      operator(to, id + "_double", "(double, double) -> double");
    }
    operator(to, id + "_int64", "(int, int) -> int");
    operator(to, id + "_uint64", "(uint, uint) -> uint");
  }

  private static void operator(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.operator(to.function(), id, signature, new OfTwo(to.function())));
  }

  private static void functions(FunctionTable.Builder to) {
    String name = to.function();
    String texts = "string.(string) -> bool";
    switch (name) {
      case "size":
        size(to);
        break;
      case "contains":
        to.add(Overload.of(name, "contains_string", texts, new OfTwo(name)));
        break;
      case "startsWith":
        to.add(Overload.of(name, "starts_with_string", texts, new OfTwo(name)));
        break;
      case "endsWith":
        to.add(Overload.of(name, "ends_with_string", texts, new OfTwo(name)));
        break;
      case "matches":
        to.add(Overload.of(name, "matches", "(string, string) -> bool", new OfTwo(name)));
        to.add(Overload.of(name, "matches_string", texts, new OfTwo(name)));
        break;
      case "type":
        to.add(Overload.of(name, "type", "(A) -> type(A)", new OfOne(name)));
        break;
      case "dyn":
        to.add(Overload.of(name, "to_dyn", "(A) -> dyn", new OfOne(name)));
        break;
      default:
    }
  }

  private static void size(FunctionTable.Builder to) {
    Overload.One size = new OfOne("size");
    String[][] sized = {
      {"bytes", "bytes"}, {"list", "list(A)"}, {"map", "map(A, B)"}, {"string", "string"}
    };
    for (String[] pair : sized) {
      to.add(Overload.operator("size", "size_" + pair[0], '(' + pair[1] + ") -> int", size));
      to.add(Overload.operator("size", pair[0] + "_size", pair[1] + ".() -> int", size));
    }
  }

  /** Functions of one argument by name: a class of its own for each would start slowly. */
  private static final class OfOne implements Overload.One {
    private final String function;

    OfOne(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a) {
      switch (function) {
        case Operators.NOT:
          return a instanceof Boolean value ? (Object) !value : CelError.NO_SUCH_OVERLOAD;
        case Operators.NEGATE:
          return Arithmetic.negate(a);
        case "size":
          return sizeOf(a);
        case "type":
          return Values.typeOf(a);
        default: // dyn
          return a;
      }
    }
  }

  /** Functions of two arguments likewise. */
  private static final class OfTwo implements Overload.Two {
    private final String function;

    OfTwo(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a, Object b) {
      switch (function) {
        case Operators.ADD:
          return Arithmetic.add(a, b);
        case Operators.SUBTRACT:
          return Arithmetic.subtract(a, b);
        case Operators.MULTIPLY:
          return Arithmetic.multiply(a, b);
        case Operators.DIVIDE:
          return Arithmetic.divide(a, b);
        case Operators.MODULO:
          return Arithmetic.modulo(a, b);
        case "contains":
          return ((String) a).contains((String) b);
        case "startsWith":
          return ((String) a).startsWith((String) b);
        case "endsWith":
          return ((String) a).endsWith((String) b);
        case "matches":
          return matches(a, b);
        default:
          return in(a, b);
      }
    }
  }

  private static Object matches(Object text, Object pattern) {
    try {
      return Patterns.compile((String) pattern).matcher((String) text).find();
    } catch (PatternSyntaxException e) {
      return Patterns.illegal(e);
    }
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
