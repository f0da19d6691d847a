package io.fairlead.routing.prefix;

import java.util.Arrays;

/**
 * Tells which endpoint's oldest pair is the oldest of all: a tournament over the stamps of the ends
 * of the endpoints' lists. One thread at a time.
 */
final class OldestFirst {

  /** The stamp of an endpoint that holds nothing. */
  static final long EMPTY = Long.MAX_VALUE;

  private long[] stamps = {EMPTY, EMPTY}; // leaves in the upper half; a parent has the lesser child

  long bytes() {
    return 16 + 8L * stamps.length;
  }

  /** Sets the stamp of a slot's oldest pair; O(log slots). */
  void set(int slot, long stamp) {
    int leaves = stamps.length / 2;
    if (slot >= leaves) {
      grow(slot);
      leaves = stamps.length / 2;
    }
    int at = leaves + slot;
    stamps[at] = stamp;
    for (at >>= 1; at > 0; at >>= 1) {
      long least = Math.min(stamps[2 * at], stamps[2 * at + 1]);
      if (stamps[at] == least) {
        return;
      }
      stamps[at] = least;
    }
  }

  /** Returns the slot whose oldest pair is the oldest of all, -1 if there is no pair. */
  int slot() {
    if (stamps[1] == EMPTY) {
      return -1;
    }
    int leaves = stamps.length / 2;
    int at = 1;
    while (at < leaves) {
      at = stamps[2 * at] == stamps[at] ? 2 * at : 2 * at + 1;
    }
    return at - leaves;
  }

  private void grow(int slot) {
    int old = stamps.length / 2;
    int leaves = Integer.highestOneBit(slot) << 1;
    long[] more = new long[2 * leaves];
    Arrays.fill(more, EMPTY);
    System.arraycopy(stamps, old, more, leaves, old);
    for (int at = leaves - 1; at > 0; at--) {
      more[at] = Math.min(more[2 * at], more[2 * at + 1]);
    }
    stamps = more;
  }
}
