package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;

/** Checks texts. */
final class Texts {

  private static final String NO_QUANTITY =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

  private Texts() {}

  static void check(Schema schema, Json.Str text, Path path, Findings findings) {
    String value = text.value();
    limits(schema, text, path, findings);
    if (schema.format.equals("quantity")) {
      quantity(text, path, findings);
    }
    if (!schema.format.isEmpty() && !Formats.fits(schema.format, value)) {
      findings.typeInvalid(
          path,
          text,
          path + " in body must be of type " + schema.format + ": " + JsonShown.quoted(value),
          "format");
    }
  }

  /** Says the first thing that is wrong, as the server does. */
  private static void limits(Schema schema, Json.Str text, Path path, Findings findings) {
    String value = text.value();
    if (schema.maxLength >= 0 || schema.minLength > 0) {
      int length = value.codePointCount(0, value.length());
      if (schema.maxLength >= 0 && length > schema.maxLength) {
        findings.tooLong(path, schema.maxLength, text, "maxLength");
        return;
      }
      if (schema.minLength > length) {
        findings.invalid(
            path,
            text,
            path + " in body should be at least " + schema.minLength + " chars long",
            "minLength");
        return;
      }
    }
    if (schema.pattern != null && !schema.compiledPattern().matcher(value).find()) {
      findings.invalid(
          path, text, path + " in body should match '" + schema.pattern + "'", "pattern");
    }
  }

  private static void quantity(Json.Str text, Path path, Findings findings) {
    try {
      Quantity.parse(text.value());
    } catch (IllegalArgumentException e) {
      findings.invalid(path, text, NO_QUANTITY, "quantity");
    }
  }
}
