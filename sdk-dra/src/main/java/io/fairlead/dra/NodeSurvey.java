package io.fairlead.dra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at each request alone on one node: how many devices it could have, and what is refused. */
final class NodeSurvey {

  private static final int MOST_VALUES = 8;

  /** What each node may cost where the first devices in order are not those that go together. */
  private static final long ALONE_STEPS = 2_000;

  private final Attempt attempt;
  private final NodeView view;
  private final ObstacleFinder finder;
  private final Demand demand;
  private final Ledger ledger;

  NodeSurvey(Attempt attempt, Inventory inventory, SelectorParts parts) {
    this.attempt = attempt;
    finder = new ObstacleFinder(attempt, inventory, parts);
    view = attempt.eligibility().view;
    demand = attempt.eligibility().demand;
    ledger = attempt.ledger();
  }

  /** Returns what is the matter before any device is looked at, "" if nothing is. */
  String problem() {
    if (!demand.canUseHeld(view.node)) {
      return "cannot use what a claim of the set holds already";
    }
    return view.error == null ? "" : view.error;
  }

  List<RequestVerdict> verdicts() {
    List<RequestVerdict> verdicts = new ArrayList<>();
    for (Demand.Claim claim : demand.claims()) {
      for (Demand.Request request : claim.requests()) {
        for (Demand.Option option : request.options()) {
          verdicts.add(verdict(claim, option));
        }
      }
    }
    return verdicts;
  }

  private RequestVerdict verdict(Demand.Claim claim, Demand.Option option) {
    ObstacleGroups refused = new ObstacleGroups();
    ObstacleGroups strangers = new ObstacleGroups();
    List<Integer> usable = new ArrayList<>();
    int present = 0;
    for (int device = 0; device < view.size; device++) {
      Obstacle obstacle = alone(option, device);
      boolean meant = obstacle == null || finder.isMeant(option, device);
      present += meant ? 1 : 0;
      if (obstacle == null) {
        usable.add(device);
      } else {
        (meant ? refused : strangers).add(obstacle, view.id(device));
      }
    }
    unusablePools(refused);
    int needed = option.all() ? Math.max(1, usable.size()) : needed(option);
    Together together = together(claim, option, usable, needed, refused);
    return new RequestVerdict(
        ObstacleFinder.ref(demand, option),
        option.all(),
        needed,
        usable.size(),
        together.count,
        together.exact,
        present,
        (present == 0 ? strangers.addAll(refused) : refused).list(),
        List.of());
  }

  private static int needed(Demand.Option option) {
    return (int) Math.max(0, Math.min(option.count(), Integer.MAX_VALUE));
  }

  private @Nullable Obstacle alone(Demand.Option option, int device) {
    Obstacle obstacle = finder.give(option, device);
    if (obstacle == null) {
      ledger.takeBack();
    }
    return obstacle;
  }

  private void unusablePools(ObstacleGroups refused) {
    for (NodeView.Part part : view.parts) {
      if (part.status() != NodeView.Status.USABLE) {
        int devices = 0;
        for (SliceColumns slice : part.pool().slices) {
          devices += slice.generation == part.pool().newestGeneration() ? slice.size() : 0;
        }
        PoolProblem.Kind kind =
            part.status() == NodeView.Status.INVALID
                ? PoolProblem.Kind.INVALID
                : PoolProblem.Kind.INCOMPLETE;
        PoolProblem problem =
            new PoolProblem(part.pool().driver, part.pool().name, kind, part.reason());
        refused.add(new Obstacle.PoolUnusable(problem), Math.max(1, devices), List.of());
      }
    }
  }

  /**
   * How many devices an option can have at once.
   *
   * @param exact whether it is proved that there are no more
   */
  private record Together(int count, boolean exact) {}

  /** Gives usable devices away one after the other; notes what stops it short of the need. */
  private Together together(
      Demand.Claim claim,
      Demand.Option option,
      List<Integer> usable,
      int needed,
      ObstacleGroups refused) {
    int given = 0;
    ObstacleGroups stopped = new ObstacleGroups();
    if (isMatched(claim, option)) {
      for (Map.Entry<List<String>, List<Integer>> one :
          byValues(claim, option, usable).entrySet()) {
        given = Math.max(given, inOrder(option, one.getValue(), needed, stopped));
      }
    } else {
      given = inOrder(option, usable, needed, stopped);
    }
    Together most = most(option, given, Math.min(needed, usable.size()));
    if (most.count < needed && usable.size() >= needed) {
      constraints(claim, option, usable, refused);
      stopped.list().stream()
          .filter(group -> !(group.obstacle() instanceof Obstacle.ConstraintUnmet))
          .forEach(refused::add);
    }
    return most;
  }

  /**
   * Returns the most devices that go together, between two bounds; the first in order need not be
   * those that do. What fits more often fits fewer times.
   */
  private Together most(Demand.Option option, int found, int limit) {
    int low = found;
    int high = option.all() ? found : limit;
    boolean exact = true;
    int next = high;
    while (low < high) {
      Search.End end = attempt.alone(option, next, ALONE_STEPS);
      if (end == Search.End.SOLVED) {
        low = next;
      } else {
        exact &= end != Search.End.UNDECIDED && end != Search.End.ABORTED;
        high = next - 1;
      }
      next = (low + high + 1) >>> 1;
    }
    return new Together(low, exact);
  }

  private int inOrder(
      Demand.Option option, List<Integer> devices, int needed, ObstacleGroups stopped) {
    int given = 0;
    for (int device : devices) {
      if (given >= needed) {
        break;
      }
      Obstacle obstacle = finder.give(option, device);
      if (obstacle == null) {
        given++;
      } else {
        stopped.add(obstacle, view.id(device));
      }
    }
    for (int i = 0; i < given; i++) {
      ledger.takeBack();
    }
    return given;
  }

  private static boolean isMatched(Demand.Claim claim, Demand.Option option) {
    for (int i = 0; i < claim.constraints().size(); i++) {
      if (option.constrained()[i] && claim.constraints().get(i).match()) {
        return true;
      }
    }
    return false;
  }

  private Map<List<String>, List<Integer>> byValues(
      Demand.Claim claim, Demand.Option option, List<Integer> usable) {
    Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int device : usable) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < claim.constraints().size(); i++) {
        if (option.constrained()[i] && claim.constraints().get(i).match()) {
          values.add(finder.values().of(claim.constraints().get(i), device));
        }
      }
      groups.computeIfAbsent(values, none -> new ArrayList<>()).add(device);
    }
    return groups;
  }

  private void constraints(
      Demand.Claim claim, Demand.Option option, List<Integer> usable, ObstacleGroups refused) {
    for (int i = 0; i < claim.constraints().size(); i++) {
      if (!option.constrained()[i]) {
        continue;
      }
      Demand.Constraint what = claim.constraints().get(i);
      Map<String, Integer> counts = new LinkedHashMap<>();
      usable.forEach(device -> counts.merge(finder.values().of(what, device), 1, Integer::sum));
      Map<String, Integer> most = new LinkedHashMap<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(MOST_VALUES)
          .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
      Obstacle unmet = new Obstacle.ConstraintUnmet(i, what.match(), what.attribute(), most);
      refused.add(unmet, usable.size(), usable.stream().limit(1).map(view::id).toList());
    }
  }
}
