package io.fairlead.cel;

import io.fairlead.kernel.Quantity;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Which call costs what at run time, and what the formulas are made of. */
final class RunCosts {

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
        return RunCost.TRAVERSAL;
      case "url", "lowerAscii", "upperAscii", "substring", "trim":
      case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver":
        return RunCost.WALK;
      case "replace", "split", "ip.isCanonical":
        return RunCost.WALK_TWICE;
      case "join":
        return RunCost.WALK_RESULT;
      case "find", "findAll":
        return RunCost.PATTERN;
      case "ip":
        return overload.equals("cidr_ip") ? RunCost.ONE : RunCost.WALK;
      case "containsIP":
        return overload.equals("cidr_contains_ip_string")
            ? RunCost.NETWORK_HOLDS_ADDRESS_TEXT
            : RunCost.NETWORK_HOLDS_ADDRESS;
      case "containsCIDR":
        return overload.equals("cidr_contains_cidr_string")
            ? RunCost.NETWORK_HOLDS_NETWORK_TEXT
            : RunCost.NETWORK_HOLDS_NETWORK;
      case "validate":
        return RunCost.VALIDATION;
      default:
        return null;
    }
  }

  private static RunCost ofStandard(String overload) {
    switch (overload) {
      case "starts_with_string", "ends_with_string":
        return RunCost.WALK_INSIDE_SECOND;
      case "string_to_bytes", "bytes_to_string", "strings_quote", "string_format":
        return RunCost.WALK_INSIDE;
      case "in_list":
        return RunCost.INSIDE_SECOND;
      case "less_string", "greater_string", "less_equals_string", "greater_equals_string":
      case "less_bytes", "greater_bytes", "less_equals_bytes", "greater_equals_bytes":
        return RunCost.WALK_INSIDE_SMALLER;
      case "add_string", "add_bytes":
        return RunCost.WALK_INSIDE_BOTH;
      case "matches", "matches_string":
        return RunCost.PATTERN_INSIDE;
      case "contains_string":
        return RunCost.PRODUCT_OF_WALKS;
      default:
        return RunCost.ONE;
    }
  }

  private static @Nullable RunCost ofList(String overload) {
    switch (overload) {
      case "list_sets_contains_list", "list_sets_intersects_list":
        return RunCost.SETS;
      case "list_sets_equivalent_list":
        return RunCost.SETS_BOTH_WAYS;
      case "list_slice", "lists_range", "list_reverse":
        return RunCost.LIST_MADE;
      case "list_flatten":
        return RunCost.FLATTEN;
      case "list_flatten_int":
        return RunCost.FLATTEN_DEEP;
      case "list_distinct":
        return RunCost.SELF_COMPARE;
      default:
        if (overload.endsWith("_sort")) {
          return RunCost.SELF_COMPARE;
        }
        return overload.endsWith("_sortByAssociatedKeys") ? RunCost.SELF_COMPARE_SECOND : null;
    }
  }

  static long selfCompare(@Nullable Object a) {
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

  static long size(@Nullable Object value) {
    return value == null ? 1 : Values.costSize(value);
  }

  static long inside(@Nullable Object value) {
    return value == null ? 1 : Values.costSizeInside(value);
  }

  /** A tenth, rounded up. */
  static long walk(long size) {
    return (size + 9) / 10;
  }

  static long scaled(long size, double factor) {
    return (long) Math.ceil(size * factor);
  }

  static long pattern(long text, long pattern) {
    return scaled(1 + text, CostRange.STRING_FACTOR) * scaled(pattern, CostRange.PATTERN_FACTOR);
  }

  /** Walks over a value as a tree. */
  static long traversal(@Nullable Object value) {
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
