package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices that a node can reach, numbered in first-fit order: pools whose devices bind last,
 * then by driver, pool, slice name and index. Immutable; says nothing about who holds them.
 */
final class NodeView {

  /**
   * Which slices count.
   *
   * @param partitionable whether devices may share counters and choose nodes
   * @param groups whether devices may have compatibility groups
   * @param poolCounters whether counter sets belong to pools, not to slices
   */
  record Rules(boolean partitionable, boolean groups, boolean poolCounters) {

    static final int COUNT = 8;

    static Rules of(Features features) {
      return new Rules(
          features.has(Gate.PARTITIONABLE_DEVICES),
          features.has(Gate.DEVICE_COMPATIBILITY_GROUPS),
          features.version().isAtLeast(KubernetesVersion.V1_35));
    }

    int number() {
      return (partitionable ? 1 : 0) + (groups ? 2 : 0) + (poolCounters ? 4 : 0);
    }
  }

  /** What a pool is worth on a node. */
  enum Status {
    USABLE,
    INCOMPLETE,
    INVALID
  }

  /**
   * A pool as the node sees it.
   *
   * @param number of the pool in the inventory
   * @param reason why it is not usable
   * @param slices those with devices for the node, by name
   * @param counters {@code null} if the pool has none, or is not usable
   */
  record Part(
      Pool pool,
      int number,
      Status status,
      String reason,
      List<SliceColumns> slices,
      @Nullable Counters counters) {

    String id() {
      return pool.driver + '/' + pool.name;
    }
  }

  final NodeFacts node;
  final List<Part> parts;
  final int size;
  final int[] partOf;
  final SliceColumns[] sliceOf;
  final int[] indexOf;

  /** The number of each device in its pool. */
  final int[] numberOf;

  /** What each device consumes of its pool's counters; {@code null} if no pool has any. */
  private final Counters.@Nullable Use @Nullable [] uses;

  /** Why the pools of the node cannot be gathered at all, which ends any attempt. */
  final @Nullable String error;

  private NodeView(NodeFacts node, List<Part> parts, @Nullable String error) {
    this.node = node;
    this.parts = List.copyOf(parts);
    this.error = error;
    int count = 0;
    for (Part part : parts) {
      for (SliceColumns slice : part.slices) {
        count += slice.size();
      }
    }
    size = count;
    partOf = new int[count];
    sliceOf = new SliceColumns[count];
    indexOf = new int[count];
    numberOf = new int[count];
    boolean counted = parts.stream().anyMatch(part -> part.counters != null);
    uses = counted ? new Counters.Use[count] : null;
    int at = 0;
    for (int p = 0; p < parts.size(); p++) {
      Counters counters = parts.get(p).counters;
      for (SliceColumns slice : parts.get(p).slices) {
        int row = counters == null ? -1 : counters.indexOf(slice);
        int[] numbers = parts.get(p).pool.numbers(slice);
        for (int i = 0; i < slice.size(); i++, at++) {
          partOf[at] = p;
          sliceOf[at] = slice;
          indexOf[at] = i;
          numberOf[at] = numbers[i];
          if (uses != null && counters != null) {
            uses[at] = counters.use(row, i);
          }
        }
      }
    }
  }

  Part part(int device) {
    return parts.get(partOf[device]);
  }

  /** Returns what a device consumes of its pool's counters; {@code null} if they have none. */
  Counters.@Nullable Use use(int device) {
    return uses == null ? null : uses[device];
  }

  DeviceId id(int device) {
    Pool pool = part(device).pool;
    return new DeviceId(
        pool.driver, pool.name, Texts.orEmpty(sliceOf[device].devices.get(indexOf[device]).name()));
  }

  /** Gathers what a node can reach of these pools; numbers are those of the inventory. */
  static NodeView gather(NodeFacts node, Pool[] pools, int[] numbers, Rules rules) {
    List<Part> parts = new ArrayList<>();
    List<Part> binding = new ArrayList<>();
    for (int number : numbers) {
      Pool pool = pools[number];
      List<SliceColumns> relevant = new ArrayList<>(pool.slices.size());
      String error = relevant(pool, node, rules, relevant);
      if (error != null) {
        return new NodeView(node, List.of(), error);
      }
      Part part = relevant.isEmpty() ? null : part(pool, number, relevant, rules);
      if (part != null) {
        boolean binds = part.slices.stream().anyMatch(slice -> slice.hasBindingConditions);
        (binds ? binding : parts).add(part);
      }
    }
    Comparator<Part> order =
        Comparator.<Part, String>comparing(part -> part.pool.driver)
            .thenComparing(part -> part.pool.name);
    parts.sort(order);
    binding.sort(order);
    parts.addAll(binding);
    return new NodeView(node, parts, null);
  }

  /** Collects the slices of the newest generation that has something for the node. */
  private static @Nullable String relevant(
      Pool pool, NodeFacts node, Rules rules, List<SliceColumns> relevant) {
    for (int pass = 0; pass < 2; pass++) { // those of the node itself come first
      for (SliceColumns slice : pool.slices) {
        boolean local = slice.selection != null && slice.selection.onlyNode() != null;
        if (local != (pass == 0) || !counts(slice, rules)) {
          continue;
        }
        String error = slice.selection != null ? slice.selection.error() : deviceError(slice, node);
        if (error != null) {
          return "gather pool information: failed to perform node selection for slice "
              + slice.name
              + ": "
              + error;
        }
        if (reaches(slice, node)) {
          add(relevant, slice);
        }
      }
    }
    return null;
  }

  private static boolean counts(SliceColumns slice, Rules rules) {
    boolean partitionable = slice.spec.perDeviceNodeSelection() != null || slice.hasCounterSets;
    return (rules.partitionable || !partitionable)
        && (rules.groups || !slice.usesCompatibilityGroups);
  }

  private static void add(List<SliceColumns> relevant, SliceColumns slice) {
    long newest = relevant.isEmpty() ? Long.MIN_VALUE : relevant.get(0).generation;
    if (slice.generation > newest) {
      relevant.clear();
    }
    if (slice.generation >= newest) {
      relevant.add(slice);
    }
  }

  private static boolean reaches(SliceColumns slice, NodeFacts node) {
    if (slice.selection != null) {
      return slice.selection.matches(node);
    }
    for (int i = 0; slice.isPerDevice() && i < slice.size(); i++) {
      NodeMatch match = slice.selection(i);
      if (match != null && match.matches(node)) {
        return true;
      }
    }
    return false;
  }

  /** Upstream looks at devices until one matches, so that later errors are not seen yet. */
  private static @Nullable String deviceError(SliceColumns slice, NodeFacts node) {
    for (int i = 0; slice.isPerDevice() && i < slice.size(); i++) {
      NodeMatch match = slice.selection(i);
      if (match != null && match.error() != null) {
        return "device " + slice.devices.get(i).name() + ": " + match.error();
      } else if (match != null && match.matches(node)) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable Part part(
      Pool pool, int number, List<SliceColumns> relevant, Rules rules) {
    long generation = relevant.get(0).generation;
    long expected = relevant.get(0).poolSize;
    List<SliceColumns> all = relevant;
    if (relevant.size() != expected) {
      if (pool.newestGeneration() > generation) {
        return null; // the driver is replacing it
      }
      all = pool.ofGeneration(generation, rules.groups);
      int present = all.size() + pool.withdrawn.getOrDefault(generation, 0);
      if (present != expected) {
        String reason = present + " of " + expected + " slices are there";
        return new Part(pool, number, Status.INCOMPLETE, reason, List.of(), null);
      }
    }
    List<SliceColumns> targeting = new ArrayList<>(relevant);
    if (rules.partitionable && rules.poolCounters) {
      targeting.removeIf(slice -> slice.hasCounterSets);
    }
    targeting.sort(Pool.byName());
    String problem = problem(pool, all, targeting);
    Counters counters = null;
    if (problem == null && rules.partitionable && usesCounters(all)) {
      counters = pool.counters(all, rules.poolCounters);
      problem = counters.problem;
    }
    return problem != null
        ? new Part(pool, number, Status.INVALID, problem, List.of(), null)
        : new Part(pool, number, Status.USABLE, "", List.copyOf(targeting), counters);
  }

  /** Returns a pool as a node would see it that reaches all of these slices. */
  static Part whole(Pool pool, int number, List<SliceColumns> slices, Rules rules) {
    Part part = part(pool, number, slices, rules);
    return part != null ? part : new Part(pool, number, Status.USABLE, "", List.of(), null);
  }

  private static @Nullable String problem(
      Pool pool, List<SliceColumns> all, List<SliceColumns> targeting) {
    for (SliceColumns slice : all) {
      if (slice.problem != null) {
        return "slice " + slice.name + ": " + slice.problem;
      }
    }
    if (!pool.repeatsNames) {
      return null;
    }
    Set<String> names = new HashSet<>();
    for (SliceColumns slice : targeting) {
      for (var device : slice.devices) {
        if (!names.add(Texts.orEmpty(device.name()))) {
          return "duplicate device name " + device.name();
        }
      }
    }
    return null;
  }

  private static boolean usesCounters(List<SliceColumns> slices) {
    for (SliceColumns slice : slices) {
      if (slice.hasCounterSets) {
        return true;
      }
      for (var device : slice.devices) {
        if (!Texts.orEmpty(device.consumesCounters()).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
