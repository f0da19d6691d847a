package io.fairlead.validation;

import io.fairlead.cel.GoDouble;
import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * Checks numbers as the server does: integers of 64 bits are such, all others are doubles, and
 * bounds are rounded to the type of the value.
 */
final class NumberCheck {

  private static final double MOST_EXACT = (1L << 53) - 1;
  private static final double NEAR = 1e-9;

  private final Schema schema;
  private final Json.Num number;
  private final Path path;
  private final Findings findings;

  private NumberCheck(Schema schema, Json.Num number, Path path, Findings findings) {
    this.schema = schema;
    this.number = number;
    this.path = path;
    this.findings = findings;
  }

  static void check(Schema schema, Json.Num number, Path path, Findings findings) {
    boolean bounded =
        schema.minimum != null
            || schema.maximum != null
            || schema.multipleOf != null
            || schema.kind == Schema.Kind.INTEGER
            || schema.format.equals("float");
    if (bounded) {
      new NumberCheck(schema, number, path, findings).check();
    }
  }

  private void check() {
    range("Checked", number);
    if (schema.multipleOf != null) {
      multipleOf(schema.multipleOf, range("MultipleOf", schema.multipleOf) && isInteger(number));
    }
    if (schema.maximum != null) {
      boolean whole = range("Maximum boundary", schema.maximum) && isInteger(number);
      bound(schema.maximum, whole, schema.exclusiveMaximum, true);
    }
    if (schema.minimum != null) {
      boolean whole = range("Minimum boundary", schema.minimum) && isInteger(number);
      bound(schema.minimum, whole, schema.exclusiveMinimum, false);
    }
  }

  /** Whether Go reads a number as an integer: no fraction, no exponent, 64 bits. */
  static boolean isInteger(Json.Num number) {
    return integer(number) != null;
  }

  /** Returns the number that Go reads as an integer, {@code null} if it reads a double. */
  static @Nullable Long integer(Json.Num number) {
    String text = number.text();
    if (text.length() > 20) {
      return null;
    }
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether a number passes for an integer: doubles do that are near enough to one. */
  static boolean isWhole(Json.Num number) {
    return isInteger(number) || isWhole(number.doubleValue());
  }

  private static boolean isWhole(double value) {
    if (!(Math.abs(value) <= MOST_EXACT)) {
      return false;
    }
    double whole = Math.rint(value);
    return value == whole || Math.abs(value - whole) < NEAR * Math.abs(whole);
  }

  /** Complains of what does not fit the type; bounds are looked at as well. */
  private boolean range(String what, Json.Num value) {
    boolean integer = schema.kind == Schema.Kind.INTEGER;
    boolean fits = true;
    if (integer) {
      fits = fits(value, schema.format.equals("int32"));
    } else if (schema.kind == Schema.Kind.NUMBER && schema.format.equals("float")) {
      fits = Math.abs(value.doubleValue()) <= Float.MAX_VALUE;
    }
    if (!fits) {
      String type = integer ? "integer" : "number";
      boolean known = integer ? schema.format.startsWith("int") : !schema.format.isEmpty();
      String format = known ? " with format " + schema.format : " (default format)";
      findings.invalid(
          Path.NONE,
          new Json.Str(""),
          what + " value must be of type " + type + format + " in " + path,
          "format");
    }
    return fits;
  }

  private static boolean fits(Json.Num value, boolean narrow) {
    Long exact = integer(value);
    if (exact == null) {
      double about = value.doubleValue();
      boolean whole = about == Math.rint(about) && about >= Long.MIN_VALUE && about < 0x1p63;
      exact = whole ? (Long) (long) about : null;
    }
    return exact != null && (!narrow || exact == (int) (long) exact);
  }

  private void multipleOf(Json.Num factor, boolean whole) {
    double by = factor.doubleValue();
    long step = (long) by;
    if (whole ? step <= 0 : by <= 0) {
      String text = "factor MultipleOf declared for " + path + " must be positive: ";
      findings.invalid(path, Json.Num.of(step), text + shown(factor, whole), "multipleOf");
      return;
    }
    double value = number.doubleValue();
    boolean fits =
        whole ? number.longValueExact() % step == 0 : isWhole(by < 1 ? 1 / by * value : value / by);
    if (!fits) {
      complain("should be a multiple of " + shown(factor, whole), "multipleOf");
    }
  }

  private void bound(Json.Num bound, boolean whole, boolean exclusive, boolean upper) {
    int order =
        whole
            ? Long.compare(number.longValueExact(), (long) bound.doubleValue())
            : Double.compare(number.doubleValue() + 0.0, bound.doubleValue() + 0.0);
    if (exclusive && order == 0 || (upper ? order > 0 : order < 0)) {
      complain(
          "should be "
              + (upper ? "less than " : "greater than ")
              + (exclusive ? "" : "or equal to ")
              + shown(bound, whole),
          upper ? "maximum" : "minimum");
    }
  }

  /** Bounds are doubles on the server, unless the value and its type are integers. */
  private static String shown(Json.Num bound, boolean whole) {
    double value = bound.doubleValue();
    return whole ? Long.toString((long) value) : GoDouble.text(value);
  }

  private void complain(String text, String rule) {
    findings.invalid(path, number, path + " in body " + text, rule);
  }
}
