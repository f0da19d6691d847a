package io.fairlead.dra;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodResourceClaim;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceClaim;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimSpec;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.kernel.Preconditions;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The claims that are made for a pod: from templates, and for extended resources. */
final class PodClaims {

  private static final String ANNOTATION = "resource.kubernetes.io/extended-resource-claim";

  private PodClaims() {}

  static List<ResourceClaim> of(
      Pod pod,
      Function<String, @Nullable ResourceClaimTemplate> templates,
      Function<String, @Nullable ResourceClaim> existing,
      Inventory inventory) {
    List<ResourceClaim> claims = new ArrayList<>();
    if (pod.spec() == null) {
      return claims;
    }
    for (PodResourceClaim named : Texts.orEmpty(pod.spec().resourceClaims())) {
      String template = named.resourceClaimTemplateName();
      String claim = named.resourceClaimName();
      if (template != null) {
        ResourceClaimTemplate found = templates.apply(template);
        claims.add(
            fromTemplate(
                pod, Texts.orEmpty(named.name()), present(found, pod, "template", template)));
      } else if (claim != null) {
        claims.add(present(existing.apply(claim), pod, "claim", claim));
      }
    }
    List<DeviceRequest> requests = extended(pod.spec(), inventory.classes());
    if (!requests.isEmpty()) {
      claims.add(
          claim(
              pod,
              "extended-resources",
              Map.of(ANNOTATION, "true"),
              ResourceClaimSpec.builder()
                  .devices(DeviceClaim.builder().requests(requests).build())
                  .build()));
    }
    return claims;
  }

  private static <T> T present(@Nullable T found, Pod pod, String what, String name) {
    if (found == null) {
      throw Preconditions.violated(
          what + " of pod " + Texts.orEmpty(pod.metadata().name()), "one that exists", name);
    }
    return found;
  }

  private static ResourceClaim fromTemplate(Pod pod, String name, ResourceClaimTemplate template) {
    ResourceClaimSpec spec = template.spec() == null ? null : template.spec().spec();
    return claim(pod, name, Map.of(), spec);
  }

  private static ResourceClaim claim(
      Pod pod, String name, Map<String, String> annotations, @Nullable ResourceClaimSpec spec) {
    ObjectMeta metadata =
        ObjectMeta.builder()
            .namespace(pod.metadata().namespace())
            .name(Texts.orEmpty(pod.metadata().name()) + '-' + name)
            .annotations(annotations.isEmpty() ? null : annotations)
            .build();
    return ResourceClaim.builder("", "").metadata(metadata).spec(spec).build();
  }

  /**
   * Requests for extended resources, as the scheduler makes them: one for each container that stays
   * and each resource, and one for the init container that wants most beyond what later ones have.
   */
  private static List<DeviceRequest> extended(PodSpec pod, Classes classes) {
    List<Container> containers = new ArrayList<>(Texts.orEmpty(pod.initContainers()));
    int inits = containers.size();
    containers.addAll(Texts.orEmpty(pod.containers()));
    TreeSet<String> resources = new TreeSet<>();
    for (Container container : containers) {
      for (String resource : requests(container).keySet()) {
        if (resource.indexOf('/') > 0 && classes.serving(resource) != null) {
          resources.add(resource);
        }
      }
    }
    List<DeviceRequest> requests = new ArrayList<>();
    for (String resource : resources) {
      DeviceClass deviceClass = classes.serving(resource);
      if (deviceClass != null) {
        ofResource(
            containers, inits, resource, Texts.orEmpty(deviceClass.metadata().name()), requests);
      }
    }
    requests.sort(Comparator.comparing(request -> Texts.orEmpty(request.name())));
    return requests;
  }

  private static void ofResource(
      List<Container> containers,
      int inits,
      String resource,
      String className,
      List<DeviceRequest> to) {
    long[] staying = new long[containers.size()];
    for (int i = 0; i < staying.length; i++) {
      boolean leaves = i < inits && !"Always".equals(containers.get(i).restartPolicy());
      staying[i] = leaves ? 0 : amount(containers.get(i), resource);
    }
    int largest = -1;
    long most = 0;
    for (int i = 0; i < inits; i++) {
      long missing = amount(containers.get(i), resource);
      if ("Always".equals(containers.get(i).restartPolicy())) {
        continue;
      }
      for (int j = i; j < staying.length; j++) {
        missing -= staying[j];
      }
      if (missing > most) {
        most = missing;
        largest = i;
      }
    }
    if (largest >= 0) {
      to.add(request(containers.get(largest), largest, resource, className, most));
    }
    for (int i = 0; i < staying.length; i++) {
      if (staying[i] > 0) {
        to.add(request(containers.get(i), i, resource, className, staying[i]));
      }
    }
  }

  private static DeviceRequest request(
      Container container, int number, String resource, String className, long count) {
    int place = new ArrayList<>(new TreeSet<>(requests(container).keySet())).indexOf(resource);
    return DeviceRequest.builder()
        .name("container-" + number + "-request-" + place)
        .exactly(
            ExactDeviceRequest.builder()
                .deviceClassName(className)
                .allocationMode(DeviceAllocationMode.EXACT_COUNT)
                .count(count)
                .build())
        .build();
  }

  private static long amount(Container container, String resource) {
    Quantity asked = requests(container).get(resource);
    OptionalLong whole =
        asked == null || !asked.isValid() ? OptionalLong.empty() : asked.asInteger();
    return Math.max(0, whole.orElse(0));
  }

  /** The API server copies limits where there are no requests. */
  private static Map<String, Quantity> requests(Container container) {
    if (container.resources() == null) {
      return Map.of();
    }
    Map<String, Quantity> all = new LinkedHashMap<>(Texts.orEmpty(container.resources().limits()));
    all.putAll(Texts.orEmpty(container.resources().requests()));
    return all;
  }
}
