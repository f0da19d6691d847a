package io.fairlead.autoscale.capacity;

/**
 * Makes a mix cheaper by small moves, the first that helps, until none does: leave one replica of a
 * variant out and fill up with another one. For mixes of a search that had to end early. Not
 * thread-safe.
 */
final class MixPolish {

  private final MixProblem problem;
  private final int[] mix; // in the order of the search
  private final long[] left;
  private double surplus;
  private long steps;

  private MixPolish(MixProblem problem, int[] inGivenOrder) {
    this.problem = problem;
    mix = new int[problem.size];
    left = problem.quotas.clone();
    for (int v = 0; v < mix.length; v++) {
      mix[v] = inGivenOrder[problem.given[v]];
      for (int r = 0; r < left.length; r++) {
        left[r] -= problem.uses[r][v] * mix[v];
      }
    }
    surplus = surplus();
  }

  /** Summed up anew each time: differences of large numbers would remember their rounding. */
  private double surplus() {
    double sum = 0;
    for (int v = 0; v < mix.length; v++) {
      sum += problem.capacity[v] * mix[v];
    }
    return sum - problem.need;
  }

  /**
   * Returns the mix after at most so many tries; both in the order in which variants were given.
   */
  static MixPolish of(MixProblem problem, int[] mix, long budget) {
    MixPolish polish = new MixPolish(problem, mix);
    boolean better = true;
    while (better) {
      better = polish.improve(budget);
    }
    return polish;
  }

  long steps() {
    return steps;
  }

  int[] mix() {
    int[] given = new int[mix.length];
    for (int v = 0; v < mix.length; v++) {
      given[problem.given[v]] = mix[v];
    }
    return given;
  }

  private boolean improve(long budget) {
    for (int out = 0; out < mix.length; out++) {
      for (int in = 0; in < mix.length; in++) {
        if (steps >= budget) {
          return false;
        }
        steps++;
        if (mix[out] > problem.min[out] && move(out, in)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean move(int out, int in) {
    int more = problem.fewest(in, problem.capacity[out] - surplus);
    if (out == in ? more > 0 : more > problem.max[in] - mix[in]) {
      return false;
    }
    double before = problem.cost(out, mix[out]) + (out == in ? 0 : problem.cost(in, mix[in]));
    double after =
        problem.cost(out, mix[out] - 1) + (out == in ? 0 : problem.cost(in, mix[in] + more));
    if (!(after < before - Math.abs(before) * MixProblem.SLACK)) {
      return false;
    }
    for (int r = 0; r < left.length; r++) {
      if (left[r] + problem.uses[r][out] < (double) problem.uses[r][in] * more) {
        return false;
      }
    }
    mix[out]--;
    mix[in] += more;
    double next = surplus();
    if (next < -problem.slack) {
      mix[out]++;
      mix[in] -= more;
      return false;
    }
    surplus = next;
    for (int r = 0; r < left.length; r++) {
      left[r] += problem.uses[r][out] - problem.uses[r][in] * more;
    }
    return true;
  }
}
