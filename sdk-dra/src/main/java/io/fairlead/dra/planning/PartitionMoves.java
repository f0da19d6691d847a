package io.fairlead.dra.planning;

import io.fairlead.dra.DeviceId;
import io.fairlead.dra.PoolSupply;
import io.fairlead.dra.planning.PartitionPlan.Move;
import io.fairlead.dra.planning.PartitionPlan.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for one or two partitions to move so that what is wanted fits. Not thread-safe. */
final class PartitionMoves {

  private final PartitionPlanner planner;
  private final PartitionSupply supply;
  private final Steps steps;

  /** A partition that one claim holds. */
  private record Held(int pool, int device) {}

  PartitionMoves(PartitionPlanner planner, PartitionSupply supply, Steps steps) {
    this.planner = planner;
    this.supply = supply;
    this.steps = steps;
  }

  /** Returns a smallest set of moves, empty if two are not enough or the steps are spent. */
  List<Move> find(int[] asked) {
    List<Held> held = held();
    for (Held one : held) {
      List<Move> moves = tried(List.of(one), asked);
      if (!moves.isEmpty()) {
        return moves;
      }
    }
    for (int i = 0; i < held.size(); i++) {
      for (int j = i + 1; j < held.size() && !steps.isSpent(); j++) {
        List<Move> moves = tried(List.of(held.get(i), held.get(j)), asked);
        if (!moves.isEmpty()) {
          return moves;
        }
      }
    }
    return List.of();
  }

  private List<Held> held() {
    List<Held> held = new ArrayList<>();
    for (int p = 0; p < supply.pools.size(); p++) {
      PoolSupply pool = supply.pools.get(p);
      for (int device = 0; device < pool.devices(); device++) {
        boolean movable =
            pool.holders(device).size() == 1
                && !pool.isShared(device)
                && pool.taint(device).isEmpty()
                && pool.consumes(device).length > 0;
        if (movable) {
          held.add(new Held(p, device));
        }
      }
    }
    return held;
  }

  private List<Move> tried(List<Held> released, int[] asked) {
    Map<Integer, Set<Integer>> free = new HashMap<>();
    int[] all = asked.clone();
    for (Held one : released) {
      free.computeIfAbsent(one.pool(), p -> new TreeSet<>()).add(one.device());
      all[type(one)]++;
    }
    PartitionPlanner.Found found = planner.best(supply.units(free), all, false, steps);
    return found == null ? List.of() : moves(released, found.placements());
  }

  private int type(Held one) {
    String name = supply.named.get(one.pool()).type(one.device());
    return supply.types.getOrDefault(name, 0);
  }

  private List<Move> moves(List<Held> released, List<Placement> placements) {
    List<Placement> open = new ArrayList<>(placements);
    List<Held> leaving = new ArrayList<>();
    for (Held one : released) {
      String type = supply.named.get(one.pool()).type(one.device());
      DeviceId own = supply.pools.get(one.pool()).id(one.device());
      if (!open.remove(new Placement(type, own))) {
        leaving.add(one); // else it stays where it is
      }
    }
    List<Move> moves = new ArrayList<>();
    for (Held one : leaving) {
      PoolSupply pool = supply.pools.get(one.pool());
      String type = supply.named.get(one.pool()).type(one.device());
      Placement place = last(open, type);
      open.remove(place);
      moves.add(new Move(pool.holders(one.device()).get(0), pool.id(one.device()), place.device()));
    }
    return moves;
  }

  private static Placement last(List<Placement> open, String type) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).type().equals(type)) {
        return open.get(i);
      }
    }
    throw new IllegalStateException("no place for " + type);
  }
}
