package io.fairlead.cel;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. The checker fills in {@link #type} and {@link #overloads}; after
 * that nothing changes it.
 */
abstract sealed class Expr {

  /** Number of this node within its expression, from 0. */
  final int id;

  /** Where it is, in code points. */
  final int at;

  /** How many nested steps the server's parser takes to visit it. */
  int depth;

  CelType type = CelType.ERROR;
  List<Overload> overloads = List.of();

  private Expr(int id, int at) {
    this.id = id;
    this.at = at;
  }

  /** A value written out. */
  static final class Literal extends Expr {
    final Object value;

    Literal(int id, int at, Object value) {
      super(id, at);
      this.value = value;
    }
  }

  /** A name. */
  static final class Ident extends Expr {
    final String name;

    /** Set by the checker if the name is that of a type. */
    @Nullable CelType denoted;

    Ident(int id, int at, String name) {
      super(id, at);
      this.name = name;
    }
  }

  /** {@code operand.field}, or the presence test {@code has(operand.field)}. */
  static final class Select extends Expr {
    final Expr operand;
    final String field;
    final boolean testOnly;

    /** Set by the checker if the whole is one dotted name. */
    @Nullable Ident resolved;

    Select(int id, int at, Expr operand, String field, boolean testOnly) {
      super(id, at);
      this.operand = operand;
      this.field = field;
      this.testOnly = testOnly;
    }
  }

  /** A function, method or operator applied to arguments. */
  static final class Call extends Expr {
    String function;
    @Nullable Expr target;
    final List<Expr> arguments;

    /** The pattern that a literal argument is, once it has been checked. */
    @Nullable Pattern pattern;

    Call(int id, int at, String function, @Nullable Expr target, List<Expr> arguments) {
      super(id, at);
      this.function = function;
      this.target = target;
      this.arguments = arguments;
    }
  }

  /** {@code [a, ?b]}. */
  static final class ListOf extends Expr {
    final List<Expr> elements;
    final boolean[] optional;

    ListOf(int id, int at, List<Expr> elements, boolean[] optional) {
      super(id, at);
      this.elements = elements;
      this.optional = optional;
    }
  }

  /** <code>{k: v, ?k2: v2}</code>. */
  static final class MapOf extends Expr {
    final List<Expr> keys;
    final List<Expr> values;
    final boolean[] optional;

    MapOf(int id, int at, List<Expr> keys, List<Expr> values, boolean[] optional) {
      super(id, at);
      this.keys = keys;
      this.values = values;
      this.optional = optional;
    }
  }

  /** <code>Name{field: value}</code>; Kubernetes declares no type that it could make. */
  static final class Message extends Expr {
    final String name;
    final List<Expr> values;

    Message(int id, int at, String name, List<Expr> values) {
      super(id, at);
      this.name = name;
      this.values = values;
    }
  }

  /** What macros become: a loop over a list or map with one variable that accumulates. */
  static final class Fold extends Expr {
    final Expr range;
    final String variable;
    final @Nullable String second;
    final String accumulator;
    final Expr initial;
    final Expr condition;
    final Expr step;
    final Expr result;

    Fold(
        int id,
        int at,
        Expr range,
        String variable,
        @Nullable String second,
        String accumulator,
        Expr initial,
        Expr condition,
        Expr step,
        Expr result) {
      super(id, at);
      this.range = range;
      this.variable = variable;
      this.second = second;
      this.accumulator = accumulator;
      this.initial = initial;
      this.condition = condition;
      this.step = step;
      this.result = result;
    }

    /** Whether it only names a value: no loop, and the value is computed when first used. */
    boolean isBinding() {
      return range instanceof ListOf list
          && list.elements.isEmpty()
          && condition instanceof Literal literal
          && literal.value.equals(false)
          && !accumulator.equals(Operators.ACCUMULATOR);
    }
  }
}
