package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Resource;
import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster has beside its buffers. Objects without a namespace are taken to be in {@code
 * default}.
 *
 * @param podTemplates those that buffers refer to, and those that cluster-autoscaler keeps for
 *     buffers, if there are any
 * @param resourceQuotas quotas with their status: what counts is {@code status.hard} and {@code
 *     status.used}
 * @param scalables workloads that buffers refer to
 * @param pods pods of these workloads; the newest one that matches gives the shape of a buffer
 */
public record ClusterFacts(
    List<PodTemplate> podTemplates,
    List<ResourceQuota> resourceQuotas,
    List<Scalable> scalables,
    List<Pod> pods) {

  /** A cluster with nothing in it. */
  public static final ClusterFacts NONE =
      new ClusterFacts(List.of(), List.of(), List.of(), List.of());

  /**
   * Checks that no two objects of a kind have one name, and that all quantities are quantities.
   *
   * @throws IllegalArgumentException if not
   */
  public ClusterFacts {
    podTemplates = List.copyOf(podTemplates);
    resourceQuotas = List.copyOf(resourceQuotas);
    scalables = List.copyOf(scalables);
    pods = List.copyOf(pods);
    requireUnique(podTemplates, "pod template");
    requireUnique(resourceQuotas, "resource quota");
    requireUnique(pods, "pod");
    Set<String> seen = new HashSet<>();
    for (Scalable each : scalables) {
      String key = each.groupKind() + ' ' + each.namespace() + '/' + each.name();
      if (!seen.add(key)) {
        throw violated("scalable", "given once", key + " twice");
      }
    }
    for (ResourceQuota quota : resourceQuotas) {
      if (quota.status() != null) {
        String what = " of resource quota " + name(quota);
        requireQuantities(quota.status().hard(), "status.hard" + what);
        requireQuantities(quota.status().used(), "status.used" + what);
      }
    }
  }

  /**
   * Reads the members {@code podTemplates}, {@code resourceQuotas}, {@code scalables} and {@code
   * pods} of a state file (kind {@code buffers}).
   *
   * @throws IllegalArgumentException if a member has another form than the schema says
   */
  public static ClusterFacts fromJson(Json.Obj file) {
    return new ClusterFacts(
        JsonValues.objects(file, "podTemplates").stream()
            .map(Shape.of(PodTemplate.class)::fromJson)
            .toList(),
        JsonValues.objects(file, "resourceQuotas").stream()
            .map(Shape.of(ResourceQuota.class)::fromJson)
            .toList(),
        JsonValues.objects(file, "scalables").stream().map(Scalable::fromJson).toList(),
        JsonValues.objects(file, "pods").stream().map(Shape.of(Pod.class)::fromJson).toList());
  }

  @Nullable PodTemplate podTemplate(String namespace, String name) {
    for (PodTemplate each : podTemplates) {
      if (name.equals(each.metadata().name()) && namespace.equals(namespace(each))) {
        return each;
      }
    }
    return null;
  }

  @Nullable Scalable scalable(String namespace, String groupKind, String name) {
    for (Scalable each : scalables) {
      if (each.name().equals(name)
          && each.namespace().equals(namespace)
          && each.groupKind().equals(groupKind)) {
        return each;
      }
    }
    return null;
  }

  static String namespace(Resource resource) {
    return namespace(resource.metadata().namespace());
  }

  static String namespace(@Nullable String given) {
    return given == null || given.isEmpty() ? "default" : given;
  }

  static String name(Resource resource) {
    String name = resource.metadata().name();
    return name == null ? "" : name;
  }

  static void requireUnique(List<? extends Resource> objects, String what) {
    Set<String> seen = new HashSet<>();
    for (Resource each : objects) {
      if (name(each).isEmpty()) {
        throw violated("metadata.name of a " + what, "a name", "absent");
      }
      if (!seen.add(namespace(each) + '/' + name(each))) {
        throw violated(what, "given once", namespace(each) + '/' + name(each) + " twice");
      }
    }
  }

  static void requireQuantities(@Nullable Map<String, Quantity> quantities, String what) {
    if (quantities != null) {
      quantities.forEach(
          (resource, quantity) -> {
            if (!quantity.isValid()) {
              throw violated(what + " for " + resource, "a quantity", quantity.text());
            }
          });
    }
  }
}
