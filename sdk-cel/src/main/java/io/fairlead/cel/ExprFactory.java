package io.fairlead.cel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes numbered nodes. Not thread-safe. */
final class ExprFactory {

  /** The nodes that an expression may have once macros have made copies. */
  static final int MOST_NODES = 250_000;

  /** Macros within macros have made too many nodes. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("", null, false, false);
    }
  }

  private int next;

  /** Returns how many nodes were made. */
  int count() {
    return next;
  }

  Expr literal(int at, Object value) {
    return new Expr.Literal(next++, at, value);
  }

  Expr.Ident ident(int at, String name) {
    return new Expr.Ident(next++, at, name);
  }

  Expr select(int at, Expr operand, String field) {
    return deeper(new Expr.Select(next++, at, operand, field, false), 1, operand);
  }

  Expr presence(int at, Expr operand, String field) {
    return deeper(new Expr.Select(next++, at, operand, field, true), 0, operand);
  }

  Expr call(int at, String function, Expr... arguments) {
    return deeper(new Expr.Call(next++, at, function, null, List.of(arguments)), 0, arguments);
  }

  /** An operator whose operands count as nested. */
  Expr operator(int at, String function, Expr... operands) {
    return deeper(new Expr.Call(next++, at, function, null, List.of(operands)), 1, operands);
  }

  Expr call(int at, String function, @Nullable Expr target, List<Expr> arguments) {
    Expr.Call call = new Expr.Call(next++, at, function, target, List.copyOf(arguments));
    deeper(call, 0, arguments.toArray(new Expr[0]));
    if (target != null) {
      call.depth = Math.max(call.depth, target.depth) + 1;
    }
    return call;
  }

  Expr method(int at, String function, Expr target, Expr... arguments) {
    return call(at, function, target, List.of(arguments));
  }

  Expr list(int at, Expr... elements) {
    return list(at, List.of(elements), new boolean[elements.length]);
  }

  Expr list(int at, List<Expr> elements, boolean[] optional) {
    return deeper(
        new Expr.ListOf(next++, at, List.copyOf(elements), optional),
        0,
        elements.toArray(new Expr[0]));
  }

  Expr map(int at, List<Expr> keys, List<Expr> values, boolean[] optional) {
    List<Expr> all = new ArrayList<>(keys);
    all.addAll(values);
    return deeper(
        new Expr.MapOf(next++, at, List.copyOf(keys), List.copyOf(values), optional),
        0,
        all.toArray(new Expr[0]));
  }

  Expr message(int at, String name, List<Expr> values) {
    return new Expr.Message(next++, at, name, List.copyOf(values));
  }

  Expr accumulator(int at) {
    return ident(at, Operators.ACCUMULATOR);
  }

  /** A loop with the usual accumulator. */
  Expr fold(
      int at,
      Expr range,
      String variable,
      @Nullable String second,
      Expr initial,
      Expr condition,
      Expr step,
      Expr result) {
    Expr fold =
        new Expr.Fold(
            next++,
            at,
            range,
            variable,
            second,
            Operators.ACCUMULATOR,
            initial,
            condition,
            step,
            result);
    return deeper(fold, 0, range, step);
  }

  /** {@code cel.bind(name, value, body)}. */
  Expr binding(int at, String name, Expr value, Expr body) {
    Expr range = list(at);
    Expr never = literal(at, false);
    Expr same = ident(at, name);
    Expr fold = new Expr.Fold(next++, at, range, "#unused", null, name, value, never, same, body);
    return deeper(fold, 0, value, body);
  }

  /**
   * Returns a copy of what macros say twice.
   *
   * @throws TooLarge if macros within macros have said it too often
   */
  Expr copy(Expr expr) {
    if (next > MOST_NODES) {
      throw new TooLarge();
    }
    if (expr instanceof Expr.Literal literal) {
      return literal(literal.at, literal.value);
    } else if (expr instanceof Expr.Ident ident) {
      return ident(ident.at, ident.name);
    } else if (expr instanceof Expr.Select select) {
      Expr operand = copy(select.operand);
      return select.testOnly
          ? presence(select.at, operand, select.field)
          : select(select.at, operand, select.field);
    } else if (expr instanceof Expr.Call call) {
      Expr target = call.target == null ? null : copy(call.target);
      return call(call.at, call.function, target, copies(call.arguments));
    } else if (expr instanceof Expr.ListOf list) {
      return list(list.at, copies(list.elements), list.optional);
    } else if (expr instanceof Expr.MapOf map) {
      return map(map.at, copies(map.keys), copies(map.values), map.optional);
    } else if (expr instanceof Expr.Fold fold) {
      return new Expr.Fold(
          next++,
          fold.at,
          copy(fold.range),
          fold.variable,
          fold.second,
          fold.accumulator,
          copy(fold.initial),
          copy(fold.condition),
          copy(fold.step),
          copy(fold.result));
    }
    return message(expr.at, ((Expr.Message) expr).name, Collections.emptyList());
  }

  private List<Expr> copies(List<Expr> exprs) {
    List<Expr> copies = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      copies.add(copy(expr));
    }
    return copies;
  }

  private static Expr deeper(Expr expr, int steps, Expr... children) {
    int depth = 0;
    for (Expr child : children) {
      depth = Math.max(depth, child.depth);
    }
    expr.depth = depth + steps;
    return expr;
  }
}
