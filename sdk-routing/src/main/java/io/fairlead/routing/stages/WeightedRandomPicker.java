package io.fairlead.routing.stages;

import io.fairlead.routing.Picker;
import io.fairlead.routing.Row;
import java.util.random.RandomGenerator;

/**
 * See {@link Pickers#weightedRandom(int)}.
 *
 * <p>Draws one after the other, each in proportion to its sum among those left. That is the
 * distribution of upstream's reservoir with keys {@code U^(1/score)}, without a transcendental
 * function and without a key per candidate.
 */
record WeightedRandomPicker(String name, int endpoints) implements Picker {

  @Override
  public int pick(Row totals, RandomGenerator random, int[] ranked) {
    int count = Math.min(Math.min(endpoints, ranked.length), totals.size());
    for (int r = 0; r < count; r++) {
      ranked[r] = draw(totals, random, ranked, r);
    }
    return count;
  }

  private static int draw(Row totals, RandomGenerator random, int[] ranked, int taken) {
    double sum = 0.0;
    for (int i = 0; i < totals.size(); i++) {
      if (totals.get(i) > 0.0 && !RandomPicker.contains(ranked, taken, i)) {
        sum += totals.get(i);
      }
    }
    double mark = random.nextDouble() * sum;
    int last = -1;
    int left = 0;
    for (int i = 0; i < totals.size(); i++) {
      if (RandomPicker.contains(ranked, taken, i)) {
        continue;
      }
      left++;
      if (totals.get(i) > 0.0) {
        last = i;
        mark -= totals.get(i);
        if (mark < 0.0) {
          return i;
        }
      }
    }
    // rounding may leave a crumb: the last positive one; without any, all are equal
    return last >= 0 ? last : RandomPicker.nth(random.nextInt(left), ranked, taken, totals.size());
  }
}
