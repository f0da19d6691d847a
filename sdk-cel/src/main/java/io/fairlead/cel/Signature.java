package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Overload} takes and yields: {@code (list(A), int) -> A} for a function, {@code
 * string.(int) -> string} for a method. Type parameters are single capital letters. Immutable; many
 * overloads share one.
 */
final class Signature {

  private static final Map<String, Signature> KNOWN = new ConcurrentHashMap<>();

  final boolean member;
  final List<CelType> arguments;
  final CelType result;
  final List<String> typeParameters;

  /** The Java class of each argument where that says it all. */
  private final @Nullable Class<?>[] guards;

  private Signature(String text) {
    Reader reader = new Reader(text);
    member = text.charAt(0) != '(';
    arguments = List.copyOf(reader.arguments(member));
    result = reader.type();
    List<String> names = new ArrayList<>();
    guards = new Class<?>[arguments.size()];
    for (int i = 0; i < guards.length; i++) {
      collect(arguments.get(i), names);
      guards[i] = RuntimeTypes.javaClass(arguments.get(i));
    }
    collect(result, names);
    typeParameters = List.copyOf(names);
  }

  /** Returns the signature of a text, which must be well formed. */
  static Signature of(String text) {
    Signature known = KNOWN.get(text);
    if (known == null) {
      known = new Signature(text);
      KNOWN.put(text, known);
    }
    return known;
  }

  private static void collect(CelType type, List<String> names) {
    if (!type.isGeneric()) {
      return;
    }
    if (type.kind() == CelType.Kind.TYPE_PARAM && !names.contains(type.name())) {
      names.add(type.name());
    }
    for (CelType parameter : type.parameters()) {
      collect(parameter, names);
    }
  }

  boolean accepts(Object a) {
    return guards.length == 1 && accepts(0, a);
  }

  boolean accepts(Object a, Object b) {
    return guards.length == 2 && accepts(0, a) && accepts(1, b);
  }

  boolean accepts(Object[] values) {
    if (guards.length != values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!accepts(i, values[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean accepts(int index, Object value) {
    Class<?> guard = guards[index];
    return guard != null
        ? guard.isInstance(value)
        : RuntimeTypes.accepts(arguments.get(index), value);
  }

  /** Reads a text from left to right. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<CelType> arguments(boolean member) {
      List<CelType> arguments = new ArrayList<>();
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
      return arguments;
    }

    CelType type() {
      int start = at;
      while (at < text.length() && isNamePart()) {
        at++;
      }
      String name = text.substring(start, at);
      List<CelType> parameters = List.of();
      if (at < text.length() && text.charAt(at) == '(') {
        parameters = new ArrayList<>();
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
      switch (text.charAt(at)) {
        case '(', ')', ',':
          return false;
        case '.':
          return text.charAt(at + 1) != '(';
        default:
          return true;
      }
    }
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
