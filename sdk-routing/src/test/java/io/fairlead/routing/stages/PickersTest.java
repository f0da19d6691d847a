package io.fairlead.routing.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.routing.Picker;
import io.fairlead.routing.Row;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PickersTest {

  private static final int DRAWS = 40_000;

  /** How often each candidate came at each rank, as a share of the draws. */
  private static double[][] shares(Picker picker, double... totals) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] shares = new double[picker.endpoints()][totals.length];
    int[] ranked = new int[picker.endpoints()];
    for (int d = 0; d < DRAWS; d++) {
      int count = picker.pick(Row.of(totals), random, ranked);
      assertThat(Arrays.stream(ranked, 0, count).distinct().count()).isEqualTo(count);
      for (int r = 0; r < count; r++) {
        shares[r][ranked[r]] += 1.0 / DRAWS;
      }
    }
    return shares;
  }

  @Test
  void theGreatestSumWins() {
    assertThat(shares(Pickers.maxScore(), 0.1, 0.7, 0.5)[0][1]).isEqualTo(1.0, within(1e-6));
  }

  @Test
  void equalSumsAreEquallyLikely() {
    double[] shares = shares(Pickers.maxScore(), 1, 2, 2, 2)[0];
    assertThat(shares[0]).isZero();
    for (int i = 1; i < 4; i++) {
      assertThat(shares[i]).isEqualTo(1.0 / 3, within(0.01));
    }
  }

  @Test
  void fallbacksAreTheNextBestAndTiesAmongThemAreRandomToo() {
    double[][] shares = shares(Pickers.maxScore(4), 3, 1, 2, 2, 0.5);
    assertThat(shares[0][0]).isEqualTo(1.0, within(1e-6));
    assertThat(shares[1][2]).isEqualTo(0.5, within(0.01));
    assertThat(shares[1][3]).isEqualTo(0.5, within(0.01));
    assertThat(shares[2][2]).isEqualTo(0.5, within(0.01));
    assertThat(shares[3][1]).isEqualTo(1.0, within(1e-6));
  }

  @Test
  void thereAreNoMoreFallbacksThanCandidates() {
    int[] ranked = new int[5];
    for (Picker picker :
        new Picker[] {Pickers.maxScore(5), Pickers.random(5), Pickers.weightedRandom(5)}) {
      assertThat(picker.pick(Row.of(1, 2), new SplittableRandom(1), ranked)).isEqualTo(2);
    }
  }

  @Test
  void aRandomPickerIgnoresSums() {
    double[][] shares = shares(Pickers.random(2), 0, 5, 1, 0);
    for (int i = 0; i < 4; i++) {
      assertThat(shares[0][i]).isEqualTo(0.25, within(0.01));
      assertThat(shares[1][i]).isEqualTo(0.25, within(0.01));
    }
  }

  @Test
  void aWeightedRandomPickerDrawsInProportion() {
    double[][] shares = shares(Pickers.weightedRandom(2), 1, 3, 0, 4);
    assertThat(shares[0][0]).isEqualTo(0.125, within(0.01));
    assertThat(shares[0][1]).isEqualTo(0.375, within(0.01));
    assertThat(shares[0][2]).isZero();
    assertThat(shares[0][3]).isEqualTo(0.5, within(0.01));
    // without replacement: P(1 second) = 1/8 * 3/7 + 1/2 * 3/4
    assertThat(shares[1][1]).isEqualTo(1.0 / 8 * 3 / 7 + 0.5 * 0.75, within(0.01));
  }

  @Test
  void aWeightedRandomPickerWithoutAPositiveSumIsRandom() {
    double[] shares = shares(Pickers.weightedRandom(), 0, 0, 0)[0];
    for (double share : shares) {
      assertThat(share).isEqualTo(1.0 / 3, within(0.01));
    }
  }
}
