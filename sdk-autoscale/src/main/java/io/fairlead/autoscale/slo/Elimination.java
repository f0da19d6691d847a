package io.fairlead.autoscale.slo;

import java.util.Arrays;

/**
 * Solves a Markov chain for its stationary distribution, by elimination from the last state down
 * (W. Grassmann, M. Taksar and D. Heyman, 1985), which subtracts nothing. Keeps the room of its
 * matrix for the next one, so it belongs to one call.
 */
final class Elimination {

  private double[] cells = {}; // row by row
  private double[] found = {};
  private int states;

  /** Returns a matrix of zeros, row by row, to be filled with probabilities of transition. */
  double[] cleared(int size) {
    states = size;
    if (cells.length < size * size) {
      cells = new double[size * size];
      found = new double[size];
    } else {
      Arrays.fill(cells, 0, size * size, 0);
    }
    return cells;
  }

  /**
   * Returns how often each state is, relative to the first; what comes after the last one is of no
   * meaning. O(states² · down).
   *
   * @param down by how many states a transition goes down at most
   */
  double[] stationary(int down) {
    for (int k = states - 1; k > 0; k--) {
      int lowest = Math.max(0, k - down);
      int row = k * states;
      double leaves = 0;
      for (int j = lowest; j < k; j++) {
        leaves += cells[row + j];
      }
      for (int i = 0; i < k; i++) {
        int other = i * states;
        double into = cells[other + k];
        if (into > 0) {
          into /= leaves;
          cells[other + k] = into;
          for (int j = lowest; j < k; j++) {
            cells[other + j] += into * cells[row + j];
          }
        }
      }
    }
    found[0] = 1;
    for (int k = 1; k < states; k++) {
      double sum = 0;
      for (int i = 0; i < k; i++) {
        sum += found[i] * cells[i * states + k];
      }
      found[k] = sum;
    }
    return found;
  }
}
