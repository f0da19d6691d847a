package io.fairlead.dra;

import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import io.fairlead.api.resource.v1.Counter;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.ResourcePool;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.api.resource.v1.ResourceSliceSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pools of some slices, most of them as drivers publish them. */
final class RandomPools {

  final List<ResourceSlice> slices = new ArrayList<>();

  private final Dice dice;
  private final RandomDevices devices;

  RandomPools(Dice dice, Features features) {
    this.dice = dice;
    devices = new RandomDevices(dice, features);
  }

  void pool(String name, String driver) {
    int count = 1 + (dice.chance(3) ? 1 : 0);
    boolean counted = dice.chance(2);
    long total = counted ? count + 1 : count;
    if (dice.chance(25)) {
      total++;
    }
    long generation = dice.chance(15) ? 2 : 1;
    if (counted) {
      slices.add(slice(name, "counters", driver, generation, total, List.of(), sets(), false));
    }
    for (int i = 0; i < count; i++) {
      List<Device> devices = new ArrayList<>();
      boolean perDevice = dice.chance(8);
      int size = 1 + dice.below(count == 1 ? 6 : 3);
      for (int d = 0; d < size; d++) {
        String device = "d" + (dice.chance(60) ? 0 : i * 10 + d);
        devices.add(this.devices.device(device, driver, counted, perDevice));
      }
      slices.add(
          slice(
              name,
              "s" + dice.below(10) + i,
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
              List.of(this.devices.device("d0", driver, false, false)),
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
    if (!devices.isEmpty() && dice.chance(20)) {
      spec.skipNodeOperations(List.of("*"));
    }
    int where = dice.below(10);
    if (perDevice) {
      spec.perDeviceNodeSelection(true);
    } else if (where < 6) {
      spec.nodeName("node");
    } else if (where < 8) {
      spec.allNodes(true);
    } else if (where < 9) {
      spec.nodeSelector(selector(dice));
    } else {
      spec.nodeName(dice.chance(2) ? "node" : "other");
    }
    return ResourceSlice.builder(pool + "-" + name).spec(spec.build()).build();
  }

  static NodeSelector selector(Dice dice) {
    NodeSelectorTerm.Builder term = NodeSelectorTerm.builder();
    if (dice.chance(6)) {
      term.matchFields(
          List.of(requirement("metadata.name", "In", dice.chance(3) ? "other" : "node")));
    } else if (dice.chance(6)) {
      term.matchExpressions(
          List.of(
              requirement("zone", "Exists"),
              requirement("size", dice.chance(3) ? "Lt" : "Gt", "4")));
    } else {
      term.matchExpressions(
          List.of(requirement("zone", dice.chance(4) ? "NotIn" : "In", "z1", "z2")));
    }
    return NodeSelector.builder().nodeSelectorTerms(List.of(term.build())).build();
  }

  private static NodeSelectorRequirement requirement(
      String key, String operator, String... values) {
    return NodeSelectorRequirement.builder()
        .key(key)
        .operator(operator)
        .values(values.length == 0 ? null : List.of(values))
        .build();
  }

  private List<CounterSet> sets() {
    List<CounterSet> sets = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Map<String, Counter> counters = new LinkedHashMap<>();
      counters.put("mem", counter(2 + dice.below(6)));
      counters.put("cpu", counter(1 + dice.below(4)));
      for (int s = 0; s < 5; s++) {
        counters.put("memory-slice-" + s, counter(1));
      }
      sets.add(CounterSet.builder().name("set-" + i).counters(counters).build());
    }
    return sets;
  }

  static Counter counter(long value) {
    return Counter.builder().value(Quantity.of(value)).build();
  }
}
