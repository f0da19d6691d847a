package io.fairlead.dra;

import io.fairlead.api.resource.v1.ResourceClaim;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks many nodes, or for many copies, without changing anything. */
final class WhatIf {

  /** Up to here all copies are tried at once: mostly they fit, or few less do. */
  private static final int AT_ONCE = 1 << 10;

  /** How many copies are given away one after the other; beyond, the lower bound stays there. */
  private static final int ONE_BY_ONE = 1 << 15;

  private final Allocator allocator;
  private final Inventory inventory;
  private final ClaimSet set;
  private final Topology topology;
  private final Map<Integer, Demand> copies = new HashMap<>();
  private int abortedNodes;

  WhatIf(Allocator allocator, ClaimSet set, Inventory inventory) {
    this.allocator = allocator;
    this.set = set;
    this.inventory = inventory;
    topology = inventory.topology();
  }

  NodeFit fitsOn() {
    Demand demand = allocator.demand(set, inventory);
    List<String> names = new ArrayList<>(topology.nodes.length);
    BitSet fits = new BitSet();
    BitSet undecided = new BitSet();
    BitSet aborted = new BitSet();
    for (int i = 0; i < topology.nodes.length; i++) {
      if (topology.isGone(i)) {
        continue;
      }
      switch (end(demand, i)) {
        case SOLVED:
          fits.set(names.size());
          break;
        case UNDECIDED:
          undecided.set(names.size());
          break;
        case ABORTED:
          aborted.set(names.size());
          break;
        default:
          break;
      }
      names.add(topology.nodes[i].name());
    }
    return new NodeFit(names, fits, undecided, aborted);
  }

  /**
   * Counts copies. Nodes that share no pool are independent: what each can take, proved by asking
   * for one copy more, adds up. Where pools are shared the sum is an upper bound, and the lower one
   * is found by giving away for good.
   */
  ReplicaCount countReplicas(int limit) {
    long low = 0;
    long high = 0;
    boolean shared = false;
    CopyBounds ceiling = new CopyBounds(allocator, inventory, copies(1));
    for (int i = 0; i < topology.nodes.length && low < limit; i++) {
      if (topology.isGone(i)) {
        continue;
      }
      shared |= sharesPools(i);
      int[] bounds = bounds(i, limit, ceiling);
      low += bounds[0];
      high += bounds[1];
    }
    if (shared) {
      high = Math.min(high, ceiling.onAll(limit));
      low = oneAfterTheOther(limit);
    }
    int most = (int) Math.min(limit, high);
    return new ReplicaCount((int) Math.min(most, low), most, abortedNodes);
  }

  private Search.End end(Demand demand, int node) {
    return allocator.attempt(demand, topology.view(node, allocator.rules()), inventory).run();
  }

  private boolean sharesPools(int node) {
    NodeView view = topology.view(node, allocator.rules());
    for (NodeView.Part part : view.parts) {
      // counters are the pool's, and so are names of devices: also those of other nodes
      boolean pooled = part.counters() != null || part.pool().repeatsNames;
      for (SliceColumns slice : pooled ? part.pool().slices : part.slices()) {
        String only = slice.selection == null ? null : slice.selection.onlyNode();
        if (!view.node.name().equals(only)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns how many copies a node takes: at least, and at most. What fits more copies fits fewer,
   * and where fewer end in an error so do more, since the search comes to the first ones first.
   */
  private int[] bounds(int node, int limit, CopyBounds ceiling) {
    int most = Math.min(limit, ceiling.on(node));
    int low = 0; // as many do
    int open = most; // more do not
    int high = most; // more were tried in vain
    int many = most <= AT_ONCE ? most : 1;
    while (low < high) {
      Search.End end = end(many, node);
      if (end == Search.End.SOLVED) {
        low = many == 1 && ceiling.isEndless(node) ? most : many;
      } else {
        abortedNodes += many == 1 && end == Search.End.ABORTED ? 1 : 0;
        open = end == Search.End.UNDECIDED ? open : many - 1;
        high = many - 1;
      }
      many = high == most ? (int) Math.min(most, 2L * low) : (low + high + 1) >>> 1;
    }
    return new int[] {low, Math.max(low, open)};
  }

  private Search.End end(int many, int node) {
    // placing a claim takes a step at least, so that many need not be compiled
    boolean affordable = (long) many * set.claims().size() <= allocator.options().budget();
    return affordable ? end(copies(many), node) : Search.End.UNDECIDED;
  }

  private Demand copies(int count) {
    return copies.computeIfAbsent(
        count,
        many -> {
          List<ResourceClaim> all = new ArrayList<>(set.claims().size() * many);
          for (int i = 0; i < many; i++) {
            all.addAll(copy(i));
          }
          return allocator.demand(new ClaimSet(all), inventory);
        });
  }

  /** Returns the claims under names of their own; those that are allocated stay what they are. */
  private List<ResourceClaim> copy(int number) {
    List<ResourceClaim> claims = new ArrayList<>(set.claims().size());
    for (ResourceClaim claim : set.claims()) {
      boolean allocated =
          (claim.status() != null && claim.status().allocation() != null)
              || inventory.allocation(ClaimRef.of(claim)) != null;
      String name = Texts.orEmpty(claim.metadata().name()) + "#" + number;
      claims.add(
          allocated ? claim : claim.toBuilder().metadata(metadata -> metadata.name(name)).build());
    }
    return claims;
  }

  private long oneAfterTheOther(int limit) {
    Inventory left = inventory;
    int given = 0;
    int node = 0;
    while (given < Math.min(limit, ONE_BY_ONE) && node < topology.nodes.length) {
      if (topology.isGone(node)) {
        node++;
        continue;
      }
      AllocationResult result =
          allocator.allocate(new ClaimSet(copy(given)), left, topology.nodes[node].name());
      if (result instanceof Fits fits) {
        left = fits.after();
        given++;
      } else {
        node++;
      }
    }
    return given;
  }
}
