package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.math.BigDecimal;

/** Checks numbers. */
final class Numbers {

  private static final BigDecimal INT32_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INT32_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal INT64_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int LONGEST = 1_000;

  private Numbers() {}

  static boolean isWhole(Json.Num number) {
    String text = number.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        double value = number.doubleValue();
        return value == Math.rint(value) && !Double.isInfinite(value);
      }
    }
    return true;
  }

  static void check(Schema schema, Json.Num number, Path path, Findings findings) {
    boolean bounded =
        schema.minimum != null
            || schema.maximum != null
            || schema.multipleOf != null
            || schema.kind == Schema.Kind.INTEGER;
    if (!bounded) {
      return;
    }
    if (number.text().length() > LONGEST || Double.isInfinite(number.doubleValue())) {
      findings.invalid(path, number, path + " in body must be a number that fits", "format");
      return;
    }
    BigDecimal value = number.value();
    format(schema, number, value, path, findings);
    if (schema.multipleOf != null && value.remainder(schema.multipleOf.value()).signum() != 0) {
      findings.invalid(
          path,
          number,
          path + " in body should be a multiple of " + schema.multipleOf.text(),
          "multipleOf");
    }
    if (schema.maximum != null) {
      int order = value.compareTo(schema.maximum.value());
      if (order > 0 || schema.exclusiveMaximum && order == 0) {
        String than = schema.exclusiveMaximum ? "less than " : "less than or equal to ";
        findings.invalid(
            path, number, path + " in body should be " + than + schema.maximum.text(), "maximum");
      }
    }
    if (schema.minimum != null) {
      int order = value.compareTo(schema.minimum.value());
      if (order < 0 || schema.exclusiveMinimum && order == 0) {
        String than = schema.exclusiveMinimum ? "greater than " : "greater than or equal to ";
        findings.invalid(
            path, number, path + " in body should be " + than + schema.minimum.text(), "minimum");
      }
    }
  }

  private static void format(
      Schema schema, Json.Num number, BigDecimal value, Path path, Findings findings) {
    if (schema.kind != Schema.Kind.INTEGER) {
      return;
    }
    boolean narrow = schema.format.equals("int32");
    boolean fits =
        isWhole(number)
            && value.compareTo(narrow ? INT32_MIN : INT64_MIN) >= 0
            && value.compareTo(narrow ? INT32_MAX : INT64_MAX) <= 0;
    if (!fits) {
      findings.invalid(
          Path.NONE,
          new Json.Str(""),
          "Checked value must be of type integer "
              + (schema.format.isEmpty() ? "(default format)" : "with format " + schema.format)
              + " in "
              + path,
          "format");
    }
  }
}
