package io.fairlead.autoscale.capacity;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a pod counts for buffers and quotas. Requests are those of the scheduler ({@code
 * component-helpers/resource}, {@code PodRequests}): containers and sidecars summed up, init
 * containers as peaks, the pod's own requests instead where it has any, overhead on top.
 *
 * @param requests by resource, in the order of their names; an entry of zero is an entry
 * @param priorityClass empty if it has none
 * @param crossNamespace whether an affinity term looks into other namespaces
 */
record PodShape(Map<String, Quantity> requests, String priorityClass, boolean crossNamespace) {

  private static final PodSpec NONE = PodSpec.builder().build();

  /** The shape of a pod or template as it is. */
  static PodShape of(@Nullable PodTemplateSpec template) {
    return of(template == null ? null : template.spec(), false);
  }

  /**
   * The shape after the API server's defaults: what a limit names and no request does, is
   * requested.
   */
  static PodShape defaulted(@Nullable PodTemplateSpec template) {
    return of(template == null ? null : template.spec(), true);
  }

  static PodShape of(@Nullable PodSpec given, boolean defaults) {
    PodSpec spec = given == null ? NONE : given;
    Map<String, Quantity> requests = ofContainers(spec, defaults);
    podLevel(spec, requests, defaults)
        .forEach(
            (resource, quantity) -> {
              if (isPodLevel(resource)) {
                requests.put(resource, quantity);
              }
            });
    if (spec.overhead() != null) {
      add(requests, checked(spec.overhead(), "overhead"));
    }
    String priorityClass = spec.priorityClassName();
    return new PodShape(
        requests,
        priorityClass == null ? "" : priorityClass,
        looksElsewhere(spec.unknownFields().get("affinity")));
  }

  /** Whether the pod is of the QoS class BestEffort, as cluster-autoscaler sees it. */
  boolean bestEffort() {
    return !requests.containsKey("cpu") && !requests.containsKey("memory");
  }

  private static Map<String, Quantity> ofContainers(PodSpec spec, boolean defaults) {
    Map<String, Quantity> running = new TreeMap<>();
    for (Container each : orEmpty(spec.containers())) {
      add(running, requests(each, defaults));
    }
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> peaks = new TreeMap<>();
    for (Container each : orEmpty(spec.initContainers())) {
      Map<String, Quantity> requests = requests(each, defaults);
      if ("Always".equals(each.restartPolicy())) {
        add(running, requests);
        add(sidecars, requests);
        raise(peaks, sidecars);
      } else {
        Map<String, Quantity> together = new TreeMap<>(requests);
        add(together, sidecars);
        raise(peaks, together);
      }
    }
    raise(running, peaks);
    return running;
  }

  private static Map<String, Quantity> requests(Container container, boolean defaults) {
    if (container.resources() == null) {
      return Map.of();
    }
    Map<String, Quantity> requests =
        new TreeMap<>(checked(container.resources().requests(), "requests"));
    if (defaults) {
      checked(container.resources().limits(), "limits").forEach(requests::putIfAbsent);
    }
    return requests;
  }

  /** {@code spec.resources}, which the typed records leave raw. */
  private static Map<String, Quantity> podLevel(
      PodSpec spec, Map<String, Quantity> ofContainers, boolean defaults) {
    if (!(spec.unknownFields().get("resources") instanceof Json.Obj resources)) {
      return Map.of();
    }
    Map<String, Quantity> requests = quantities(JsonValues.objectOrNull(resources, "requests"));
    Map<String, Quantity> limits = quantities(JsonValues.objectOrNull(resources, "limits"));
    if (defaults && !limits.isEmpty()) {
      ofContainers.forEach(
          (resource, quantity) -> {
            if (isPodLevel(resource) && !resource.startsWith("hugepages-")) {
              requests.putIfAbsent(resource, quantity);
            }
          });
      limits.forEach(requests::putIfAbsent);
    }
    return requests;
  }

  private static boolean isPodLevel(String resource) {
    return resource.equals("cpu") || resource.equals("memory") || resource.startsWith("hugepages-");
  }

  private static Map<String, Quantity> quantities(Json.@Nullable Obj object) {
    Map<String, Quantity> read = new TreeMap<>();
    if (object != null) {
      object.members().forEach((name, value) -> read.put(name, Quantity.ofPlain(plain(value))));
    }
    return checked(read, "resources of a pod");
  }

  private static Object plain(Json value) {
    Object plain = value.plain();
    return plain == null ? "null" : plain;
  }

  private static Map<String, Quantity> checked(@Nullable Map<String, Quantity> map, String what) {
    ClusterFacts.requireQuantities(map, what);
    return map == null ? Map.of() : map;
  }

  private static List<Container> orEmpty(@Nullable List<Container> containers) {
    return containers == null ? List.of() : containers;
  }

  private static void add(Map<String, Quantity> sums, Map<String, Quantity> more) {
    more.forEach((resource, quantity) -> sums.merge(resource, quantity, Quantity::plus));
  }

  private static void raise(Map<String, Quantity> peaks, Map<String, Quantity> others) {
    others.forEach(
        (resource, quantity) ->
            peaks.merge(resource, quantity, (a, b) -> b.compareTo(a) > 0 ? b : a));
  }

  private static boolean looksElsewhere(@Nullable Json affinity) {
    List<Json> terms = new ArrayList<>();
    for (String side : List.of("podAffinity", "podAntiAffinity")) {
      Json.Obj of =
          affinity instanceof Json.Obj object ? JsonValues.objectOrNull(object, side) : null;
      if (of != null) {
        terms.addAll(JsonValues.objects(of, "requiredDuringSchedulingIgnoredDuringExecution"));
        for (Json.Obj weighted :
            JsonValues.objects(of, "preferredDuringSchedulingIgnoredDuringExecution")) {
          Json.Obj term = JsonValues.objectOrNull(weighted, "podAffinityTerm");
          terms.add(term == null ? Json.Obj.EMPTY : term);
        }
      }
    }
    return terms.stream().anyMatch(PodShape::isElsewhere);
  }

  private static boolean isElsewhere(Json term) {
    Json.Obj of = (Json.Obj) term;
    return (of.get("namespaces") instanceof Json.Arr list && !list.items().isEmpty())
        || JsonValues.objectOrNull(of, "namespaceSelector") != null;
  }
}
