package io.fairlead.dra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at each request alone on one node: how many devices it could have, and what is refused. */
final class NodeSurvey {

  private static final int MOST_VALUES = 8;
  private static final int MOST_SEEN = 3;

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
    Groups refused = new Groups();
    Groups strangers = new Groups();
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
    int together = together(claim, option, usable, needed, refused);
    return new RequestVerdict(
        ObstacleFinder.ref(demand, option),
        option.all(),
        needed,
        usable.size(),
        together,
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

  private void unusablePools(Groups refused) {
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

  /** Gives usable devices away one after the other; notes what stops it short of the need. */
  private int together(
      Demand.Claim claim, Demand.Option option, List<Integer> usable, int needed, Groups refused) {
    int best = 0;
    Groups stopped = new Groups();
    if (isMatched(claim, option)) {
      for (Map.Entry<List<String>, List<Integer>> one :
          byValues(claim, option, usable).entrySet()) {
        best = Math.max(best, inOrder(option, one.getValue(), needed, stopped));
      }
    } else {
      best = inOrder(option, usable, needed, stopped);
    }
    if (best < needed && usable.size() >= needed) {
      if (attempt.fitsAlone(option, ALONE_STEPS)) {
        return needed; // with others than the first in order
      }
      constraints(claim, option, usable, refused);
      stopped.list().stream()
          .filter(group -> !(group.obstacle() instanceof Obstacle.ConstraintUnmet))
          .forEach(refused::add);
    }
    return best;
  }

  private int inOrder(Demand.Option option, List<Integer> devices, int needed, Groups stopped) {
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
          values.add(finder.value(claim.constraints().get(i), device));
        }
      }
      groups.computeIfAbsent(values, none -> new ArrayList<>()).add(device);
    }
    return groups;
  }

  private void constraints(
      Demand.Claim claim, Demand.Option option, List<Integer> usable, Groups refused) {
    for (int i = 0; i < claim.constraints().size(); i++) {
      if (!option.constrained()[i]) {
        continue;
      }
      Demand.Constraint what = claim.constraints().get(i);
      Map<String, Integer> counts = new LinkedHashMap<>();
      usable.forEach(device -> counts.merge(finder.value(what, device), 1, Integer::sum));
      Map<String, Integer> most = new LinkedHashMap<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(MOST_VALUES)
          .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
      Obstacle unmet = new Obstacle.ConstraintUnmet(i, what.match(), what.attribute(), most);
      refused.add(unmet, usable.size(), usable.stream().limit(1).map(view::id).toList());
    }
  }

  /** Devices by obstacle; where many see different values, by what they fall short of. */
  static final class Groups {

    private final Map<Obstacle, Integer> counts = new LinkedHashMap<>();
    private final Map<Obstacle, List<DeviceId>> examples = new LinkedHashMap<>();
    private final Set<Obstacle> mixed = new HashSet<>();

    void add(Obstacle obstacle, DeviceId device) {
      add(obstacle, 1, List.of(device));
    }

    void add(DeviceGroup group) {
      add(group.obstacle(), group.count(), group.examples());
      if (!group.alike()) {
        mixed.add(group.obstacle());
      }
    }

    void add(Obstacle obstacle, int count, List<DeviceId> devices) {
      Obstacle key = counts.containsKey(obstacle) ? obstacle : merged(obstacle);
      if (key != obstacle && !key.equals(obstacle)) {
        mixed.add(key);
      }
      counts.merge(key, count, Integer::sum);
      List<DeviceId> known = examples.computeIfAbsent(key, none -> new ArrayList<>());
      for (DeviceId device : devices) {
        if (known.size() < DeviceGroup.MOST_EXAMPLES) {
          known.add(device);
        }
      }
    }

    Groups addAll(Groups others) {
      others.list().forEach(this::add);
      return this;
    }

    private Obstacle merged(Obstacle obstacle) {
      int alike = 0;
      Obstacle first = obstacle;
      for (Obstacle known : counts.keySet()) {
        if (kind(known).equals(kind(obstacle))) {
          first = alike++ == 0 ? known : first;
        }
      }
      return alike >= MOST_SEEN ? first : obstacle;
    }

    List<DeviceGroup> list() {
      List<DeviceGroup> list = new ArrayList<>();
      counts.forEach(
          (obstacle, count) ->
              list.add(
                  new DeviceGroup(
                      obstacle,
                      count,
                      !mixed.contains(obstacle),
                      examples.getOrDefault(obstacle, List.of()))));
      return list;
    }
  }

  /** Returns what two obstacles have in common that differ in names and values only. */
  static String kind(Obstacle obstacle) {
    String kind = obstacle.getClass().getSimpleName();
    if (obstacle instanceof Obstacle.SelectorFalse no) {
      return kind + (no.ofClass() ? " class " : " ") + no.index() + ' ' + no.decidedBy();
    } else if (obstacle instanceof Obstacle.Tainted tainted) {
      return kind + ' ' + tainted.key();
    } else if (obstacle instanceof Obstacle.ConstraintUnmet unmet) {
      return kind + ' ' + unmet.index();
    } else if (obstacle instanceof Obstacle.CapacityShort small) {
      return kind + ' ' + small.capacity();
    } else if (obstacle instanceof Obstacle.SelectorFailed failed) {
      return kind + ' ' + failed.expression();
    } else if (obstacle instanceof Obstacle.Barred barred) {
      return kind + ' ' + barred.reason();
    }
    return kind;
  }
}
