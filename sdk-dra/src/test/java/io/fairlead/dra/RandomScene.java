package io.fairlead.dra;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.NodeStatus;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceClassConfiguration;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small instance with some of all features, made from a seed. */
final class RandomScene {

  private static final String[] DRIVERS = {"a.example.com", "b.example.com"};

  final Features features;
  final Node node;
  final List<ResourceSlice> slices;
  final List<DeviceClass> classes = new ArrayList<>();
  final List<ResourceClaim> held;
  final List<ResourceClaim> asked = new ArrayList<>();

  RandomScene(long seed) {
    Dice dice = new Dice(seed);
    features = features(dice);
    node = node(dice);
    classes.add(Scene.deviceClass("any"));
    classes.add(configured(Scene.deviceClass("a", "device.driver == 'a.example.com'")));
    classes.add(
        Scene.deviceClass(
            "b", "device.driver == 'b.example.com'", dice.pick(RandomClaims.SELECTORS)));
    RandomPools pools = new RandomPools(dice, features);
    int count = 1 + dice.below(3);
    for (int i = 0; i < count; i++) {
      pools.pool("pool-" + dice.below(3) + i, dice.pick(DRIVERS));
    }
    slices = pools.slices;
    RandomClaims claims = new RandomClaims(dice, features);
    held = claims.holding(slices);
    int wanted = dice.chance(4) ? 2 : 1;
    for (int i = 0; i < wanted; i++) {
      asked.add(claims.claim("claim-" + i));
    }
  }

  private static Features features(Dice dice) {
    KubernetesVersion version = dice.chance(4) ? KubernetesVersion.V1_36 : KubernetesVersion.V1_37;
    Features some = Features.of(version);
    for (Gate gate :
        List.of(
            Gate.LIST_TYPE_ATTRIBUTES,
            Gate.DERIVED_ATTRIBUTES,
            Gate.DEVICE_COMPATIBILITY_GROUPS,
            Gate.OPTIONAL_NODE_OPERATIONS)) {
      some = some.with(gate, version == KubernetesVersion.V1_37 && !dice.chance(3));
    }
    for (Gate gate :
        List.of(
            Gate.PARTITIONABLE_DEVICES,
            Gate.CONSUMABLE_CAPACITY,
            Gate.BINDING_CONDITIONS,
            Gate.DEVICE_TAINTS)) {
      some = some.with(gate, !dice.chance(12));
    }
    return some;
  }

  private static Node node(Dice dice) {
    Json.Obj declared =
        Json.object()
            .put("declaredFeatures", Json.texts(List.of("DRAOptionalNodeOperations")))
            .build();
    return Node.builder("node")
        .metadata(
            ObjectMeta.builder().name("node").labels(Map.of("zone", "z1", "size", "5")).build())
        .status(Shape.of(NodeStatus.class).fromJson(dice.chance(2) ? declared : Json.Obj.EMPTY))
        .build();
  }

  private static DeviceClass configured(DeviceClass bare) {
    DeviceClassConfiguration config =
        DeviceClassConfiguration.builder().opaque(RandomClaims.config("of-class")).build();
    return bare.toBuilder().spec(bare.spec().toBuilder().config(List.of(config)).build()).build();
  }
}
