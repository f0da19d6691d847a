package io.fairlead.compliance.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One type of an {@link XmlTable}: what text, attributes and elements an element of it may have.
 * Filled by the table's loader and not changed afterwards.
 */
final class XmlType {

  /** What an attribute holds, and whether it must be there. */
  record Attribute(String name, XmlType type, boolean required) {}

  private static final Attribute[] NONE = {};

  /** Name of the primitive type, or an empty text. */
  String primitive = "";

  @Nullable XmlType base;
  XmlType[] union = {};
  @Nullable Set<String> values;
  @Nullable TextRule rule;
  int minLength;
  int maxLength = Integer.MAX_VALUE;
  double minimum = Double.NEGATIVE_INFINITY;
  double maximum = Double.POSITIVE_INFINITY;

  /** Of an element with attributes: the type of its text. */
  @Nullable XmlType text;

  @Nullable XmlModel model;
  boolean mixed;

  /** Whether any attribute is allowed; without it, of other namespaces only if so. */
  boolean anyAttribute;

  boolean foreignAttributes;
  Attribute[] attributes = NONE;

  /** Returns whether the type has a text and no elements. */
  boolean simple() {
    return text != null || !primitive.isEmpty() || base != null || union.length > 0;
  }

  @Nullable Attribute attribute(String name) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  /** Returns what is wrong with a text (completes "the value"), or null. */
  @Nullable String fault(String value) {
    if (text != null) {
      return text.fault(value);
    }
    if (union.length > 0) {
      String fault = null;
      for (XmlType one : union) {
        fault = one.fault(value);
        if (fault == null) {
          return null;
        }
      }
      return fault;
    }
    if (base != null) {
      String fault = base.fault(value);
      if (fault != null) {
        return fault;
      }
    }
    return facets(collapses() ? value.strip() : value);
  }

  /** White space round anything but a string does not count. */
  private boolean collapses() {
    return base != null
        ? base.collapses()
        : !primitive.equals("string") && !primitive.equals("normalizedString");
  }

  private @Nullable String facets(String value) {
    String demand = primitive.isEmpty() ? null : demand(primitive, value);
    if (demand == null && values != null && !values.contains(value)) {
      demand = "be one of the values of the standard";
    }
    if (demand == null && rule != null && !rule.allows(value)) {
      demand = rule.demand();
    }
    if (demand == null && (value.length() < minLength || value.length() > maxLength)) {
      int length = value.codePointCount(0, value.length());
      if (length < minLength) {
        demand = "have at least " + minLength + " characters";
      } else if (length > maxLength) {
        demand = "have at most " + maxLength + " characters";
      }
    }
    if (demand == null
        && (minimum > Double.NEGATIVE_INFINITY || maximum < Double.POSITIVE_INFINITY)) {
      double number = Double.parseDouble(value);
      if (number < minimum || number > maximum) {
        demand = "be from " + number(minimum) + " to " + number(maximum);
      }
    }
    return demand == null ? null : "must " + demand + ", but is \"" + shortened(value) + '"';
  }

  private static @Nullable String demand(String primitive, String value) {
    return switch (primitive) {
      case "string", "normalizedString", "token" -> null;
      case "anyURI" -> Texts.anyUri(value) ? null : "be a URI or a relative reference";
      case "boolean" ->
          switch (value) {
            case "true", "false", "1", "0" -> null;
            default -> "be true or false";
          };
      case "dateTime" ->
          Texts.dateTime(value) || Texts.dateTime(value + "Z")
              ? null
              : "be a date and time like 2026-11-24T12:00:00Z";
      case "date" -> xmlDate(value) ? null : "be a date like 2026-11-24";
      case "decimal" -> Texts.decimal(value, true) ? null : "be a decimal number";
      case "integer" -> Texts.decimal(value, false) ? null : "be a whole number";
      case "nonNegativeInteger" ->
          Texts.decimal(value, false) && Double.parseDouble(value) >= 0
              ? null
              : "be a whole number from 0";
      case "positiveInteger" ->
          Texts.decimal(value, false) && Double.parseDouble(value) >= 1
              ? null
              : "be a whole number from 1";
      default -> throw new IllegalStateException("no rule for the type " + primitive);
    };
  }

  /** A date may have a zone: {@code 2026-11-24Z}, {@code 2026-11-24+01:00}. */
  private static boolean xmlDate(String value) {
    return Texts.date(value)
        || (value.length() > 10
            && Texts.dateTime(value.substring(0, 10) + "T00:00:00" + value.substring(10))
            && value.charAt(10) != '.');
  }

  private static String number(double value) {
    return value == Math.rint(value) && !Double.isInfinite(value)
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
