package io.fairlead.routing;

import java.util.random.RandomGenerator;

/**
 * The generator of one decision: SplitMix64, one object per thread that is seeded again and again.
 *
 * <p>The derived methods are spelled out so that a seed gives the same numbers on every JDK.
 */
final class DecisionRandom implements RandomGenerator {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts the sequence of one stage; leaving out another stage does not change it. */
  DecisionRandom seed(long decision, int stage) {
    state = mix(decision + GOLDEN * (stage + 1));
    return this;
  }

  /** Returns the seed of the decision on a request. */
  static long seedOf(long profileSeed, String requestId) {
    long hash = profileSeed ^ GOLDEN;
    for (int i = 0; i < requestId.length(); i++) {
      hash = (hash ^ requestId.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be greater than 0, but was " + bound);
    }
    // the high half of a 64-bit product; its bias is below 2^-32, far below what anybody can see
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
