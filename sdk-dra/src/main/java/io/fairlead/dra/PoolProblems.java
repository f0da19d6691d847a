package io.fairlead.dra;

import io.fairlead.api.resource.v1.DeviceRequestAllocationResult;
import io.fairlead.dra.NodeView.Part;
import io.fairlead.dra.NodeView.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Looks for what is the matter with pools, whatever node looks at them. */
final class PoolProblems {

  private static final Rules ALL = new Rules(true, true, true);
  private static final Comparator<PoolProblem> ORDER =
      Comparator.comparing(PoolProblem::driver)
          .thenComparing(PoolProblem::pool)
          .thenComparing(PoolProblem::kind)
          .thenComparing(PoolProblem::message);

  private PoolProblems() {}

  static List<PoolProblem> of(
      Topology topology, PoolStates states, List<ClaimAllocation> allocations) {
    List<PoolProblem> problems = new ArrayList<>();
    for (int p = 0; p < topology.pools.length; p++) {
      Pool pool = topology.pools[p];
      long newest = pool.newestGeneration();
      TreeSet<Long> older = new TreeSet<>();
      pool.slices.forEach(slice -> older.add(slice.generation));
      older.remove(newest);
      if (!older.isEmpty()) {
        add(
            problems,
            pool,
            PoolProblem.Kind.SUPERSEDED,
            "slices of generation " + older.first() + " are ignored, " + newest + " is there");
      }
      List<SliceColumns> current = pool.ofGeneration(newest, true);
      if (!current.isEmpty()) {
        Part part = NodeView.whole(pool, p, current, ALL);
        if (part.status() == NodeView.Status.INCOMPLETE) {
          add(problems, pool, PoolProblem.Kind.INCOMPLETE, part.reason());
        } else if (part.status() == NodeView.Status.INVALID) {
          add(problems, pool, PoolProblem.Kind.INVALID, part.reason());
        }
      }
      for (PoolState.Holding holding : states.get(p).holdings()) {
        if (holding.number() < 0) {
          add(
              problems,
              pool,
              PoolProblem.Kind.UNPUBLISHED,
              "claim "
                  + holding.claim()
                  + " holds device "
                  + holding.device()
                  + ", which no slice publishes any more: its counters are not known");
        }
      }
    }
    for (ClaimAllocation allocation : allocations) {
      allocation.results().stream()
          .filter(result -> !Texts.isTrue(result.adminAccess()))
          .forEach(result -> requirePool(topology, allocation.claim(), result, problems));
    }
    problems.sort(ORDER);
    return List.copyOf(problems);
  }

  private static void requirePool(
      Topology topology,
      ClaimRef claim,
      DeviceRequestAllocationResult result,
      List<PoolProblem> problems) {
    String driver = Texts.orEmpty(result.driver());
    String pool = Texts.orEmpty(result.pool());
    if (topology.pool(driver, pool) < 0) {
      problems.add(
          new PoolProblem(
              driver,
              pool,
              PoolProblem.Kind.UNPUBLISHED,
              "claim "
                  + claim
                  + " holds device "
                  + result.device()
                  + ", but no slice is of its pool"));
    }
  }

  private static void add(
      List<PoolProblem> problems, Pool pool, PoolProblem.Kind kind, String message) {
    problems.add(new PoolProblem(pool.driver, pool.name, kind, message));
  }
}
