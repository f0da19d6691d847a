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
   * Returns a planner that tries at most so many numbers of replicas, each for one variant; if
   * there is no mix, at most as many again to say what is short.
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
      return none(Status.INFEASIBLE, given, problem, 0, plain);
    }
    // kept for what comes if this ends early: a quarter to find any mix, an eighth to polish one
    MixSearch search = MixSearch.of(problem, Math.max(1, steps - steps / 4 - steps / 8));
    if (search.found()) {
      return search.complete()
          ? new Mix(
              Status.OPTIMAL,
              given,
              need,
              search.mix(),
              search.lowerBound(),
              search.steps(),
              List.of())
          : feasible(given, problem, search.mix(), search.lowerBound(), search.steps());
    }
    return search.complete()
        ? infeasible(given, problem, search.steps())
        : anyAtAll(given, problem, search);
  }

  /**
   * Where quotas leave little room, a mix that is frugal with them is found sooner than a cheap
   * one.
   */
  private Mix anyAtAll(List<Variant> given, MixProblem problem, MixSearch first) {
    long left = steps - steps / 8 - first.steps();
    if (left <= 0) {
      return none(Status.UNDECIDED, given, problem, first.steps(), List.of());
    }
    MixSearch frugal = new MixDiagnosis(given, problem, left).frugal();
    long taken = first.steps() + frugal.steps();
    if (frugal.found()) {
      return feasible(given, problem, frugal.mix(), first.lowerBound(), taken);
    }
    return frugal.complete()
        ? infeasible(given, problem, taken)
        : none(Status.UNDECIDED, given, problem, taken, List.of());
  }

  private Mix feasible(
      List<Variant> given, MixProblem problem, int[] mix, double lowerBound, long taken) {
    MixPolish polish = MixPolish.of(problem, mix, steps - taken);
    return new Mix(
        Status.FEASIBLE,
        given,
        problem.need,
        polish.mix(),
        lowerBound,
        taken + polish.steps(),
        List.of());
  }

  private Mix infeasible(List<Variant> given, MixProblem problem, long taken) {
    MixDiagnosis diagnosis = new MixDiagnosis(given, problem, steps);
    List<Shortage> shortages = diagnosis.shortages();
    return none(Status.INFEASIBLE, given, problem, taken + diagnosis.steps(), shortages);
  }

  private static Mix none(
      Status status,
      List<Variant> variants,
      MixProblem problem,
      long steps,
      List<Shortage> shortages) {
    return new Mix(status, variants, problem.need, new int[0], Double.NaN, steps, shortages);
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
}
