package io.fairlead.dra;

import java.util.Arrays;

/**
 * Whether wishes can be granted all at once, each with some things of its own choice and no thing
 * twice: by Hall's condition, which augmenting paths decide.
 */
final class Matching {

  private final long[][] wishes;
  private final int[] owner;
  private final boolean[] seen;

  private Matching(long[][] wishes, int things) {
    this.wishes = wishes;
    owner = new int[things];
    Arrays.fill(owner, -1);
    seen = new boolean[things];
  }

  /**
   * Decides.
   *
   * @param wishes for each wish, what would do
   * @param needs how many of these each wish needs
   * @param things how many things there are
   */
  static boolean exists(long[][] wishes, int[] needs, int things) {
    Matching matching = new Matching(wishes, things);
    for (int w = 0; w < wishes.length; w++) {
      for (int i = 0; i < needs[w]; i++) {
        Arrays.fill(matching.seen, false);
        if (!matching.grant(w)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean grant(int wish) {
    long[] wanted = wishes[wish];
    for (int t = Bits.next(wanted, 0); t >= 0; t = Bits.next(wanted, t + 1)) {
      if (owner[t] < 0) {
        owner[t] = wish;
        return true;
      }
    }
    for (int t = Bits.next(wanted, 0); t >= 0; t = Bits.next(wanted, t + 1)) {
      if (!seen[t]) {
        seen[t] = true;
        if (owner[t] != wish && grant(owner[t])) {
          owner[t] = wish;
          return true;
        }
      }
    }
    return false;
  }
}
