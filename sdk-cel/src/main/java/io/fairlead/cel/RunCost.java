package io.fairlead.cel;

import static io.fairlead.cel.RunCosts.inside;
import static io.fairlead.cel.RunCosts.pattern;
import static io.fairlead.cel.RunCosts.scaled;
import static io.fairlead.cel.RunCosts.size;
import static io.fairlead.cel.RunCosts.walk;

import org.jspecify.annotations.Nullable;

/**
 * What a call costs when it has run; the formulas are those of cel-go and of Kubernetes, which
 * differ in whether a list counts as one or by what is in it.
 */
enum RunCost {
  ONE,
  WALK,
  WALK_TWICE,
  WALK_RESULT,
  WALK_INSIDE,
  WALK_INSIDE_SECOND,
  WALK_INSIDE_BOTH,
  WALK_INSIDE_SMALLER,
  PRODUCT_OF_WALKS,
  INSIDE_SECOND,
  PATTERN,
  PATTERN_INSIDE,
  VALIDATION,
  TRAVERSAL,
  NETWORK_HOLDS_ADDRESS,
  NETWORK_HOLDS_ADDRESS_TEXT,
  NETWORK_HOLDS_NETWORK,
  NETWORK_HOLDS_NETWORK_TEXT,
  SETS,
  SETS_BOTH_WAYS,
  LIST_MADE,
  FLATTEN,
  FLATTEN_DEEP,
  SELF_COMPARE,
  SELF_COMPARE_SECOND;

  /**
   * Returns the cost.
   *
   * @param a the first argument, the target of a method
   * @param b the second argument, if there are two or more
   * @param result what the call returned
   */
  long of(@Nullable Object a, @Nullable Object b, Object result) {
    switch (this) {
      case ONE:
        return 1;
      case WALK:
        return walk(size(a));
      case WALK_TWICE:
        return scaled(size(a), 2 * CostRange.STRING_FACTOR);
      case WALK_RESULT:
        return scaled(size(result), 2 * CostRange.STRING_FACTOR);
      case WALK_INSIDE:
        return walk(inside(a));
      case WALK_INSIDE_SECOND:
        return walk(inside(b));
      case WALK_INSIDE_BOTH:
        return walk(inside(a) + inside(b));
      case WALK_INSIDE_SMALLER:
        return walk(Math.min(inside(a), inside(b)));
      case PRODUCT_OF_WALKS:
        return walk(inside(a)) * walk(inside(b));
      case INSIDE_SECOND:
        return inside(b);
      case PATTERN:
        return pattern(size(a), size(b));
      case PATTERN_INSIDE:
        return pattern(inside(a), inside(b));
      case VALIDATION:
        return a instanceof NamedFormat format ? pattern(size(b), format.patternSize()) : 1;
      case TRAVERSAL:
        return RunCosts.traversal(a);
      default:
        return ofNetworksAndLists(a, b, result);
    }
  }

  private long ofNetworksAndLists(@Nullable Object a, @Nullable Object b, Object result) {
    switch (this) {
      case NETWORK_HOLDS_ADDRESS:
        return walk(2 * size(a));
      case NETWORK_HOLDS_ADDRESS_TEXT:
        return walk(2 * size(a)) + walk(size(b));
      case NETWORK_HOLDS_NETWORK:
        return walk(2 * size(a)) + walk(size(a)) + 1;
      case NETWORK_HOLDS_NETWORK_TEXT:
        return walk(2 * size(a)) + walk(size(a)) + 1 + walk(size(b));
      case SETS:
        return 1 + size(a) * size(b);
      case SETS_BOTH_WAYS:
        return 1 + 2 * size(a) * size(b);
      case LIST_MADE:
        return 11 + size(result);
      case FLATTEN:
        return 11 + size(a);
      case FLATTEN_DEEP:
        return 11 + (long) (size(a) * (b instanceof Long depth ? (double) depth : 1.0));
      case SELF_COMPARE:
        return RunCosts.selfCompare(a);
      default: // SELF_COMPARE_SECOND
        return RunCosts.selfCompare(b);
    }
  }
}
