package io.fairlead.autoscale.capacity;

/**
 * Depth-first branch and bound over a {@link MixProblem}. For one variant after the other it tries
 * the number that the relaxation takes, then numbers further and further away on the side with the
 * smaller bound; since that bound is convex, the first number that cannot win ends its side. The
 * last variant needs no search: as few replicas as serve the rest, or as many as are cheapest.
 *
 * <p>A step is one number tried for one variant. Not thread-safe.
 */
final class MixSearch {

  private final MixProblem problem;
  private final MixBounds bounds;
  private final double paid; // what the prices charge for whole quotas
  private final double[] prices;
  private final long budget;
  private final int[] chosen;
  private final long[] left;

  private long steps;
  private double best = Double.POSITIVE_INFINITY;
  private int[] bestMix = {};
  private double open = Double.POSITIVE_INFINITY; // least bound of what was left unsearched

  private MixSearch(MixProblem problem, long budget) {
    this.problem = problem;
    this.budget = budget;
    prices = QuotaPrices.of(problem);
    bounds = new MixBounds(problem, prices);
    chosen = new int[problem.size];
    left = problem.quotas.clone();
    double sum = 0;
    for (int r = 0; r < prices.length; r++) {
      sum += prices[r] * problem.quotas[r];
    }
    paid = sum;
  }

  /** Searches until nothing can be better or the budget is spent. */
  static MixSearch of(MixProblem problem, long budget) {
    MixSearch search = new MixSearch(problem, budget);
    search.run();
    return search;
  }

  private void run() {
    if (problem.size == 0) {
      if (problem.need <= 0) {
        best = 0;
      }
    } else if (isPossible(0, problem.need)) {
      descend(0, problem.need, 0, -paid);
    }
  }

  boolean found() {
    return best < Double.POSITIVE_INFINITY;
  }

  /** Whether nothing was left unsearched that could be better. */
  boolean complete() {
    return open >= cutoff();
  }

  /** No mix costs less; infinite if there is none. */
  double lowerBound() {
    return Math.min(best, open);
  }

  long steps() {
    return steps;
  }

  /** The number of each variant, in the order in which they were given. */
  int[] mix() {
    int[] inOrder = new int[problem.size];
    for (int v = 0; v < bestMix.length; v++) {
      inOrder[problem.given[v]] = bestMix[v];
    }
    return inOrder;
  }

  private double cutoff() {
    return found() ? best - Math.abs(best) * MixProblem.SLACK : best;
  }

  private void descend(int k, double need, double cost, double priced) {
    int low = Math.max(problem.min[k], problem.fewest(k, need - bounds.most(k + 1)));
    int high = room(k);
    if (low > high) {
      return;
    }
    if (k == problem.size - 1) {
      finish(k, Math.max(low, problem.fewest(k, need)), high, cost);
      return;
    }
    int down = Math.max(low, Math.min(high, bounds.relaxedCount(k, need)));
    int up = down + 1;
    double downBound = bound(k, down, need, priced);
    double upBound = up <= high ? bound(k, up, need, priced) : Double.POSITIVE_INFINITY;
    while (true) {
      boolean goDown = downBound <= upBound;
      double least = goDown ? downBound : upBound;
      if (!(least < cutoff())) {
        return;
      }
      if (steps >= budget) {
        open = Math.min(open, least);
        return;
      }
      int x = goDown ? down-- : up++;
      take(k, x, need, cost, priced);
      if (goDown) {
        downBound = down >= low ? bound(k, down, need, priced) : Double.POSITIVE_INFINITY;
      } else {
        upBound = up <= high ? bound(k, up, need, priced) : Double.POSITIVE_INFINITY;
      }
    }
  }

  private void take(int k, int x, double need, double cost, double priced) {
    steps++;
    chosen[k] = x;
    double charge = 0;
    for (int r = 0; r < left.length; r++) {
      long units = problem.uses[r][k] * x;
      left[r] -= units;
      charge += prices[r] * units;
    }
    double each = problem.cost(k, x);
    double rest = need - problem.capacity[k] * x;
    if (isPossible(k + 1, rest)
        && priced + each + charge + bounds.counted(k + 1, rest) < cutoff()) {
      descend(k + 1, rest, cost + each, priced + each + charge);
    }
    for (int r = 0; r < left.length; r++) {
      left[r] += problem.uses[r][k] * x;
    }
  }

  private void finish(int k, int low, int high, double cost) {
    if (low > high) {
      return;
    }
    int x = problem.cheapest(k, low, high);
    double total = cost + problem.cost(k, x);
    if (total < cutoff()) {
      best = total;
      chosen[k] = x;
      bestMix = chosen.clone();
    }
  }

  private double bound(int k, int x, double need, double priced) {
    double charge = 0;
    for (int r = 0; r < prices.length; r++) {
      charge += prices[r] * (problem.uses[r][k] * x);
    }
    return priced
        + charge
        + problem.cost(k, x)
        + bounds.relaxed(k + 1, need - problem.capacity[k] * x);
  }

  private boolean isPossible(int k, double need) {
    if (k == problem.size) {
      return need <= problem.slack;
    }
    for (int r = 0; r < left.length; r++) {
      if (left[r] < 0 || bounds.most(k, r, left[r]) < need - problem.slack) {
        return false;
      }
    }
    return true;
  }

  /** Most replicas of a variant within its maximum and what is left of the quotas. */
  private int room(int k) {
    long most = problem.max[k];
    for (int r = 0; r < left.length; r++) {
      if (problem.uses[r][k] > 0) {
        most = Math.min(most, left[r] / problem.uses[r][k]);
      }
    }
    return (int) Math.max(-1, most);
  }
}
