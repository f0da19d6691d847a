package io.fairlead.cel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators that decide for themselves what to evaluate, and equality. */
final class Logic {

  private Logic() {}

  /** {@code a && b}, or {@code a || b} if {@code decisive} is true. */
  static final class Junction extends Node {
    private final Node left;
    private final Node right;
    private final Boolean decisive;

    Junction(Node left, Node right, boolean decisive) {
      this.left = left;
      this.right = right;
      this.decisive = decisive;
    }

    @Override
    Object eval(CelFrame frame) {
      Object a = left.eval(frame);
      if (a == decisive || decisive.equals(a)) {
        return decisive;
      }
      Object b = right.eval(frame);
      if (b == decisive || decisive.equals(b)) {
        return decisive;
      }
      if (!(a instanceof Boolean)) {
        return CelError.orNoSuchOverload(a);
      }
      return b instanceof Boolean ? b : CelError.orNoSuchOverload(b);
    }
  }

  /** {@code a == b} and {@code a != b}. */
  static final class Equality extends Node {
    private final Node left;
    private final Node right;
    private final boolean equal;

    Equality(Node left, Node right, boolean equal) {
      this.left = left;
      this.right = right;
      this.equal = equal;
    }

    @Override
    Object eval(CelFrame frame) {
      Object a = left.eval(frame);
      Object b = right.eval(frame);
      frame.charge(equal ? RunCosts.equal(a, b) : RunCosts.notEqual(a, b));
      frame.walked(a instanceof Made ? a : b);
      if (a instanceof CelError) {
        return a;
      }
      if (b instanceof CelError) {
        return b;
      }
      Object same = Values.equal(a, b);
      return equal ? same : (Object) !Boolean.TRUE.equals(same);
    }
  }

  /** {@code a < b} and the like. */
  static final class Comparison extends Node {
    private static final CelError NAN = new CelError("NaN values cannot be ordered");

    private final Node left;
    private final Node right;
    private final RunCost cost;
    private final boolean less;
    private final boolean equal;

    Comparison(String function, Node left, Node right, RunCost cost) {
      this.left = left;
      this.right = right;
      this.cost = cost;
      this.less = function.startsWith("_<");
      this.equal = function.endsWith("=_");
    }

    @Override
    Object eval(CelFrame frame) {
      Object a = left.eval(frame);
      Object b = right.eval(frame);
      if (a instanceof Long x && b instanceof Long y) {
        frame.charge(1);
        return holds(Long.compare(x, y));
      }
      frame.charge(cost.of(a, b, a));
      if (a instanceof CelError) {
        return a;
      }
      if (b instanceof CelError) {
        return b;
      }
      int order = Values.compare(a, b);
      if (order == Values.INCOMPARABLE) {
        return Values.isOrdered(a)
            ? CelError.orNoSuchOverload(b)
            : CelError.noSuchOverload((less ? "_<" : "_>") + (equal ? "=_" : "_"));
      }
      return order == Values.UNORDERED ? NAN : (Object) holds(order);
    }

    private boolean holds(int order) {
      return order == 0 ? equal : order < 0 == less;
    }
  }

  /** {@code @not_strictly_false(a)}: true unless {@code a} is false. */
  static final class NotStrictlyFalse extends Node {
    private final Node operand;

    NotStrictlyFalse(Node operand) {
      this.operand = operand;
    }

    @Override
    Object eval(CelFrame frame) {
      Object value = operand.eval(frame);
      frame.charge(1);
      return !Boolean.FALSE.equals(value);
    }
  }

  /** {@code a in [constants]}; costs nothing, as upstream. */
  static final class OneOf extends Node {
    private final Node operand;
    private final Set<Object> values;

    OneOf(Node operand, Set<Object> values) {
      this.operand = operand;
      this.values = values;
    }

    @Override
    Object eval(CelFrame frame) {
      Object value = operand.eval(frame);
      return value instanceof CelError ? value : (Object) values.contains(value);
    }
  }

  /** {@code a.or(b)} and {@code a.orValue(b)}; cost nothing, as upstream. */
  static final class Otherwise extends Node {
    private final Node left;
    private final Node right;
    private final boolean unwrap;

    Otherwise(Node left, Node right, boolean unwrap) {
      this.left = left;
      this.right = right;
      this.unwrap = unwrap;
    }

    @Override
    Object eval(CelFrame frame) {
      Object value = left.eval(frame);
      if (!(value instanceof CelOptional optional)) {
        return CelError.orNoSuchOverload(value);
      }
      @Nullable Object inner = optional.value();
      if (inner == null) {
        return right.eval(frame);
      }
      return unwrap ? inner : optional;
    }
  }
}
