package io.fairlead.bench;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.dra.Allocator;
import io.fairlead.dra.ClaimSet;
import io.fairlead.dra.Features;
import io.fairlead.dra.Gate;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.KubernetesVersion;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster, and claims that want devices of it: measured by ours, and, written as JSON, by {@code
 * quality/upstream-allocator}.
 *
 * @param fits whether there is an answer
 * @param held claims that hold devices already
 */
record DraScene(
    String name,
    boolean fits,
    List<String> nodes,
    List<ResourceSlice> slices,
    List<DeviceClass> classes,
    List<ResourceClaim> held,
    List<ResourceClaim> asked) {

  private static final Features FEATURES = Features.of(KubernetesVersion.V1_37);

  static Allocator allocator() {
    return Allocator.create(FEATURES);
  }

  Inventory inventory() {
    return Inventory.builder().slices(slices).classes(classes).claims(held).build();
  }

  ClaimSet claims() {
    return new ClaimSet(asked);
  }

  Json json() {
    var gates = Json.object();
    for (Gate gate : Gate.values()) {
      gates.put(gate.kubernetesName(), FEATURES.has(gate));
    }
    List<Node> named = nodes.stream().map(node -> Node.builder(node).build()).toList();
    return Json.object()
        .put("name", name)
        .put("features", gates.build())
        .put("nodes", json(named, Node.class))
        .put("slices", json(slices, ResourceSlice.class))
        .put("classes", json(classes, DeviceClass.class))
        .put("held", json(held, ResourceClaim.class))
        .put("asked", json(asked, ResourceClaim.class))
        .build();
  }

  private static <T extends Record> List<Json> json(List<T> records, Class<T> type) {
    List<Json> all = new ArrayList<>();
    records.forEach(one -> all.add(Shape.of(type).toJson(one)));
    return all;
  }
}
