package io.fairlead.autoscale.capacity;

import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.api.core.v1.ScopedResourceSelectorRequirement;
import io.fairlead.kernel.Quantity;
import io.fairlead.kernel.Selector;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares the quotas of one namespace among its buffers, in their order: each reserves what it was
 * allowed. Not thread-safe.
 */
final class QuotaLedger {

  private static final String PREFIX = "requests.";
  private static final String PRIORITY = "PriorityClass";

  private final List<ResourceQuota> quotas;

  /** By uid, as in the original, or by name where there is no uid. */
  private final Map<String, Map<String, Quantity>> reserved = new HashMap<>();

  private final List<String> errors = new ArrayList<>();

  QuotaLedger(String namespace, List<ResourceQuota> all) {
    quotas = all.stream().filter(q -> ClusterFacts.namespace(q).equals(namespace)).toList();
  }

  List<String> errors() {
    return errors;
  }

  /** Cuts what the buffer asks for to what is left, and books it. */
  void allocate(BufferWork work) {
    PodShape shape = work.shape;
    Integer asked = work.replicas;
    if (shape == null || asked == null || shape.requests().isEmpty()) {
      return;
    }
    Map<String, Quantity> requests = new TreeMap<>(shape.requests());
    shape.requests().forEach((resource, each) -> requests.put(PREFIX + resource, each));
    int allowed = asked;
    List<String> blocking = new ArrayList<>();
    List<ResourceQuota> matching = new ArrayList<>();
    for (ResourceQuota quota : quotas) {
      String name = ClusterFacts.name(quota);
      boolean matches;
      try {
        matches = matches(quota, shape);
      } catch (IllegalArgumentException e) {
        errors.add(
            "resourceQuotaAllocator: failed to check if pod matches quota \""
                + name
                + "\", error: failed to parse and convert selector: "
                + e.getMessage());
        work.quotas.add(new QuotaVerdict(name, false, 0, null, "its scope is not valid"));
        continue;
      }
      if (!matches) {
        work.quotas.add(new QuotaVerdict(name, false, 0, null, "its scopes do not match the pods"));
        continue;
      }
      matching.add(quota);
      QuotaVerdict verdict = verdict(quota, requests);
      work.quotas.add(verdict);
      if (verdict.room() < asked) {
        blocking.add(name);
      }
      allowed = Math.min(allowed, verdict.room());
    }
    limit(work, asked, allowed, blocking);
    if (allowed > 0) {
      for (ResourceQuota quota : matching) {
        book(quota, requests, allowed);
      }
    }
  }

  private static void limit(BufferWork work, int asked, int allowed, List<String> blocking) {
    boolean limited = allowed < asked;
    work.wanted = asked;
    work.limited = limited;
    String message = "";
    if (limited) {
      message =
          "Buffer replicas limited from "
              + asked
              + " to "
              + allowed
              + " due to quotas: "
              + String.join(", ", blocking);
      work.replicas = allowed;
    }
    work.condition(
        BufferWork.LIMITED,
        limited,
        "ResourceQuotasAllocated",
        message,
        work.buffer.metadata().generation());
  }

  private QuotaVerdict verdict(ResourceQuota quota, Map<String, Quantity> requests) {
    String name = ClusterFacts.name(quota);
    if (hard(quota).isEmpty()) {
      return new QuotaVerdict(
          name, true, Integer.MAX_VALUE, null, "no status.hard: it limits nothing yet");
    }
    long room = Long.MAX_VALUE;
    String tightest = null;
    String text = "limits no resource that the pods request";
    for (Map.Entry<String, Quantity> limit : new TreeMap<>(hard(quota)).entrySet()) {
      String resource = limit.getKey();
      Quantity request = requests.get(resource);
      if (request == null || request.signum() == 0) {
        continue;
      }
      Quantity used = used(quota).getOrDefault(resource, Quantity.ZERO);
      Quantity booked = booked(quota).getOrDefault(resource, Quantity.ZERO);
      Quantity left = limit.getValue().minus(used).minus(booked);
      boolean overdrawn = roundedUp(left) < 0;
      long fits = overdrawn ? 0 : quotient(left, request);
      if (tightest == null || fits < room) {
        room = fits;
        tightest = resource;
        text =
            resource
                + (": hard " + limit.getValue())
                + (", used " + used)
                + (", reserved " + booked.canonical())
                + (", per pod " + request.canonical());
      }
      if (overdrawn) {
        break; // the original looks no further
      }
    }
    int pods = room > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) room;
    return new QuotaVerdict(name, true, pods, tightest, text);
  }

  private void book(ResourceQuota quota, Map<String, Quantity> requests, int pods) {
    Map<String, Quantity> booked = booked(quota);
    requests.forEach(
        (resource, each) -> {
          if (hard(quota).containsKey(resource)) {
            booked.merge(resource, times(each, pods), Quantity::plus);
          }
        });
  }

  private Map<String, Quantity> booked(ResourceQuota quota) {
    String uid = quota.metadata().uid();
    String key = uid == null || uid.isEmpty() ? "name " + ClusterFacts.name(quota) : "uid " + uid;
    return reserved.computeIfAbsent(key, any -> new TreeMap<>());
  }

  private static Quantity times(Quantity each, int pods) {
    BigDecimal product = each.toBigDecimal().multiply(BigDecimal.valueOf(pods));
    return Quantity.parse(product.stripTrailingZeros().toPlainString());
  }

  /** {@code Value()}: rounded up, where the sum still fits; its sign is what is asked for. */
  private static long roundedUp(Quantity left) {
    try {
      return left.value();
    } catch (ArithmeticException e) {
      return left.signum();
    }
  }

  /** Pods that fit, towards zero; the lower 64 bits of it, as Go's {@code Int64()}. */
  private static long quotient(Quantity left, Quantity request) {
    return left.toBigDecimal()
        .divideToIntegralValue(request.toBigDecimal())
        .toBigInteger()
        .longValue();
  }

  private static boolean matches(ResourceQuota quota, PodShape shape) {
    boolean matches = true;
    if (quota.spec() != null && quota.spec().scopes() != null) {
      for (String scope : quota.spec().scopes()) {
        matches &= matches(scope, "Exists", List.of(), shape);
      }
    }
    if (quota.spec() != null
        && quota.spec().scopeSelector() != null
        && quota.spec().scopeSelector().matchExpressions() != null) {
      for (ScopedResourceSelectorRequirement each :
          quota.spec().scopeSelector().matchExpressions()) {
        matches &=
            matches(
                BufferWork.orEmpty(each.scopeName()),
                BufferWork.orEmpty(each.operator()),
                each.values() == null ? List.of() : each.values(),
                shape);
      }
    }
    return matches;
  }

  private static boolean matches(
      String scope, String operator, List<String> values, PodShape shape) {
    return switch (scope) {
      case "NotTerminating" -> true; // the pods of a buffer never end by themselves
      case "BestEffort" -> shape.bestEffort();
      case "NotBestEffort" -> !shape.bestEffort();
      case "CrossNamespacePodAffinity" -> shape.crossNamespace();
      case PRIORITY -> matchesPriority(operator, values, shape.priorityClass());
      default -> false; // Terminating, and what it does not know
    };
  }

  private static boolean matchesPriority(String operator, List<String> values, String actual) {
    if (operator.equals("Exists")) {
      return !actual.isEmpty();
    }
    var requirement =
        new Selector.Requirement(PRIORITY, Selector.Operator.ofLabelSelector(operator), values);
    return requirement.matches(actual.isEmpty() ? Map.of() : Map.of(PRIORITY, actual));
  }

  private static Map<String, Quantity> hard(ResourceQuota quota) {
    return quota.status() == null || quota.status().hard() == null
        ? Map.of()
        : quota.status().hard();
  }

  private static Map<String, Quantity> used(@Nullable ResourceQuota quota) {
    return quota == null || quota.status() == null || quota.status().used() == null
        ? Map.of()
        : quota.status().used();
  }
}
