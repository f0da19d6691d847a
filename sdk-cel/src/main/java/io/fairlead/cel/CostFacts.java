package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the nodes of one expression while its cost is estimated: places and sizes. */
final class CostFacts {

  /** Sizes of the entries of a list or map. */
  record Entries(Kind container, CostRange key, CostRange value) {
    static @Nullable Entries union(@Nullable Entries a, @Nullable Entries b) {
      return a == null || b == null
          ? null
          : new Entries(a.container, a.key.union(b.key), a.value.union(b.value));
    }
  }

  /** What is known of the variable of a loop. */
  record Local(List<String> path, @Nullable CostRange size, @Nullable Entries entries) {}

  private final SizeHints hints;
  private final List<List<String>> paths;
  private final @Nullable CostRange[] sizes;
  private final @Nullable Entries[] entries;
  private final Map<String, Deque<Local>> locals = new HashMap<>();

  CostFacts(SizeHints hints, int nodes) {
    this.hints = hints;
    paths = new ArrayList<>(nodes);
    for (int i = 0; i < nodes; i++) {
      paths.add(List.of());
    }
    sizes = new CostRange[nodes];
    entries = new Entries[nodes];
  }

  /** Notes where the value of a name lies. */
  void name(Expr.Ident ident) {
    Local local = local(ident.name);
    String name = ident.name.startsWith(".") ? ident.name.substring(1) : ident.name;
    paths.set(ident.id, local != null ? local.path() : List.of(name));
  }

  /** Notes that a node is a part of another. */
  void extend(Expr expr, Expr from, String step) {
    List<String> path = new ArrayList<>(path(from));
    path.add(step);
    paths.set(expr.id, path);
  }

  /** Returns what a name for the value of a node stands for. */
  Local local(Expr expr) {
    return new Local(path(expr), size(expr), entries(expr));
  }

  /** Returns what a name for each part of the range of a loop stands for. */
  Local iterated(Expr.Fold fold, String step, @Nullable CostRange size) {
    List<String> path = new ArrayList<>(path(fold.range));
    path.add(step);
    return new Local(path, size, null);
  }

  void push(String name, Local local) {
    locals.computeIfAbsent(name, n -> new ArrayDeque<>()).push(local);
  }

  void pop(String name) {
    locals.getOrDefault(name, new ArrayDeque<>()).pop();
  }

  private @Nullable Local local(String name) {
    Deque<Local> stack = locals.get(name);
    return stack == null ? null : stack.peek();
  }

  List<String> path(Expr expr) {
    Local local = expr instanceof Expr.Ident ident ? local(ident.name) : null;
    return local != null ? local.path() : paths.get(expr.id);
  }

  CostNode node(Expr expr) {
    List<String> path = path(expr);
    boolean accumulator = !path.isEmpty() && path.get(0).equals(Operators.ACCUMULATOR);
    return new CostNode(expr, accumulator ? List.of() : path, expr.type, size(expr), hints);
  }

  CostRange sizeOrUnknown(Expr expr) {
    CostRange size = size(expr);
    return size != null ? size : CostRange.UNKNOWN;
  }

  @Nullable CostRange size(Expr expr) {
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

  void setSize(Expr expr, @Nullable CostRange size) {
    if (size != null) {
      sizes[expr.id] = size;
    }
  }

  @Nullable Entries entries(Expr expr) {
    Entries known = entries[expr.id];
    if (known != null) {
      return known;
    }
    Local local = expr instanceof Expr.Ident ident ? local(ident.name) : null;
    return local == null ? null : local.entries();
  }

  void setEntries(Expr expr, @Nullable Entries size) {
    if (size != null) {
      entries[expr.id] = size;
    }
  }

  /** A node is either of two others. */
  void joinEntries(Expr expr, Expr one, Expr other) {
    setEntries(expr, Entries.union(entries(one), entries(other)));
  }
}
