package io.fairlead.simulation;

/**
 * The generator SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * 2014), spelled out here so that the same seed gives the same bytes on every JDK. Not thread-safe.
 */
final class SplitMix {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** Scrambles a number; a bijection, so distinct inputs stay distinct. */
  static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return y ^ (y >>> 31);
  }

  /** Combines two numbers into one; the order matters. */
  static long combine(long a, long b) {
    return mix(mix(a + GOLDEN_GAMMA) ^ b);
  }

  /** Returns a number that depends on every character of a text. */
  static long hash(String text) {
    long h = text.length();
    for (int i = 0; i < text.length(); i++) {
      h = combine(h, text.charAt(i));
    }
    return h;
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Returns a number in {@code [0, 1)} with 53 random bits. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns a number in {@code [0, bound)}; the bias is below 2^-32 and does not matter here. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Returns a standard normal number (Box and Muller, one of the pair). */
  double nextGaussian() {
    double u = 1.0 - nextDouble(); // in (0, 1], so that the logarithm is finite
    double v = nextDouble();
    return StrictMath.sqrt(-2.0 * StrictMath.log(u)) * StrictMath.cos(2.0 * StrictMath.PI * v);
  }

  /**
   * Returns a gamma distributed number with scale 1 (Marsaglia and Tsang: A simple method for
   * generating gamma variables, 2000).
   *
   * @param shape greater than 0
   */
  double nextGamma(double shape) {
    if (shape < 1.0) {
      double u = 1.0 - nextDouble();
      return nextGamma(shape + 1.0) * StrictMath.pow(u, 1.0 / shape);
    }
    double d = shape - 1.0 / 3.0;
    double c = 1.0 / StrictMath.sqrt(9.0 * d);
    while (true) {
      double x = nextGaussian();
      double v = 1.0 + c * x;
      if (v <= 0.0) {
        continue;
      }
      v = v * v * v;
      double u = 1.0 - nextDouble();
      if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
