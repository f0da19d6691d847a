package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailsTest {

  @Test
  void theLogarithmOfGammaIsThatOfFactorials() {
    double sum = 0;
    for (int n = 1; n <= 200; n++) {
      assertThat(Tails.lnGamma(n)).as("%s", n).isCloseTo(sum, within(1e-12 * Math.max(1, sum)));
      sum += StrictMath.log(n);
    }
    assertThat(Tails.lnGamma(0.5)).isCloseTo(StrictMath.log(Math.PI) / 2, within(1e-13));
  }

  @Test
  void sumsOfTheNegativeBinomialAreTheIncompleteBeta() {
    for (double r : new double[] {0.7, 3, 51, 144.3}) {
      for (double p : new double[] {0.05, 0.3, 0.8, 0.95}) { // p_n = C(n+r-1, n) p^n (1-p)^r
        double term = StrictMath.exp(r * StrictMath.log1p(-p));
        double sum = 0;
        for (int n = 0; n < 600; n++) {
          sum += term;
          assertThat(Tails.beta(1 - p, r, n + 1)).isCloseTo(sum, within(1e-11));
          term *= p * (r + n) / (n + 1);
        }
      }
    }
  }

  @Test
  void countsAboveALimitAreSummedRightly() {
    double mean = 12.5;
    double term = StrictMath.exp(-mean);
    double sum = 0;
    for (int n = 0; n < 80; n++) {
      sum += term;
      assertThat(Tails.countAbove(mean, 1, n)).isCloseTo(1 - sum, within(1e-12));
      assertThat(Tails.countAbove(mean, 0.5, n + 0.9)).isCloseTo(1 - sum, within(1e-12));
      term *= mean / (n + 1);
    }
    // variance 50 = mean * 4, so r = 12.5 / 3 and p = 3 / 4
    double p = 0.75;
    double r = mean / 3;
    term = StrictMath.exp(r * StrictMath.log(0.25));
    sum = 0;
    for (int n = 0; n < 300; n++) {
      sum += term;
      assertThat(Tails.countAbove(mean, 4, n)).isCloseTo(1 - sum, within(1e-12));
      term *= p * (r + n) / (n + 1);
    }
    assertThat(Tails.countAbove(5, 2, -0.1)).isEqualTo(1);
    assertThat(Tails.countAbove(0, 2, 0)).isEqualTo(0);
  }

  @Test
  void gammaAgreesWithErlang() {
    for (int shape : new int[] {1, 4, 60, 900}) {
      for (double ratio : new double[] {0.3, 0.9, 1, 1.1, 2}) {
        double x = shape * ratio;
        double term = StrictMath.exp(-x);
        double sum = 0;
        for (int n = 0; n < shape; n++) {
          sum += term;
          term *= x / (n + 1);
        }
        if (x < 700) { // beyond, e^-x is no number to sum from
          assertThat(Tails.gammaAbove(shape, x)).isCloseTo(sum, within(1e-11));
        }
      }
    }
    // one in a hundred, from tables of chi-squared with 10 degrees of freedom
    assertThat(Tails.gammaAbove(5, 23.20925 / 2)).isCloseTo(0.01, within(1e-7));
  }
}
