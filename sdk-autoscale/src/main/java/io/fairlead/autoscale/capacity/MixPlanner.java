package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.requireNotNegative;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.capacity.Mix.Status;
import io.fairlead.autoscale.capacity.Shortage.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the cheapest mix of variants of one model that meets a need:
 *
 * <pre>{@code
 * min  sum of cost(v) x(v) + start(v) max(0, x(v) - present(v)) + stop(v) max(0, present(v) - x(v))
 * with sum of capacity(v) x(v) >= need,  min(v) <= x(v) <= max(v),  sum of uses(v, q) x(v) <= quota(q)
 * }</pre>
 *
 * <p>By branch and bound, within a number of steps and so within a time; deterministic. The need
 * counts as met from {@code need · (1 - 10^-9)} on, so that rounding of sums decides nothing.
 *
 * <p>Memory O(variants² + variants · quotas).
 */
public final class MixPlanner {

  /** Steps after which the search ends by default; well below a millisecond. */
  public static final long DEFAULT_STEPS = 8_000;

  private final long steps;

  private MixPlanner(long steps) {
    this.steps = steps;
  }

  /** Returns a planner with {@link #DEFAULT_STEPS}. */
  public static MixPlanner create() {
    return new MixPlanner(DEFAULT_STEPS);
  }

  /**
   * Returns a planner that tries at most so many numbers of replicas, each for one variant.
   *
   * @param steps above 0; a step takes some 20 to 100 ns
   */
  public MixPlanner steps(long steps) {
    return new MixPlanner(requirePositive(steps, "steps"));
  }

  /**
   * Returns the cheapest mix, or the best that was found, or why there is none.
   *
   * @param variants ways to run the model; names in them are unique
   * @param need what is to be served, at least 0 and finite, in the unit of the capacities
   * @param quotas units that there are in all, at least 0, by name; a quota that is not named here
   *     does not limit
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Mix plan(List<Variant> variants, double need, Map<String, Long> quotas) {
    List<Variant> given = List.copyOf(variants);
    requireNotNegative(need, "need");
    Set<VariantId> seen = new HashSet<>();
    for (Variant each : given) {
      if (!seen.add(each.id())) {
        throw violated("variant", "given once", each.id() + " twice");
      }
    }
    new TreeMap<>(quotas).forEach((name, units) -> requireNotNegative(units, "quota " + name));
    MixProblem problem = MixProblem.of(given, need, quotas);
    List<Shortage> plain = plainShortages(problem);
    if (!plain.isEmpty()) {
      return none(Status.INFEASIBLE, given, need, 0, plain);
    }
    // a quarter is kept for a search that looks for any mix at all, if the first finds none
    MixSearch search = new MixSearch(problem, Math.max(1, steps - steps / 4));
    search.run();
    if (search.found()) {
      Status status = search.complete() ? Status.OPTIMAL : Status.FEASIBLE;
      return new Mix(
          status, given, need, search.mix(), search.lowerBound(), search.steps(), List.of());
    } else if (search.complete()) {
      return none(
          Status.INFEASIBLE, given, need, search.steps(), quotaShortages(given, need, problem));
    }
    return anyAtAll(given, need, problem, search);
  }

  /**
   * Where quotas leave little room, a mix that is frugal with them is found sooner than a cheap
   * one.
   */
  private Mix anyAtAll(List<Variant> given, double need, MixProblem problem, MixSearch first) {
    Set<Integer> all = allOf(problem);
    MixSearch frugal =
        new MixSearch(
            MixProblem.of(priced(given, problem, all), need, limits(problem, Set.of())),
            Math.max(1, steps - first.steps()));
    frugal.run();
    long taken = first.steps() + frugal.steps();
    if (frugal.found()) {
      return new Mix(
          Status.FEASIBLE, given, need, frugal.mix(), first.lowerBound(), taken, List.of());
    }
    return frugal.complete()
        ? none(Status.INFEASIBLE, given, need, taken, quotaShortages(given, need, problem))
        : none(Status.UNDECIDED, given, need, taken, List.of());
  }

  private static Mix none(
      Status status, List<Variant> variants, double need, long steps, List<Shortage> shortages) {
    return new Mix(status, variants, need, new int[0], Double.NaN, steps, shortages);
  }

  /** What needs no search: minima above a quota, maxima below the need. */
  private static List<Shortage> plainShortages(MixProblem problem) {
    List<Shortage> found = new ArrayList<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      double taken = problem.takenByMinima(r);
      if (taken > problem.quotas[r]) {
        found.add(
            new Shortage(Kind.MINIMUM, problem.quotaNames[r], taken, problem.quotas[r], false));
      }
    }
    double most = 0;
    for (int v = 0; v < problem.size; v++) {
      most += problem.capacity[v] * problem.max[v];
    }
    if (most < problem.need - problem.slack) {
      found.add(new Shortage(Kind.MAXIMUM, "", problem.need, most, false));
    }
    return found;
  }

  /** Quotas of which one alone would do, with the fewest units; else a few that do together. */
  private List<Shortage> quotaShortages(List<Variant> variants, double need, MixProblem problem) {
    List<Shortage> alone = new ArrayList<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      MixSearch search = overdrawing(variants, need, problem, Set.of(r));
      if (search.found()) {
        double units = Math.ceil(search.lowerBound() * (problem.quotas[r] + 1.0) - 1e-6);
        alone.add(new Shortage(Kind.QUOTA, problem.quotaNames[r], units, problem.quotas[r], true));
      }
    }
    return alone.isEmpty() ? together(variants, need, problem) : alone;
  }

  /** A set of quotas of which none can be left out, and what the mildest mix takes of each. */
  private List<Shortage> together(List<Variant> variants, double need, MixProblem problem) {
    Set<Integer> lifted = allOf(problem);
    for (int r = 0; r < problem.quotas.length; r++) {
      lifted.remove(r);
      if (!overdrawing(variants, need, problem, lifted).found()) {
        lifted.add(r);
      }
    }
    int[] mix = overdrawing(variants, need, problem, lifted).mix();
    List<Shortage> found = new ArrayList<>();
    for (int r : lifted) {
      String quota = problem.quotaNames[r];
      double units = 0;
      for (int i = 0; i < mix.length; i++) {
        units += (double) mix[i] * variants.get(i).uses().getOrDefault(quota, 0L);
      }
      if (units > problem.quotas[r]) {
        found.add(new Shortage(Kind.QUOTA, quota, units, problem.quotas[r], false));
      }
    }
    return found;
  }

  /** The same need without some quotas, at the price of these: what they have is worth one. */
  private MixSearch overdrawing(
      List<Variant> variants, double need, MixProblem problem, Set<Integer> lifted) {
    MixSearch search =
        new MixSearch(
            MixProblem.of(priced(variants, problem, lifted), need, limits(problem, lifted)), steps);
    search.run();
    return search;
  }

  private static Set<Integer> allOf(MixProblem problem) {
    Set<Integer> all = new TreeSet<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      all.add(r);
    }
    return all;
  }

  private static Map<String, Long> limits(MixProblem problem, Set<Integer> lifted) {
    Map<String, Long> kept = new TreeMap<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      if (!lifted.contains(r)) {
        kept.put(problem.quotaNames[r], problem.quotas[r]);
      }
    }
    return kept;
  }

  private static List<Variant> priced(
      List<Variant> variants, MixProblem problem, Set<Integer> byUseOf) {
    List<Variant> priced = new ArrayList<>();
    for (Variant v : variants) {
      double price = 0;
      for (int r : byUseOf) {
        price += v.uses().getOrDefault(problem.quotaNames[r], 0L) / (problem.quotas[r] + 1.0);
      }
      priced.add(new Variant(v.id(), v.capacity(), price, v.min(), v.max(), 0, 0, 0, v.uses()));
    }
    return priced;
  }
}
