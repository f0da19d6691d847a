package io.fairlead.cel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the estimate of a call knows of an operand.
 *
 * @param expr the operand, or {@code null} for the elements of one
 * @param path from a variable, empty if it does not come from one
 * @param type its type
 * @param computed its size if the expression itself tells
 * @param hints sizes of variables
 */
record CostNode(
    @Nullable Expr expr,
    List<String> path,
    CelType type,
    @Nullable CostRange computed,
    SizeHints hints) {

  CostRange size() {
    if (computed != null) {
      return computed;
    }
    CostRange hint = path.isEmpty() ? null : hints.sizeOf(path);
    return hint != null ? hint : CostRange.UNKNOWN;
  }

  /** The size as far as computed, without asking the hints. */
  CostRange computedSize() {
    return computed != null ? computed : CostRange.UNKNOWN;
  }

  /** Returns the elements, or {@code null} if this is no list or map by type. */
  @Nullable CostNode elements() {
    if (type.parameters().isEmpty()) {
      return null;
    }
    List<String> inner = new ArrayList<>(path);
    if (!path.isEmpty()) {
      inner.add("@items");
    }
    return new CostNode(null, inner, type.parameters().get(0), null, hints);
  }

  /** Returns the value of a literal int, at least 0, or the default. */
  long literal(long otherwise) {
    return expr instanceof Expr.Literal literal && literal.value instanceof Long value
        ? Math.max(0, value)
        : otherwise;
  }
}
