package io.fairlead.routing.prefix;

import java.util.Arrays;

/**
 * The holders of one block that has, or had, more than one: a few slots in any order, or one bit
 * per slot once they are many. The same object serves one block only, for life, so a reader that
 * still looks at it while the index has moved on sees holders of that block and no other.
 *
 * <p>One writer at a time; readers use {@link #members} only. A member keeps its place, so a reader
 * cannot miss one because another one comes or goes.
 */
final class HolderSet {

  /** Object headers and fields, of this object and its two arrays. */
  private static final int OVERHEAD = 32 + 16 + 16;

  private static final int FEW = 8;

  /** The hash of the block. */
  final long hash;

  private int count;
  private int[] pairs; // of the member at the same place, or of the slot if there is a bit per slot
  private volatile Object members; // int[] of slot + 1, 0 for none; or long[] of bits

  HolderSet(long hash, int firstSlot, int firstPair, int secondSlot, int secondPair) {
    this.hash = hash;
    count = 2;
    pairs = new int[] {firstPair, secondPair};
    members = new int[] {firstSlot + 1, secondSlot + 1};
  }

  /**
   * Returns the holders, as {@code int[]} of slots + 1 where 0 is no holder, or as {@code long[]}
   * with a bit for each slot; both may change while they are read.
   */
  Object members() {
    return members;
  }

  int count() {
    return count;
  }

  long bytes() {
    Object now = members;
    return OVERHEAD
        + 4L * pairs.length
        + (now instanceof long[] bits ? 8L * bits.length : 4L * pairs.length);
  }

  /** Returns an upper bound of the bytes that one {@link #add} allocates. */
  static long mostBytesPerStep(int slots) {
    return OVERHEAD + 5L * Math.max(2 * FEW, 2 * slots);
  }

  /** Returns the pair of this block and the endpoint in the slot, 0 if it does not hold it. */
  int pairOf(int slot) {
    if (members instanceof long[] bits) {
      return slot < pairs.length && (bits[slot >> 6] & 1L << slot) != 0 ? pairs[slot] : 0;
    }
    int at = placeOf(slot + 1);
    return at < 0 ? 0 : pairs[at];
  }

  /**
   * Adds a holder that is not a member.
   *
   * @param slots one more than the greatest slot in use
   */
  void add(int slot, int pair, int slots) {
    if (members instanceof int[] && count >= most(slots)) {
      toBits(slots);
    }
    if (members instanceof long[] bits) {
      if (slot >= pairs.length) {
        int length = bitLength(Math.max(slots, slot + 1));
        pairs = Arrays.copyOf(pairs, length);
        bits = Arrays.copyOf(bits, length >> 6);
      }
      pairs[slot] = pair;
      bits[slot >> 6] |= 1L << slot;
      members = bits; // also publishes the bit
    } else {
      addToFew(slot, pair);
    }
    count++;
  }

  /** Removes a member; one at least must remain. */
  void remove(int slot, int slots) {
    count--;
    if (members instanceof long[] bits) {
      pairs[slot] = 0;
      bits[slot >> 6] &= ~(1L << slot);
      members = bits;
      if (count <= most(slots) / 4) {
        toFew(bits);
      }
    } else {
      int[] few = (int[]) members;
      int at = placeOf(slot + 1);
      few[at] = 0;
      pairs[at] = 0;
      members = few;
    }
  }

  /** Says that the pair of a member has another number now. */
  void moved(int slot, int pair) {
    pairs[members instanceof long[] ? slot : placeOf(slot + 1)] = pair;
  }

  /** Returns the pair of the only member. */
  int onlyPair() {
    for (int pair : pairs) {
      if (pair != 0) {
        return pair;
      }
    }
    throw new IllegalStateException("a holder set without holders");
  }

  private void addToFew(int slot, int pair) {
    int[] few = (int[]) members;
    int at = placeOf(0);
    if (at < 0) {
      at = few.length;
      few = Arrays.copyOf(few, 2 * at);
      pairs = Arrays.copyOf(pairs, 2 * at);
    }
    pairs[at] = pair;
    few[at] = slot + 1;
    members = few;
  }

  private int placeOf(int member) {
    int[] few = (int[]) members;
    for (int i = 0; i < few.length; i++) {
      if (few[i] == member) {
        return i;
      }
    }
    return -1;
  }

  private void toBits(int slots) {
    int[] few = (int[]) members;
    int greatest = slots;
    for (int member : few) {
      greatest = Math.max(greatest, member);
    }
    int length = bitLength(greatest);
    long[] bits = new long[length >> 6];
    int[] bySlot = new int[length];
    for (int i = 0; i < few.length; i++) {
      if (few[i] != 0) {
        int slot = few[i] - 1;
        bits[slot >> 6] |= 1L << slot;
        bySlot[slot] = pairs[i];
      }
    }
    pairs = bySlot;
    members = bits;
  }

  private void toFew(long[] bits) {
    int length = Math.max(2, Integer.highestOneBit(count) << 1);
    int[] few = new int[length];
    int[] fewPairs = new int[length];
    int at = 0;
    for (int slot = 0; slot < pairs.length; slot++) {
      if ((bits[slot >> 6] & 1L << slot) != 0) {
        few[at] = slot + 1;
        fewPairs[at++] = pairs[slot];
      }
    }
    pairs = fewPairs;
    members = few;
  }

  /** Members up to which a list is used: reading 16 slots costs about what 64 bits cost. */
  private static int most(int slots) {
    return Math.max(FEW, slots / 16);
  }

  private static int bitLength(int slots) {
    return slots + 63 & -64;
  }
}
