package io.fairlead.dra;

import io.fairlead.kernel.Preconditions;

/**
 * How often a set of claims fits beside what is there.
 *
 * @param atLeast as often it does: an assignment was found
 * @param atMost more often it does not: proved, or the limit that was asked for
 * @param abortedNodes nodes that count as 0, because the scheduler would give up the pod there
 */
public record ReplicaCount(int atLeast, int atMost, int abortedNodes) {

  public ReplicaCount {
    Preconditions.requireNotNegative(atLeast, "atLeast");
    if (atMost < atLeast) {
      throw Preconditions.violated("atMost", "at least atLeast (" + atLeast + ")", atMost);
    }
  }

  /** Whether both bounds are the same. */
  public boolean isExact() {
    return atLeast == atMost;
  }

  @Override
  public String toString() {
    return isExact() ? Integer.toString(atLeast) : atLeast + " to " + atMost;
  }
}
