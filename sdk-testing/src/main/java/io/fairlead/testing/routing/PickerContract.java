package io.fairlead.testing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.Picker;
import io.fairlead.routing.Row;
import io.fairlead.routing.Stage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Picker} promises. Extend it in the test of your picker.
 *
 * <p>Seeds are the repetition number, so a failure names its seed and repeats.
 */
public abstract class PickerContract extends StageContract {

  /** For subclasses. */
  protected PickerContract() {}

  /** Returns the picker under test; called more than once. */
  protected abstract Picker picker();

  @Override
  final Stage stage() {
    return picker();
  }

  @RepeatedTest(value = 100, failureThreshold = 3)
  void ranksDifferentCandidatesAndAtLeastOne(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    double[] totals = new double[random.nextInt(1, 30)];
    Arrays.setAll(totals, i -> random.nextInt(4) * 0.5); // with zeroes and ties
    check(totals, repetition.getCurrentRepetition());
  }

  @RepeatedTest(value = 20, failureThreshold = 3)
  void theSameSeedGivesTheSameRanking(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    double[] totals = new SplittableRandom(seed).doubles(12).toArray();
    assertThat(check(totals, seed)).as("seed %d", seed).isEqualTo(check(totals, seed));
  }

  @Test
  void acceptsASingleCandidate() {
    assertThat(check(new double[] {0.0}, 1)).containsExactly(0);
  }

  private int[] check(double[] totals, long seed) {
    Picker picker = picker();
    assertThat(picker.endpoints()).isPositive();
    int[] ranked = new int[picker.endpoints()];
    int count = picker.pick(Row.of(totals), new SplittableRandom(seed), ranked);
    assertThat(count).as("seed %d", seed).isBetween(1, Math.min(ranked.length, totals.length));
    int[] picked = Arrays.copyOf(ranked, count);
    assertThat(picked).as("seed %d", seed).doesNotHaveDuplicates();
    for (int index : picked) {
      assertThat(index).as("seed %d", seed).isBetween(0, totals.length - 1);
    }
    return picked;
  }
}
