package io.fairlead.cel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Estimates of the list extension and of sets, by overload. */
final class ListEstimates {

  private static final CostRange CALL = CostRange.ONE;
  private static final CostRange ALLOCATION = CostRange.exactly(10);

  private ListEstimates() {}

  static @Nullable CallEstimate of(
      String overload, @Nullable CostNode target, List<CostNode> arguments) {
    switch (overload) {
      case "list_sets_contains_list", "list_sets_intersects_list":
        return sets(arguments, 1);
      case "list_sets_equivalent_list":
        return sets(arguments, 2);
      case "lists_range":
        return allocating(1, CostRange.exactly(arguments.get(0).literal(CostRange.UNBOUNDED)));
      default:
        return target != null && overload.startsWith("list_")
            ? ofMember(overload, target, arguments)
            : null;
    }
  }

  private static @Nullable CallEstimate ofMember(
      String overload, CostNode target, List<CostNode> arguments) {
    CostRange size = target.size();
    switch (overload) {
      case "list_slice":
        long from = arguments.get(0).literal(0);
        long to = arguments.get(1).literal(size.max());
        return allocating(1, CostRange.exactly(to - from));
      case "list_flatten":
        return allocating(1, size);
      case "list_flatten_int":
        long depth = arguments.get(0).literal(CostRange.UNBOUNDED);
        return allocating(new CelUint(depth).doubleValue(), size);
      case "list_reverse":
        return allocating(1, size);
      case "list_distinct":
        return allocating(2, size.times(size));
      default:
        if (overload.endsWith("_sort")) {
          return sort(overload, size);
        }
        return overload.endsWith("_sortByAssociatedKeys")
            ? sort(overload, arguments.get(0).size())
            : null;
    }
  }

  private static CallEstimate sort(String overload, CostRange size) {
    boolean text = overload.startsWith("list_string_") || overload.startsWith("list_bytes_");
    return allocating(text ? 2 + CostRange.STRING_FACTOR : 2, size.times(size));
  }

  private static CallEstimate sets(List<CostNode> arguments, double factor) {
    CostRange pairs = arguments.get(0).size().times(arguments.get(1).size());
    return new CallEstimate(pairs.times(factor).plus(CALL));
  }

  private static CallEstimate allocating(double factor, CostRange size) {
    return new CallEstimate(size.times(factor).plus(CALL).plus(ALLOCATION), size);
  }
}
