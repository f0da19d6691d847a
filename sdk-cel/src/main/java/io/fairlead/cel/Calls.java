package io.fairlead.cel;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Calls of functions by number of arguments. */
final class Calls {

  /** Functions that look at all parts of their arguments. */
  private static final Set<String> WALKS =
      Set.of(
          Operators.IN,
          "indexOf",
          "lastIndexOf",
          "includes",
          "sets.contains",
          "sets.equivalent",
          "sets.intersects",
          "distinct",
          "sort",
          "@sortByAssociatedKeys",
          "isSorted",
          "max",
          "min",
          "sum",
          "format",
          "flatten",
          "join");

  private Calls() {}

  static final class One extends Node {
    private final Overload[] overloads;
    private final String function;
    private final Node argument;
    private final RunCost cost;
    private final boolean walks;

    One(List<Overload> overloads, String function, Node argument, RunCost cost) {
      this.overloads = overloads.toArray(new Overload[0]);
      this.function = function;
      this.argument = argument;
      this.cost = cost;
      this.walks = WALKS.contains(function);
    }

    @Override
    Object eval(CelFrame frame) {
      Object a = argument.eval(frame);
      if (walks) {
        frame.walked(a);
      }
      Object result = a instanceof CelError ? a : apply(a);
      frame.charge(cost.of(a, null, result));
      frame.made(result);
      return result;
    }

    private Object apply(Object a) {
      for (Overload overload : overloads) {
        if (overload.operator || overload.signature.accepts(a)) {
          return Calls.apply(overload, a);
        }
      }
      return noOverload(function, a);
    }
  }

  static final class Two extends Node {
    private final Overload[] overloads;
    private final String function;
    private final Node first;
    private final Node second;
    private final RunCost cost;
    private final boolean walks;

    Two(List<Overload> overloads, String function, Node first, Node second, RunCost cost) {
      this.overloads = overloads.toArray(new Overload[0]);
      this.function = function;
      this.first = first;
      this.second = second;
      this.cost = cost;
      this.walks = WALKS.contains(function);
    }

    @Override
    Object eval(CelFrame frame) {
      Object a = first.eval(frame);
      Object b = second.eval(frame);
      if (walks) {
        frame.walked(a);
        frame.walked(b);
      }
      Object result = a instanceof CelError ? a : b instanceof CelError ? b : apply(a, b);
      frame.charge(cost.of(a, b, result));
      frame.made(result);
      return result;
    }

    private Object apply(Object a, Object b) {
      for (Overload overload : overloads) {
        if (overload.operator || overload.signature.accepts(a, b)) {
          return Calls.apply(overload, a, b);
        }
      }
      return noOverload(function, a, b);
    }
  }

  static final class Any extends Node {
    private final Overload[] overloads;
    private final String function;
    private final Node[] arguments;
    private final RunCost cost;
    private final boolean walks;

    Any(List<Overload> overloads, String function, List<Node> arguments, RunCost cost) {
      this.overloads = overloads.toArray(new Overload[0]);
      this.function = function;
      this.arguments = arguments.toArray(new Node[0]);
      this.cost = cost;
      this.walks = WALKS.contains(function);
    }

    @Override
    Object eval(CelFrame frame) {
      Object[] values = new Object[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].eval(frame);
        if (values[i] instanceof CelError && i < values.length - 1) {
          return values[i]; // what is behind the first error is not evaluated, nor charged
        }
        if (walks) {
          frame.walked(values[i]);
        }
      }
      Object last = values.length == 0 ? null : values[values.length - 1];
      Object result = last instanceof CelError ? last : apply(values);
      frame.charge(
          cost.of(
              values.length > 0 ? values[0] : null, values.length > 1 ? values[1] : null, result));
      frame.made(result);
      return result;
    }

    private Object apply(Object[] values) {
      for (Overload overload : overloads) {
        if (overload.operator || overload.signature.accepts(values)) {
          switch (values.length) {
            case 1:
              return Calls.apply(overload, values[0]);
            case 2:
              return Calls.apply(overload, values[0], values[1]);
            default:
              return many(overload).apply(values);
          }
        }
      }
      return noOverload(function, values);
    }
  }

  /**
   * {@code matches}, {@code find} or {@code findAll} with a pattern that is known; if it is plain,
   * it is compiled when first used.
   */
  static final class Search extends Node {
    private final String function;
    private final Node text;
    private final String pattern;
    private final RunCost cost;
    private volatile @Nullable Pattern compiled;

    Search(String function, Node text, String pattern, @Nullable Pattern compiled, RunCost cost) {
      this.function = function;
      this.text = text;
      this.pattern = pattern;
      this.compiled = compiled;
      this.cost = cost;
    }

    @Override
    Object eval(CelFrame frame) {
      Object in = text.eval(frame);
      if (in instanceof CelError) {
        return in;
      }
      Object result;
      if (!(in instanceof String value)) {
        result =
            function.equals("matches")
                ? noOverload(function, in, pattern)
                : CelError.NO_SUCH_OVERLOAD;
      } else if (function.equals("matches")) {
        result = compiled().matcher(value).find();
      } else {
        result =
            function.equals("find")
                ? Patterns.find(compiled(), value)
                : Patterns.findAll(compiled(), value, -1);
      }
      frame.charge(cost.of(in, pattern, result));
      frame.made(result);
      return result;
    }

    private Pattern compiled() {
      Pattern known = compiled;
      if (known == null) {
        known = Pattern.compile(pattern);
        compiled = known;
      }
      return known;
    }
  }

  private static Object apply(Overload overload, Object a) {
    return overload.one != null ? overload.one.apply(a) : many(overload).apply(new Object[] {a});
  }

  private static Object apply(Overload overload, Object a, Object b) {
    return overload.two != null
        ? overload.two.apply(a, b)
        : many(overload).apply(new Object[] {a, b});
  }

  private static Overload.Many many(Overload overload) {
    if (overload.many == null) {
      throw new IllegalStateException("function must have an implementation: " + overload.id);
    }
    return overload.many;
  }

  static CelError noOverload(String function, @Nullable Object... arguments) {
    StringJoiner types = new StringJoiner(", ", "no such overload: " + function + "(", ")");
    for (Object argument : arguments) {
      types.add(argument == null ? "" : Values.typeOf(argument).name());
    }
    return new CelError(types.toString());
  }
}
