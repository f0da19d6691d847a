package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the signatures of {@link Overload}: {@code (list(A), int) -> A} for a function, {@code
 * string.(int) -> string} for a method.
 */
final class SignatureReader {

  final boolean member;
  final List<CelType> arguments = new ArrayList<>();

  private final String text;
  private int at;

  SignatureReader(String text) {
    this.text = text;
    this.member = text.charAt(0) != '(';
    if (member) {
      arguments.add(type());
      at++; // the dot
    }
    at++; // the parenthesis
    while (text.charAt(at) != ')') {
      arguments.add(type());
      if (text.charAt(at) == ',') {
        at += 2;
      }
    }
    at += 5; // ") -> "
  }

  CelType result() {
    return type();
  }

  private CelType type() {
    int start = at;
    while (at < text.length() && isNamePart()) {
      at++;
    }
    String name = text.substring(start, at);
    List<CelType> parameters = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      while (text.charAt(at) != ')') {
        parameters.add(type());
        if (text.charAt(at) == ',') {
          at += 2;
        }
      }
      at++;
    }
    return named(name, parameters);
  }

  /** A dot belongs to a name unless the arguments of a method follow. */
  private boolean isNamePart() {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '.' && at + 1 < text.length() && text.charAt(at + 1) != '(';
  }

  private static CelType named(String name, List<CelType> parameters) {
    switch (name) {
      case "bool":
        return CelType.BOOL;
      case "bytes":
        return CelType.BYTES;
      case "double":
        return CelType.DOUBLE;
      case "duration":
        return CelType.DURATION;
      case "dyn":
        return CelType.DYN;
      case "int":
        return CelType.INT;
      case "list":
        return CelType.list(parameters.get(0));
      case "map":
        return CelType.map(parameters.get(0), parameters.get(1));
      case "optional":
        return CelType.optional(parameters.get(0));
      case "string":
        return CelType.STRING;
      case "timestamp":
        return CelType.TIMESTAMP;
      case "type":
        return CelType.typeOf(parameters.get(0));
      case "uint":
        return CelType.UINT;
      case "net.IP", "net.CIDR":
        return CelType.opaque(name);
      default:
        return name.length() == 1 ? CelType.parameter(name) : CelType.struct(name);
    }
  }
}
