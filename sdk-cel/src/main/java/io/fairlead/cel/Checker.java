package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of every node and the overloads of every call; complains where the server does.
 * Recursion is bounded by what the {@link Parser} lets through.
 */
final class Checker {

  private final CelEnvironment environment;
  private final Source source;
  private final Unifier types = new Unifier();
  private final OverloadChoice overloads;
  private final List<Expr> nodes = new ArrayList<>();
  private Scope scope = new Scope(null);

  /** The variables of a loop, and what was there before. */
  private record Scope(@Nullable Scope outer, Map<String, CelType> names) {
    Scope(@Nullable Scope outer) {
      this(outer, new HashMap<>());
    }
  }

  private Checker(CelEnvironment environment, Source source) {
    this.environment = environment;
    this.source = source;
    this.overloads = new OverloadChoice(environment.functions(), source, types);
  }

  /** Fills in types and overloads; complaints go to the source. */
  static void check(CelEnvironment environment, Source source, Expr expr) {
    Checker checker = new Checker(environment, source);
    checker.visit(expr);
    for (Expr node : checker.nodes) {
      node.type = checker.types.resolveFully(node.type);
    }
    if (!source.hasIssues()) {
      LiteralChecks.check(source, expr, environment.features());
    }
  }

  private CelType visit(Expr expr) {
    nodes.add(expr);
    if (expr instanceof Expr.Literal literal) {
      expr.type = Values.typeOf(literal.value);
    } else if (expr instanceof Expr.Ident ident) {
      expr.type = ident(ident);
    } else if (expr instanceof Expr.Select select) {
      expr.type = select(select);
    } else if (expr instanceof Expr.Call call) {
      expr.type = call(call);
    } else if (expr instanceof Expr.ListOf list) {
      expr.type = list(list);
    } else if (expr instanceof Expr.MapOf map) {
      expr.type = map(map);
    } else if (expr instanceof Expr.Fold fold) {
      expr.type = fold(fold);
    } else if (expr instanceof Expr.Message message) {
      undeclared(expr, message.name);
      visit(message.values);
    }
    return expr.type;
  }

  private void visit(List<Expr> parts) {
    for (Expr part : parts) {
      visit(part);
    }
  }

  private CelType ident(Expr.Ident ident) {
    CelType found = lookUp(ident, ident.name);
    if (found != null) {
      return found;
    }
    undeclared(ident, ident.name);
    return CelType.ERROR;
  }

  /** Returns the type of a variable or type name, or {@code null} if it is neither. */
  private @Nullable CelType lookUp(Expr.Ident ident, String name) {
    String plain = name.startsWith(".") ? name.substring(1) : name;
    if (plain.equals(name)) {
      for (Scope s = scope; s != null; s = s.outer()) {
        CelType local = s.names().get(plain);
        if (local != null) {
          return local;
        }
      }
    }
    CelType variable = environment.variable(plain);
    if (variable != null) {
      return variable;
    }
    CelType denoted = environment.typeNamed(plain);
    if (denoted != null) {
      ident.denoted = denoted;
      return CelType.typeOf(denoted);
    }
    return null;
  }

  private CelType select(Expr.Select select) {
    if (!select.testOnly) {
      String dotted = dottedName(select);
      if (dotted != null && !isLocal(dotted)) {
        Expr.Ident whole = new Expr.Ident(select.id, select.at, dotted);
        CelType found = lookUp(whole, dotted);
        if (found != null) {
          whole.type = found;
          select.resolved = whole;
          return found;
        }
      }
    }
    CelType result = field(select, select.operand, select.field, false);
    return select.testOnly ? CelType.BOOL : types.resolve(result);
  }

  private boolean isLocal(String dotted) {
    String first = dotted.substring(0, dotted.indexOf('.', 1));
    for (Scope s = scope; s != null; s = s.outer()) {
      if (s.names().containsKey(first)) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code a.b.c} if that is all there is, else {@code null}. */
  private static @Nullable String dottedName(Expr expr) {
    if (expr instanceof Expr.Ident ident) {
      return ident.name;
    }
    if (expr instanceof Expr.Select select && !select.testOnly) {
      String before = dottedName(select.operand);
      return before == null ? null : before + '.' + select.field;
    }
    return null;
  }

  private CelType field(Expr expr, Expr operand, String name, boolean optional) {
    CelType of = types.resolve(visit(operand));
    CelType target = of.unwrapped();
    CelType result = CelType.ERROR;
    switch (target.kind()) {
      case MAP:
        result = target.parameters().get(1);
        break;
      case STRUCT:
        CelType declared = environment.field(target.name(), name);
        if (declared != null) {
          result = declared;
        } else {
          source.report(expr.at, "undefined field '" + name + "'");
        }
        break;
      case TYPE_PARAM:
        types.assign(CelType.DYN, target);
        result = CelType.DYN;
        break;
      default:
        if (!target.isDynOrError()) {
          source.report(
              expr.at, "type '" + target.display() + "' does not support field selection");
        }
        result = CelType.DYN;
    }
    return optional || of.isOptional() ? CelType.optional(result) : result;
  }

  private CelType call(Expr.Call call) {
    if (call.function.equals(Operators.OPTIONAL_SELECT)) {
      String name = (String) ((Expr.Literal) call.arguments.get(1)).value;
      call.arguments.get(1).type = CelType.STRING;
      call.overloads = OptionalTable.SELECT;
      return types.resolve(field(call, call.arguments.get(0), name, true));
    }
    visit(call.arguments);
    Expr target = call.target;
    if (target != null) {
      String namespace = dottedName(target);
      if (namespace != null) {
        String whole = namespace + '.' + call.function;
        String name = whole.startsWith(".") ? whole.substring(1) : whole;
        if (environment.functions().declares(name)) {
          call.function = name;
          call.target = null;
          return overloads.resolve(call, null);
        }
      }
      visit(target);
    } else if (call.function.startsWith(".")) {
      call.function = call.function.substring(1);
    }
    if (!environment.functions().declares(call.function)) {
      undeclared(call, call.function);
      return CelType.ERROR;
    }
    return overloads.resolve(call, target);
  }

  private CelType list(Expr.ListOf list) {
    CelType common = null;
    for (int i = 0; i < list.elements.size(); i++) {
      Expr element = list.elements.get(i);
      common = join(common, element(element, list.optional[i]));
    }
    return CelType.list(common != null ? common : types.newParameter());
  }

  private CelType map(Expr.MapOf map) {
    CelType keys = null;
    CelType values = null;
    for (int i = 0; i < map.keys.size(); i++) {
      keys = join(keys, visit(map.keys.get(i)));
      values = join(values, element(map.values.get(i), map.optional[i]));
    }
    return CelType.map(
        keys != null ? keys : types.newParameter(), values != null ? values : types.newParameter());
  }

  private CelType element(Expr element, boolean optional) {
    CelType type = visit(element);
    if (!optional) {
      return type;
    }
    if (!type.isOptional() && !type.isDyn()) {
      source.reportMismatch(element.at, CelType.optional(type), type);
    }
    return type.unwrapped();
  }

  private CelType join(@Nullable CelType before, CelType type) {
    if (before == null) {
      return type;
    }
    return types.assign(before, type) ? Unifier.mostGeneral(before, type) : CelType.DYN;
  }

  private CelType fold(Expr.Fold fold) {
    visit(fold.range);
    visit(fold.initial);
    CelType range = types.resolve(fold.range.type);
    CelType accumulated = fold.initial.type;
    scope = new Scope(scope);
    scope.names().put(fold.accumulator, accumulated);
    CelType first;
    CelType second = CelType.DYN;
    if (range.kind() == Kind.LIST) {
      second = range.parameters().get(0);
      first = fold.second != null ? CelType.INT : second;
    } else if (range.kind() == Kind.MAP) {
      first = range.parameters().get(0);
      second = range.parameters().get(1);
    } else if (range.kind() == Kind.DYN
        || range.kind() == Kind.ERROR
        || range.kind() == Kind.TYPE_PARAM) {
      types.assign(CelType.DYN, range);
      first = CelType.DYN;
    } else {
      source.report(
          fold.range.at,
          "expression of type '"
              + range.display()
              + "' cannot be range of a comprehension (must be list, map, or dynamic)");
      first = CelType.ERROR;
      second = CelType.ERROR;
    }
    scope = new Scope(scope);
    scope.names().put(fold.variable, first);
    if (fold.second != null) {
      scope.names().put(fold.second, second);
    }
    demand(fold.condition, CelType.BOOL);
    demand(fold.step, accumulated);
    scope = outer(scope);
    visit(fold.result);
    scope = outer(scope);
    return types.resolve(fold.result.type);
  }

  private static Scope outer(Scope inner) {
    Scope outer = inner.outer();
    if (outer == null) {
      throw new IllegalStateException("scopes must be left as they were entered");
    }
    return outer;
  }

  private void demand(Expr expr, CelType wanted) {
    visit(expr);
    if (!types.assign(wanted, expr.type)) {
      source.reportMismatch(expr.at, wanted, expr.type);
    }
  }

  private void undeclared(Expr where, String name) {
    source.report(where.at, "undeclared reference to '" + name + "' (in container '')");
  }
}
