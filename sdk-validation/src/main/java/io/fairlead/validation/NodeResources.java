package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what devices take from the resources of their node. */
final class NodeResources {

  private static final String RULE = "nodeAllocatableResources";

  private final Findings findings;

  NodeResources(Findings findings) {
    this.findings = findings;
  }

  void check(Json.Obj device, Path path) {
    Map<String, Json> capacity = Wire.map(device, "capacity");
    for (Map.Entry<String, Json> entry : Wire.map(device, RULE).entrySet()) {
      String name = entry.getKey();
      Path place = path.key(name);
      Json.Obj resource = Wire.object(entry.getValue());
      if (!name.equals("cpu") && !name.equals("memory") && !name.startsWith("hugepages-")) {
        findings.invalid(
            place, new Json.Str(name), "must be a node allocatable resource name", RULE);
      }
      Json mapping = Wire.present(resource, "mapping");
      Json overhead = Wire.present(resource, "overhead");
      if (mapping == null && overhead == null) {
        findings.required(place, "at least one of mapping or overhead must be set", RULE);
      }
      if (mapping instanceof Json.Obj object) {
        mapping(object, capacity, place.child("mapping"));
      }
      if (overhead instanceof Json.Obj object) {
        overhead(object, place.child("overhead"));
      }
    }
  }

  private void mapping(Json.Obj mapping, Map<String, Json> capacity, Path path) {
    Json multiplier = Wire.present(mapping, "capacityMultiplier");
    String key = mapping.text("capacityKey");
    if (key != null) {
      if (key.isEmpty()) {
        findings.invalid(
            path.child("capacityKey"),
            new Json.Str(""),
            "capacityKey must not be an empty string",
            RULE);
      } else if (!capacity.containsKey(key)) {
        findings.notFound(path.child("capacityKey"), new Json.Str(key), RULE);
      }
      if (multiplier == null) {
        findings.required(
            path.child("capacityMultiplier"),
            "capacityMultiplier is required when capacityKey is set",
            RULE);
      } else {
        atLeast(multiplier, 1, "must be positive", path.child("capacityMultiplier"));
      }
    } else if (multiplier != null) {
      findings.required(
          path.child("capacityKey"),
          "capacityKey is required when capacityMultiplier is set",
          RULE);
    }
    Json factor = Wire.present(mapping, "deviceMultiplier");
    atLeast(factor, 1, "must be positive", path.child("deviceMultiplier"));
  }

  private void overhead(Json.Obj overhead, Path path) {
    Json pod = Wire.present(overhead, "perPod");
    Json container = Wire.present(overhead, "perContainer");
    if (pod == null && container == null) {
      findings.invalid(
          path, new Json.Str(""), "at least one of perPod or perContainer must be set", RULE);
      return;
    }
    atLeast(pod, 0, "must be non-negative", path.child("perPod"));
    atLeast(container, 0, "must be non-negative", path.child("perContainer"));
  }

  private void atLeast(@Nullable Json value, int sign, String text, Path path) {
    Quantity quantity = CapacityPolicies.quantity(value);
    if (quantity != null && quantity.signum() < sign) {
      findings.invalid(path, new Json.Str(quantity.canonical()), text, RULE);
    }
  }
}
