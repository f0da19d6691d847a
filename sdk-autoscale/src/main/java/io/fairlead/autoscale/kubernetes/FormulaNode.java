package io.fairlead.autoscale.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a formula. Values are {@link Long}, {@link Double}, {@link Boolean}, a {@link List} of
 * values, or {@code null} for nil; an {@link IllegalStateException} says why there is none.
 */
sealed interface FormulaNode
    permits FormulaNode.Literal,
        FormulaNode.Name,
        FormulaNode.Element,
        FormulaNode.ListOf,
        FormulaNode.Unary,
        FormulaNode.Conditional,
        FormulaNode.Binary,
        FormulaCall {

  /** What is known of a value before there is one. */
  enum Kind {
    INT,
    FLOAT,
    BOOL,
    LIST,
    NIL,
    ANY;

    boolean maybeNumber() {
      return this == INT || this == FLOAT || this == ANY;
    }

    boolean maybe(Kind other) {
      return this == other || this == ANY;
    }

    /** The kind of {@code a + b}. */
    Kind promoted(Kind other) {
      if (this == ANY || other == ANY) {
        return ANY;
      }
      return this == INT && other == INT ? INT : FLOAT;
    }

    Kind or(Kind other) {
      return this == other || other == NIL ? this : this == NIL ? other : ANY;
    }
  }

  Kind kind();

  @Nullable Object value(Scope scope);

  /** What names mean: the triggers, and the element that a predicate looks at. */
  record Scope(Map<String, Double> triggers, @Nullable Object element) {}

  /** A number, {@code true}, {@code false} or {@code nil}. */
  record Literal(Kind kind, @Nullable Object constant) implements FormulaNode {
    @Override
    public @Nullable Object value(Scope scope) {
      return constant;
    }
  }

  /** A trigger. */
  record Name(String name) implements FormulaNode {
    @Override
    public Kind kind() {
      return Kind.FLOAT;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return scope.triggers().get(name);
    }
  }

  /** {@code #}. */
  record Element() implements FormulaNode {
    @Override
    public Kind kind() {
      return Kind.ANY;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return scope.element();
    }
  }

  /** {@code [a, b]}. */
  record ListOf(List<FormulaNode> items) implements FormulaNode {
    @Override
    public Kind kind() {
      return Kind.LIST;
    }

    @Override
    public Object value(Scope scope) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      items.forEach(item -> values.add(item.value(scope)));
      return values;
    }
  }

  /** {@code -a}, {@code !a}. */
  record Unary(String operator, FormulaNode operand, Kind kind) implements FormulaNode {
    @Override
    public Object value(Scope scope) {
      Object value = operand.value(scope);
      return switch (operator) {
        case "!" -> !truth(value);
        case "-" -> value instanceof Long whole ? (Object) (-whole) : (Object) (-real(value));
        default -> value instanceof Long ? value : (Object) real(value);
      };
    }
  }

  /** {@code a ? b : c}. */
  record Conditional(FormulaNode condition, FormulaNode then, FormulaNode otherwise)
      implements FormulaNode {
    @Override
    public Kind kind() {
      return then.kind().or(otherwise.kind());
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return truth(condition.value(scope)) ? then.value(scope) : otherwise.value(scope);
    }
  }

  /** Two operands. */
  record Binary(String operator, FormulaNode left, FormulaNode right, Kind kind)
      implements FormulaNode {
    @Override
    public @Nullable Object value(Scope scope) {
      Object a = left.value(scope);
      switch (operator) {
        case "??":
          return a == null ? right.value(scope) : a;
        case "&&":
          return truth(a) && truth(right.value(scope));
        case "||":
          return truth(a) || truth(right.value(scope));
        default:
          return computed(a, right.value(scope));
      }
    }

    private Object computed(@Nullable Object a, @Nullable Object b) {
      return switch (operator) {
        case "==" -> same(a, b);
        case "!=" -> !same(a, b);
        case "<" -> real(a) < real(b);
        case "<=" -> real(a) <= real(b);
        case ">" -> real(a) > real(b);
        case ">=" -> real(a) >= real(b);
        case "/" -> real(a) / real(b);
        case "^" -> StrictMath.pow(real(a), real(b));
        case "%" -> remainder(a, b);
        default -> arithmetic(a, b);
      };
    }

    /** Integers stay integers, and wrap around as in Go. */
    private Object arithmetic(@Nullable Object a, @Nullable Object b) {
      if (a instanceof Long x && b instanceof Long y) {
        return switch (operator) {
          case "+" -> x + y;
          case "-" -> x - y;
          default -> x * y;
        };
      }
      double x = real(a);
      double y = real(b);
      return switch (operator) {
        case "+" -> x + y;
        case "-" -> x - y;
        default -> x * y;
      };
    }

    private static Object remainder(@Nullable Object a, @Nullable Object b) {
      if (!(a instanceof Long x) || !(b instanceof Long y)) {
        throw new IllegalStateException("% takes whole numbers only");
      }
      if (y == 0) {
        throw new IllegalStateException("integer divide by zero");
      }
      return x % y;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
      return a instanceof Number && b instanceof Number ? real(a) == real(b) : Objects.equals(a, b);
    }
  }

  static double real(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException(text(value) + " where a number is needed");
  }

  static boolean truth(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new IllegalStateException(text(value) + " where true or false is needed");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "nil" : value.toString();
  }
}
