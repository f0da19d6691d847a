package io.fairlead.autoscale.capacity;

import java.util.ArrayList;
import java.util.List;

/**
 * What the last variants of a search can do at best, precomputed for each place in its order.
 *
 * <p>Two lower bounds of cost. {@link #relaxed} is the linear relaxation: replicas in fractions,
 * cheapest capacity first; quotas are not enforced but priced ({@link QuotaPrices}), which keeps
 * the bound a bound whatever the prices. {@link #counted} also knows that replicas are whole: if
 * every replica costs at least {@code t · capacity + r} (a line below all of them in the plane of
 * capacity and cost), the rest costs at least {@code t · need + r · (fewest replicas that do)}.
 * This is what closes the gap where price is capacity plus a fee, on which plain branch and bound
 * starves.
 */
final class MixBounds {

  private final MixProblem problem;
  private final Tail[] tails;

  MixBounds(MixProblem problem, double[] prices) {
    this.problem = problem;
    tails = new Tail[problem.size + 1];
    for (int k = 0; k <= problem.size; k++) {
      tails[k] = new Tail(problem, k, prices);
    }
  }

  /** Least priced cost of the variants from {@code k} on that serve {@code need}. */
  double relaxed(int k, double need) {
    return tails[k].relaxed(need - problem.slack);
  }

  /** As {@link #relaxed}, with whole replicas counted; neither bound is always the better one. */
  double counted(int k, double need) {
    return tails[k].counted(need - problem.slack);
  }

  /** How many replicas of variant {@code k} the relaxation takes, rounded down. */
  int relaxedCount(int k, double need) {
    return tails[k].ofFirst(need - problem.slack);
  }

  /** All that the variants from {@code k} on can serve. */
  double most(int k) {
    return tails[k].most;
  }

  /** All that they can serve within what is left of one quota, replicas in fractions. */
  double most(int k, int quota, long left) {
    return tails[k].within(quota, left);
  }

  /** A piece of a variant: so many replicas at one price each. */
  private record Piece(int variant, double capacity, double cost, int count) {
    double perUnit() {
      return cost / capacity;
    }
  }

  /** The variants from one place on. */
  private static final class Tail {

    private final double base; // cost of the minima, and of all that pays for itself
    private final double served; // by these
    private final int firstBase; // replicas of the first variant among these
    private final int first;
    private final double most;
    private final int[] variant;
    private final double[] capacity;
    private final double[] cost;
    private final int[] count;
    private final double[] largestCapacity; // pieces again, by capacity
    private final int[] largestCount;
    private final double[] slope; // lines below all pieces
    private final double[] fee;
    private final double[][] denseCapacity; // by quota: pieces by capacity per unit of it
    private final double[][] denseUnits;
    private final double[] freeOfQuota;

    Tail(MixProblem problem, int from, double[] prices) {
      List<Piece> pieces = new ArrayList<>();
      double base = 0;
      double served = 0;
      double most = 0;
      int firstBase = 0;
      for (int v = from; v < problem.size; v++) {
        double price = 0;
        for (int r = 0; r < prices.length; r++) {
          price += prices[r] * problem.uses[r][v];
        }
        int min = problem.min[v];
        base += problem.cost(v, min) + price * min;
        served += problem.capacity[v] * min;
        most += problem.capacity[v] * problem.max[v];
        firstBase += v == from ? min : 0;
        int turn = Math.max(min, Math.min(problem.max[v], problem.present[v]));
        for (int side = 0; side < 2; side++) {
          int pieceCount = side == 0 ? turn - min : problem.max[v] - turn;
          boolean kept = side == 0; // replicas that run already
          double each =
              problem.cost[v] + price + (kept ? -problem.stopCost[v] : problem.startCost[v]);
          if (pieceCount > 0 && each <= 0) {
            base += each * pieceCount;
            served += problem.capacity[v] * pieceCount;
            firstBase += v == from ? pieceCount : 0;
          } else if (pieceCount > 0) {
            pieces.add(new Piece(v, problem.capacity[v], each, pieceCount));
          }
        }
      }
      this.base = base;
      this.served = served;
      this.most = most;
      this.firstBase = firstBase;
      first = from;
      pieces.sort((a, b) -> Double.compare(a.perUnit(), b.perUnit()));
      variant = pieces.stream().mapToInt(Piece::variant).toArray();
      capacity = pieces.stream().mapToDouble(Piece::capacity).toArray();
      cost = pieces.stream().mapToDouble(Piece::cost).toArray();
      count = pieces.stream().mapToInt(Piece::count).toArray();
      pieces.sort((a, b) -> Double.compare(b.capacity(), a.capacity()));
      List<double[]> lines = lines(pieces);
      slope = lines.stream().mapToDouble(line -> line[0]).toArray();
      fee = lines.stream().mapToDouble(line -> line[1]).toArray();
      largestCapacity = pieces.stream().mapToDouble(Piece::capacity).toArray();
      largestCount = pieces.stream().mapToInt(Piece::count).toArray();
      denseCapacity = new double[problem.quotas.length][];
      denseUnits = new double[problem.quotas.length][];
      freeOfQuota = new double[problem.quotas.length];
      for (int r = 0; r < problem.quotas.length; r++) {
        dense(problem, r, from);
      }
    }

    private void dense(MixProblem problem, int r, int from) {
      List<double[]> pairs = new ArrayList<>();
      for (int v = from; v < problem.size; v++) {
        double all = problem.capacity[v] * problem.max[v];
        if (problem.uses[r][v] == 0) {
          freeOfQuota[r] += all;
        } else if (problem.max[v] > 0) {
          pairs.add(new double[] {all, (double) problem.uses[r][v] * problem.max[v]});
        }
      }
      pairs.sort((a, b) -> Double.compare(b[0] / b[1], a[0] / a[1]));
      denseCapacity[r] = pairs.stream().mapToDouble(p -> p[0]).toArray();
      denseUnits[r] = pairs.stream().mapToDouble(p -> p[1]).toArray();
    }

    double relaxed(double need) {
      double open = need - served;
      double sum = base;
      for (int i = 0; open > 0; i++) {
        if (i == cost.length) {
          return Double.POSITIVE_INFINITY;
        }
        double all = capacity[i] * count[i];
        if (open <= all) {
          return sum + cost[i] * (open / capacity[i]);
        }
        open -= all;
        sum += cost[i] * count[i];
      }
      return sum;
    }

    int ofFirst(double need) {
      double open = need - served;
      double taken = firstBase;
      for (int i = 0; open > 0 && i < cost.length; i++) {
        double all = capacity[i] * count[i];
        if (variant[i] == first) {
          taken += open <= all ? open / capacity[i] : count[i];
        }
        open -= all;
      }
      return (int) taken;
    }

    double counted(double need) {
      double open = need - served;
      if (open <= 0) {
        return base;
      }
      double left = open;
      double fewest = 0;
      for (int i = 0; left > 0; i++) {
        if (i == largestCount.length) {
          return Double.POSITIVE_INFINITY;
        }
        double all = largestCapacity[i] * largestCount[i];
        fewest += left <= all ? Math.ceil(left / largestCapacity[i]) : largestCount[i];
        left -= all;
      }
      double best = 0;
      for (int i = 0; i < slope.length; i++) {
        best = Math.max(best, slope[i] * open + fee[i] * fewest);
      }
      return base + best;
    }

    double within(int quota, double left) {
      double sum = freeOfQuota[quota];
      double[] units = denseUnits[quota];
      for (int i = 0; i < units.length && left > 0; i++) {
        sum +=
            left >= units[i]
                ? denseCapacity[quota][i]
                : denseCapacity[quota][i] * (left / units[i]);
        left -= units[i];
      }
      return sum;
    }

    /**
     * The lines {@code cost = slope · capacity + fee} through neighbours on the lower hull of the
     * pieces, and the flat one; neither part negative, and no piece lies below.
     *
     * @param pieces large ones first
     */
    private static List<double[]> lines(List<Piece> pieces) {
      List<double[]> lines = new ArrayList<>();
      List<Piece> hull = new ArrayList<>();
      for (Piece each : pieces) {
        while (!hull.isEmpty() && hides(each, hull)) {
          hull.remove(hull.size() - 1);
        }
        hull.add(each);
      }
      if (!pieces.isEmpty()) {
        lines.add(new double[] {0, fee(pieces, 0)});
      }
      for (int i = 1; i < hull.size(); i++) {
        double slope = slope(hull.get(i), hull.get(i - 1));
        double fee = fee(pieces, slope);
        if (slope > 0 && fee > 0) {
          lines.add(new double[] {slope, fee});
        }
      }
      return lines;
    }

    /**
     * Whether the last of the hull lies on or above what the next makes of it, but for rounding.
     */
    private static boolean hides(Piece next, List<Piece> hull) {
      Piece last = hull.get(hull.size() - 1);
      if (last.capacity() == next.capacity()) {
        return next.cost() <= last.cost();
      }
      return hull.size() > 1
          && slope(next, last) >= slope(last, hull.get(hull.size() - 2)) * (1 - 1e-9);
    }

    private static double slope(Piece small, Piece large) {
      double across = large.capacity() - small.capacity();
      return across == 0 ? Double.NaN : (large.cost() - small.cost()) / across;
    }

    private static double fee(List<Piece> pieces, double slope) {
      double fee = Double.POSITIVE_INFINITY;
      for (Piece each : pieces) {
        fee = Math.min(fee, each.cost() - slope * each.capacity());
      }
      return fee;
    }
  }
}
