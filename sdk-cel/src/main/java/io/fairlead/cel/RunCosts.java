package io.fairlead.cel;

import io.fairlead.kernel.Quantity;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Costs of calls at run time; the formulas are those of cel-go and of Kubernetes. */
final class RunCosts {

  private static final long[] WALKS = walks();
  private static final RunCost WALK = (a, b, result) -> walk(size(a));
  private static final RunCost TWICE = (a, b, result) -> scaled(size(a), 0.2);
  private static final RunCost SMALLER = (a, b, result) -> walk(Math.min(inside(a), inside(b)));

  private RunCosts() {}

  /**
   * Returns the cost function of a call.
   *
   * @param overload empty if the overload is found at run time
   */
  static RunCost of(String function, String overload) {
    RunCost extension = ofList(overload);
    if (extension != null) {
      return extension;
    }
    RunCost kubernetes = ofKubernetes(function, overload);
    return kubernetes != null ? kubernetes : ofStandard(overload);
  }

  private static @Nullable RunCost ofKubernetes(String function, String overload) {
    switch (function) {
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf", "includes":
        return (a, b, result) -> traversal(a);
      case "url", "lowerAscii", "upperAscii", "substring", "trim":
      case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver":
        return WALK;
      case "replace", "split", "ip.isCanonical":
        return TWICE;
      case "join":
        return (a, b, result) -> scaled(size(result), 0.2);
      case "find", "findAll":
        return (a, b, result) -> pattern(size(a), size(b));
      case "ip":
        return overload.equals("cidr_ip") ? RunCost.ONE : WALK;
      case "containsIP":
        boolean address = overload.equals("cidr_contains_ip_string");
        return (a, b, result) -> walk(2 * size(a)) + (address ? walk(size(b)) : 0);
      case "containsCIDR":
        boolean network = overload.equals("cidr_contains_cidr_string");
        return (a, b, result) ->
            walk(2 * size(a)) + walk(size(a)) + 1 + (network ? walk(size(b)) : 0);
      case "validate":
        return (a, b, result) ->
            a instanceof NamedFormat format ? pattern(size(b), format.patternSize()) : 1;
      default:
        return null;
    }
  }

  private static RunCost ofStandard(String overload) {
    switch (overload) {
      case "starts_with_string", "ends_with_string":
        return (a, b, result) -> walk(inside(b));
      case "string_to_bytes", "bytes_to_string", "strings_quote", "string_format":
        return (a, b, result) -> walk(inside(a));
      case "in_list":
        return (a, b, result) -> inside(b);
      case "less_string", "greater_string", "less_equals_string", "greater_equals_string":
      case "less_bytes", "greater_bytes", "less_equals_bytes", "greater_equals_bytes":
        return SMALLER;
      case "add_string", "add_bytes":
        return (a, b, result) -> walk(inside(a) + inside(b));
      case "matches", "matches_string":
        return (a, b, result) -> pattern(inside(a), inside(b));
      case "contains_string":
        return (a, b, result) -> walk(inside(a)) * walk(inside(b));
      default:
        return RunCost.ONE;
    }
  }

  private static @Nullable RunCost ofList(String overload) {
    switch (overload) {
      case "list_sets_contains_list", "list_sets_intersects_list":
        return (a, b, result) -> 1 + size(a) * size(b);
      case "list_sets_equivalent_list":
        return (a, b, result) -> 1 + 2 * size(a) * size(b);
      case "list_slice", "lists_range", "list_reverse":
        return (a, b, result) -> 11 + size(result);
      case "list_flatten":
        return (a, b, result) -> 11 + size(a);
      case "list_flatten_int":
        return (a, b, result) ->
            11 + (long) (size(a) * (b instanceof Long depth ? (double) depth : 1.0));
      case "list_distinct":
        return (a, b, result) -> selfCompare(a);
      default:
        if (overload.endsWith("_sort")) {
          return (a, b, result) -> selfCompare(a);
        }
        return overload.endsWith("_sortByAssociatedKeys") ? (a, b, result) -> selfCompare(b) : null;
    }
  }

  private static long selfCompare(@Nullable Object a) {
    long size = size(a);
    boolean text =
        a instanceof CelList list
            && list.size() > 0
            && (list.get(0) instanceof String || list.get(0) instanceof CelBytes);
    return 11 + (long) (size * size * (text ? 2.1 : 2.0));
  }

  /** What {@code ==} costs. */
  static long equal(Object a, Object b) {
    if (a instanceof String one && b instanceof String other) {
      return texts(one, other);
    }
    if (KubernetesTypes.isOwn(a) || a instanceof Quantity) {
      return 1;
    }
    return notEqual(a, b);
  }

  /** What {@code !=} costs. */
  static long notEqual(Object a, Object b) {
    return walk(Math.min(inside(a), inside(b)));
  }

  private static long texts(String a, String b) {
    return walk(Math.min(Values.codePoints(a), Values.codePoints(b)));
  }

  private static long size(@Nullable Object value) {
    return value == null ? 1 : Values.costSize(value);
  }

  private static long inside(@Nullable Object value) {
    return value == null ? 1 : Values.costSizeInside(value);
  }

  private static long walk(long size) {
    return size < WALKS.length ? WALKS[(int) size] : scaled(size, CostRange.STRING_FACTOR);
  }

  /** {@link #walk} of short texts: rounding up doubles is slow. */
  private static long[] walks() {
    long[] walks = new long[256];
    for (int i = 0; i < walks.length; i++) {
      walks[i] = scaled(i, CostRange.STRING_FACTOR);
    }
    return walks;
  }

  private static long scaled(long size, double factor) {
    return (long) Math.ceil(size * factor);
  }

  private static long pattern(long text, long pattern) {
    return scaled(1 + text, CostRange.STRING_FACTOR) * scaled(pattern, CostRange.PATTERN_FACTOR);
  }

  /** Walks over a value as a tree. */
  private static long traversal(@Nullable Object value) {
    if (value instanceof String text) {
      return (long) (Values.utf8Length(text) * CostRange.STRING_FACTOR);
    } else if (value instanceof CelBytes bytes) {
      return (long) (bytes.size() * CostRange.STRING_FACTOR);
    } else if (value instanceof CelList list) {
      long sum = 0;
      for (int i = 0; i < list.size(); i++) {
        sum += traversal(list.get(i));
      }
      return sum;
    } else if (value instanceof CelMap map) {
      long sum = 0;
      for (Iterator<?> keys = map.keys(); keys.hasNext(); ) {
        Object key = keys.next();
        sum += traversal(key) + traversal(map.find(key));
      }
      return sum;
    }
    return 1;
  }
}
