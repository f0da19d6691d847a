package io.fairlead.dra;

import io.fairlead.api.core.v1.Node;
import io.fairlead.api.resource.v1.DeviceClass;
import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.api.resource.v1.ResourceClaim;
import io.fairlead.api.resource.v1.ResourceSlice;
import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is: nodes, devices, classes, and who holds what.
 *
 * <p>Immutable. A changed copy shares all that did not change, so that thousands of what-ifs cost
 * little. Devices are columns of numbers; the records they came from are kept, not copied.
 */
public final class Inventory {

  private final Universe universe;
  private final Topology topology;
  private final PoolStates states;
  private final ClaimIndex claims;
  private final Classes classes;

  private Inventory(
      Universe universe, Topology topology, PoolStates states, ClaimIndex claims, Classes classes) {
    this.universe = universe;
    this.topology = topology;
    this.states = states;
    this.claims = claims;
    this.classes = classes;
  }

  /** Starts an empty inventory. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns an inventory in which a claim holds what it was given; costs as much as the claim has
   * devices. A claim that holds something already holds the new devices instead.
   *
   * <p>It is taken as told, for in a cluster the news of who gave a device back may come later: an
   * allocation that was found in an older inventory may give a device to two claims. Ask the
   * allocator with the inventory that the last claim is taken in.
   */
  public Inventory withTaken(ClaimAllocation allocation) {
    Inventory before = withReleased(allocation.claim());
    PoolStates changed = before.states;
    for (DeviceRequestAllocationResult result : allocation.results()) {
      int number = holdingPool(result, topology);
      if (number >= 0) {
        PoolState state = changed.get(number);
        changed =
            changed.with(
                number, state.with(holding(topology.pools[number], allocation.claim(), result)));
      }
    }
    return new Inventory(universe, topology, changed, before.claims.with(allocation), classes);
  }

  /** Returns an inventory in which a claim holds nothing; the same if it does not. */
  public Inventory withReleased(ClaimRef claim) {
    ClaimAllocation held = claims.get(claim);
    if (held == null) {
      return this;
    }
    PoolStates changed = states;
    for (DeviceRequestAllocationResult result : held.results()) {
      int number = holdingPool(result, topology);
      if (number >= 0) {
        changed = changed.with(number, changed.get(number).without(claim));
      }
    }
    return new Inventory(universe, topology, changed, claims.without(claim), classes);
  }

  /**
   * Returns an inventory without a node, as if it were drained: its own devices are gone, and
   * claims that hold one of them hold nothing any more.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public Inventory withoutNode(String node) {
    int number = topology.node(node);
    if (number < 0) {
      throw Preconditions.violated("node", "one of the inventory's", node);
    }
    Topology left = topology.without(number);
    Set<ClaimRef> released = new LinkedHashSet<>();
    List<Integer> touched = new ArrayList<>();
    for (int p = 0; p < left.pools.length; p++) {
      if (left.pools[p] != topology.pools[p]) {
        touched.add(p);
        for (PoolState.Holding holding : states.get(p).holdings()) {
          if (holding.number() >= 0 && left.pools[p].number(holding.device()) < 0) {
            released.add(holding.claim());
          }
        }
      }
    }
    Inventory emptied = this;
    for (ClaimRef claim : released) {
      emptied = emptied.withReleased(claim);
    }
    PoolStates changed = emptied.states;
    for (int p : touched) {
      changed = changed.with(p, changed.get(p).of(left.pools[p]));
    }
    return new Inventory(universe, left, changed, emptied.claims, classes);
  }

  /**
   * Returns an inventory with nodes that do not exist yet, after all others.
   *
   * @param count how many, at least 0
   */
  public Inventory withNodes(NodeTemplate template, int count) {
    Preconditions.requireNotNegative(count, "count");
    List<NodeFacts> nodes = new ArrayList<>();
    List<ResourceSlice> slices = new ArrayList<>();
    for (int i = 0; nodes.size() < count; i++) {
      NodeFacts node = template.node(i);
      if (topology.node(node.name()) < 0) {
        nodes.add(node);
        slices.addAll(template.slices(node.name()));
      }
    }
    List<Pool> pools = PoolReader.read(slices, new SliceReader(universe, List.of()));
    Topology more = topology.with(nodes, pools);
    PoolState[] all = new PoolState[more.pools.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < topology.pools.length ? states.get(i) : PoolState.free(more.pools[i]);
    }
    return new Inventory(universe, more, PoolStates.of(all), claims, classes);
  }

  /** Returns an inventory in which a class has another selector. */
  Inventory withSelector(DeviceClass deviceClass, int index, String expression) {
    return new Inventory(
        universe, topology, states, claims, classes.with(deviceClass, index, expression));
  }

  /** Returns what is the matter with pools, by driver, pool and kind. */
  public List<PoolProblem> problems() {
    return PoolProblems.of(topology, states, claims.all());
  }

  /** Returns how many nodes there are. */
  public int nodes() {
    return topology.countNodes();
  }

  /** Returns the names of the nodes, in the order in which the allocator tries them. */
  public List<String> nodeNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < topology.nodes.length; i++) {
      if (!topology.isGone(i)) {
        names.add(topology.nodes[i].name());
      }
    }
    return names;
  }

  /** Returns how many devices the newest slices publish. */
  public int devices() {
    int count = 0;
    for (Pool pool : topology.pools) {
      long newest = pool.newestGeneration();
      for (SliceColumns slice : pool.slices) {
        count += slice.generation == newest ? slice.size() : 0;
      }
    }
    return count;
  }

  /** Returns what claims hold, by namespace and name. */
  public List<ClaimAllocation> allocations() {
    return claims.all();
  }

  Universe universe() {
    return universe;
  }

  Topology topology() {
    return topology;
  }

  PoolState state(int pool) {
    return states.get(pool);
  }

  Classes classes() {
    return classes;
  }

  @Nullable ClaimAllocation allocation(ClaimRef claim) {
    return claims.get(claim);
  }

  /** What is held with admin access does not count, as upstream. */
  private static int holdingPool(DeviceRequestAllocationResult result, Topology topology) {
    return Texts.isTrue(result.adminAccess())
        ? -1
        : topology.pool(Texts.orEmpty(result.driver()), Texts.orEmpty(result.pool()));
  }

  private static PoolState.Holding holding(
      Pool pool, ClaimRef claim, DeviceRequestAllocationResult result) {
    String device = Texts.orEmpty(result.device());
    return new PoolState.Holding(
        pool.number(device),
        device,
        claim,
        result.shareID(),
        result.consumedCapacity() == null ? Map.of() : result.consumedCapacity());
  }

  /**
   * Collects what there is. Not thread-safe. What the API server would refuse is a {@link
   * PoolProblem} later; only a null in a list or map, which no reader makes, is an {@link
   * IllegalArgumentException} here.
   */
  public static final class Builder {
    private final List<ResourceSlice> slices = new ArrayList<>();
    private final List<DeviceClass> classes = new ArrayList<>();
    private final List<NodeFacts> nodes = new ArrayList<>();
    private final List<DeviceTaintRule> rules = new ArrayList<>();
    private final List<ResourceClaim> claims = new ArrayList<>();
    private final Holes holes = new Holes();

    private Builder() {}

    /** Adds slices; two of one name are two slices. */
    public Builder slices(Iterable<ResourceSlice> more) {
      more.forEach(slice -> slices.add(holes.refuse(slice, ResourceSlice.class)));
      return this;
    }

    /** Adds classes; the last of a name counts. */
    public Builder classes(Iterable<DeviceClass> more) {
      more.forEach(one -> classes.add(holes.refuse(one, DeviceClass.class)));
      return this;
    }

    /**
     * Adds nodes, in the order in which the allocator shall try them. Without any, the nodes are
     * those that slices name.
     */
    public Builder nodes(Iterable<Node> more) {
      more.forEach(node -> nodes.add(NodeFacts.of(holes.refuse(node, Node.class))));
      return this;
    }

    /** Adds rules that taint devices. */
    public Builder taintRules(Iterable<DeviceTaintRule> more) {
      more.forEach(rule -> rules.add(holes.refuse(rule, DeviceTaintRule.class)));
      return this;
    }

    /** Adds claims: what the allocated ones among them hold is taken. */
    public Builder claims(Iterable<ResourceClaim> more) {
      more.forEach(claim -> claims.add(holes.refuse(claim, ResourceClaim.class)));
      return this;
    }

    /** Returns the inventory; linear in what was added. */
    public Inventory build() {
      Universe universe = new Universe();
      List<Pool> pools = PoolReader.read(slices, new SliceReader(universe, rules));
      List<NodeFacts> all = nodes.isEmpty() ? PoolReader.nodes(slices) : nodes;
      Topology topology =
          new Topology(all.toArray(NodeFacts[]::new), pools.toArray(Pool[]::new), new BitSet());
      PoolState[] states = new PoolState[topology.pools.length];
      for (int i = 0; i < states.length; i++) {
        states[i] = PoolState.free(topology.pools[i]);
      }
      List<ClaimAllocation> allocated = new ArrayList<>();
      for (ResourceClaim claim : claims) {
        if (claim.status() != null && claim.status().allocation() != null) {
          ClaimAllocation held =
              new ClaimAllocation(ClaimRef.of(claim), claim.status().allocation());
          allocated.add(held);
          for (DeviceRequestAllocationResult result : held.results()) {
            int pool = holdingPool(result, topology);
            if (pool >= 0) {
              states[pool] = states[pool].with(holding(topology.pools[pool], held.claim(), result));
            }
          }
        }
      }
      return new Inventory(
          universe,
          topology,
          PoolStates.of(states),
          ClaimIndex.of(allocated),
          new Classes(classes));
    }
  }
}
