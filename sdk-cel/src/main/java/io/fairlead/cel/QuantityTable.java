package io.fairlead.cel;

import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Set;

/** Quantities; since Kubernetes 1.28. */
final class QuantityTable {

  /** Functions that are declared here. */
  static final Set<String> NAMES =
      Set.of(
          "quantity",
          "isQuantity",
          "sign",
          "asApproximateFloat",
          "asInteger",
          "isInteger",
          "isGreaterThan",
          "isLessThan",
          "compareTo",
          "add",
          "sub");

  private static final String TYPE = "kubernetes.Quantity";
  private static final String SUFFIX = "unable to parse quantity's suffix";
  private static final String NUMBER = "unable to parse numeric part of quantity";
  private static final String FORM =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final CelError NO_INTEGER = new CelError("cannot convert value to integer");

  private QuantityTable() {}

  static void declare(FunctionTable.Builder to) {
    to.add(
        Overload.of(
            "quantity", "string_to_quantity", "(string) -> " + TYPE, text -> read((String) text)));
    to.add(
        Overload.of(
            "isQuantity",
            "is_quantity_string",
            "(string) -> bool",
            text -> read((String) text) instanceof Quantity));
    to.add(
        Overload.of(
            "sign", "quantity_sign", '(' + TYPE + ") -> int", q -> (long) ((Quantity) q).signum()));
    one(to, "asApproximateFloat", "get_float", "double", q -> ((Quantity) q).approximate());
    one(to, "asInteger", "get_int", "int", q -> asInteger((Quantity) q));
    one(to, "isInteger", "is_integer", "bool", q -> ((Quantity) q).isInteger());
    two(to, "isGreaterThan", "is_greater_than", "bool", (a, b) -> order(a, b) > 0);
    two(to, "isLessThan", "is_less_than", "bool", (a, b) -> order(a, b) < 0);
    two(to, "compareTo", "compare_to", "int", (a, b) -> (long) order(a, b));
    two(to, "add", "add", TYPE, (a, b) -> ((Quantity) a).plus((Quantity) b));
    two(to, "sub", "sub", TYPE, (a, b) -> ((Quantity) a).minus((Quantity) b));
    to.add(
        Overload.of(
            "add",
            "quantity_add_int",
            TYPE + ".(int) -> " + TYPE,
            (a, b) -> ((Quantity) a).plus(whole((Long) b))));
    to.add(
        Overload.of(
            "sub",
            "quantity_sub_int",
            TYPE + ".(int) -> " + TYPE,
            (a, b) -> ((Quantity) a).minus(whole((Long) b))));
  }

  private static void one(
      FunctionTable.Builder to, String name, String id, String result, Overload.One body) {
    to.add(Overload.of(name, "quantity_" + id, TYPE + ".() -> " + result, body));
  }

  private static void two(
      FunctionTable.Builder to, String name, String id, String result, Overload.Two body) {
    to.add(Overload.of(name, "quantity_" + id, TYPE + ".(" + TYPE + ") -> " + result, body));
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
