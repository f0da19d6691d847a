package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of one of the few functions.
 *
 * @param predicate applied to each element of the list of {@code sum} and {@code count}, or {@code
 *     null}
 */
record FormulaCall(
    Function function, List<FormulaNode> arguments, @Nullable FormulaNode predicate, Kind kind)
    implements FormulaNode {

  /** The functions. */
  enum Function {
    MIN,
    MAX,
    AVG,
    SUM,
    COUNT,
    FLOAT
  }

  private static final Map<String, Function> BY_NAME =
      Map.of(
          "min", Function.MIN,
          "max", Function.MAX,
          "avg", Function.AVG,
          "sum", Function.SUM,
          "count", Function.COUNT,
          "float", Function.FLOAT);

  /** Returns the function of a name, or refuses the name. */
  static Function named(String name) {
    Function function = BY_NAME.get(name);
    if (function == null) {
      throw violated(
          "function of the formula",
          "avg, count, float, max, min or sum",
          name + " (give KedaPolicy a Formula.Port that knows it)");
    }
    return function;
  }

  /** Whether the function looks into a list with a predicate. */
  static boolean takesPredicate(Function function) {
    return function == Function.SUM || function == Function.COUNT;
  }

  /** Checks what can be known before there are values. */
  static FormulaCall of(
      Function function, List<FormulaNode> arguments, @Nullable FormulaNode predicate) {
    String name = function.name().toLowerCase(Locale.ROOT);
    if (arguments.isEmpty()
        || (arguments.size() > 1 && (takesPredicate(function) || function == Function.FLOAT))) {
      throw violated(
          "arguments of " + name,
          function == Function.FLOAT
              ? "one number"
              : takesPredicate(function) ? "a list and perhaps a predicate" : "at least one",
          arguments.size());
    }
    for (FormulaNode argument : arguments) {
      boolean fits =
          switch (function) {
            case SUM, COUNT -> argument.kind().maybe(Kind.LIST);
            case FLOAT -> argument.kind().maybeNumber();
            case MIN, MAX, AVG -> argument.kind().maybeNumber() || argument.kind() == Kind.LIST;
          };
      if (!fits) {
        throw violated(
            "argument of " + name,
            takesPredicate(function)
                ? "a list"
                : "a number" + (function == Function.FLOAT ? "" : " or a list"),
            argument.kind());
      }
    }
    if (function == Function.COUNT && predicate != null && !predicate.kind().maybe(Kind.BOOL)) {
      throw violated("predicate of count", "true or false", predicate.kind());
    }
    Kind kind =
        switch (function) {
          case COUNT -> Kind.INT;
          case AVG, FLOAT -> Kind.FLOAT;
          case MIN, MAX, SUM -> Kind.ANY;
        };
    return new FormulaCall(function, arguments, predicate, kind);
  }

  @Override
  public @Nullable Object value(Scope scope) {
    return switch (function) {
      case FLOAT -> FormulaNode.real(arguments.get(0).value(scope));
      case SUM -> sum(scope);
      case COUNT -> count(scope);
      case MIN, MAX, AVG -> {
        Extremes seen = new Extremes();
        for (FormulaNode argument : arguments) {
          seen.add(argument.value(scope));
        }
        yield switch (function) {
          case MIN -> seen.least;
          case MAX -> seen.most;
          default -> seen.count == 0 ? 0.0 : seen.sum / seen.count;
        };
      }
    };
  }

  /** As in the original, the sum starts as the integer 0. */
  private Object sum(Scope scope) {
    Object sum = 0L;
    for (Object element : list(scope)) {
      Object each = mapped(element, scope);
      sum =
          sum instanceof Long a && each instanceof Long b
              ? (Object) (a + b)
              : (Object) (FormulaNode.real(sum) + FormulaNode.real(each));
    }
    return sum;
  }

  private Object count(Scope scope) {
    long count = 0;
    for (Object element : list(scope)) {
      count += FormulaNode.truth(mapped(element, scope)) ? 1 : 0;
    }
    return count;
  }

  private @Nullable Object mapped(@Nullable Object element, Scope scope) {
    return predicate == null ? element : predicate.value(new Scope(scope.triggers(), element));
  }

  private List<?> list(Scope scope) {
    if (arguments.get(0).value(scope) instanceof List<?> list) {
      return list;
    }
    throw new IllegalStateException("no list for " + function);
  }

  /** Smallest, largest, sum and number of the values, lists looked into. */
  private static final class Extremes {
    private @Nullable Object least;
    private @Nullable Object most;
    private double sum;
    private int count;

    void add(@Nullable Object value) {
      if (value instanceof List<?> list) {
        list.forEach(this::add);
        return;
      }
      double number = FormulaNode.real(value);
      least = least == null || number < FormulaNode.real(least) ? value : least;
      most = most == null || number > FormulaNode.real(most) ? value : most;
      sum += number;
      count++;
    }
  }
}
