package io.fairlead.cel;

import io.fairlead.cel.CelType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Estimates for single functions; the formulas are those of cel-go and of Kubernetes. */
final class CallEstimates {

  /** Longest list that {@code includes} of the device environment accepts. */
  static final int MOST_INCLUDED = 48;

  private static final int LONGEST_NAME_PATTERN = 128;
  private static final int LONGEST_FORMAT = 64;

  private CallEstimates() {}

  /** Returns the estimate, or {@code null} if the function costs what calls generally do. */
  static @Nullable CallEstimate of(
      String function, String overload, @Nullable CostNode target, List<CostNode> arguments) {
    CallEstimate extension = ListEstimates.of(overload, target, arguments);
    if (extension != null) {
      return extension;
    }
    CallEstimate text = target == null ? null : ofText(function, overload, target, arguments);
    if (text != null) {
      return text;
    }
    CallEstimate kubernetes = ofKubernetes(function, overload, arguments);
    return kubernetes != null ? kubernetes : ofStandard(overload, target, arguments);
  }

  private static @Nullable CallEstimate ofText(
      String function, String overload, CostNode target, List<CostNode> arguments) {
    CostRange size = target.size();
    switch (function) {
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf", "includes":
        return scan(function, overload, target);
      case "lowerAscii", "upperAscii", "substring", "trim":
        return new CallEstimate(size.traversal(), size);
      case "replace":
        return replace(size, arguments);
      case "split":
        long most = arguments.size() > 1 ? literalInt(arguments.get(1), size.max()) : size.max();
        return new CallEstimate(size.times(2 * CostRange.STRING_FACTOR), CostRange.upTo(most));
      case "join":
        return join(target, arguments);
      case "find", "findAll":
        CostRange walk = size.plus(CostRange.ONE).traversal();
        CostRange pattern = arguments.get(0).size().times(CostRange.PATTERN_FACTOR);
        return new CallEstimate(walk.times(pattern), CostRange.upTo(size.max()));
      default:
        return null;
    }
  }

  private static long literalInt(CostNode node, long otherwise) {
    return node.expr() instanceof Expr.Literal literal && literal.value instanceof Long value
        ? value
        : otherwise;
  }

  private static CallEstimate scan(String function, String overload, CostNode target) {
    if (overload.equals("dra_includes_dyn_dyn")) {
      return new CallEstimate(CostRange.upTo(MOST_INCLUDED));
    }
    CostRange size = target.size();
    CostNode element = target.elements();
    if (element != null) {
      CostRange one = CostRange.ONE;
      if (element.type().kind() == Kind.STRING || element.type().kind() == Kind.BYTES) {
        one = one.plus(element.size().traversal());
      }
      return new CallEstimate(size.times(one));
    }
    return new CallEstimate(function.equals("includes") ? size : size.traversal());
  }

  private static CallEstimate replace(CostRange size, List<CostNode> arguments) {
    CostRange old = arguments.get(0).size();
    CostRange with = arguments.get(1).size();
    long maxCount = 0;
    long maxKept = 0;
    if (old.min() == 0) {
      maxCount = size.max() == CostRange.UNBOUNDED ? size.max() : size.max() + 1;
      maxKept = size.max();
    } else if (Long.compareUnsigned(with.max(), old.min()) <= 0) {
      maxKept = size.max();
    } else {
      maxCount = quotient(size.max(), old.min());
    }
    long minCount = 0;
    long minKept = 0;
    if (old.max() == 0) {
      minCount = size.min() == CostRange.UNBOUNDED ? size.min() : size.min() + 1;
      minKept = size.min();
    } else if (Long.compareUnsigned(old.max(), with.min()) <= 0) {
      minKept = size.min();
    } else {
      minCount = quotient(size.min(), old.max());
    }
    CostRange result =
        new CostRange(minCount, maxCount).times(with).plus(new CostRange(minKept, maxKept));
    return new CallEstimate(size.times(2 * CostRange.STRING_FACTOR), result);
  }

  /** Rounds up, in floating point as upstream. */
  private static long quotient(long size, long by) {
    double exact = Math.ceil(new CelUint(size).doubleValue() / new CelUint(by).doubleValue());
    return CostRange.scale((long) Math.min(exact, 0x1p62), Math.max(1, exact / 0x1p62));
  }

  private static CallEstimate join(CostNode target, List<CostNode> arguments) {
    CostRange list = target.size();
    CostNode element = target.elements();
    CostRange size = element == null ? CostRange.ZERO : list.times(element.size());
    if (!arguments.isEmpty()) {
      CostRange separators =
          new CostRange(list.min() == 0 ? 0 : list.min() - 1, list.max() == 0 ? 0 : list.max() - 1);
      size = size.plus(arguments.get(0).size().times(separators));
    }
    return new CallEstimate(size.traversal(), size);
  }

  private static @Nullable CallEstimate ofKubernetes(
      String function, String overload, List<CostNode> arguments) {
    switch (function) {
      case "url":
        CostRange length = arguments.get(0).size();
        return new CallEstimate(length.traversal(), length);
      case "ip":
        return overload.equals("cidr_ip") ? one() : walk(arguments.get(0), 1);
      case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver":
        return walk(arguments.get(0), 1);
      case "ip.isCanonical":
        return walk(arguments.get(0), 2);
      case "containsIP", "containsCIDR":
        return contains(function.equals("containsCIDR"), overload, arguments.get(0));
      case "validate":
        CostRange text = arguments.get(0).size().traversal();
        return new CallEstimate(text.times(LONGEST_NAME_PATTERN * CostRange.PATTERN_FACTOR));
      case Operators.EQUALS:
        return equals(arguments.get(0), arguments.get(1));
      default:
        return null;
    }
  }

  private static CallEstimate one() {
    return new CallEstimate(CostRange.ONE);
  }

  private static CallEstimate walk(CostNode text, int times) {
    return new CallEstimate(text.size().times(times * CostRange.STRING_FACTOR));
  }

  private static CallEstimate contains(boolean network, String overload, CostNode other) {
    CostRange octets = new CostRange(4, 16);
    CostRange cost = octets.plus(octets).traversal();
    if (network) {
      cost = cost.plus(octets.traversal()).plus(CostRange.ONE);
    }
    return new CallEstimate(
        overload.endsWith("_string") ? cost.plus(other.size().traversal()) : cost);
  }

  private static @Nullable CallEstimate equals(CostNode left, CostNode right) {
    CelType type = left.type();
    if (!type.equals(right.type())) {
      return null;
    }
    if (type.equals(KubernetesTypes.IP)
        || type.equals(KubernetesTypes.CIDR)
        || type.equals(KubernetesTypes.QUANTITY)
        || type.equals(KubernetesTypes.SEMVER)) {
      return one();
    }
    if (type.equals(KubernetesTypes.FORMAT)) {
      return new CallEstimate(new CostRange(1, LONGEST_FORMAT).traversal());
    }
    if (type.equals(KubernetesTypes.URL)) {
      CostRange size = right.computed(); // of the right side only, as upstream
      return new CallEstimate(new CostRange(1, size == null ? 1 : size.max()).traversal());
    }
    return null;
  }

  private static @Nullable CallEstimate ofStandard(
      String overload, @Nullable CostNode target, List<CostNode> arguments) {
    switch (overload) {
      case "string_format":
        return target == null ? null : new CallEstimate(target.computedSize().traversal());
      case "string_to_bytes":
        CostRange text = arguments.get(0).computedSize();
        return new CallEstimate(text.traversal(), new CostRange(text.min(), text.max() * 4));
      case "bytes_to_string":
        CostRange bytes = arguments.get(0).computedSize();
        return new CallEstimate(
            bytes.traversal(), new CostRange(Long.divideUnsigned(bytes.min(), 4), bytes.max()));
      case "strings_quote":
        CostRange plain = arguments.get(0).computedSize();
        return new CallEstimate(
            plain.traversal(), new CostRange(plain.min() + 2, plain.max() * 2 + 2));
      case "starts_with_string", "ends_with_string":
        return new CallEstimate(arguments.get(0).computedSize().traversal());
      case "in_list":
        return new CallEstimate(arguments.get(1).computedSize());
      case "matches_string":
        return target == null
            ? null
            : new CallEstimate(
                target
                    .computedSize()
                    .plus(CostRange.ONE)
                    .traversal()
                    .times(arguments.get(0).computedSize().times(CostRange.PATTERN_FACTOR)));
      case "contains_string":
        return target == null
            ? null
            : new CallEstimate(
                target
                    .computedSize()
                    .traversal()
                    .times(arguments.get(0).computedSize().traversal()));
      case "less_string", "greater_string", "less_equals_string", "greater_equals_string":
      case "less_bytes", "greater_bytes", "less_equals_bytes", "greater_equals_bytes":
      case "equals", "not_equals":
        return compare(arguments.get(0).computedSize(), arguments.get(1).computedSize());
      default:
        return null;
    }
  }

  private static CallEstimate compare(CostRange a, CostRange b) {
    long max = Long.compareUnsigned(a.max(), b.max()) < 0 ? a.max() : b.max();
    return new CallEstimate(new CostRange(max == 0 ? 0 : 1, max).traversal());
  }
}
