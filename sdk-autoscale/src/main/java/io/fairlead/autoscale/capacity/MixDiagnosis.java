package io.fairlead.autoscale.capacity;

import io.fairlead.autoscale.capacity.Shortage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which quotas leave no room for a mix, by asking for mixes that use as little of them as
 * possible. Not thread-safe; runs once.
 */
final class MixDiagnosis {

  private final List<Variant> variants;
  private final MixProblem problem;
  private final long budget;
  private final long share; // of the steps, for each of at most 2 searches per quota and one more
  private long steps;

  MixDiagnosis(List<Variant> variants, MixProblem problem, long budget) {
    this.variants = variants;
    this.problem = problem;
    this.budget = budget;
    share = Math.max(1, budget / (2L * problem.quotas.length + 1));
  }

  /** The steps that all searches together took. */
  long steps() {
    return steps;
  }

  /** The mix that uses least of all quotas, within them; the whole budget is for it. */
  MixSearch frugal() {
    return search(allOf(), Set.of(), budget);
  }

  /**
   * Quotas of which lifting one alone would do, with the fewest units; else some that would do
   * together, and what the mix that overdraws them least takes of each; else all.
   */
  List<Shortage> shortages() {
    List<Shortage> alone = new ArrayList<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      MixSearch search = search(Set.of(r), Set.of(r), share);
      if (search.found()) {
        double units = Math.ceil(search.lowerBound() * worth(r) - 1e-6);
        alone.add(shortage(r, Math.max(units, problem.quotas[r] + 1.0), true));
      }
    }
    return alone.isEmpty() ? together() : alone;
  }

  private List<Shortage> together() {
    Set<Integer> lifted = allOf();
    MixSearch mildest = search(lifted, lifted, share);
    for (int r = 0; r < problem.quotas.length; r++) {
      Set<Integer> fewer = new TreeSet<>(lifted);
      fewer.remove(r);
      MixSearch search = search(fewer, fewer, share);
      if (search.found()) {
        lifted = fewer;
        mildest = search;
      }
    }
    List<Shortage> found = new ArrayList<>();
    int[] mix = mildest.mix();
    for (int r : lifted) {
      double units = mildest.found() ? 0 : Double.NaN;
      for (int i = 0; i < mix.length; i++) {
        units += (double) mix[i] * uses(variants.get(i), r);
      }
      if (!(units <= problem.quotas[r])) {
        found.add(shortage(r, units, false));
      }
    }
    return found;
  }

  private Shortage shortage(int r, double needed, boolean alone) {
    return new Shortage(Kind.QUOTA, problem.quotaNames[r], needed, problem.quotas[r], alone);
  }

  private MixSearch search(Set<Integer> priced, Set<Integer> lifted, long budget) {
    Map<String, Long> kept = new TreeMap<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      if (!lifted.contains(r)) {
        kept.put(problem.quotaNames[r], problem.quotas[r]);
      }
    }
    List<Variant> byUse = new ArrayList<>();
    for (Variant v : variants) {
      double price = 0;
      for (int r : priced) {
        price += uses(v, r) / worth(r);
      }
      byUse.add(new Variant(v.id(), v.capacity(), price, v.min(), v.max(), 0, 0, 0, v.uses()));
    }
    MixSearch search = MixSearch.of(MixProblem.of(byUse, problem.need, kept), budget);
    steps += search.steps();
    return search;
  }

  /** All of a quota, and a unit more so that none is worth nothing, counts as one. */
  private double worth(int r) {
    return problem.quotas[r] + 1.0;
  }

  private long uses(Variant variant, int r) {
    return variant.uses().getOrDefault(problem.quotaNames[r], 0L);
  }

  private Set<Integer> allOf() {
    Set<Integer> all = new TreeSet<>();
    for (int r = 0; r < problem.quotas.length; r++) {
      all.add(r);
    }
    return all;
  }
}
