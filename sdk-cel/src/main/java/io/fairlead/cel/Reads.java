package io.fairlead.cel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a checked expression reads, and which reads are guarded. Not thread-safe; one per run.
 *
 * <p>A presence test guards a read where its being false keeps an error from coming out: {@code
 * has(x) && x > 1} on either side, since logic absorbs errors, {@code !has(x) || x > 1}, and {@code
 * has(x) ? x > 1 : false}. So an operand is walked with what the others say: what must be there for
 * them to be true (or false).
 */
final class Reads {

  private static final Set<List<String>> NOTHING = Collections.emptySet();

  private final Source source;
  private final List<CelRead> found = new ArrayList<>();

  /** What names bound by {@code cel.bind} stand for; loops' own variables stand for nothing. */
  private final Map<String, @Nullable Way> bound = new HashMap<>();

  private Reads(Source source) {
    this.source = source;
  }

  /** Steps from a variable; optional if a missing step yields no value instead of an error. */
  private record Way(List<String> path, boolean optional, boolean complete) {}

  static List<CelRead> of(Source source, Expr expr) {
    Reads reads = new Reads(source);
    reads.walk(expr, NOTHING);
    return List.copyOf(reads.found);
  }

  // -- walking

  private void walk(Expr expr, Set<List<String>> present) {
    if (expr instanceof Expr.Call call) {
      walkCall(call, present);
    } else if (expr instanceof Expr.Select || expr instanceof Expr.Ident) {
      walkWay(expr, present, Collections.emptyList());
    } else if (expr instanceof Expr.ListOf list) {
      list.elements.forEach(element -> walk(element, present));
    } else if (expr instanceof Expr.MapOf map) {
      map.keys.forEach(key -> walk(key, present));
      map.values.forEach(value -> walk(value, present));
    } else if (expr instanceof Expr.Message message) {
      message.values.forEach(value -> walk(value, present));
    } else if (expr instanceof Expr.Fold fold) {
      walkFold(fold, present);
    }
  }

  private void walkCall(Expr.Call call, Set<List<String>> present) {
    List<Expr> arguments = call.arguments;
    switch (call.function) {
      case Operators.AND:
        walk(arguments.get(0), both(present, whenTrue(arguments.get(1))));
        walk(arguments.get(1), both(present, whenTrue(arguments.get(0))));
        return;
      case Operators.OR:
        walk(arguments.get(0), both(present, whenFalse(arguments.get(1))));
        walk(arguments.get(1), both(present, whenFalse(arguments.get(0))));
        return;
      case Operators.CONDITIONAL:
        walk(arguments.get(0), present);
        walk(arguments.get(1), both(present, whenTrue(arguments.get(0))));
        walk(arguments.get(2), both(present, whenFalse(arguments.get(0))));
        return;
      case Operators.EQUALS, Operators.NOT_EQUALS, Operators.IN:
        walkComparison(call, present);
        return;
      case Operators.INDEX, Operators.OPTIONAL_INDEX, Operators.OPTIONAL_SELECT:
        walkWay(call, present, Collections.emptyList());
        return;
      default:
        if (call.target != null) {
          walk(call.target, present);
        }
        arguments.forEach(argument -> walk(argument, present));
    }
  }

  private void walkComparison(Expr.Call call, Set<List<String>> present) {
    Expr left = call.arguments.get(0);
    Expr right = call.arguments.get(1);
    List<String> tested = membership(call);
    if (tested != null) {
      found(tested, CelRead.Kind.TEST, true, Collections.emptyList(), call.at);
      return;
    }
    walkWay(left, present, literals(right));
    walkWay(right, present, literals(left));
  }

  private void walkWay(Expr expr, Set<List<String>> present, List<Object> compared) {
    if (expr instanceof Expr.Select select && select.testOnly) {
      Way operand = way(select.operand);
      if (operand != null && operand.complete()) {
        List<String> path = new ArrayList<>(operand.path());
        path.add(select.field);
        found(path, CelRead.Kind.TEST, true, Collections.emptyList(), select.at);
      } else {
        walk(select.operand, present);
      }
      return;
    }
    Way way = way(expr);
    if (way != null) {
      boolean guarded = way.optional() || present.contains(way.path());
      found(way.path(), CelRead.Kind.VALUE, guarded, compared, expr.at);
      walkIndices(expr, present);
    } else if (expr instanceof Expr.Select select) {
      walk(select.operand, present);
    } else if (expr instanceof Expr.Call call && isStep(call)) {
      call.arguments.forEach(argument -> walk(argument, present));
    } else if (!(expr instanceof Expr.Ident)) {
      walk(expr, present);
    }
  }

  /** The indices along a way may read something themselves. */
  private void walkIndices(Expr expr, Set<List<String>> present) {
    Expr at = expr;
    while (true) {
      if (at instanceof Expr.Select select) {
        at = select.operand;
      } else if (at instanceof Expr.Call call && isStep(call)) {
        if (!(call.arguments.get(1) instanceof Expr.Literal)) {
          walk(call.arguments.get(1), present);
        }
        at = call.arguments.get(0);
      } else {
        return;
      }
    }
  }

  private void walkFold(Expr.Fold fold, Set<List<String>> present) {
    walk(fold.range, present);
    if (!fold.isBinding()) {
      walk(fold.initial, present);
    } else if (way(fold.initial) == null) {
      walk(fold.initial, present);
    }
    Map<String, @Nullable Way> outside = enter(fold);
    if (!fold.isBinding()) {
      walk(fold.condition, present);
      walk(fold.step, present);
    }
    walk(fold.result, present);
    leave(outside);
  }

  private void found(
      List<String> path, CelRead.Kind kind, boolean guarded, List<Object> compared, int at) {
    CelIssue place = source.place(at);
    found.add(new CelRead(path, kind, guarded, compared, place.line(), place.column()));
  }

  // -- names

  private Map<String, @Nullable Way> enter(Expr.Fold fold) {
    Map<String, @Nullable Way> outside = new HashMap<>(bound);
    bound.put(fold.accumulator, fold.isBinding() ? way(fold.initial) : null);
    bound.put(fold.variable, null);
    if (fold.second != null) {
      bound.put(fold.second, null);
    }
    return outside;
  }

  private void leave(Map<String, @Nullable Way> outside) {
    bound.clear();
    bound.putAll(outside);
  }

  private static boolean isStep(Expr.Call call) {
    return call.function.equals(Operators.INDEX)
        || call.function.equals(Operators.OPTIONAL_INDEX)
        || call.function.equals(Operators.OPTIONAL_SELECT);
  }

  private @Nullable Way way(Expr expr) {
    if (expr instanceof Expr.Ident ident) {
      if (bound.containsKey(ident.name)) {
        return bound.get(ident.name);
      }
      return new Way(List.of(ident.name), false, true);
    }
    if (expr instanceof Expr.Select select && !select.testOnly) {
      return step(way(select.operand), select.field, false);
    }
    if (expr instanceof Expr.Call call && isStep(call)) {
      boolean optional = !call.function.equals(Operators.INDEX);
      Object key = call.arguments.get(1) instanceof Expr.Literal l ? l.value : null;
      return step(way(call.arguments.get(0)), key, optional);
    }
    return null;
  }

  private static @Nullable Way step(@Nullable Way way, @Nullable Object key, boolean optional) {
    if (way == null || !way.complete()) {
      return way;
    }
    if (!(key instanceof String name)) {
      return new Way(way.path(), way.optional() || optional, false);
    }
    List<String> path = new ArrayList<>(way.path());
    path.add(name);
    return new Way(path, way.optional() || optional, true);
  }

  // -- what is known to be there

  private Set<List<String>> whenTrue(Expr expr) {
    if (expr instanceof Expr.Select select && select.testOnly) {
      return one(step(way(select.operand), select.field, false));
    }
    if (expr instanceof Expr.Call call) {
      switch (call.function) {
        case Operators.AND:
          return both(whenTrue(call.arguments.get(0)), whenTrue(call.arguments.get(1)));
        case Operators.OR:
          return common(whenTrue(call.arguments.get(0)), whenTrue(call.arguments.get(1)));
        case Operators.NOT:
          return whenFalse(call.arguments.get(0));
        case Operators.IN:
          List<String> tested = membership(call);
          return tested == null ? NOTHING : Collections.singleton(tested);
        case "hasValue":
          return call.target == null ? NOTHING : one(way(call.target));
        default:
          return NOTHING;
      }
    }
    return expr instanceof Expr.Fold fold && fold.isBinding() ? bound(fold, true) : NOTHING;
  }

  private Set<List<String>> whenFalse(Expr expr) {
    if (expr instanceof Expr.Call call) {
      switch (call.function) {
        case Operators.OR:
          return both(whenFalse(call.arguments.get(0)), whenFalse(call.arguments.get(1)));
        case Operators.AND:
          return common(whenFalse(call.arguments.get(0)), whenFalse(call.arguments.get(1)));
        case Operators.NOT:
          return whenTrue(call.arguments.get(0));
        default:
          return NOTHING;
      }
    }
    return expr instanceof Expr.Fold fold && fold.isBinding() ? bound(fold, false) : NOTHING;
  }

  private Set<List<String>> bound(Expr.Fold fold, boolean whenTrue) {
    Map<String, @Nullable Way> outside = enter(fold);
    Set<List<String>> facts = whenTrue ? whenTrue(fold.result) : whenFalse(fold.result);
    leave(outside);
    return facts;
  }

  /** Returns the path whose presence {@code "id" in map} tests. */
  private @Nullable List<String> membership(Expr.Call call) {
    if (!call.function.equals(Operators.IN)
        || !(call.arguments.get(0) instanceof Expr.Literal literal)
        || !(literal.value instanceof String)) {
      return null;
    }
    Way way = step(way(call.arguments.get(1)), literal.value, false);
    // Whether a value is a list or a map is not known here; maps are never that deep.
    boolean map = call.arguments.get(1).type.kind() == CelType.Kind.MAP;
    return way != null && way.complete() && map ? way.path() : null;
  }

  private static List<Object> literals(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return List.of(literal.value);
    }
    List<Object> values = new ArrayList<>();
    if (expr instanceof Expr.ListOf list) {
      for (Expr element : list.elements) {
        if (!(element instanceof Expr.Literal literal)) {
          return Collections.emptyList();
        }
        values.add(literal.value);
      }
    }
    return values;
  }

  private static Set<List<String>> one(@Nullable Way way) {
    return way != null && way.complete() ? Collections.singleton(way.path()) : NOTHING;
  }

  private static Set<List<String>> both(Set<List<String>> a, Set<List<String>> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Set<List<String>> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }

  private static Set<List<String>> common(Set<List<String>> a, Set<List<String>> b) {
    Set<List<String>> shared = new HashSet<>(a);
    shared.retainAll(b);
    return shared;
  }
}
