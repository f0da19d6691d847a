package io.fairlead.dra;

import io.fairlead.api.resource.v1.CapacityRequestPolicy;
import io.fairlead.api.resource.v1.CapacityRequestPolicyRange;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceAttribute;
import io.fairlead.api.resource.v1.DeviceCapacity;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.DeviceTaint;
import io.fairlead.api.resource.v1.DeviceTaintEffect;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Devices with some of all that a device can have. */
final class RandomDevices {

  private final Dice dice;
  private final Features features;

  RandomDevices(Dice dice, Features features) {
    this.dice = dice;
    this.features = features;
  }

  Device device(String name, String driver, boolean counted, boolean perDevice) {
    Map<String, DeviceAttribute> attributes = new LinkedHashMap<>();
    if (!dice.chance(12)) {
      attributes.put("kind", Scene.text(dice.chance(3) ? "y" : "x"));
    }
    if (!dice.chance(4)) {
      attributes.put("n", Scene.number(dice.below(4)));
    }
    if (!dice.chance(8)) {
      attributes.put("s.io/root", Scene.text("r" + dice.below(3)));
    }
    if (dice.chance(2)) {
      List<String> many = new ArrayList<>();
      for (int i = dice.below(3); i >= 0; i--) {
        many.add("m" + dice.below(4));
      }
      attributes.put("s.io/many", DeviceAttribute.builder().strings(many).build());
    }
    if (dice.chance(4)) {
      attributes.put(
          "s.io/level", DeviceAttribute.builder().version("1." + dice.below(2) + ".0").build());
    } else if (dice.chance(4)) {
      attributes.put("s.io/level", DeviceAttribute.builder().bool(dice.chance(2)).build());
    }
    if (dice.chance(6)) {
      attributes.put(
          "s.io/numbers",
          DeviceAttribute.builder().ints(List.of((long) dice.below(3), 7L)).build());
    }
    Device.Builder device = Device.builder().name(name).attributes(attributes);
    boolean shared = dice.chance(4);
    if (dice.chance(3) || shared) {
      device.capacity(Map.of("size", capacity(shared)));
    }
    if (shared) {
      device.allowMultipleAllocations(true);
    }
    if (counted && !dice.chance(4)) {
      device.consumesCounters(consumption());
    }
    if (dice.chance(7)) {
      device.taints(
          List.of(
              DeviceTaint.builder()
                  .key("k" + dice.below(2))
                  .value("v")
                  .effect(DeviceTaintEffect.of(dice.chance(4) ? "None" : "NoSchedule"))
                  .build()));
    }
    if (dice.chance(12)) {
      device.bindingConditions(List.of("ready")).bindingFailureConditions(List.of("broken"));
    }
    if (dice.chance(15)) {
      device.bindsToNode(true);
    }
    if (perDevice) {
      if (dice.chance(2)) {
        device.nodeName(dice.chance(3) ? "other" : "node");
      } else if (dice.chance(2)) {
        device.allNodes(true);
      } else {
        device.nodeSelector(RandomPools.selector(dice));
      }
    }
    return device.build();
  }

  private DeviceCapacity capacity(boolean shared) {
    boolean fractions = dice.chance(3);
    DeviceCapacity.Builder capacity =
        DeviceCapacity.builder()
            .value(fractions ? Quantity.ofMilli(4_000 + 250 * dice.below(20)) : whole(4, 5));
    if (shared && dice.chance(2)) {
      CapacityRequestPolicy.Builder policy =
          CapacityRequestPolicy.builder().defaultValue(fractions ? part(2) : whole(1, 2));
      if (dice.chance(2)) {
        policy.validRange(
            CapacityRequestPolicyRange.builder()
                .min(fractions ? part(1) : Quantity.of(1))
                .max(dice.chance(2) ? Quantity.of(4) : null)
                .step(dice.chance(2) ? (fractions ? part(1) : whole(1, 2)) : null)
                .build());
      } else {
        policy.validValues(List.of(Quantity.of(1), Quantity.of(2), Quantity.of(4)));
      }
      capacity.requestPolicy(policy.build());
    }
    return capacity.build();
  }

  private Quantity whole(int least, int many) {
    return Quantity.of(least + dice.below(many));
  }

  /** Returns some quarters of one. */
  private Quantity part(int quarters) {
    return Quantity.ofMilli(250L * (quarters + dice.below(3)));
  }

  private List<DeviceCounterConsumption> consumption() {
    List<DeviceCounterConsumption> all = new ArrayList<>();
    int slices = dice.below(4);
    int from = dice.below(5 - slices);
    int first = dice.below(2);
    for (int i = 0; i <= (dice.chance(4) ? 1 : 0); i++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      counters.put("mem", RandomPools.counter(1 + dice.below(3)));
      if (dice.chance(2)) {
        counters.put("cpu", RandomPools.counter(dice.below(3)));
      }
      for (int s = from; s < from + slices; s++) {
        counters.put("memory-slice-" + s, RandomPools.counter(1));
      }
      DeviceCounterConsumption.Builder one =
          DeviceCounterConsumption.builder()
              .counterSet(dice.chance(80) ? "nowhere" : "set-" + (first + i) % 2)
              .counters(counters);
      if (features.has(Gate.DEVICE_COMPATIBILITY_GROUPS) ? dice.chance(3) : dice.chance(60)) {
        one.compatibilityGroups(dice.chance(2) ? List.of("g1") : List.of("g1", "g2"));
      }
      all.add(one.build());
    }
    return all;
  }
}
