package io.fairlead.dra;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.api.resource.v1.AllocationResult;
import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequestPolicyRange;
import io.fairlead.api.resource.v1.CapacityRequirements;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAllocationMode;
import io.fairlead.api.resource.v1.DeviceAllocationResult;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceConstraint;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceDerivedAttribute;
import io.fairlead.api.resource.v1.DeviceRequest;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.DeviceSelector;
import io.fairlead.api.resource.v1.DeviceSubRequest;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.api.resource.v1.DeviceToleration;
import io.fairlead.api.resource.v1.DeviceTolerationOperator;
import io.fairlead.api.resource.v1.ExactDeviceRequest;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceClaimStatus;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small instance with some of all features, made from a seed. */
final class RandomScene {

  private static final String[] DRIVERS = {"a.example.com", "b.example.com"};
  private static final String[] SELECTORS = {
    "true",
    "device.attributes['a.example.com'].kind == 'x'",
    "device.attributes['a.example.com'].?kind.orValue('') != 'y'",
    "'size' in device.capacity['b.example.com'] || device.driver == 'a.example.com'",
    "has(device.attributes['a.example.com'].n) && device.attributes['a.example.com'].n > 1",
    "device.attributes['a.example.com'].?n.orValue(3) < 3",
    "!('a.example.com' in device.attributes) || device.attributes['a.example.com'].size() > 1",
    "device.allowMultipleAllocations || device.driver != 'b.example.com'",
  };
  private static final String[] ATTRIBUTES = {
    "a.example.com/kind", "a.example.com/n", "s.io/root", "s.io/many", "s.io/derived"
  };

  final SplittableRandom random;
  final Features features;
  final Node node;
  final List<ResourceSlice> slices = new ArrayList<>();
  final List<DeviceClass> classes = new ArrayList<>();
  final List<ResourceClaim> held = new ArrayList<>();
  final List<ResourceClaim> asked = new ArrayList<>();

  RandomScene(long seed) {
    random = new SplittableRandom(seed);
    KubernetesVersion version =
        random.nextInt(4) == 0 ? KubernetesVersion.V1_36 : KubernetesVersion.V1_37;
    Features some = Features.of(version);
    for (Gate gate :
        List.of(
            Gate.LIST_TYPE_ATTRIBUTES, Gate.DERIVED_ATTRIBUTES, Gate.DEVICE_COMPATIBILITY_GROUPS)) {
      some = some.with(gate, version == KubernetesVersion.V1_37 && random.nextInt(3) > 0);
    }
    for (Gate gate :
        List.of(
            Gate.PARTITIONABLE_DEVICES,
            Gate.CONSUMABLE_CAPACITY,
            Gate.BINDING_CONDITIONS,
            Gate.DEVICE_TAINTS)) {
      some = some.with(gate, random.nextInt(12) > 0);
    }
    features = some;
    node =
        Node.builder("node")
            .metadata(ObjectMeta.builder().name("node").labels(Map.of("zone", "z1")).build())
            .build();
    classes.add(Scene.deviceClass("any"));
    classes.add(Scene.deviceClass("a", "device.driver == 'a.example.com'"));
    classes.add(Scene.deviceClass("b", "device.driver == 'b.example.com'", pick(SELECTORS)));
    int pools = 1 + random.nextInt(3);
    for (int i = 0; i < pools; i++) {
      pool("pool-" + random.nextInt(3) + i, DRIVERS[random.nextInt(2)]);
    }
    hold();
    int claims = random.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < claims; i++) {
      asked.add(claim("claim-" + i));
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private void pool(String name, String driver) {
    int count = 1 + (chance(3) ? 1 : 0);
    boolean counted = chance(2);
    long total = counted ? count + 1 : count;
    if (chance(25)) {
      total++;
    }
    long generation = chance(15) ? 2 : 1;
    if (counted) {
      slices.add(slice(name, "counters", driver, generation, total, List.of(), sets(), false));
    }
    for (int i = 0; i < count; i++) {
      List<Device> devices = new ArrayList<>();
      boolean perDevice = chance(8);
      int size = 1 + random.nextInt(count == 1 ? 6 : 3);
      for (int d = 0; d < size; d++) {
        String device = "d" + (chance(60) ? 0 : i * 10 + d);
        devices.add(device(device, driver, counted, perDevice));
      }
      slices.add(
          slice(
              name,
              "s" + random.nextInt(10) + i,
              driver,
              generation,
              total,
              devices,
              List.of(),
              perDevice));
    }
    if (generation == 2) {
      slices.add(
          slice(
              name,
              "old",
              driver,
              1,
              1,
              List.of(device("d0", driver, false, false)),
              List.of(),
              false));
    }
  }

  private ResourceSlice slice(
      String pool,
      String name,
      String driver,
      long generation,
      long total,
      List<Device> devices,
      List<CounterSet> sets,
      boolean perDevice) {
    ResourceSliceSpec.Builder spec =
        ResourceSliceSpec.builder()
            .driver(driver)
            .pool(
                ResourcePool.builder()
                    .name(pool)
                    .generation(generation)
                    .resourceSliceCount(total)
                    .build())
            .devices(devices.isEmpty() ? null : devices)
            .sharedCounters(sets.isEmpty() ? null : sets);
    int where = random.nextInt(10);
    if (perDevice) {
      spec.perDeviceNodeSelection(true);
    } else if (where < 6) {
      spec.nodeName("node");
    } else if (where < 8) {
      spec.allNodes(true);
    } else if (where < 9) {
      spec.nodeSelector(selector());
    } else {
      spec.nodeName(chance(2) ? "node" : "other");
    }
    return ResourceSlice.builder(pool + "-" + name).spec(spec.build()).build();
  }

  private NodeSelector selector() {
    return NodeSelector.builder()
        .nodeSelectorTerms(
            List.of(
                NodeSelectorTerm.builder()
                    .matchExpressions(
                        List.of(
                            NodeSelectorRequirement.builder()
                                .key("zone")
                                .operator(chance(4) ? "NotIn" : "In")
                                .values(List.of("z1", "z2"))
                                .build()))
                    .build()))
        .build();
  }

  private List<CounterSet> sets() {
    List<CounterSet> sets = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      counters.put("mem", counter(2 + random.nextInt(6)));
      counters.put("cpu", counter(1 + random.nextInt(4)));
      sets.add(CounterSet.builder().name("set-" + i).counters(counters).build());
    }
    return sets;
  }

  private static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }

  private Device device(String name, String driver, boolean counted, boolean perDevice) {
    Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
    if (!chance(12)) {
      attributes.put("kind", Scene.text(chance(3) ? "y" : "x"));
    }
    if (!chance(4)) {
      attributes.put("n", Scene.number(random.nextInt(4)));
    }
    if (!chance(8)) {
      attributes.put("s.io/root", Scene.text("r" + random.nextInt(3)));
    }
    if (chance(2)) {
      List<String> many = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        many.add("m" + random.nextInt(4));
      }
      attributes.put("s.io/many", DeviceAttribute.builder().strings(many).build());
    }
    Device.Builder device = Device.builder().name(name).attributes(attributes);
    boolean shared = chance(4);
    if (chance(3) || shared) {
      device.capacity(Map.of("size", capacity(shared)));
    }
    if (shared) {
      device.allowMultipleAllocations(true);
    }
    if (counted && !chance(4)) {
      device.consumesCounters(consumption());
    }
    if (chance(7)) {
      device.taints(
          List.of(
              DeviceTaint.builder()
                  .key("k" + random.nextInt(2))
                  .value("v")
                  .effect(DeviceTaintEffect.of(chance(4) ? "None" : "NoSchedule"))
                  .build()));
    }
    if (chance(12)) {
      device.bindingConditions(List.of("ready")).bindingFailureConditions(List.of("broken"));
    }
    if (perDevice) {
      if (chance(2)) {
        device.nodeName(chance(3) ? "other" : "node");
      } else if (chance(2)) {
        device.allNodes(true);
      } else {
        device.nodeSelector(selector());
      }
    }
    return device.build();
  }

  private DeviceCapacity capacity(boolean shared) {
    DeviceCapacity.Builder capacity =
        DeviceCapacity.builder().value(Quantity.of(4 + random.nextInt(5)));
    if (shared && chance(2)) {
      CapacityRequestPolicy.Builder policy =
          CapacityRequestPolicy.builder().defaultValue(Quantity.of(1 + random.nextInt(2)));
      if (chance(2)) {
        policy.validRange(
            CapacityRequestPolicyRange.builder()
                .min(Quantity.of(1))
                .max(chance(2) ? Quantity.of(4) : null)
                .step(chance(2) ? Quantity.of(1 + random.nextInt(2)) : null)
                .build());
      } else {
        policy.validValues(List.of(Quantity.of(1), Quantity.of(2), Quantity.of(4)));
      }
      capacity.requestPolicy(policy.build());
    }
    return capacity.build();
  }

  private List<DeviceCounterConsumption> consumption() {
    List<DeviceCounterConsumption> all = new ArrayList<>();
    int first = random.nextInt(2);
    for (int i = 0; i <= (chance(4) ? 1 : 0); i++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      counters.put("mem", counter(1 + random.nextInt(3)));
      if (chance(2)) {
        counters.put("cpu", counter(random.nextInt(3)));
      }
      DeviceCounterConsumption.Builder one =
          DeviceCounterConsumption.builder()
              .counterSet(chance(80) ? "nowhere" : "set-" + (first + i) % 2)
              .counters(counters);
      if (features.has(Gate.DEVICE_COMPATIBILITY_GROUPS) ? chance(3) : chance(60)) {
        one.compatibilityGroups(chance(2) ? List.of("g1") : List.of("g1", "g2"));
      }
      all.add(one.build());
    }
    return all;
  }

  private void hold() {
    for (ResourceSlice slice : slices) {
      for (Device device : NaivePools.devices(slice)) {
        if (chance(7)) {
          DeviceRequestAllocationResult.Builder result =
              DeviceRequestAllocationResult.builder()
                  .request("r")
                  .driver(slice.spec().driver())
                  .pool(slice.spec().pool().name())
                  .device(device.name());
          if (Boolean.TRUE.equals(device.allowMultipleAllocations())) {
            result.shareID("00000000-0000-0000-0000-00000000000" + held.size() % 10);
            if (!chance(3)) {
              result.consumedCapacity(Map.of("size", Quantity.of(1 + random.nextInt(3))));
            }
          } else if (chance(6)) {
            result.adminAccess(true);
          }
          held.add(
              ResourceClaim.builder("default", "held-" + held.size())
                  .status(
                      ResourceClaimStatus.builder()
                          .allocation(
                              AllocationResult.builder()
                                  .devices(
                                      DeviceAllocationResult.builder()
                                          .results(List.of(result.build()))
                                          .build())
                                  .build())
                          .build())
                  .build());
        }
      }
    }
  }

  private ResourceClaim claim(String name) {
    List<DeviceRequest> requests = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      requests.add(request("r" + i));
    }
    List<DeviceConstraint> constraints = new ArrayList<>();
    while (chance(2) && constraints.size() < 2) {
      String attribute = pick(ATTRIBUTES);
      String[] about = chance(2) ? new String[0] : new String[] {"r0", "r1"};
      if (attribute.equals("s.io/derived") && !features.has(Gate.DERIVED_ATTRIBUTES)) {
        continue;
      }
      constraints.add(chance(3) ? Scene.distinct(attribute, about) : Scene.match(attribute, about));
    }
    return Scene.claim(name, constraints, requests.toArray(DeviceRequest[]::new));
  }

  private DeviceRequest request(String name) {
    if (!chance(4)) {
      ExactDeviceRequest.Builder exact =
          ExactDeviceRequest.builder()
              .deviceClassName(className())
              .selectors(selectors())
              .tolerations(tolerations())
              .capacity(capacity())
              .derivedAttributes(derived());
      if (chance(6)) {
        exact.allocationMode(DeviceAllocationMode.ALL);
      } else {
        exact.allocationMode(DeviceAllocationMode.EXACT_COUNT).count(count());
      }
      if (chance(8)) {
        exact.adminAccess(true);
      }
      return DeviceRequest.builder().name(name).exactly(exact.build()).build();
    }
    List<DeviceSubRequest> alternatives = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      DeviceSubRequest.Builder one =
          DeviceSubRequest.builder()
              .name("s" + i)
              .deviceClassName(className())
              .selectors(selectors())
              .tolerations(tolerations())
              .capacity(capacity())
              .derivedAttributes(derived());
      if (chance(6)) {
        one.allocationMode(DeviceAllocationMode.ALL);
      } else {
        one.allocationMode(DeviceAllocationMode.EXACT_COUNT)
            .count(chance(5) ? 30 + random.nextInt(4) : count());
      }
      alternatives.add(one.build());
    }
    return DeviceRequest.builder().name(name).firstAvailable(alternatives).build();
  }

  private long count() {
    return 1 + (chance(3) ? random.nextInt(4) : random.nextInt(2));
  }

  private String className() {
    return pick(new String[] {"any", "any", "a", "b"});
  }

  private List<DeviceSelector> selectors() {
    return chance(2) ? null : List.of(Scene.cel(pick(SELECTORS)));
  }

  private List<DeviceToleration> tolerations() {
    if (!chance(4)) {
      return null;
    }
    DeviceToleration.Builder one =
        DeviceToleration.builder()
            .key(chance(2) ? "k0" : null)
            .effect(chance(3) ? DeviceTaintEffect.NO_EXECUTE : null);
    if (chance(2)) {
      one.operator(DeviceTolerationOperator.EXISTS);
    } else {
      one.operator(DeviceTolerationOperator.EQUAL).value(chance(2) ? "v" : "w");
    }
    return List.of(one.build());
  }

  private CapacityRequirements capacity() {
    return features.has(Gate.CONSUMABLE_CAPACITY) && chance(6)
        ? CapacityRequirements.builder()
            .requests(Map.of("size", Quantity.of(1 + random.nextInt(4))))
            .build()
        : null;
  }

  private List<DeviceDerivedAttribute> derived() {
    if (!features.has(Gate.DERIVED_ATTRIBUTES) || chance(2)) {
      return null;
    }
    String expression =
        pick(
            new String[] {
              "device.attributes['a.example.com'].?n.orValue(7)",
              "device.attributes['a.example.com'].kind",
              "device.attributes['s.io'].?many.orValue(['m0'])",
              "device.driver"
            });
    return List.of(
        DeviceDerivedAttribute.builder().name("s.io/derived").expression(expression).build());
  }
}
