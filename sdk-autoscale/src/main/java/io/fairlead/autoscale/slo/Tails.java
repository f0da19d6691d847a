package io.fairlead.autoscale.slo;

/**
 * Tails of the distributions that sizing needs, without iterating over their values. Relative
 * errors are below 1e-10 for arguments up to about 1e6; transcendental functions are {@link
 * StrictMath}'s, so the same bytes come out on every machine.
 *
 * <p>Sources: continued fractions of Abramowitz and Stegun, 26.5.8 and 6.5.31, evaluated by Lentz's
 * method; Stirling's series for the logarithm of gamma.
 */
final class Tails {

  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int STEPS = 2_000;
  private static final double HALF_LN_2PI = 0.918938533204672741780;

  private Tails() {}

  /** Returns the natural logarithm of gamma; {@code x} greater than 0. */
  static double lnGamma(double x) {
    double shift = 0;
    double at = x;
    if (at < 10) {
      double product = 1;
      while (at < 10) {
        product *= at;
        at += 1;
      }
      shift = StrictMath.log(product);
    }
    double inverse = 1 / at;
    double square = inverse * inverse;
    double series =
        inverse
            * (1 / 12.0
                - square
                    * (1 / 360.0
                        - square
                            * (1 / 1260.0
                                - square
                                    * (1 / 1680.0
                                        - square * (1 / 1188.0 - square * 691 / 360360.0)))));
    return (at - 0.5) * StrictMath.log(at) - at + HALF_LN_2PI + series - shift;
  }

  /** Returns the logarithm of Γ(a + b) / (Γ(a) Γ(b)). */
  static double lnInverseBeta(double a, double b) {
    return lnGamma(a + b) - lnGamma(a) - lnGamma(b);
  }

  /** Returns the regularized incomplete beta function I_x(a, b); {@code x} in [0, 1]. */
  static double beta(double x, double a, double b) {
    return beta(x, a, b, lnInverseBeta(a, b));
  }

  /** The same for a caller that has {@link #lnInverseBeta} already. */
  static double beta(double x, double a, double b, double lnInverseBeta) {
    if (x <= 0) {
      return 0;
    } else if (x >= 1) {
      return 1;
    }
    double front = StrictMath.exp(lnInverseBeta + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? clamped(front * betaFraction(x, a, b) / a)
        : clamped(1 - front * betaFraction(1 - x, b, a) / b);
  }

  private static double betaFraction(double x, double a, double b) {
    double c = 1;
    double d = kept(1 - (a + b) * x / (a + 1));
    double result = 1 / d;
    d = result;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / kept(1 + even * d);
      c = kept(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / kept(1 + odd * d);
      c = kept(1 + odd / c);
      double change = d * c;
      result *= change;
      if (Math.abs(change - 1) < PRECISION) {
        break;
      }
    }
    return result;
  }

  /** Returns the probability that a gamma variate of that shape and scale 1 exceeds {@code x}. */
  static double gammaAbove(double shape, double x) {
    if (x <= 0) {
      return 1;
    }
    double front = StrictMath.exp(shape * StrictMath.log(x) - x - lnGamma(shape));
    return x < shape + 1
        ? clamped(1 - front * gammaSeries(shape, x))
        : clamped(front * gammaFraction(shape, x));
  }

  private static double gammaSeries(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n <= 20 * STEPS; n++) {
      term *= x / (shape + n);
      sum += term;
      if (term < sum * PRECISION) {
        break;
      }
    }
    return sum;
  }

  private static double gammaFraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / kept(b);
    double result = d;
    for (int n = 1; n <= STEPS; n++) {
      double an = -n * (n - shape);
      b += 2;
      d = 1 / kept(an * d + b);
      c = kept(b + an / c);
      double change = d * c;
      result *= change;
      if (Math.abs(change - 1) < PRECISION) {
        break;
      }
    }
    return result;
  }

  /**
   * Returns the probability that a count is more than {@code limit}.
   *
   * @param mean of the count, at least 0
   * @param dispersion its variance divided by its mean: negative binomial above 1, Poisson up to 1
   */
  static double countAbove(double mean, double dispersion, double limit) {
    double most = StrictMath.floor(limit);
    if (most < 0) {
      return 1;
    } else if (mean <= 0) {
      return 0;
    } else if (dispersion <= 1 + 1e-6) {
      return 1 - gammaAbove(most + 1, mean);
    }
    return beta(1 - 1 / dispersion, most + 1, mean / (dispersion - 1));
  }

  private static double kept(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double clamped(double probability) {
    return probability < 0 ? 0 : Math.min(1, probability);
  }
}
