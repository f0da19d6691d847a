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
        one(to, "string_to_quantity", "(string) -> " + TYPE);
        break;
      case "isQuantity":
        one(to, "is_quantity_string", "(string) -> bool");
        break;
      case "sign":
        one(to, "quantity_sign", '(' + TYPE + ") -> int");
        break;
      case "asApproximateFloat":
        one(to, "quantity_get_float", OF + "double");
        break;
      case "asInteger":
        one(to, "quantity_get_int", OF + "int");
        break;
      case "isInteger":
        one(to, "quantity_is_integer", OF + "bool");
        break;
      case "isGreaterThan":
        two(to, "quantity_is_greater_than", WITH + "bool");
        break;
      case "isLessThan":
        two(to, "quantity_is_less_than", WITH + "bool");
        break;
      case "compareTo":
        two(to, "quantity_compare_to", WITH + "int");
        break;
      case "add":
        two(to, "quantity_add", WITH + TYPE);
        two(to, "quantity_add_int", INT);
        break;
      default: // sub
        two(to, "quantity_sub", WITH + TYPE);
        two(to, "quantity_sub_int", INT);
    }
  }

  private static void one(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfOne(to.function())));
  }

  private static void two(FunctionTable.Builder to, String id, String signature) {
    to.add(Overload.of(to.function(), id, signature, new OfTwo(to.function())));
  }

  /** Functions of one argument by name. */
  private static final class OfOne implements Overload.One {
    private final String function;

    OfOne(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a) {
      switch (function) {
        case "quantity":
          return read((String) a);
        case "isQuantity":
          return read((String) a) instanceof Quantity;
        case "sign":
          return (long) ((Quantity) a).signum();
        case "asApproximateFloat":
          return ((Quantity) a).approximate();
        case "asInteger":
          return asInteger((Quantity) a);
        default:
          return ((Quantity) a).isInteger();
      }
    }
  }

  /** Functions of a quantity and another, or a whole number. */
  private static final class OfTwo implements Overload.Two {
    private final String function;

    OfTwo(String function) {
      this.function = function;
    }

    @Override
    public Object apply(Object a, Object b) {
      Quantity one = (Quantity) a;
      Quantity other = b instanceof Quantity quantity ? quantity : whole((Long) b);
      switch (function) {
        case "isGreaterThan":
          return one.compareTo(other) > 0;
        case "isLessThan":
          return one.compareTo(other) < 0;
        case "compareTo":
          return (long) one.compareTo(other);
        case "add":
          return one.plus(other);
        default: // sub
          return one.minus(other);
      }
    }
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

  private static Quantity whole(long value) {
    return Quantity.of(value, Quantity.Format.DECIMAL_EXPONENT);
  }
}
