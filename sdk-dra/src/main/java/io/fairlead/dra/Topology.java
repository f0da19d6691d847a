package io.fairlead.dra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and pools of an inventory, and which of them can reach which; not who holds what.
 * Immutable; what a node sees is put together when somebody asks, once.
 */
final class Topology {

  private static final int[] NONE = {};

  final NodeFacts[] nodes;
  final Pool[] pools;
  private final BitSet gone;
  private final Map<String, Integer> nodeNumbers;
  private final Map<PoolName, Integer> poolNumbers;
  private final Map<String, int[]> poolsOfNode;
  private final int[] sharedPools;
  private final List<AtomicReferenceArray<@Nullable NodeView>> views;

  private record PoolName(String driver, String pool) {}

  Topology(NodeFacts[] nodes, Pool[] pools, BitSet gone) {
    this.nodes = nodes;
    this.pools = pools;
    this.gone = gone;
    nodeNumbers = new HashMap<>(nodes.length * 2);
    for (int i = 0; i < nodes.length; i++) {
      nodeNumbers.putIfAbsent(nodes[i].name(), i);
    }
    poolNumbers = new HashMap<>(pools.length * 2);
    poolsOfNode = new HashMap<>(pools.length * 2);
    List<Integer> shared = new ArrayList<>();
    for (int p = 0; p < pools.length; p++) {
      poolNumbers.put(new PoolName(pools[p].driver, pools[p].name), p);
      if (index(p)) {
        shared.add(p);
      }
    }
    sharedPools = shared.stream().mapToInt(i -> i).toArray();
    List<AtomicReferenceArray<@Nullable NodeView>> made = new ArrayList<>();
    for (int i = 0; i < NodeView.Rules.COUNT; i++) {
      made.add(new AtomicReferenceArray<>(nodes.length));
    }
    views = List.copyOf(made);
  }

  /** Notes the nodes of a pool; returns whether other nodes may reach it too. */
  private boolean index(int number) {
    boolean shared = false;
    for (SliceColumns slice : pools[number].slices) {
      String node = slice.selection == null ? null : slice.selection.onlyNode();
      if (node == null) {
        shared = true;
      } else {
        int[] known = poolsOfNode.getOrDefault(node, NONE);
        if (known.length == 0 || known[known.length - 1] != number) {
          int[] more = Arrays.copyOf(known, known.length + 1);
          more[known.length] = number;
          poolsOfNode.put(node, more);
        }
      }
    }
    return shared;
  }

  /** Returns the number of a node, -1 if there is none of that name. */
  int node(String name) {
    int number = nodeNumbers.getOrDefault(name, -1);
    return number >= 0 && gone.get(number) ? -1 : number;
  }

  boolean isGone(int node) {
    return gone.get(node);
  }

  int countNodes() {
    return nodes.length - gone.cardinality();
  }

  int pool(String driver, String name) {
    return poolNumbers.getOrDefault(new PoolName(driver, name), -1);
  }

  NodeView view(int node, NodeView.Rules rules) {
    AtomicReferenceArray<@Nullable NodeView> known = views.get(rules.number());
    NodeView view = known.get(node);
    if (view == null) {
      view = view(nodes[node], rules);
      known.set(node, view);
    }
    return view;
  }

  /** Returns what a node sees that is not among ours. */
  NodeView view(NodeFacts node, NodeView.Rules rules) {
    int[] own = poolsOfNode.getOrDefault(node.name(), NONE);
    int[] reachable = own;
    if (sharedPools.length > 0) {
      reachable = Arrays.copyOf(own, own.length + sharedPools.length);
      System.arraycopy(sharedPools, 0, reachable, own.length, sharedPools.length);
      reachable = Arrays.stream(reachable).distinct().toArray();
    }
    return NodeView.gather(node, pools, reachable, rules);
  }

  /** Returns the same without a node and the slices that are for it alone. */
  Topology without(int node) {
    String name = nodes[node].name();
    Pool[] changed = pools.clone();
    for (int p : poolsOfNode.getOrDefault(name, NONE)) {
      Pool pool = pools[p];
      List<SliceColumns> left = new ArrayList<>();
      Map<Long, Integer> withdrawn = new LinkedHashMap<>(pool.withdrawn);
      for (SliceColumns slice : pool.slices) {
        if (slice.selection != null && name.equals(slice.selection.onlyNode())) {
          withdrawn.merge(slice.generation, 1, Integer::sum);
        } else {
          left.add(slice);
        }
      }
      changed[p] = new Pool(pool.driver, pool.name, left, withdrawn);
    }
    BitSet without = (BitSet) gone.clone();
    without.set(node);
    Topology result = new Topology(nodes, changed, without);
    result.keepViews(this, changed);
    return result;
  }

  /** Takes over what nodes see of pools that have not changed. */
  private void keepViews(Topology before, Pool[] now) {
    for (int r = 0; r < views.size(); r++) {
      for (int i = 0; i < nodes.length; i++) {
        NodeView view = before.views.get(r).get(i);
        if (view != null
            && view.parts.stream().allMatch(part -> now[part.number()] == part.pool())) {
          views.get(r).set(i, view);
        }
      }
    }
  }

  Topology with(List<NodeFacts> moreNodes, List<Pool> morePools) {
    NodeFacts[] allNodes = Arrays.copyOf(nodes, nodes.length + moreNodes.size());
    Pool[] allPools = Arrays.copyOf(pools, pools.length + morePools.size());
    for (int i = 0; i < moreNodes.size(); i++) {
      allNodes[nodes.length + i] = moreNodes.get(i);
    }
    for (int i = 0; i < morePools.size(); i++) {
      allPools[pools.length + i] = morePools.get(i);
    }
    return new Topology(allNodes, allPools, gone);
  }
}
