package io.fairlead.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a tree of steps from a checked expression; computes beforehand what is constant. */
final class Planner {

  /** The program cannot run, for example because a pattern is none. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
      super(message, null, false, false);
    }
  }

  private static final Set<String> PURE =
      Set.of("quantity", "isQuantity", "semver", "isSemver", "ip", "cidr", "url", "format.named");

  private record Local(int slot, @Nullable Node initial) {}

  private final CelEnvironment environment;
  private final Map<String, Deque<Local>> locals = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private int slots;

  Planner(CelEnvironment environment) {
    this.environment = environment;
    this.slots = environment.variableCount();
  }

  /** Returns how many values a frame must hold. */
  int slots() {
    return slots;
  }

  /** Returns the variables of the environment that are read somewhere. */
  Set<String> used() {
    return used;
  }

  Node plan(Expr expr) throws Impossible {
    if (expr instanceof Expr.Literal literal) {
      return new Node.Constant(literal.value);
    } else if (expr instanceof Expr.Ident ident) {
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
      return fold(fold);
    }
    throw new Impossible("unknown type: " + ((Expr.Message) expr).name);
  }

  private Node ident(Expr.Ident ident) {
    if (ident.denoted != null) {
      return new Node.Constant(ident.denoted);
    }
    boolean rooted = ident.name.startsWith(".");
    String name = rooted ? ident.name.substring(1) : ident.name;
    Deque<Local> scopes = locals.get(name);
    Local local = rooted || scopes == null ? null : scopes.peek();
    if (local != null) {
      return new Path.FromVariable(local.slot(), name, local.initial());
    }
    used.add(name);
    return new Path.FromVariable(environment.slot(name), name, null);
  }

  private Node select(Expr.Select select) throws Impossible {
    if (select.resolved != null) {
      return ident(select.resolved);
    }
    Path path = path(plan(select.operand));
    if (select.testOnly) {
      path.add(Qualifier.test(select.field));
      return new Path.Test(path);
    }
    path.add(Qualifier.of(select.field, false));
    return path;
  }

  private static Path path(Node operand) {
    return operand instanceof Path path ? path : new Path.FromValue(operand);
  }

  private Node call(Expr.Call call) throws Impossible {
    List<Node> arguments = new ArrayList<>();
    if (call.target != null) {
      arguments.add(plan(call.target));
    }
    for (Expr argument : call.arguments) {
      arguments.add(plan(argument));
    }
    switch (call.function) {
      case Operators.AND, Operators.OR:
        return new Logic.Junction(
            arguments.get(0), arguments.get(1), call.function.equals(Operators.OR));
      case Operators.CONDITIONAL:
        return new Path.Choice(
            arguments.get(0), branch(arguments.get(1)), branch(arguments.get(2)));
      case Operators.EQUALS, Operators.NOT_EQUALS:
        return new Logic.Equality(
            arguments.get(0), arguments.get(1), call.function.equals(Operators.EQUALS));
      case Operators.INDEX:
        return index(arguments.get(0), arguments.get(1), false);
      case Operators.OPTIONAL_INDEX, Operators.OPTIONAL_SELECT:
        return index(arguments.get(0), arguments.get(1), true);
      case Operators.NOT_STRICTLY_FALSE:
        return new Logic.NotStrictlyFalse(arguments.get(0));
      case "_<_", "_<=_", "_>_", "_>=_":
        return comparison(call, arguments);
      case "or", "orValue":
        return new Logic.Otherwise(
            arguments.get(0), arguments.get(1), call.function.equals("orValue"));
      default:
        return function(call, arguments);
    }
  }

  private static Node comparison(Expr.Call call, List<Node> arguments) {
    String id = call.overloads.size() == 1 ? call.overloads.get(0).id : "";
    return new Logic.Comparison(
        call.function, arguments.get(0), arguments.get(1), RunCosts.of(call.function, id));
  }

  private static Path branch(Node node) {
    if (node instanceof Path.Test test) {
      return test.tested();
    }
    return path(node);
  }

  private static Node index(Node operand, Node index, boolean optional) {
    Path path = path(operand);
    path.add(
        index instanceof Node.Constant constant
            ? Qualifier.of(constant.value, optional)
            : Qualifier.of(index, optional));
    return path;
  }

  private Node function(Expr.Call call, List<Node> arguments) throws Impossible {
    boolean single = call.overloads.size() == 1;
    String id = single ? call.overloads.get(0).id : "";
    RunCost cost = RunCosts.of(call.function, id);
    if (id.equals("in_list") && arguments.get(1) instanceof Node.Constant list) {
      Node set = Membership.of(arguments.get(0), (CelList) list.value);
      if (set != null) {
        return set;
      }
    }
    Node search = search(call, arguments, cost);
    if (search != null) {
      return search;
    }
    List<Overload> overloads = single ? call.overloads : dispatch(call.function, arguments.size());
    Node node;
    boolean dispatched =
        !overloads.isEmpty()
            && (single ? overloads.get(0).many != null : !overloads.get(0).operator);
    switch (dispatched ? -1 : arguments.size()) {
      case 1:
        node = new Calls.One(overloads, call.function, arguments.get(0), cost);
        break;
      case 2:
        node = new Calls.Two(overloads, call.function, arguments.get(0), arguments.get(1), cost);
        break;
      default:
        node = new Calls.Any(overloads, call.function, arguments, cost);
    }
    return folded(call.function, node, arguments);
  }

  /** Without a single overload, the types of the values decide among all. */
  private List<Overload> dispatch(String function, int arguments) {
    List<Overload> candidates = new ArrayList<>();
    for (Overload overload : environment.functions().overloads(function)) {
      if (overload.signature.arguments.size() == arguments) {
        candidates.add(overload);
      }
    }
    return candidates;
  }

  private Node folded(String function, Node node, List<Node> arguments) throws Impossible {
    for (Node argument : arguments) {
      if (!(argument instanceof Node.Constant)) {
        return node;
      }
    }
    if (ConversionTable.NAMES.contains(function) && arguments.size() == 1) {
      Object value = node.eval(new CelFrame(0, Long.MAX_VALUE));
      if (value instanceof CelError error) {
        throw new Impossible(error.message());
      }
      return new Node.Constant(value);
    }
    if (PURE.contains(function) || function.startsWith("format.")) {
      CelFrame frame = new CelFrame(0, Long.MAX_VALUE);
      Object value = node.eval(frame);
      return new Node.Folded(value, frame.cost());
    }
    return node;
  }

  private static @Nullable Node search(Expr.Call call, List<Node> arguments, RunCost cost)
      throws Impossible {
    boolean searches =
        call.function.equals("matches")
            || call.function.equals("find")
            || call.function.equals("findAll");
    if (!searches
        || arguments.size() != 2
        || !(arguments.get(1) instanceof Node.Constant constant)
        || !(constant.value instanceof String pattern)) {
      return null;
    }
    try {
      Pattern compiled = call.pattern;
      if (compiled == null && !PlainPattern.isCertain(pattern)) {
        compiled = Patterns.compile(pattern);
      }
      return new Calls.Search(call.function, arguments.get(0), pattern, compiled, cost);
    } catch (PatternSyntaxException e) {
      throw new Impossible(Patterns.illegal(e).message());
    }
  }

  private Node list(Expr.ListOf list) throws Impossible {
    List<Node> elements = new ArrayList<>();
    boolean constant = true;
    for (Expr element : list.elements) {
      Node node = plan(element);
      constant &= node instanceof Node.Constant;
      elements.add(node);
    }
    return constant(new Literal.ListNode(elements, list.optional), constant);
  }

  private Node map(Expr.MapOf map) throws Impossible {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    boolean constant = true;
    for (int i = 0; i < map.keys.size(); i++) {
      keys.add(plan(map.keys.get(i)));
      values.add(plan(map.values.get(i)));
      constant &= keys.get(i) instanceof Node.Constant && values.get(i) instanceof Node.Constant;
    }
    return constant(new Literal.MapNode(keys, values, map.optional), constant);
  }

  private static Node constant(Node node, boolean constant) {
    return constant ? new Node.Constant(node.eval(new CelFrame(0, Long.MAX_VALUE))) : node;
  }

  private Node fold(Expr.Fold fold) throws Impossible {
    Node initial = plan(fold.initial);
    Node range = plan(fold.range);
    int accumulator = push(fold.accumulator, initial);
    int variable = push(fold.variable, null);
    int second = fold.second == null ? -1 : push(fold.second, null);
    Node condition = plan(fold.condition);
    Node step = plan(fold.step);
    pop(fold.variable);
    if (fold.second != null) {
      pop(fold.second);
    }
    Node result = plan(fold.result);
    pop(fold.accumulator);
    return new FoldNode(range, accumulator, variable, second, condition, step, result);
  }

  private int push(String name, @Nullable Node initial) {
    int slot = slots++;
    Deque<Local> scopes = locals.get(name);
    if (scopes == null) {
      scopes = new ArrayDeque<>();
      locals.put(name, scopes);
    }
    scopes.push(new Local(slot, initial));
    return slot;
  }

  private void pop(String name) {
    locals.getOrDefault(name, new ArrayDeque<>()).pop();
  }
}
