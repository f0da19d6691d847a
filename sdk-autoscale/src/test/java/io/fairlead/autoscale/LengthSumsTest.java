package io.fairlead.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LengthSumsTest {

  @Test
  void momentsOfRequestsAreExact() {
    LengthSums sums = LengthSums.NONE.plus(100, 60, 10).plus(300, 0, 50);
    LengthMoments moments = sums.moments().orElseThrow();
    assertThat(moments.input()).isEqualTo(170);
    assertThat(moments.resident()).isEqualTo(200);
    assertThat(moments.output()).isEqualTo(30);
    assertThat(moments.residentOutput()).isEqualTo(Interval.exactly(8_000));
    assertThat(moments.outputSquared()).isEqualTo(1_300);
    assertThat(moments.requests()).isEqualTo(2);
    assertThat(LengthSums.NONE.moments()).isEmpty();
  }

  @Test
  void aTimeIsADifferenceAndProcessesAddUp() {
    LengthSums then = LengthSums.NONE.plus(100, 60, 10);
    LengthSums now = then.plus(300, 0, 50);
    assertThat(now.since(then)).isEqualTo(LengthSums.NONE.plus(300, 0, 50));
    assertThat(then.plus(now.since(then))).isEqualTo(now);
    assertThatIllegalArgumentException().isThrownBy(() -> then.since(now));
    assertThatIllegalArgumentException().isThrownBy(() -> then.plus(10, 11, 1));
  }

  @Test
  void theyLieWithinWhatTwoHistogramsOfTheSameRequestsAllow() {
    SplittableRandom random = new SplittableRandom(5);
    double[] edges = new double[40];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (i + 1) * 25;
    }
    for (int round = 0; round < 50; round++) {
      LengthSums sums = LengthSums.NONE;
      double[] prompts = new double[edges.length];
      double[] outputs = new double[edges.length];
      double promptSum = 0;
      double outputSum = 0;
      for (int i = 0; i < 2_000; i++) {
        int prompt = 1 + random.nextInt(900);
        int output =
            1 + Math.min(990, (round % 2 == 0 ? prompt : 900 - prompt) / 2 + random.nextInt(80));
        sums = sums.plus(prompt, 0, output);
        count(prompts, edges, prompt);
        count(outputs, edges, output);
        promptSum += prompt;
        outputSum += output;
      }
      LengthMoments exact = sums.moments().orElseThrow();
      LengthMoments bound =
          LengthMoments.marginal(
              exact.input(),
              LengthHistogram.of(edges, prompts, promptSum),
              LengthHistogram.of(edges, outputs, outputSum));
      double product = exact.residentOutput().middle();
      // half a bucket of 25 tokens on each side is what the histograms do not tell
      assertThat(product)
          .isBetween(bound.residentOutput().low() * 0.9, bound.residentOutput().high() * 1.1);
      assertThat(bound.output()).isEqualTo(exact.output(), offset(13.0));
    }
  }

  private static void count(double[] cumulative, double[] edges, double value) {
    for (int i = 0; i < edges.length; i++) {
      cumulative[i] += value <= edges[i] ? 1 : 0;
    }
  }
}
