package io.fairlead.dra;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.core.v1.NodeSelector;
import io.fairlead.api.core.v1.NodeSelectorRequirement;
import io.fairlead.api.core.v1.NodeSelectorTerm;
import io.fairlead.api.resource.v1.CounterSet;
import io.fairlead.api.resource.v1.Device;
import io.fairlead.api.resource.v1.DeviceCounterConsumption;
import io.fairlead.api.resource.v1.ResourceSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The pools of a node, gathered as upstream describes it, with plain collections. */
final class NaivePools {

  /** A pool; only usable ones have slices. */
  static final class Pool {
    String driver = "";
    String name = "";
    boolean incomplete;
    boolean invalid;
    List<ResourceSlice> targeting = new ArrayList<>();
    List<ResourceSlice> others = new ArrayList<>();
    Map<String, CounterSet> sets = new HashMap<>();

    String id() {
      return driver + "/" + name;
    }
  }

  private final List<ResourceSlice> slices;
  private final Node node;
  private final Features features;

  NaivePools(List<ResourceSlice> slices, Node node, Features features) {
    this.slices = slices;
    this.node = node;
    this.features = features;
  }

  List<Pool> gather() {
    Map<String, List<ResourceSlice>> byPool = new TreeMap<>();
    List<ResourceSlice> ordered = new ArrayList<>();
    slices.stream()
        .filter(s -> node.metadata().name().equals(s.spec().nodeName()))
        .forEach(ordered::add);
    slices.stream().filter(s -> s.spec().nodeName() == null).forEach(ordered::add);
    for (ResourceSlice slice : ordered) {
      if (!counts(slice) || !reaches(slice)) {
        continue;
      }
      List<ResourceSlice> known =
          byPool.computeIfAbsent(
              slice.spec().driver() + "\n" + slice.spec().pool().name(), k -> new ArrayList<>());
      if (!known.isEmpty() && generation(slice) > generation(known.get(0))) {
        known.clear();
      }
      if (known.isEmpty() || generation(slice) == generation(known.get(0))) {
        known.add(slice);
      }
    }
    List<Pool> pools = new ArrayList<>();
    List<Pool> binding = new ArrayList<>();
    for (List<ResourceSlice> members : byPool.values()) {
      Pool pool = pool(members);
      if (pool != null) {
        boolean binds =
            pool.targeting.stream()
                .flatMap(s -> devices(s).stream())
                .anyMatch(d -> d.bindingConditions() != null);
        (binds ? binding : pools).add(pool);
      }
    }
    pools.addAll(binding);
    return pools;
  }

  private boolean counts(ResourceSlice slice) {
    boolean partitioned = slice.spec().perDeviceNodeSelection() != null || !sets(slice).isEmpty();
    return (features.has(Gate.PARTITIONABLE_DEVICES) || !partitioned)
        && (features.has(Gate.DEVICE_COMPATIBILITY_GROUPS) || !grouped(slice));
  }

  private static boolean grouped(ResourceSlice slice) {
    return devices(slice).stream()
        .flatMap(d -> consumed(d).stream())
        .anyMatch(c -> c.compatibilityGroups() != null && !c.compatibilityGroups().isEmpty());
  }

  private boolean reaches(ResourceSlice slice) {
    var spec = slice.spec();
    if (spec.nodeName() != null
        || Boolean.TRUE.equals(spec.allNodes())
        || spec.nodeSelector() != null) {
      return matches(spec.nodeName(), spec.allNodes(), spec.nodeSelector());
    }
    return Boolean.TRUE.equals(spec.perDeviceNodeSelection())
        && devices(slice).stream().anyMatch(this::reaches);
  }

  boolean reaches(Device device) {
    return matches(device.nodeName(), device.allNodes(), device.nodeSelector());
  }

  private boolean matches(String name, Boolean all, NodeSelector selector) {
    if (name != null) {
      return name.equals(node.metadata().name());
    } else if (Boolean.TRUE.equals(all)) {
      return true;
    } else if (selector == null) {
      return false;
    }
    for (NodeSelectorTerm term : selector.nodeSelectorTerms()) {
      boolean every = true;
      for (NodeSelectorRequirement one : NaiveRules.or(term.matchExpressions())) {
        every &= matches(one, node.metadata().labels().get(one.key()));
      }
      for (NodeSelectorRequirement one : NaiveRules.or(term.matchFields())) {
        every &= matches(one, node.metadata().name());
      }
      if (every) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(NodeSelectorRequirement one, String value) {
    return switch (one.operator()) {
      case "In" -> one.values().contains(value);
      case "NotIn" -> !one.values().contains(value);
      case "Exists" -> value != null;
      case "Gt" -> Integer.parseInt(value) > Integer.parseInt(one.values().get(0));
      default -> Integer.parseInt(value) < Integer.parseInt(one.values().get(0));
    };
  }

  /** Whether a slice's driver wants to be left out, which the node cannot do. */
  boolean skips(ResourceSlice slice) {
    return slice.spec().skipNodeOperations() != null
        && features.looksAtSkippedOperations()
        && !(features.has(Gate.OPTIONAL_NODE_OPERATIONS)
            && node.status().unknownFields().containsKey("declaredFeatures"));
  }

  private Pool pool(List<ResourceSlice> members) {
    Pool pool = new Pool();
    pool.driver = members.get(0).spec().driver();
    pool.name = members.get(0).spec().pool().name();
    long generation = generation(members.get(0));
    long expected = members.get(0).spec().pool().resourceSliceCount();
    List<ResourceSlice> all = members;
    if (members.size() != expected) {
      all = new ArrayList<>();
      for (ResourceSlice slice : slices) {
        if (!slice.spec().driver().equals(pool.driver)
            || !slice.spec().pool().name().equals(pool.name)) {
          continue;
        } else if (generation(slice) > generation) {
          return null;
        } else if (generation(slice) == generation
            && (features.has(Gate.DEVICE_COMPATIBILITY_GROUPS) || !grouped(slice))) {
          all.add(slice);
        }
      }
      if (all.size() != expected) {
        pool.incomplete = true;
        return pool;
      }
    }
    boolean partitionable = features.has(Gate.PARTITIONABLE_DEVICES);
    for (ResourceSlice slice : all) {
      if (partitionable && !sets(slice).isEmpty()) {
        for (CounterSet set : sets(slice)) {
          pool.invalid |= pool.sets.put(set.name(), set) != null;
        }
      } else {
        (members.contains(slice) ? pool.targeting : pool.others).add(slice);
      }
    }
    pool.targeting.sort(Comparator.comparing(s -> s.metadata().name()));
    Set<String> names = new HashSet<>();
    pool.targeting.forEach(s -> devices(s).forEach(d -> pool.invalid |= !names.add(d.name())));
    if (partitionable) {
      pool.targeting.forEach(s -> check(pool, s));
      pool.others.forEach(s -> check(pool, s));
    }
    if (pool.invalid) {
      pool.targeting.clear();
    }
    return pool;
  }

  private static void check(Pool pool, ResourceSlice slice) {
    for (Device device : devices(slice)) {
      for (DeviceCounterConsumption one : consumed(device)) {
        CounterSet set = pool.sets.get(one.counterSet());
        pool.invalid |=
            set == null || !set.counters().keySet().containsAll(one.counters().keySet());
      }
    }
  }

  static long generation(ResourceSlice slice) {
    return slice.spec().pool().generation();
  }

  static List<Device> devices(ResourceSlice slice) {
    return slice.spec().devices() == null ? List.of() : slice.spec().devices();
  }

  static List<CounterSet> sets(ResourceSlice slice) {
    return slice.spec().sharedCounters() == null ? List.of() : slice.spec().sharedCounters();
  }

  static List<DeviceCounterConsumption> consumed(Device device) {
    return device.consumesCounters() == null ? List.of() : device.consumesCounters();
  }
}
