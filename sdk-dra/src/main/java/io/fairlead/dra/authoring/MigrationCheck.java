package io.fairlead.dra.authoring;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodSpec;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimTemplate;
import io.fairlead.dra.AllocationResult;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.DeviceId;
import io.fairlead.dra.Fits;
import io.fairlead.dra.Inventory;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a migrated pod gets the devices that it would have got before, by the allocator itself on
 * the devices that are there.
 *
 * @param verdict the answer
 * @param detail the same in one sentence, with nodes and devices
 */
public record MigrationCheck(Verdict verdict, String detail) {

  /** How both forms of a pod compare. */
  public enum Verdict {
    /** Both get the same devices on the same node. */
    SAME,
    /** Neither gets devices. */
    NEITHER,
    /** They get different devices, or one of them gets none. */
    DIFFERENT,
    /** The pod cannot be allocated as it was: no class in the inventory serves its resources. */
    NOT_COMPARABLE
  }

  /**
   * Compares.
   *
   * @param namespace of the pod
   * @param name of the pod
   * @param before the pod as it was
   * @param migrated what became of it
   * @param templates finds other templates that the pod names, {@code null} if there is none
   * @param claims finds claims that the pod names, {@code null} if there is none
   */
  public static MigrationCheck of(
      String namespace,
      String name,
      PodSpec before,
      Migration.Migrated migrated,
      Function<String, @Nullable ResourceClaimTemplate> templates,
      Function<String, @Nullable ResourceClaim> claims,
      Allocator allocator,
      Inventory inventory) {
    String made = String.valueOf(migrated.template().metadata().name());
    Function<String, @Nullable ResourceClaimTemplate> all =
        asked -> asked.equals(made) ? migrated.template() : templates.apply(asked);
    ClaimSet old;
    ClaimSet changed;
    try {
      old = ClaimSet.ofPod(pod(namespace, name, before), all, claims, inventory);
      changed = ClaimSet.ofPod(pod(namespace, name, migrated.pod()), all, claims, inventory);
    } catch (IllegalArgumentException e) {
      return new MigrationCheck(Verdict.NOT_COMPARABLE, String.valueOf(e.getMessage()));
    }
    if (old.claims().size() < changed.claims().size()) {
      return new MigrationCheck(
          Verdict.NOT_COMPARABLE,
          "no class given has the extendedResourceName of what the pod asks for");
    }
    return compared(allocator.allocate(old, inventory), allocator.allocate(changed, inventory));
  }

  private static Pod pod(String namespace, String name, PodSpec spec) {
    return Pod.builder(namespace, name).spec(spec).build();
  }

  private static MigrationCheck compared(AllocationResult before, AllocationResult after) {
    if (before instanceof Fits a && after instanceof Fits b) {
      boolean same = a.node().equals(b.node()) && devices(a).equals(devices(b));
      return same
          ? new MigrationCheck(Verdict.SAME, "gets the same devices as before: " + shown(a))
          : new MigrationCheck(
              Verdict.DIFFERENT, "got " + shown(a) + " before and gets " + shown(b));
    } else if (!(before instanceof Fits) && !(after instanceof Fits)) {
      return new MigrationCheck(Verdict.NEITHER, "gets no devices, as before: " + before);
    }
    return new MigrationCheck(
        Verdict.DIFFERENT,
        before instanceof Fits a
            ? "got " + shown(a) + " before, and now " + after
            : "got nothing before (" + before + "), and now " + shown((Fits) after));
  }

  private static Set<DeviceId> devices(Fits fits) {
    Set<DeviceId> devices = new TreeSet<>();
    fits.allocations().forEach(allocation -> devices.addAll(allocation.devices()));
    return devices;
  }

  private static String shown(Fits fits) {
    return devices(fits).stream()
        .map(DeviceId::device)
        .collect(Collectors.joining(", ", "", " on node " + fits.node()));
  }
}
