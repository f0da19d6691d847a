package io.fairlead.validation;

import io.fairlead.cel.IpAddress;
import io.fairlead.cel.IpNetwork;
import io.fairlead.cel.NamedFormat;
import io.fairlead.kernel.GoDuration;
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
    if (isText(schema.kind) && !hasFormat(schema.format, value)) {
      findings.typeInvalid(
          path,
          text,
          path + " in body must be of type " + schema.format + ": " + JsonShown.quoted(value),
          "format");
    }
  }

  private static boolean isText(Schema.Kind kind) {
    return kind == Schema.Kind.STRING || kind == Schema.Kind.ANY;
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

  /** Formats that are not known here are not checked, as on the server. */
  private static boolean hasFormat(String format, String value) {
    switch (format) {
      case "":
        return true;
      case "date-time", "datetime":
        return fits("datetime", value);
      case "uri", "uuid", "byte", "date":
        return fits(format, value);
      case "duration":
        return GoDuration.ofWire(value).isValid();
      case "ipv4":
        IpAddress four = IpAddress.parse(value);
        return four != null && four.family() == 4;
      case "ipv6":
        IpAddress six = IpAddress.parse(value);
        return six != null && six.family() == 6;
      case "cidr":
        return IpNetwork.parse(value) != null;
      default:
        return true;
    }
  }

  private static boolean fits(String format, String value) {
    NamedFormat named = NamedFormat.of(format);
    return named == null || named.check(value).isEmpty();
  }
}
