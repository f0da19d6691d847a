package io.fairlead.routing.stages;

import io.fairlead.routing.Picker;
import io.fairlead.routing.Row;
import java.util.random.RandomGenerator;

/** See {@link Pickers#random(int)}. */
record RandomPicker(String name, int endpoints) implements Picker {

  @Override
  public int pick(Row totals, RandomGenerator random, int[] ranked) {
    int count = Math.min(Math.min(endpoints, ranked.length), totals.size());
    for (int r = 0; r < count; r++) {
      ranked[r] = nth(random.nextInt(totals.size() - r), ranked, r, totals.size());
    }
    return count;
  }

  /** The nth of the candidates that are not among the first {@code taken} ranked. */
  static int nth(int n, int[] ranked, int taken, int size) {
    int left = n;
    for (int i = 0; i < size; i++) {
      if (!contains(ranked, taken, i) && left-- == 0) {
        return i;
      }
    }
    throw new IllegalStateException("fewer candidates than counted");
  }

  static boolean contains(int[] ranked, int taken, int i) {
    for (int r = 0; r < taken; r++) {
      if (ranked[r] == i) {
        return true;
      }
    }
    return false;
  }
}
