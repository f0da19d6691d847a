package io.fairlead.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LengthMomentsTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void aHistogramHasTheMeansOfItsBuckets() {
    LengthHistogram lengths =
        LengthHistogram.of(
            new double[] {10, 30, INF}, new double[] {2, 6, 8}, 2 * 5 + 4 * 20 + 150);
    assertThat(lengths.mean()).isCloseTo((10 + 80 + 150) / 8.0, within(1e-12));
    // evenly over [0, 10]: 100/3; over [10, 30]: (100 + 300 + 900) / 3; open bucket: 75 each
    assertThat(lengths.meanSquare())
        .isCloseTo((2 * 100 / 3.0 + 4 * 1300 / 3.0 + 2 * 5625) / 8, within(1e-9));
    assertThat(LengthHistogram.of(new double[] {10, INF}, new double[] {0, 4}, Double.NaN).mean())
        .isEqualTo(10);
  }

  /** The limits of Fréchet are those of sorting: checked on samples of the two distributions. */
  @Test
  void theMeanProductLiesBetweenTheLimitsOfFrechet() {
    LengthHistogram resident =
        LengthHistogram.of(
            new double[] {256, 1_024, 4_096, INF}, new double[] {20, 70, 95, 100}, 150_000);
    LengthHistogram output =
        LengthHistogram.of(new double[] {64, 128, 512}, new double[] {30, 60, 100}, Double.NaN);
    Interval product = resident.productWith(output);
    double[] r = sampled(new double[] {0, 256, 1_024, 4_096}, new double[] {.2, .7, .95}, 200_000);
    double[] o = sampled(new double[] {0, 64, 128, 512}, new double[] {.3, .6}, 200_000);
    double last = (150_000 - 20 * 128.0 - 50 * 640.0 - 25 * 2_560.0) / 5;
    for (int i = 0; i < r.length; i++) {
      r[i] = r[i] >= 4_096 ? last : r[i];
    }
    assertThat(Arrays.stream(r).average().orElseThrow()).isCloseTo(resident.mean(), within(0.5));
    assertThat(product.high()).isCloseTo(paired(r, o, false), within(product.high() * 1e-4));
    assertThat(product.low()).isCloseTo(paired(r, o, true), within(product.low() * 1e-4));
    assertThat(product.contains(resident.mean() * output.mean())).isTrue();
  }

  /** Quantiles in the middle of as many equal shares. */
  private static double[] sampled(double[] edges, double[] at, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double u = (i + 0.5) / count;
      int k = 0;
      while (k < at.length && u > at[k]) {
        k++;
      }
      double from = k == 0 ? 0 : at[k - 1];
      double to = k < at.length ? at[k] : 1;
      double high = k + 1 < edges.length ? edges[k + 1] : edges[k];
      values[i] = edges[k] + (u - from) / (to - from) * (high - edges[k]);
    }
    return values;
  }

  private static double paired(double[] a, double[] b, boolean opposite) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[opposite ? b.length - 1 - i : i];
    }
    return sum / a.length;
  }

  @Test
  void anySamplePairsWithinTheLimits() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 300; run++) {
      LengthHistogram a = random(random);
      LengthHistogram b = random(random);
      Interval product = a.productWith(b);
      assertThat(product.low()).isLessThanOrEqualTo(a.mean() * b.mean() * (1 + 1e-9));
      assertThat(product.high()).isGreaterThanOrEqualTo(a.mean() * b.mean() * (1 - 1e-9));
      assertThat(product.high())
          .isLessThanOrEqualTo(Math.sqrt(a.meanSquare() * b.meanSquare()) * (1 + 1e-9));
      Interval back = b.productWith(a);
      assertThat(back.low()).isCloseTo(product.low(), within(1e-6 * product.high()));
    }
  }

  private static LengthHistogram random(SplittableRandom random) {
    int size = 1 + random.nextInt(8);
    double[] edges = new double[size];
    double[] counts = new double[size];
    for (int i = 0; i < size; i++) {
      edges[i] = (i == 0 ? 0 : edges[i - 1]) + 1 + random.nextInt(500);
      counts[i] = (i == 0 ? 0 : counts[i - 1]) + random.nextInt(9);
    }
    counts[size - 1]++;
    return LengthHistogram.of(edges, counts, Double.NaN);
  }

  @Test
  void reckonsWithIndependenceUnlessMoreIsKnown() {
    LengthHistogram flat = LengthHistogram.of(new double[] {100}, new double[] {5}, Double.NaN);
    LengthMoments marginal = LengthMoments.marginal(40, flat, flat);
    assertThat(marginal.expectedResidentOutput()).isCloseTo(2_500, within(1e-9));
    assertThat(marginal.residentOutput().low()).isCloseTo(10_000 / 6.0, within(1e-9));
    assertThat(marginal.residentOutput().high()).isCloseTo(10_000 / 3.0, within(1e-9));
    LengthMoments joint = new LengthMoments(1, 2, 3, Interval.exactly(9), 12, 5);
    assertThat(joint.expectedResidentOutput()).isEqualTo(9);
  }

  @Test
  void refusesAHistogramThatCountsNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LengthHistogram.of(new double[] {1}, new double[] {0}, 0))
        .withMessageContaining("of at least one request");
  }
}
