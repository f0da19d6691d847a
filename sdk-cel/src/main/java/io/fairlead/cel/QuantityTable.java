package io.fairlead.cel;

import io.fairlead.kernel.Quantity;
import java.util.List;

/** Quantities; since Kubernetes 1.28. */
final class QuantityTable {

  private static final String TYPE = "kubernetes.Quantity";
  private static final String OF = TYPE + ".() -> ";
  private static final String WITH = TYPE + ".(" + TYPE + ") -> ";
  private static final String INT = TYPE + ".(int) -> " + TYPE;
  private static final String SUFFIX = "unable to parse quantity's suffix";
  private static final String NUMBER = "unable to parse numeric part of quantity";
  private static final String FORM =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final CelError NO_INTEGER = new CelError("cannot convert value to integer");

  private QuantityTable() {}

  static void declare(FunctionTable.Builder to) {
    switch (to.function()) {
      case "quantity":
        fn(to, "string_to_quantity", "(string) -> " + TYPE, text -> read((String) text));
        break;
      case "isQuantity":
        fn(
            to,
            "is_quantity_string",
            "(string) -> bool",
            text -> read((String) text) instanceof Quantity);
        break;
      case "sign":
        fn(to, "quantity_sign", '(' + TYPE + ") -> int", q -> (long) ((Quantity) q).signum());
        break;
      case "asApproximateFloat":
        fn(to, "quantity_get_float", OF + "double", q -> ((Quantity) q).approximate());
        break;
      case "asInteger":
        fn(to, "quantity_get_int", OF + "int", q -> asInteger((Quantity) q));
        break;
      case "isInteger":
        fn(to, "quantity_is_integer", OF + "bool", q -> ((Quantity) q).isInteger());
        break;
      case "isGreaterThan":
        two(to, "quantity_is_greater_than", WITH + "bool", (a, b) -> order(a, b) > 0);
        break;
      case "isLessThan":
        two(to, "quantity_is_less_than", WITH + "bool", (a, b) -> order(a, b) < 0);
        break;
      case "compareTo":
        two(to, "quantity_compare_to", WITH + "int", (a, b) -> (long) order(a, b));
        break;
      case "add":
        two(to, "quantity_add", WITH + TYPE, (a, b) -> ((Quantity) a).plus((Quantity) b));
        two(to, "quantity_add_int", INT, (a, b) -> ((Quantity) a).plus(whole((Long) b)));
        break;
      default: // sub
        two(to, "quantity_sub", WITH + TYPE, (a, b) -> ((Quantity) a).minus((Quantity) b));
        two(to, "quantity_sub_int", INT, (a, b) -> ((Quantity) a).minus(whole((Long) b)));
    }
  }

  private static void fn(FunctionTable.Builder to, String id, String signature, Overload.One body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  private static void two(
      FunctionTable.Builder to, String id, String signature, Overload.Two body) {
    to.add(Overload.of(to.function(), id, signature, body));
  }

  /** Returns a quantity, or the server's error. */
  static Object read(String text) {
    try {
      return Quantity.parse(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      for (String reason : List.of(SUFFIX, NUMBER)) {
        if (message.contains(reason)) {
          return new CelError(reason);
        }
      }
      return new CelError(FORM);
    }
  }

  private static Object asInteger(Quantity quantity) {
    return quantity.isInteger() ? (Object) quantity.asInteger().orElseThrow() : NO_INTEGER;
  }

  private static int order(Object a, Object b) {
    return ((Quantity) a).compareTo((Quantity) b);
  }

  private static Quantity whole(long value) {
    return Quantity.of(value, Quantity.Format.DECIMAL_EXPONENT);
  }
}
