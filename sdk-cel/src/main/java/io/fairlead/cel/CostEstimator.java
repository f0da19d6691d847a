package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the cost of an expression before it runs, number for number as the API server does
 * (cel-go's {@code checker.Cost} with the estimates that Kubernetes adds). Admission depends on it.
 */
final class CostEstimator {

  private static final CostRange LIST = CostRange.exactly(10);
  private static final CostRange MAP = CostRange.exactly(30);

  private final CostFacts facts;

  private CostEstimator(CostFacts facts) {
    this.facts = facts;
  }

  static CostRange estimate(Expr expr, int nodes, SizeHints hints) {
    return new CostEstimator(new CostFacts(hints, nodes)).cost(expr);
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
    facts.name(ident);
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
    facts.extend(select, select.operand, select.field);
    return sum;
  }

  private CostRange call(Expr.Call call) {
    if (call.function.equals("dyn")) {
      Expr argument = call.arguments.get(0);
      CostRange cost = cost(argument);
      facts.setSize(call, facts.size(argument));
      facts.setEntries(call, facts.entries(argument));
      return cost.plus(CostRange.ONE);
    }
    List<CostRange> costs = new ArrayList<>();
    List<CostNode> nodes = new ArrayList<>();
    for (Expr argument : call.arguments) {
      costs.add(cost(argument));
      nodes.add(facts.node(argument));
    }
    if (call.overloads.isEmpty()) {
      return CostRange.ZERO;
    }
    CostRange targetCost = CostRange.ZERO;
    CostNode target = null;
    if (call.target != null) {
      targetCost = cost(call.target);
      target = facts.node(call.target);
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
        CostFacts.Entries inner = facts.entries(call.arguments.get(0));
        result = inner == null ? null : inner.value();
        facts.extend(
            call, call.arguments.get(0), overload.id.equals("index_list") ? "@items" : "@values");
      }
      if (result == null) {
        result = facts.size(call);
      }
    }
    facts.setSize(call, result);
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
        facts.joinEntries(call, call.arguments.get(0), call.arguments.get(1));
        CostRange cost = overload.id.equals("add_list") ? CostRange.ONE : size.traversal();
        return new CallEstimate(cost.plus(sum), size);
      default:
        return new CallEstimate(CostRange.ONE.plus(sum));
    }
  }

  private CallEstimate conditional(Expr.Call call, List<CostNode> nodes, List<CostRange> costs) {
    facts.joinEntries(call, call.arguments.get(1), call.arguments.get(2));
    return new CallEstimate(
        costs.get(0).plus(costs.get(1).union(costs.get(2))),
        nodes.get(1).computedSize().union(nodes.get(2).computedSize()));
  }

  private CostRange list(Expr.ListOf list) {
    CostRange sum = LIST;
    CostRange element = new CostRange(list.elements.isEmpty() ? 0 : CostRange.UNBOUNDED, 0);
    for (Expr one : list.elements) {
      sum = sum.plus(cost(one));
      element = element.union(facts.sizeOrUnknown(one));
    }
    facts.setEntries(list, new CostFacts.Entries(Kind.LIST, CostRange.ONE, element));
    return sum;
  }

  private CostRange map(Expr.MapOf map) {
    CostRange sum = MAP;
    CostRange keys = new CostRange(map.keys.isEmpty() ? 0 : CostRange.UNBOUNDED, 0);
    CostRange values = keys;
    for (int i = 0; i < map.keys.size(); i++) {
      sum = sum.plus(cost(map.keys.get(i))).plus(cost(map.values.get(i)));
      keys = keys.union(facts.sizeOrUnknown(map.keys.get(i)));
      values = values.union(facts.sizeOrUnknown(map.values.get(i)));
    }
    facts.setEntries(map, new CostFacts.Entries(Kind.MAP, keys, values));
    return sum;
  }

  private CostRange binding(Expr.Fold fold) {
    CostRange sum = cost(fold.range).plus(cost(fold.initial));
    facts.push(fold.accumulator, facts.local(fold.initial));
    sum = sum.plus(cost(fold.result));
    facts.pop(fold.accumulator);
    facts.setSize(fold, facts.size(fold.result));
    facts.setEntries(fold, facts.entries(fold.result));
    return sum;
  }

  private CostRange fold(Expr.Fold fold) {
    CostRange sum = cost(fold.range).plus(cost(fold.initial));
    facts.push(fold.accumulator, facts.local(fold.initial));
    CostFacts.Entries inner = facts.entries(fold.range);
    Kind container = inner != null ? inner.container() : fold.range.type.kind();
    boolean list = container == Kind.LIST;
    CostRange key = inner == null ? null : inner.key();
    CostRange value = inner == null ? null : inner.value();
    if (fold.second != null) {
      facts.push(fold.variable, facts.iterated(fold, list ? "@indices" : "@keys", key));
      facts.push(fold.second, facts.iterated(fold, list ? "@items" : "@values", value));
    } else {
      facts.push(
          fold.variable, facts.iterated(fold, list ? "@items" : "@keys", list ? value : key));
    }
    CostRange step = cost(fold.condition);
    step = cost(fold.step).plus(step);
    facts.pop(fold.variable);
    if (fold.second != null) {
      facts.pop(fold.second);
    }
    sum = sum.plus(cost(fold.result));
    facts.pop(fold.accumulator);
    CostRange times = facts.sizeOrUnknown(fold.range);
    if (fold.initial instanceof Expr.Literal) {
      facts.setSize(fold, facts.size(fold.initial));
    } else if (fold.initial instanceof Expr.ListOf || fold.initial instanceof Expr.MapOf) {
      facts.setSize(fold, times);
      facts.setEntries(fold, facts.entries(fold.step));
    }
    return sum.plus(times.times(step));
  }
}
