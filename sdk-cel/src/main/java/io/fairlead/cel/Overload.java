package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a function with its implementation. Type parameters of the signature are single
 * capital letters.
 */
final class Overload {

  /** Implementation with one argument; gets no errors, may return one. */
  interface One {
    Object apply(Object a);
  }

  /** Implementation with two arguments. */
  interface Two {
    Object apply(Object a, Object b);
  }

  /** Implementation with any other number of arguments. */
  interface Many {
    Object apply(Object[] arguments);
  }

  final String function;
  final String id;
  final boolean member;
  final List<CelType> arguments;
  final CelType result;
  final List<String> typeParameters;

  /** Whether arguments of another type fail with the short text of operators. */
  final boolean operator;

  /** The Java class of an argument where that says it all. */
  private final @Nullable Class<?>[] guards;

  final @Nullable One one;
  final @Nullable Two two;
  final @Nullable Many many;

  private Overload(
      String function, String id, String signature, boolean operator, @Nullable Object body) {
    this.function = function;
    this.id = id;
    this.operator = operator;
    SignatureReader reader = new SignatureReader(signature);
    this.member = reader.member;
    this.arguments = List.copyOf(reader.arguments);
    this.result = reader.result();
    List<String> names = new ArrayList<>();
    for (CelType type : arguments) {
      collect(type, names);
    }
    collect(result, names);
    this.typeParameters = List.copyOf(names);
    this.guards = new Class<?>[arguments.size()];
    for (int i = 0; i < guards.length; i++) {
      guards[i] = RuntimeTypes.javaClass(arguments.get(i));
    }
    this.one = body instanceof One f ? f : null;
    this.two = body instanceof Two f ? f : null;
    this.many = body instanceof Many f ? f : null;
  }

  /** Declares a function that is checked, but evaluated by a node of its own. */
  static Overload special(String function, String id, String signature) {
    return new Overload(function, id, signature, false, null);
  }

  static Overload of(String function, String id, String signature, One body) {
    return new Overload(function, id, signature, false, body);
  }

  static Overload of(String function, String id, String signature, Two body) {
    return new Overload(function, id, signature, false, body);
  }

  static Overload ofMany(String function, String id, String signature, Many body) {
    return new Overload(function, id, signature, false, body);
  }

  static Overload operator(String function, String id, String signature, One body) {
    return new Overload(function, id, signature, true, body);
  }

  static Overload operator(String function, String id, String signature, Two body) {
    return new Overload(function, id, signature, true, body);
  }

  private static void collect(CelType type, List<String> names) {
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
}
