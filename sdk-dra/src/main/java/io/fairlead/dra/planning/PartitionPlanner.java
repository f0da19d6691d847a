package io.fairlead.dra.planning;

import io.fairlead.dra.Features;
import io.fairlead.dra.Inventory;
import io.fairlead.dra.PoolSupply;
import io.fairlead.dra.planning.PartitionPlan.Placement;
import io.fairlead.dra.planning.PartitionUnit.Choice;
import io.fairlead.kernel.Preconditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which partitions to take so that the largest ones stay possible, where the scheduler
 * takes the first that fits.
 *
 * <p>It works from what the slices say of their shared counters, whoever made the devices: devices
 * that take from the same counters are a unit, such as a GPU. For each unit all ways to take wanted
 * partitions are looked at once, units in which the same can be done only once in all; the units
 * are then combined by dynamic programming. So the answer is the best, or a proof that there is
 * none, or {@link PartitionPlan.Undecided}. Immutable and thread-safe.
 */
public final class PartitionPlanner {

  /** Steps that a plan takes at most, if nobody says otherwise. */
  public static final long DEFAULT_STEPS = 5_000_000;

  private static final int MOST_STATES = 200_000;

  private final PartitionSupply supply;
  private final long most;

  private PartitionPlanner(PartitionSupply supply, long most) {
    this.supply = supply;
    this.most = most;
  }

  /** Returns a planner for all pools of an inventory. */
  public static PartitionPlanner of(Inventory inventory, Features features) {
    return of(inventory, features, null, null);
  }

  /**
   * Returns a planner.
   *
   * @param typeAttribute the attribute whose value is the type of a partition, {@code DOMAIN/NAME};
   *     {@code null} takes the one that slices name, or one that tells consumptions apart
   * @param node if not {@code null}, only pools of this node count
   */
  public static PartitionPlanner of(
      Inventory inventory,
      Features features,
      @Nullable String typeAttribute,
      @Nullable String node) {
    List<PoolSupply> pools = PoolSupply.of(inventory, features);
    if (node != null) {
      pools = pools.stream().filter(pool -> pool.node().filter(node::equals).isPresent()).toList();
    }
    return new PartitionPlanner(new PartitionSupply(pools, typeAttribute), DEFAULT_STEPS);
  }

  static PartitionPlanner of(PartitionSupply supply) {
    return new PartitionPlanner(supply, DEFAULT_STEPS);
  }

  /** Returns the same planner with another budget of steps. */
  public PartitionPlanner withSteps(long steps) {
    return new PartitionPlanner(supply, Preconditions.requirePositive(steps, "steps"));
  }

  /** Returns the types of partitions that there are, the largest first. */
  public List<String> types() {
    return List.copyOf(supply.types.keySet());
  }

  /**
   * Plans partitions.
   *
   * @param wanted how many of each type, each at least 1
   */
  public PartitionPlan plan(Map<String, Integer> wanted) {
    Preconditions.requireNotEmpty(wanted.keySet(), "wanted partitions");
    wanted.forEach((type, count) -> Preconditions.requirePositive(count, "number of " + type));
    List<PartitionUnit> units = supply.units();
    int[] worth = supply.worth(units);
    for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
      Integer number = supply.types.get(entry.getKey());
      if (number == null) {
        return new PartitionPlan.NotPossible(
            "no device is of type " + entry.getKey() + ", there are " + types(),
            supply.named(worth),
            List.of());
      }
    }
    Steps steps = new Steps(most);
    int[] asked = asked(wanted);
    Found found = best(units, asked, true, steps);
    if (found != null) {
      return new PartitionPlan.Placed(
          found.placements(),
          supply.named(worth),
          supply.named(found.worth()),
          firstFit(units, wanted));
    } else if (steps.isSpent()) {
      return new PartitionPlan.Undecided(steps.spent());
    }
    return new PartitionPlan.NotPossible(
        reason(wanted, worth),
        supply.named(worth),
        new PartitionMoves(this, supply, steps).find(asked));
  }

  private int[] asked(Map<String, Integer> wanted) {
    int[] asked = new int[supply.types.size()];
    wanted.forEach((type, count) -> asked[supply.types.getOrDefault(type, 0)] += count);
    return asked;
  }

  private String reason(Map<String, Integer> wanted, int[] worth) {
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (type, count) -> {
          int fit = worth[supply.types.getOrDefault(type, 0)];
          if (fit < count) {
            missing.add(type + ": " + count + " wanted, " + fit + " fit at once");
          }
        });
    return missing.isEmpty()
        ? "each type fits by itself, but together they take more of the shared counters than is left"
        : String.join("; ", missing);
  }

  /** What the search found. */
  record Found(List<Placement> placements, int[] worth) {}

  /**
   * Returns the best choice, {@code null} if there is none or the steps are spent.
   *
   * @param judged whether it matters what is left; if not, any choice is as good
   */
  @Nullable Found best(List<PartitionUnit> units, int[] asked, boolean judged, Steps steps) {
    long states = 1;
    for (int count : asked) {
      states *= count + 1L;
      if (states > MOST_STATES) {
        steps.giveUp();
        return null;
      }
    }
    int total = Arrays.stream(asked).sum();
    Map<String, List<Packings.Packing>> ways = new HashMap<>();
    Map<String, Integer> present = new HashMap<>();
    List<PartitionUnit> chosen = new ArrayList<>();
    int[] rest = new int[asked.length];
    for (PartitionUnit unit : units) {
      List<Packings.Packing> packings =
          ways.computeIfAbsent(
              unit.signature, s -> Packings.of(unit, asked, asked.length, judged, steps));
      if (packings.isEmpty()) {
        return null; // the steps are spent
      }
      // Of units in which the same can be done, more than there are partitions cannot be needed.
      if (present.merge(unit.signature, 1, Integer::sum) <= total && packings.size() > 1) {
        chosen.add(unit);
      } else {
        add(rest, packings.get(0).worth());
      }
    }
    return steps.isSpent() ? null : combined(chosen, ways, asked, (int) states, rest, steps);
  }

  private @Nullable Found combined(
      List<PartitionUnit> units,
      Map<String, List<Packings.Packing>> ways,
      int[] asked,
      int states,
      int[] rest,
      Steps steps) {
    int[] @Nullable [] worth = new int[states][];
    worth[0] = rest.clone();
    int[][] taken = new int[units.size()][states];
    for (int u = 0; u < units.size(); u++) {
      int[] @Nullable [] next = new int[states][];
      List<Packings.Packing> packings = ways.getOrDefault(units.get(u).signature, List.of());
      for (int state = 0; state < states; state++) {
        int[] before = worth[state];
        for (int p = 0; before != null && p < packings.size(); p++) {
          int after = after(state, packings.get(p).counts(), asked);
          if (after >= 0 && !steps.take()) {
            return null;
          } else if (after >= 0) {
            int[] sum = before.clone();
            add(sum, packings.get(p).worth());
            int[] known = next[after];
            if (known == null || Arrays.compare(sum, known) > 0) {
              next[after] = sum;
              taken[u][after] = p;
            }
          }
        }
      }
      worth = next;
    }
    int[] all = worth[states - 1];
    return all == null ? null : new Found(placements(units, ways, taken, asked, states - 1), all);
  }

  /** Returns the state with more partitions placed, -1 if that is more than are wanted. */
  private static int after(int state, int[] counts, int[] asked) {
    int after = 0;
    int unit = 1;
    int left = state;
    for (int i = 0; i < asked.length; i++) {
      int placed = left % (asked[i] + 1) + counts[i];
      if (placed > asked[i]) {
        return -1;
      }
      after += placed * unit;
      left /= asked[i] + 1;
      unit *= asked[i] + 1;
    }
    return after;
  }

  private List<Placement> placements(
      List<PartitionUnit> units,
      Map<String, List<Packings.Packing>> ways,
      int[][] taken,
      int[] asked,
      int last) {
    List<Placement> placements = new ArrayList<>();
    List<String> names = types();
    int state = last;
    for (int u = units.size() - 1; u >= 0; u--) {
      PartitionUnit unit = units.get(u);
      Packings.Packing way = ways.getOrDefault(unit.signature, List.of()).get(taken[u][state]);
      for (int i = way.chosen().length - 1; i >= 0; i--) {
        Choice choice = unit.choices.get(way.chosen()[i]);
        placements.add(0, new Placement(names.get(choice.type()), unit.id(choice)));
      }
      state = before(state, way.counts(), asked);
    }
    return placements;
  }

  private static int before(int state, int[] counts, int[] asked) {
    int before = 0;
    int unit = 1;
    int left = state;
    for (int i = 0; i < asked.length; i++) {
      before += (left % (asked[i] + 1) - counts[i]) * unit;
      left /= asked[i] + 1;
      unit *= asked[i] + 1;
    }
    return before;
  }

  /** Takes the first device that fits each time; what is left then. */
  private @Nullable Map<String, Integer> firstFit(
      List<PartitionUnit> units, Map<String, Integer> wanted) {
    List<FirstFit> all = units.stream().map(FirstFit::new).toList();
    for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
      int type = supply.types.getOrDefault(entry.getKey(), -1);
      for (int n = entry.getValue(); n > 0; n--) {
        if (!FirstFit.take(type, all)) {
          return null;
        }
      }
    }
    int[] worth = new int[supply.types.size()];
    all.forEach(unit -> add(worth, unit.worth(worth.length)));
    return supply.named(worth);
  }

  private static void add(int[] sum, int[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }
}
