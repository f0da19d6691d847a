package io.fairlead.dra;

import io.fairlead.kernel.NearestName;
import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A release of Kubernetes and the feature gates that somebody set.
 *
 * @param version whose defaults, slice rules and texts count
 * @param overrides gates that are not at their default
 */
public record Features(KubernetesVersion version, Map<Gate, Boolean> overrides) {

  private static final Set<Gate> EXPERIMENTAL =
      EnumSet.of(
          Gate.LIST_TYPE_ATTRIBUTES,
          Gate.DERIVED_ATTRIBUTES,
          Gate.DEVICE_COMPATIBILITY_GROUPS,
          Gate.OPTIONAL_NODE_OPERATIONS);

  public Features {
    overrides = Map.copyOf(overrides);
  }

  /** Returns the defaults of a release. */
  public static Features of(KubernetesVersion version) {
    return new Features(version, Map.of());
  }

  /** Returns the same with one gate set. */
  public Features with(Gate gate, boolean enabled) {
    Map<Gate, Boolean> changed = new EnumMap<>(Gate.class);
    changed.putAll(overrides);
    changed.put(gate, enabled);
    return new Features(version, changed);
  }

  /**
   * Returns the same with gates as Kubernetes' components take them: {@code
   * DRAAdminAccess=true,DRADeviceTaints=false}.
   *
   * @throws IllegalArgumentException if a gate is unknown or its value is neither true nor false
   */
  public Features with(String gates) {
    Features result = this;
    for (String assignment : gates.split(",")) {
      String trimmed = assignment.strip();
      if (trimmed.isEmpty()) {
        continue;
      }
      int equals = trimmed.indexOf('=');
      String value = equals < 0 ? "" : trimmed.substring(equals + 1).toLowerCase(Locale.ROOT);
      if (!value.equals("true") && !value.equals("false")) {
        throw Preconditions.violated("feature gate", "NAME=true or NAME=false", trimmed);
      }
      result = result.with(named(trimmed.substring(0, equals)), value.equals("true"));
    }
    return result;
  }

  /** Whether the gate is on. */
  public boolean has(Gate gate) {
    Boolean set = overrides.get(gate);
    return set != null ? set : gate.isOnByDefault(version);
  }

  /**
   * Whether one of upstream's younger allocators runs. Its stable one, which is taken where it
   * suffices, takes a {@code distinctAttribute} for an empty constraint.
   */
  boolean isBeyondStable() {
    return EXPERIMENTAL.stream().anyMatch(this::has)
        || has(Gate.CONSUMABLE_CAPACITY)
        || has(Gate.FRACTIONAL_CAPACITY_RANGE)
        || (has(Gate.BINDING_CONDITIONS) && has(Gate.CLAIM_DEVICE_STATUS));
  }

  /**
   * Whether {@code skipNodeOperations} is looked at: only upstream's experimental allocator knows
   * it, which runs where one of the youngest features is on.
   */
  boolean looksAtSkippedOperations() {
    return version.isAtLeast(KubernetesVersion.V1_37) && EXPERIMENTAL.stream().anyMatch(this::has);
  }

  private static Gate named(String name) {
    List<String> known = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      if (gate.kubernetesName().equals(name)) {
        return gate;
      }
      known.add(gate.kubernetesName());
    }
    String meant = NearestName.to(name, known);
    throw meant.isEmpty()
        ? Preconditions.violated("feature gate", "one of " + String.join(", ", known), name)
        : Preconditions.violated(
            "feature gate", "one that is known", name + " (did you mean " + meant + "?)");
  }
}
