package io.fairlead.dra;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * How many copies of a set of claims there can be at most, counted without a search: by the usable
 * devices. Not thread-safe.
 */
final class CopyBounds {

  private final Allocator allocator;
  private final Inventory inventory;
  private final Topology topology;
  private final Demand demand; // of one copy

  CopyBounds(Allocator allocator, Inventory inventory, Demand demand) {
    this.allocator = allocator;
    this.inventory = inventory;
    this.demand = demand;
    topology = inventory.topology();
  }

  /** Whether one copy takes nothing from another. */
  boolean isEndless(int node) {
    NodeView view = topology.view(node, allocator.rules());
    Eligibility eligibility = allocator.attempt(demand, view, inventory).eligibility();
    for (Demand.Option option : demand.options()) {
      if (!option.admin() && (option.all() || option.count() > 0)) {
        return false;
      }
    }
    for (int device = 0; device < view.size; device++) {
      if (view.use(device) != null || eligibility.isShared(device)) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many copies the usable devices of a node suffice for, request by request. */
  int on(int node) {
    NodeView view = topology.view(node, allocator.rules());
    Eligibility eligibility = allocator.attempt(demand, view, inventory).eligibility();
    long most = Integer.MAX_VALUE;
    for (Demand.Claim claim : demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        long own = 0;
        for (Demand.Option option : request.options()) {
          own = Math.max(own, mostOf(eligibility, option));
        }
        most = Math.min(most, own);
      }
    }
    return (int) Math.min(most, mostTogether(eligibility));
  }

  private long mostOf(Eligibility eligibility, Demand.Option option) {
    NodeView view = eligibility.view;
    int usable = 0;
    for (int device = 0; device < view.size; device++) {
      byte code = eligibility.of(option, device);
      if (code == Eligibility.FAILS || option.admin()) {
        return Integer.MAX_VALUE; // the search has to run into it, or devices do not run out
      } else if (code == Eligibility.USABLE) {
        if (eligibility.isShared(device)) {
          return Integer.MAX_VALUE;
        }
        usable += isTaken(view, device) ? 0 : 1;
      }
    }
    return option.all()
        ? Math.min(1, usable)
        : option.count() <= 0 ? Integer.MAX_VALUE : usable / option.count();
  }

  /** Bounds copies by all devices that any request could have. */
  private long mostTogether(Eligibility eligibility) {
    NodeView view = eligibility.view;
    long wanted = 0;
    for (Demand.Claim claim : demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        long fewest = Long.MAX_VALUE;
        for (Demand.Option option : request.options()) {
          fewest =
              Math.min(fewest, option.admin() ? 0 : option.all() ? 1 : Math.max(0, option.count()));
        }
        wanted += fewest == Long.MAX_VALUE ? 0 : fewest;
      }
    }
    long usable = 0;
    for (int device = 0; device < view.size; device++) {
      boolean any = false;
      for (Demand.Option option : demand.options()) {
        byte code = eligibility.of(option, device);
        if (code == Eligibility.FAILS || eligibility.isShared(device)) {
          return Integer.MAX_VALUE;
        }
        any |= code == Eligibility.USABLE;
      }
      usable += any && !isTaken(view, device) ? 1 : 0;
    }
    return wanted == 0 ? Integer.MAX_VALUE : usable / wanted;
  }

  private boolean isTaken(NodeView view, int device) {
    PoolState state = inventory.state(view.part(device).number());
    return !state.isFree() && state.isTaken(view.numberOf[device], false);
  }

  /** Bounds copies by the devices of all nodes together, each counted once. */
  long onAll(int limit) {
    long wanted = 0;
    for (Demand.Claim claim : demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        Demand.Option only = request.options().size() == 1 ? request.options().get(0) : null;
        wanted += only == null || only.admin() ? 0 : only.all() ? 1 : Math.max(0, only.count());
      }
    }
    if (wanted == 0) {
      return limit;
    }
    Map<Integer, BitSet> usable = new HashMap<>();
    for (int i = 0; i < topology.nodes.length; i++) {
      if (topology.isGone(i)) {
        continue;
      }
      NodeView view = topology.view(i, allocator.rules());
      Eligibility eligibility = allocator.attempt(demand, view, inventory).eligibility();
      for (int device = 0; device < view.size; device++) {
        if (eligibility.isShared(device)) {
          return limit;
        }
        for (Demand.Option option : demand.options()) {
          if (eligibility.of(option, device) == Eligibility.USABLE && !isTaken(view, device)) {
            usable
                .computeIfAbsent(view.part(device).number(), none -> new BitSet())
                .set(view.numberOf[device]);
          }
        }
      }
    }
    long devices = usable.values().stream().mapToLong(BitSet::cardinality).sum();
    return devices / wanted;
  }
}
