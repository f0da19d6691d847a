package io.fairlead.cel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrites {@code has}, {@code all}, {@code map} and their like while an expression is read. */
final class Macros {

  /** An argument of a macro is not what it must be. */
  static final class Misused extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Expr where;

    Misused(Expr where, String message) {
      super(message);
      this.where = where;
    }
  }

  private final ExprFactory make;
  private final CelFeatures features;

  Macros(ExprFactory make, CelFeatures features) {
    this.make = make;
    this.features = features;
  }

  /** Returns what a call stands for, or {@code null} if it is just a call. */
  @Nullable Expr expand(int at, String name, @Nullable Expr target, List<Expr> arguments)
      throws Misused {
    if (target == null) {
      return name.equals("has") && arguments.size() == 1 ? has(at, arguments.get(0)) : null;
    }
    switch (arguments.size()) {
      case 2:
        return two(at, name, target, arguments.get(0), arguments.get(1));
      case 3:
        return three(at, name, target, arguments);
      case 4:
        return four(at, name, target, arguments);
      default:
        return null;
    }
  }

  private Expr has(int at, Expr argument) throws Misused {
    if (argument instanceof Expr.Select select && !select.testOnly) {
      return make.presence(at, select.operand, select.field);
    }
    throw new Misused(argument, "invalid argument to has() macro");
  }

  private @Nullable Expr two(int at, String name, Expr target, Expr first, Expr second)
      throws Misused {
    switch (name) {
      case "all":
        return all(at, target, quantified(first), null, second);
      case "exists":
        return exists(at, target, quantified(first), null, second);
      case "exists_one":
        return existsOne(at, target, quantified(first), null, second);
      case "map":
        return collect(at, target, mapped(first), null, null, second);
      case "filter":
        return collect(at, target, mapped(first), null, second, first);
      case "optMap":
        return features.optionals() ? optMap(at, target, first, second, false) : null;
      case "optFlatMap":
        return features.optionals() ? optMap(at, target, first, second, true) : null;
      case "sortBy":
        return features.lists() ? sortBy(at, target, first, second) : null;
      default:
        return null;
    }
  }

  private @Nullable Expr three(int at, String name, Expr target, List<Expr> arguments)
      throws Misused {
    Expr first = arguments.get(0);
    Expr second = arguments.get(1);
    Expr third = arguments.get(2);
    if (name.equals("map")) {
      return collect(at, target, mapped(first), null, second, third);
    }
    if (name.equals("bind")) {
      return features.bindings() && target instanceof Expr.Ident cel && cel.name.equals("cel")
          ? bind(at, first, second, third)
          : null;
    }
    if (!features.twoVariables()) {
      return null;
    }
    switch (name) {
      case "all":
        return all(at, target, paired(first, second), nameOf(second), third);
      case "exists":
        return exists(at, target, paired(first, second), nameOf(second), third);
      case "exists_one", "existsOne":
        return existsOne(at, target, paired(first, second), nameOf(second), third);
      case "transformList":
        return collect(at, target, paired(first, second), nameOf(second), null, third);
      case "transformMap":
        return toMap(at, target, paired(first, second), nameOf(second), null, third, false);
      case "transformMapEntry":
        return toMap(at, target, paired(first, second), nameOf(second), null, third, true);
      default:
        return null;
    }
  }

  private @Nullable Expr four(int at, String name, Expr target, List<Expr> arguments)
      throws Misused {
    if (!features.twoVariables()) {
      return null;
    }
    Expr second = arguments.get(1);
    Expr filter = arguments.get(2);
    Expr body = arguments.get(3);
    switch (name) {
      case "transformList":
        return collect(at, target, paired(arguments.get(0), second), nameOf(second), filter, body);
      case "transformMap":
        return toMap(
            at, target, paired(arguments.get(0), second), nameOf(second), filter, body, false);
      case "transformMapEntry":
        return toMap(
            at, target, paired(arguments.get(0), second), nameOf(second), filter, body, true);
      default:
        return null;
    }
  }

  private Expr all(int at, Expr range, String variable, @Nullable String second, Expr test) {
    return make.fold(
        at,
        range,
        variable,
        second,
        make.literal(at, true),
        make.call(at, Operators.NOT_STRICTLY_FALSE, make.accumulator(at)),
        make.call(at, Operators.AND, make.accumulator(at), test),
        make.accumulator(at));
  }

  private Expr exists(int at, Expr range, String variable, @Nullable String second, Expr test) {
    return make.fold(
        at,
        range,
        variable,
        second,
        make.literal(at, false),
        make.call(
            at, Operators.NOT_STRICTLY_FALSE, make.call(at, Operators.NOT, make.accumulator(at))),
        make.call(at, Operators.OR, make.accumulator(at), test),
        make.accumulator(at));
  }

  private Expr existsOne(int at, Expr range, String variable, @Nullable String second, Expr test) {
    Expr more = make.call(at, Operators.ADD, make.accumulator(at), make.literal(at, 1L));
    return make.fold(
        at,
        range,
        variable,
        second,
        make.literal(at, 0L),
        make.literal(at, true),
        make.call(at, Operators.CONDITIONAL, test, more, make.accumulator(at)),
        make.call(at, Operators.EQUALS, make.accumulator(at), make.literal(at, 1L)));
  }

  private Expr collect(
      int at,
      Expr range,
      String variable,
      @Nullable String second,
      @Nullable Expr filter,
      Expr element) {
    Expr step = make.call(at, Operators.ADD, make.accumulator(at), make.list(at, element));
    return collecting(at, range, variable, second, make.list(at), filter, step);
  }

  private Expr toMap(
      int at,
      Expr range,
      String variable,
      String second,
      @Nullable Expr filter,
      Expr body,
      boolean entry) {
    Expr step =
        entry
            ? make.call(at, Operators.MAP_INSERT, make.accumulator(at), body)
            : make.call(
                at, Operators.MAP_INSERT, make.accumulator(at), make.ident(at, variable), body);
    Expr empty = make.map(at, List.of(), List.of(), new boolean[0]);
    return collecting(at, range, variable, second, empty, filter, step);
  }

  private Expr collecting(
      int at,
      Expr range,
      String variable,
      @Nullable String second,
      Expr empty,
      @Nullable Expr filter,
      Expr step) {
    Expr kept =
        filter == null
            ? step
            : make.call(at, Operators.CONDITIONAL, filter, step, make.accumulator(at));
    return make.fold(
        at, range, variable, second, empty, make.literal(at, true), kept, make.accumulator(at));
  }

  private Expr bind(int at, Expr name, Expr value, Expr body) throws Misused {
    if (!(name instanceof Expr.Ident ident)) {
      throw new Misused(name, "cel.bind() variable names must be simple identifiers");
    }
    return make.binding(at, ident.name, value, body);
  }

  private Expr optMap(int at, Expr target, Expr name, Expr body, boolean flat) throws Misused {
    if (!(name instanceof Expr.Ident ident)) {
      String macro = flat ? "optFlatMap()" : "optMap()";
      throw new Misused(name, macro + " variable name must be a simple identifier");
    }
    Expr value = make.method(at, "value", make.copy(target));
    Expr bound = make.binding(at, ident.name, value, body);
    return make.call(
        at,
        Operators.CONDITIONAL,
        make.method(at, "hasValue", target),
        flat ? bound : make.call(at, "optional.of", bound),
        make.call(at, "optional.none"));
  }

  private Expr sortBy(int at, Expr target, Expr variable, Expr key) throws Misused {
    if (target instanceof Expr.Literal
        || target instanceof Expr.MapOf
        || target instanceof Expr.Message) {
      throw new Misused(
          target,
          "sortBy can only be applied to a list, identifier, comprehension, call or select"
              + " expression");
    }
    String input = "@__sortBy_input__";
    Expr keys = collect(at, make.ident(at, input), mapped(variable), null, null, key);
    Expr sorted = make.method(at, "@sortByAssociatedKeys", make.ident(at, input), keys);
    return make.binding(at, input, target, sorted);
  }

  private String quantified(Expr variable) throws Misused {
    return variable(variable, "argument must be a simple name");
  }

  private String mapped(Expr variable) throws Misused {
    return variable(variable, "argument is not an identifier");
  }

  private static String variable(Expr variable, String otherwise) throws Misused {
    if (!(variable instanceof Expr.Ident ident)) {
      throw new Misused(variable, otherwise);
    }
    if (ident.name.equals("__result__")) {
      throw new Misused(variable, "iteration variable overwrites accumulator variable");
    }
    return ident.name;
  }

  /** Checks the names of two variables and returns the first. */
  private static String paired(Expr first, Expr second) throws Misused {
    String one = variable(first, "argument must be a simple name");
    String two = variable(second, "argument must be a simple name");
    if (one.equals(two)) {
      throw new Misused(second, "duplicate variable name: " + one);
    }
    return one;
  }

  private static String nameOf(Expr variable) {
    return ((Expr.Ident) variable).name;
  }
}
