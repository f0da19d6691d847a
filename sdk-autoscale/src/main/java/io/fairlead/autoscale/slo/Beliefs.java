package io.fairlead.autoscale.slo;

/**
 * Bayesian least squares for three coefficients that cannot be negative, each relative to its prior
 * value: the prior's and the data's information, and what follows from both.
 *
 * <p>Symmetric 3 x 3 matrices are kept as the six numbers 00, 01, 02, 11, 12, 22. Mutable; belongs
 * to one call.
 */
final class Beliefs {

  /** Of the two times per token, the share of the prior's variance that both have in common. */
  private static final double COMMON = 0.8;

  /** The data say more than the prior about the split once they say so many times as much. */
  private static final double SEPARATED = 3;

  final double[] information; // of the data: 6 numbers of the matrix, then 3 of the vector
  final double[] solution; // 3 means, then 6 numbers of the covariance
  private final double precision; // of the prior, for the first coefficient
  private final double pair; // and for each of the two others, which go together
  private boolean separated;

  /**
   * @param uncertainty the prior's standard deviation, relative
   * @param information of the data, changed in place
   */
  Beliefs(double uncertainty, double[] information) {
    this.information = information;
    solution = new double[9];
    precision = 1 / (uncertainty * uncertainty);
    pair = precision / (1 - COMMON * COMMON);
    solve();
  }

  /** As it was solved before; nothing is solved again. */
  Beliefs(double uncertainty, double[] information, double[] solution, boolean separated) {
    this.information = information;
    this.solution = solution;
    this.separated = separated;
    precision = 1 / (uncertainty * uncertainty);
    pair = precision / (1 - COMMON * COMMON);
  }

  double mean(int i) {
    return solution[i];
  }

  boolean separated() {
    return separated;
  }

  /** Returns xᵀP x, the variance of the prediction for a row. */
  double variance(double x0, double x1, double x2) {
    return variance(solution, x0, x1, x2);
  }

  static double variance(double[] solution, double x0, double x1, double x2) {
    return solution[3] * x0 * x0
        + solution[6] * x1 * x1
        + solution[8] * x2 * x2
        + 2 * (solution[4] * x0 * x1 + solution[5] * x0 * x2 + solution[7] * x1 * x2);
  }

  /**
   * Takes one more equation in: {@code x · z = y}, with weight {@code 1 / variance}.
   *
   * <p>Forgets first, but only along the direction that the row informs (L. Cao and H. Schwartz,
   * 2000): what the data say about other directions stays, and without excitation nothing is lost.
   * The solution of the data alone does not change by forgetting, only what it weighs against the
   * prior.
   */
  void take(double x0, double x1, double x2, double y, double weight, double forgetting) {
    double[] j = information;
    double u0 = j[0] * x0 + j[1] * x1 + j[2] * x2;
    double u1 = j[1] * x0 + j[3] * x1 + j[4] * x2;
    double u2 = j[2] * x0 + j[4] * x1 + j[5] * x2;
    double along = x0 * u0 + x1 * u1 + x2 * u2;
    if (along > 0) {
      double k = forgetting / along;
      add(u0, u1, u2, -k);
      double said = k * (x0 * j[6] + x1 * j[7] + x2 * j[8]);
      j[6] -= u0 * said;
      j[7] -= u1 * said;
      j[8] -= u2 * said;
      // what rounding may leave below zero
      j[0] = Math.max(0, j[0]);
      j[3] = Math.max(0, j[3]);
      j[5] = Math.max(0, j[5]);
    }
    add(x0, x1, x2, weight);
    j[6] += weight * x0 * y;
    j[7] += weight * x1 * y;
    j[8] += weight * x2 * y;
    solve();
  }

  private void add(double x0, double x1, double x2, double factor) {
    information[0] += factor * x0 * x0;
    information[1] += factor * x0 * x1;
    information[2] += factor * x0 * x2;
    information[3] += factor * x1 * x1;
    information[4] += factor * x1 * x2;
    information[5] += factor * x2 * x2;
  }

  private void solve() {
    double[] j = information;
    double t0 = precision + j[0];
    double t1 = j[1];
    double t2 = j[2];
    double t3 = pair + j[3];
    double t4 = j[4] - COMMON * pair;
    double t5 = pair + j[5];
    double c00 = t3 * t5 - t4 * t4;
    double c01 = t2 * t4 - t1 * t5;
    double c02 = t1 * t4 - t2 * t3;
    double det = t0 * c00 + t1 * c01 + t2 * c02;
    solution[3] = c00 / det;
    solution[4] = c01 / det;
    solution[5] = c02 / det;
    solution[6] = (t0 * t5 - t2 * t2) / det;
    solution[7] = (t1 * t2 - t0 * t4) / det;
    solution[8] = (t0 * t3 - t1 * t1) / det;
    separated = splitInformation() >= SEPARATED * splitPrior();
    if (separated) {
      solveApart();
    } else {
      solveTogether();
    }
  }

  /** The prior's mean is 1 in each coefficient. */
  private double vector(int i) {
    return information[6 + i] + (i == 0 ? precision : (1 - COMMON) * pair);
  }

  /** The prior's information about half the difference of the two times per token. */
  private double splitPrior() {
    return 2 * pair * (1 + COMMON);
  }

  /** The prior's information about what both have in common. */
  private double bothPrior() {
    return 2 * pair * (1 - COMMON);
  }

  /**
   * The data's information about that difference once the first coefficient and what both times
   * have in common are fitted: the Schur complement.
   */
  private double splitInformation() {
    double[] j = information;
    double both = j[3] + 2 * j[4] + j[5] + bothPrior();
    double first = j[0] + precision;
    double mixed = j[1] + j[2];
    double d0 = j[1] - j[2];
    double d1 = j[3] - j[5];
    double det = first * both - mixed * mixed;
    double explained = (d0 * d0 * both - 2 * d0 * d1 * mixed + d1 * d1 * first) / det;
    return j[3] - 2 * j[4] + j[5] - explained;
  }

  private void solveTogether() {
    double[] j = information;
    double first = j[0] + precision;
    double mixed = j[1] + j[2];
    double both = j[3] + 2 * j[4] + j[5] + bothPrior();
    double g0 = vector(0);
    double g1 = vector(1) + vector(2);
    double det = first * both - mixed * mixed;
    double z0 = (g0 * both - g1 * mixed) / det;
    double z1 = (g1 * first - g0 * mixed) / det;
    if (z0 < 0) {
      z0 = 0;
      z1 = Math.max(0, g1 / both);
    } else if (z1 < 0) {
      z1 = 0;
      z0 = Math.max(0, g0 / first);
    }
    solution[0] = z0;
    solution[1] = z1;
    solution[2] = z1;
  }

  private void solveApart() {
    double[] p = solution;
    double g0 = vector(0);
    double g1 = vector(1);
    double g2 = vector(2);
    p[0] = p[3] * g0 + p[4] * g1 + p[5] * g2;
    p[1] = p[4] * g0 + p[6] * g1 + p[7] * g2;
    p[2] = p[5] * g0 + p[7] * g1 + p[8] * g2;
    if (p[0] < 0 || p[1] < 0 || p[2] < 0) {
      solveOnTheEdge();
    }
  }

  /** Of the solutions with some coefficients at 0, that which fits best: eight are few enough. */
  private void solveOnTheEdge() {
    double best = Double.NEGATIVE_INFINITY;
    double[] found = new double[3];
    for (int held = 1; held < 8; held++) {
      double[] z = restricted(held);
      double fit = z[0] * vector(0) + z[1] * vector(1) + z[2] * vector(2);
      if (z[0] >= 0 && z[1] >= 0 && z[2] >= 0 && fit > best) {
        best = fit;
        found = z;
      }
    }
    System.arraycopy(found, 0, solution, 0, 3);
  }

  private double[] restricted(int held) {
    double[] j = information;
    double mixed = j[4] - COMMON * pair;
    double[][] m = {
      {precision + j[0], j[1], j[2]},
      {j[1], pair + j[3], mixed},
      {j[2], mixed, pair + j[5]}
    };
    double[] z = {vector(0), vector(1), vector(2)};
    for (int i = 0; i < 3; i++) {
      if ((held & 1 << i) != 0) {
        for (int k = 0; k < 3; k++) {
          m[i][k] = i == k ? 1 : 0;
          m[k][i] = i == k ? 1 : 0;
        }
        z[i] = 0;
      }
    }
    for (int i = 0; i < 3; i++) { // positive definite, so no pivots are needed
      for (int k = i + 1; k < 3; k++) {
        double factor = m[k][i] / m[i][i];
        for (int c = i; c < 3; c++) {
          m[k][c] -= factor * m[i][c];
        }
        z[k] -= factor * z[i];
      }
    }
    for (int i = 2; i >= 0; i--) {
      for (int c = i + 1; c < 3; c++) {
        z[i] -= m[i][c] * z[c];
      }
      z[i] /= m[i][i];
    }
    return z;
  }
}
