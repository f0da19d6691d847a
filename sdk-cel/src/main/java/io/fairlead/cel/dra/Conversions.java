package io.fairlead.cel.dra;

import io.fairlead.cel.CelOptional;
import io.fairlead.cel.CelType;
import java.util.Map;

/** The server's words for a result that is no bool. */
final class Conversions {

  /** Texts after the colon by type; upstream's types do not agree on one. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "int", "unsupported type conversion from 'int' to bool",
          "uint", "unsupported type conversion from 'uint' to bool",
          "string", "unsupported native conversion from string to 'bool'",
          "type", "type conversion not supported for 'type'",
          "list", "type conversion error from list to 'bool'",
          "map", "type conversion error from map to 'bool'",
          "null_type", "type conversion error from 'null_type' to 'bool'",
          "double", "type conversion error from Double to 'bool'",
          "bytes", "type conversion error from Bytes to 'bool'");

  private Conversions() {}

  static String refused(Object value) {
    return "CEL result of type "
        + CelType.of(value).name()
        + " could not be converted to bool: "
        + text(value);
  }

  private static String text(Object value) {
    if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      return inner == null ? "optional.none() dereference" : text(inner);
    }
    String type = CelType.of(value).name();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String name = simple.equals("NamedFormat") ? "Format" : simple;
    return TEXTS.getOrDefault(type, "type conversion error from '" + name + "' to 'bool'");
  }
}
