package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the cost of an expression before it runs, number for number as the API server does
 * (cel-go's {@code checker.Cost} with the estimates that Kubernetes adds). Admission depends on it.
 */
final class CostEstimator {

  private static final CostRange LIST = CostRange.exactly(10);
  private static final CostRange MAP = CostRange.exactly(30);

  /** Sizes of the entries of a list or map. */
  private record Entries(Kind container, CostRange key, CostRange value) {
    static @Nullable Entries union(@Nullable Entries a, @Nullable Entries b) {
      return a == null || b == null
          ? null
          : new Entries(a.container, a.key.union(b.key), a.value.union(b.value));
    }
  }

  private record Local(List<String> path, @Nullable CostRange size, @Nullable Entries entries) {}

  private final SizeHints hints;
  private final List<List<String>> paths;
  private final @Nullable CostRange[] sizes;
  private final @Nullable Entries[] entries;
  private final Map<String, Deque<Local>> locals = new HashMap<>();

  private CostEstimator(SizeHints hints, int nodes) {
    this.hints = hints;
    paths = new ArrayList<>(nodes);
    for (int i = 0; i < nodes; i++) {
      paths.add(List.of());
    }
    sizes = new CostRange[nodes];
    entries = new Entries[nodes];
  }

  static CostRange estimate(Expr expr, int nodes, SizeHints hints) {
    return new CostEstimator(hints, nodes).cost(expr);
  }

  private CostRange cost(Expr expr) {
    if (expr instanceof Expr.Ident ident) {
      return ident(ident);
    } else if (expr instanceof Expr.Select select) {
      return select(select);
    } else if (expr instanceof Expr.Call call) {
      return call(call);
    } else if (expr instanceof Expr.ListOf list) {
      return list(list);
    } else if (expr instanceof Expr.MapOf map) {
      return map(map);
    } else if (expr instanceof Expr.Fold fold) {
      return fold.isBinding() ? binding(fold) : fold(fold);
    }
    return CostRange.ZERO;
  }

  private CostRange ident(Expr.Ident ident) {
    Local local = local(ident.name);
    String name = ident.name.startsWith(".") ? ident.name.substring(1) : ident.name;
    paths.set(ident.id, local != null ? local.path() : List.of(name));
    return CostRange.ONE;
  }

  private CostRange select(Expr.Select select) {
    if (select.resolved != null) {
      return ident(select.resolved);
    }
    CostRange operand = cost(select.operand);
    if (select.testOnly) {
      return operand;
    }
    Kind kind = select.operand.type.kind();
    CostRange sum =
        kind == Kind.MAP || kind == Kind.STRUCT || kind == Kind.TYPE_PARAM
            ? operand.plus(CostRange.ONE)
            : operand;
    extend(select, select.operand, select.field);
    return sum;
  }

  private void extend(Expr expr, Expr from, String step) {
    List<String> path = new ArrayList<>(path(from));
    path.add(step);
    paths.set(expr.id, path);
  }

  private CostRange call(Expr.Call call) {
    if (call.function.equals("dyn")) {
      Expr argument = call.arguments.get(0);
      CostRange cost = cost(argument);
      setSize(call, size(argument));
      setEntries(call, entries(argument));
      return cost.plus(CostRange.ONE);
    }
    List<CostRange> costs = new ArrayList<>();
    List<CostNode> nodes = new ArrayList<>();
    for (Expr argument : call.arguments) {
      costs.add(cost(argument));
      nodes.add(node(argument));
    }
    if (call.overloads.isEmpty()) {
      return CostRange.ZERO;
    }
    CostRange targetCost = CostRange.ZERO;
    CostNode target = null;
    if (call.target != null) {
      targetCost = cost(call.target);
      target = node(call.target);
    }
    CostRange cost = new CostRange(CostRange.UNBOUNDED, 0);
    CostRange result = null;
    for (Overload overload : call.overloads) {
      CallEstimate estimate = estimate(call, overload, target, nodes, costs);
      cost = cost.union(estimate.cost());
      CostRange size = estimate.resultSize();
      if (size != null) {
        result = result == null ? size : result.union(size);
      }
      if (overload.id.equals("index_list") || overload.id.equals("index_map")) {
        Entries inner = entries(call.arguments.get(0));
        result = inner == null ? null : inner.value();
        extend(
            call, call.arguments.get(0), overload.id.equals("index_list") ? "@items" : "@values");
      }
      if (result == null) {
        result = size(call);
      }
    }
    setSize(call, result);
    return targetCost.plus(cost);
  }

  private CallEstimate estimate(
      Expr.Call call,
      Overload overload,
      @Nullable CostNode target,
      List<CostNode> nodes,
      List<CostRange> costs) {
    CostRange sum = CostRange.ZERO;
    for (CostRange cost : costs) {
      sum = sum.plus(cost);
    }
    CallEstimate known = CallEstimates.of(call.function, overload.id, target, nodes);
    if (known != null) {
      return new CallEstimate(known.cost().plus(sum), known.resultSize());
    }
    switch (overload.id) {
      case "logical_or", "logical_and":
        return new CallEstimate(new CostRange(costs.get(0).min(), sum.max()));
      case "conditional":
        return conditional(call, nodes, costs);
      case "add_string", "add_bytes", "add_list":
        CostRange size = nodes.get(0).computedSize().plus(nodes.get(1).computedSize());
        setEntries(
            call, Entries.union(entries(call.arguments.get(0)), entries(call.arguments.get(1))));
        CostRange cost = overload.id.equals("add_list") ? CostRange.ONE : size.traversal();
        return new CallEstimate(cost.plus(sum), size);
      default:
        return new CallEstimate(CostRange.ONE.plus(sum));
    }
  }

  private CallEstimate conditional(Expr.Call call, List<CostNode> nodes, List<CostRange> costs) {
    setEntries(call, Entries.union(entries(call.arguments.get(1)), entries(call.arguments.get(2))));
    return new CallEstimate(
        costs.get(0).plus(costs.get(1).union(costs.get(2))),
        nodes.get(1).computedSize().union(nodes.get(2).computedSize()));
  }

  private CostRange list(Expr.ListOf list) {
    CostRange sum = LIST;
    CostRange element = new CostRange(list.elements.isEmpty() ? 0 : CostRange.UNBOUNDED, 0);
    for (Expr one : list.elements) {
      sum = sum.plus(cost(one));
      element = element.union(sizeOrUnknown(one));
    }
    setEntries(list, new Entries(Kind.LIST, CostRange.ONE, element));
    return sum;
  }

  private CostRange map(Expr.MapOf map) {
    CostRange sum = MAP;
    CostRange keys = new CostRange(map.keys.isEmpty() ? 0 : CostRange.UNBOUNDED, 0);
    CostRange values = keys;
    for (int i = 0; i < map.keys.size(); i++) {
      sum = sum.plus(cost(map.keys.get(i))).plus(cost(map.values.get(i)));
      keys = keys.union(sizeOrUnknown(map.keys.get(i)));
      values = values.union(sizeOrUnknown(map.values.get(i)));
    }
    setEntries(map, new Entries(Kind.MAP, keys, values));
    return sum;
  }

  private CostRange binding(Expr.Fold fold) {
    CostRange sum = cost(fold.range).plus(cost(fold.initial));
    push(
        fold.accumulator, new Local(path(fold.initial), size(fold.initial), entries(fold.initial)));
    sum = sum.plus(cost(fold.result));
    pop(fold.accumulator);
    setSize(fold, size(fold.result));
    setEntries(fold, entries(fold.result));
    return sum;
  }

  private CostRange fold(Expr.Fold fold) {
    CostRange sum = cost(fold.range).plus(cost(fold.initial));
    push(
        fold.accumulator, new Local(path(fold.initial), size(fold.initial), entries(fold.initial)));
    Entries inner = entries(fold.range);
    Kind container = inner != null ? inner.container() : fold.range.type.kind();
    boolean list = container == Kind.LIST;
    CostRange key = inner == null ? null : inner.key();
    CostRange value = inner == null ? null : inner.value();
    if (fold.second != null) {
      push(fold.variable, iterated(fold, list ? "@indices" : "@keys", key));
      push(fold.second, iterated(fold, list ? "@items" : "@values", value));
    } else {
      push(fold.variable, iterated(fold, list ? "@items" : "@keys", list ? value : key));
    }
    CostRange step = cost(fold.condition);
    step = cost(fold.step).plus(step);
    pop(fold.variable);
    if (fold.second != null) {
      pop(fold.second);
    }
    sum = sum.plus(cost(fold.result));
    pop(fold.accumulator);
    CostRange times = sizeOrUnknown(fold.range);
    if (fold.initial instanceof Expr.Literal) {
      setSize(fold, size(fold.initial));
    } else if (fold.initial instanceof Expr.ListOf || fold.initial instanceof Expr.MapOf) {
      setSize(fold, times);
      setEntries(fold, entries(fold.step));
    }
    return sum.plus(times.times(step));
  }

  private Local iterated(Expr.Fold fold, String step, @Nullable CostRange size) {
    List<String> path = new ArrayList<>(path(fold.range));
    path.add(step);
    return new Local(path, size, null);
  }

  private void push(String name, Local local) {
    locals.computeIfAbsent(name, n -> new ArrayDeque<>()).push(local);
  }

  private void pop(String name) {
    locals.getOrDefault(name, new ArrayDeque<>()).pop();
  }

  private @Nullable Local local(String name) {
    Deque<Local> stack = locals.get(name);
    return stack == null ? null : stack.peek();
  }

  private List<String> path(Expr expr) {
    Local local = expr instanceof Expr.Ident ident ? local(ident.name) : null;
    return local != null ? local.path() : paths.get(expr.id);
  }

  private CostNode node(Expr expr) {
    List<String> path = path(expr);
    boolean accumulator = !path.isEmpty() && path.get(0).equals(Operators.ACCUMULATOR);
    return new CostNode(expr, accumulator ? List.of() : path, expr.type, size(expr), hints);
  }

  private CostRange sizeOrUnknown(Expr expr) {
    CostRange size = size(expr);
    return size != null ? size : CostRange.UNKNOWN;
  }

  private @Nullable CostRange size(Expr expr) {
    CostRange known = sizes[expr.id];
    if (known != null) {
      return known;
    }
    CostRange own = ownSize(expr);
    if (own != null) {
      return own;
    }
    List<String> path = path(expr);
    CostRange hint = path.isEmpty() ? null : hints.sizeOf(path);
    if (hint != null) {
      sizes[expr.id] = hint;
      return hint;
    }
    if (isScalar(expr.type)) {
      return CostRange.ONE;
    }
    Local local = expr instanceof Expr.Ident ident ? local(ident.name) : null;
    return local == null ? null : local.size();
  }

  private static @Nullable CostRange ownSize(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return CostRange.exactly(Values.costSize(literal.value));
    } else if (expr instanceof Expr.ListOf list) {
      return CostRange.exactly(list.elements.size());
    } else if (expr instanceof Expr.MapOf map) {
      return CostRange.exactly(map.keys.size());
    }
    return null;
  }

  private static boolean isScalar(CelType type) {
    switch (type.kind()) {
      case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT:
        return true;
      default:
        return type.isOptional() && isScalar(type.unwrapped());
    }
  }

  private void setSize(Expr expr, @Nullable CostRange size) {
    if (size != null) {
      sizes[expr.id] = size;
    }
  }

  private @Nullable Entries entries(Expr expr) {
    Entries known = entries[expr.id];
    if (known != null) {
      return known;
    }
    Local local = expr instanceof Expr.Ident ident ? local(ident.name) : null;
    return local == null ? null : local.entries();
  }

  private void setEntries(Expr expr, @Nullable Entries size) {
    if (size != null) {
      entries[expr.id] = size;
    }
  }
}
