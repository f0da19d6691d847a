package io.fairlead.dra.authoring;

import io.fairlead.api.core.v1.Container;
import io.fairlead.api.core.v1.PodResourceClaim;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.core.v1.ResourceClaim;
import io.fairlead.api.core.v1.ResourceRequirements;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.dra.authoring.ExtendedResources.Target;
import io.fairlead.dra.authoring.MigrationDraft.Ask;
import io.fairlead.dra.authoring.MigrationDraft.Role;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns pods that ask for extended resources, such as {@code nvidia.com/gpu: 2}, into pods with a
 * claim: one request for each container and resource, named as the scheduler names them where it
 * makes such a claim itself ({@code container-0-request-0}).
 *
 * <p>The pod gets as many devices as before: init containers use the devices of later containers,
 * as the kubelet lets them, and a request is cut in parts where that needs it. Immutable and
 * thread-safe.
 */
public final class ExtendedResourceMigration {

  private static final String CLAIM = "devices";
  private static final int MOST = 32;

  private final ExtendedResources resources;

  private ExtendedResourceMigration(ExtendedResources resources) {
    this.resources = resources;
  }

  /**
   * Returns a migration.
   *
   * @param classes of the cluster; the class with the resource's {@code extendedResourceName}
   *     stands for it. For others, {@code nvidia.com/gpu} and what else device plugins of the
   *     {@link DriverPreset presets'} vendors are known to serve
   */
  public static ExtendedResourceMigration of(Iterable<DeviceClass> classes) {
    return new ExtendedResourceMigration(new ExtendedResources(classes));
  }

  /**
   * Migrates a pod or the pod of a template.
   *
   * @param namespace of the pod
   * @param name of the claim template to make
   */
  public Migration migrate(String namespace, String name, PodSpec pod) {
    List<String> reasons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Ask> asks = new ArrayList<>();
    for (Container init : orEmpty(pod.initContainers())) {
      boolean stays = "Always".equals(init.restartPolicy());
      asks.add(ask(init, asks.size(), stays ? Role.SIDECAR : Role.INIT, reasons));
    }
    for (Container container : orEmpty(pod.containers())) {
      asks.add(ask(container, asks.size(), Role.MAIN, reasons));
    }
    Map<String, Target> targets = targets(asks, notes, reasons);
    if (!reasons.isEmpty()) {
      return new Migration.Refused(reasons);
    }
    if (targets.isEmpty()) {
      return new Migration.Nothing(notes);
    }
    try {
      return migrated(namespace, name, pod, new MigrationDraft(asks, targets), asks, notes);
    } catch (IllegalArgumentException e) {
      return new Migration.Refused(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static Migration migrated(
      String namespace,
      String name,
      PodSpec pod,
      MigrationDraft draft,
      List<Ask> asks,
      List<String> notes) {
    if (draft.devices > MOST || draft.requests.size() > MOST) {
      return new Migration.Refused(
          List.of(
              "a claim has at most 32 devices and requests, this pod needs "
                  + draft.devices
                  + " devices in "
                  + draft.requests.size()
                  + " requests"));
    }
    ClaimDraft claim = ClaimDraft.of(namespace, name);
    draft.requests.forEach(claim::request);
    hints(pod, notes);
    return new Migration.Migrated(
        changed(pod, asks, draft, name), claim.template(), draft.devices, notes);
  }

  private static Ask ask(Container container, int index, Role role, List<String> reasons) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Integer> places = new HashMap<>();
    ResourceRequirements requirements = container.resources();
    if (requirements != null) {
      Map<String, Quantity> limits = orEmpty(requirements.limits());
      Map<String, Quantity> requests = orEmpty(requirements.requests());
      TreeSet<String> names = new TreeSet<>(limits.keySet());
      names.addAll(requests.keySet());
      names.forEach(name -> places.put(name, places.size()));
      names.removeIf(name -> !ExtendedResources.isExtended(name));
      for (String resource : names) {
        Quantity amount = limits.get(resource);
        Quantity requested = requests.get(resource);
        String where = "container " + container.name() + ", " + resource + ": ";
        if (amount == null || requested != null && !requested.equals(amount)) {
          reasons.add(where + "the request must equal the limit, and the limit must be there");
        } else if (!amount.isValid() || amount.asInteger().isEmpty() || amount.signum() < 0) {
          reasons.add(where + "must be a whole number, but was " + amount.text());
        } else if (amount.asInteger().getAsLong() > MOST) {
          reasons.add(where + "a claim has at most 32 devices, but asked is " + amount.text());
        } else if (amount.signum() > 0) {
          counts.put(resource, (int) amount.asInteger().getAsLong());
        }
      }
    }
    return new Ask(container, index, counts, places, role);
  }

  private Map<String, Target> targets(List<Ask> asks, List<String> notes, List<String> reasons) {
    TreeSet<String> asked = new TreeSet<>();
    asks.forEach(ask -> asked.addAll(ask.counts().keySet()));
    Map<String, Target> targets = new LinkedHashMap<>();
    for (String resource : asked) {
      if (resource.endsWith(".shared")) {
        reasons.add(
            resource
                + " is a part of a device in time slices: share one claim between the pods, or ask"
                + " for consumable capacity");
        continue;
      }
      Target target = resources.target(resource).orElse(null);
      if (target == null) {
        notes.add(resource + " stays as it is: no device class stands for it");
        continue;
      }
      targets.put(resource, target);
      if (resources.lacks(target.deviceClass())) {
        notes.add("class " + target.deviceClass() + " is not among the classes given");
      }
    }
    return targets;
  }

  /** Says what else in a pod is about the device plugin. */
  private static void hints(PodSpec pod, List<String> notes) {
    for (String label : new TreeSet<>(orEmpty(pod.nodeSelector()).keySet())) {
      if (label.startsWith("nvidia.com/") || label.startsWith("amd.com/")) {
        notes.add(
            "nodeSelector "
                + label
                + " stays: a selector on the device itself says the same without labels on nodes");
      }
    }
  }

  private static PodSpec changed(
      PodSpec pod, List<Ask> asks, MigrationDraft draft, String template) {
    String claim = CLAIM;
    List<PodResourceClaim> claims = new ArrayList<>(orEmpty(pod.resourceClaims()));
    for (int i = 2; isTaken(claims, claim); i++) {
      claim = CLAIM + '-' + i;
    }
    claims.add(PodResourceClaim.builder().name(claim).resourceClaimTemplateName(template).build());
    Map<Container, Container> rewritten = new IdentityHashMap<>();
    for (Ask ask : asks) {
      rewritten.put(ask.container(), rewritten(ask, draft, claim));
    }
    PodSpec.Builder builder = pod.toBuilder().resourceClaims(claims);
    if (pod.containers() != null) {
      builder.containers(pod.containers().stream().map(rewritten::get).toList());
    }
    if (pod.initContainers() != null) {
      builder.initContainers(pod.initContainers().stream().map(rewritten::get).toList());
    }
    return builder.build();
  }

  private static boolean isTaken(List<PodResourceClaim> claims, String name) {
    return claims.stream().anyMatch(claim -> name.equals(claim.name()));
  }

  private static Container rewritten(Ask ask, MigrationDraft draft, String claim) {
    List<String> requests = draft.used(ask.container());
    ResourceRequirements requirements = ask.container().resources();
    if (requests.isEmpty() || requirements == null) {
      return ask.container();
    }
    List<ResourceClaim> claims = new ArrayList<>(orEmpty(requirements.claims()));
    for (String request : requests) {
      claims.add(ResourceClaim.builder().name(claim).request(request).build());
    }
    ResourceRequirements changed =
        requirements.toBuilder()
            .claims(claims)
            .limits(without(requirements.limits(), ask, draft))
            .requests(without(requirements.requests(), ask, draft))
            .build();
    return ask.container().toBuilder().resources(changed).build();
  }

  private static @Nullable Map<String, Quantity> without(
      @Nullable Map<String, Quantity> amounts, Ask ask, MigrationDraft draft) {
    if (amounts == null) {
      return null;
    }
    Map<String, Quantity> left = new LinkedHashMap<>(amounts);
    left.keySet().removeIf(name -> ask.counts().containsKey(name) && draft.serves(name));
    return left.isEmpty() ? null : left;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
