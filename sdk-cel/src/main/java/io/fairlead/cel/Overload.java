package io.fairlead.cel;

import org.jspecify.annotations.Nullable;

/** One signature of a function with its implementation. */
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
  final Signature signature;

  /** Whether arguments of another type fail with the short text of operators. */
  final boolean operator;

  final @Nullable One one;
  final @Nullable Two two;
  final @Nullable Many many;

  private Overload(
      String function, String id, String signature, boolean operator, @Nullable Object body) {
    this.function = function;
    this.id = id;
    this.operator = operator;
    this.signature = Signature.of(signature);
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
}
