package io.fairlead.autoscale.capacity;

import java.util.Arrays;

/**
 * What a unit of each quota is worth: multipliers of a Lagrangian relaxation, so that the bounds of
 * a search know of quotas. Any prices of at least 0 give a valid bound; good ones give a high one.
 *
 * <p>The bound is concave in each price and its slope is the use of the quota beyond its limit by
 * the relaxed mix at these prices, so each price in turn is set by bisection on the sign of that
 * slope, a few rounds long.
 */
final class QuotaPrices {

  private static final int ROUNDS = 3;
  private static final int HALVINGS = 24;
  private static final int DOUBLINGS = 30;

  private final MixProblem problem;
  private final double[] prices;
  private final double[] perUnit;
  private final double[] costs;
  private final int[] counts;
  private final int[] owners;
  private final int[] order;
  private final double[] taken;
  private int pieces;

  private QuotaPrices(MixProblem problem) {
    this.problem = problem;
    prices = new double[problem.quotas.length];
    perUnit = new double[2 * problem.size];
    costs = new double[2 * problem.size];
    counts = new int[2 * problem.size];
    owners = new int[2 * problem.size];
    order = new int[2 * problem.size];
    taken = new double[problem.size];
    prepare();
  }

  static double[] of(MixProblem problem) {
    return problem.quotas.length == 0 ? new double[0] : new QuotaPrices(problem).found();
  }

  private void prepare() {
    for (int v = 0; v < problem.size; v++) {
      int turn = Math.max(problem.min[v], Math.min(problem.max[v], problem.present[v]));
      add(v, turn - problem.min[v], problem.cost[v] - problem.stopCost[v]);
      add(v, problem.max[v] - turn, problem.cost[v] + problem.startCost[v]);
    }
  }

  private void add(int v, int count, double each) {
    if (count > 0) {
      owners[pieces] = v;
      counts[pieces] = count;
      costs[pieces] = each;
      order[pieces] = pieces;
      pieces++;
    }
  }

  private double[] found() {
    double best = relax();
    if (isWithinAll()) {
      return prices;
    }
    double[] bestPrices = prices.clone();
    for (int round = 0; round < ROUNDS; round++) {
      for (int r = 0; r < prices.length; r++) {
        improve(r);
      }
      double bound = relax();
      if (bound <= best) {
        break;
      }
      best = bound;
      System.arraycopy(prices, 0, bestPrices, 0, prices.length);
    }
    return Double.isFinite(best) ? bestPrices : new double[prices.length];
  }

  private void improve(int r) {
    double low = 0;
    prices[r] = 0;
    relax();
    if (excess(r) <= 0) {
      return;
    }
    double high = scale(r);
    for (int i = 0; i < DOUBLINGS; i++) {
      prices[r] = high;
      relax();
      if (excess(r) <= 0) {
        break;
      }
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      prices[r] = middle;
      relax();
      if (excess(r) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    prices[r] = low;
    double below = relax();
    prices[r] = high;
    prices[r] = relax() >= below ? high : low;
  }

  /** A price that weighs as much as the costs do. */
  private double scale(int r) {
    double scale = 0;
    for (int v = 0; v < problem.size; v++) {
      if (problem.uses[r][v] > 0) {
        double each = problem.cost[v] + problem.startCost[v] + problem.stopCost[v];
        scale = Math.max(scale, each / problem.uses[r][v]);
      }
    }
    return scale > 0 ? scale : 1;
  }

  /** Sets {@link #taken} to the relaxed mix at the present prices; returns the bound. */
  private double relax() {
    double bound = 0;
    double open = problem.need - problem.slack;
    for (int r = 0; r < prices.length; r++) {
      bound -= prices[r] * problem.quotas[r];
    }
    for (int v = 0; v < problem.size; v++) {
      taken[v] = problem.min[v];
      open -= problem.capacity[v] * problem.min[v];
      bound += problem.cost(v, problem.min[v]) + charge(v) * problem.min[v];
    }
    for (int i = 0; i < pieces; i++) {
      perUnit[i] = (costs[i] + charge(owners[i])) / problem.capacity[owners[i]];
    }
    sort();
    for (int at = 0; at < pieces; at++) {
      int i = order[at];
      int v = owners[i];
      if (open <= 0 && perUnit[i] > 0) {
        break;
      }
      double replicas =
          perUnit[i] <= 0 ? counts[i] : Math.min(counts[i], open / problem.capacity[v]);
      taken[v] += replicas;
      open -= replicas * problem.capacity[v];
      bound += replicas * perUnit[i] * problem.capacity[v];
    }
    return bound;
  }

  private double charge(int v) {
    double charge = 0;
    for (int r = 0; r < prices.length; r++) {
      charge += prices[r] * problem.uses[r][v];
    }
    return charge;
  }

  private void sort() {
    for (int i = 1; i < pieces; i++) { // nearly sorted from the last time
      int moved = order[i];
      int j = i - 1;
      while (j >= 0 && perUnit[order[j]] > perUnit[moved]) {
        order[j + 1] = order[j];
        j--;
      }
      order[j + 1] = moved;
    }
  }

  private double excess(int r) {
    double used = -(double) problem.quotas[r];
    for (int v = 0; v < problem.size; v++) {
      used += problem.uses[r][v] * taken[v];
    }
    return used;
  }

  private boolean isWithinAll() {
    for (int r = 0; r < prices.length; r++) {
      if (excess(r) > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return Arrays.toString(prices);
  }
}
