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
  private static final int[] NONE = new int[0];

  /** The hash of the block. */
  final long hash;

  private int count;
  private int[] pairs = NONE; // by slot, if there is a bit per slot
  private volatile Object members; // int[] of slot + 1 and pair in turn, 0 for none; or long[]

  HolderSet(long hash, int firstSlot, int firstPair, int secondSlot, int secondPair) {
    this.hash = hash;
    count = 2;
    members = new int[] {firstSlot + 1, firstPair, secondSlot + 1, secondPair};
  }

  /**
   * Returns the holders, as {@code int[]} with slot + 1 at every even place, where 0 is no holder,
   * or as {@code long[]} with a bit for each slot; both may change while they are read.
   */
  Object members() {
    return members;
  }

  int count() {
    return count;
  }

  long bytes() {
    Object now = members;
    long length = now instanceof long[] bits ? 8L * bits.length : 4L * ((int[]) now).length;
    return OVERHEAD + 4L * pairs.length + length;
  }

  /** Returns an upper bound of the bytes that one {@link #add} allocates. */
  static long mostBytesPerStep(int slots) {
    return OVERHEAD + 5L * Math.max(4 * FEW, 2 * slots);
  }

  /** Returns whether a slot is a member; for any thread. */
  boolean has(int slot) {
    Object now = members;
    if (now instanceof long[] bits) {
      return slot >> 6 < bits.length && (bits[slot >> 6] & 1L << slot) != 0;
    }
    return placeOf((int[]) now, slot + 1) >= 0;
  }

  /** Brings closer what a reader will look at; returns something of it. */
  long prefetch() {
    Object now = members;
    return hash + (now instanceof long[] bits ? bits[0] : ((int[]) now)[0]);
  }

  /** Returns the pair of this block and the endpoint in the slot, 0 if it does not hold it. */
  int pairOf(int slot) {
    if (members instanceof long[] bits) {
      return slot < pairs.length && (bits[slot >> 6] & 1L << slot) != 0 ? pairs[slot] : 0;
    }
    int[] few = (int[]) members;
    int at = placeOf(few, slot + 1);
    return at < 0 ? 0 : few[at + 1];
  }

  /**
   * Adds a holder that is not a member.
   *
   * @param slots one more than the greatest slot in use
   */
  void add(int slot, int pair, int slots) {
    if (members instanceof int[] few && count >= most(slots)) {
      toBits(few, slots);
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
      addToFew((int[]) members, slot, pair);
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
      int at = placeOf(few, slot + 1);
      few[at] = 0;
      few[at + 1] = 0;
      members = few;
    }
  }

  /** Says that the pair of a member has another number now. */
  void moved(int slot, int pair) {
    if (members instanceof int[] few) {
      few[placeOf(few, slot + 1) + 1] = pair;
    } else {
      pairs[slot] = pair;
    }
  }

  /** Returns the pair of the only member. */
  int onlyPair() {
    int[] all = members instanceof int[] few ? few : pairs;
    int step = all == pairs ? 1 : 2;
    for (int at = step - 1; at < all.length; at += step) {
      if (all[at] != 0) {
        return all[at];
      }
    }
    throw new IllegalStateException("a holder set without holders");
  }

  private void addToFew(int[] few, int slot, int pair) {
    int[] room = few;
    int at = placeOf(few, 0);
    if (at < 0) {
      at = few.length;
      room = Arrays.copyOf(few, 2 * at);
    }
    room[at + 1] = pair;
    room[at] = slot + 1;
    members = room;
  }

  private static int placeOf(int[] few, int member) {
    for (int at = 0; at < few.length; at += 2) {
      if (few[at] == member) {
        return at;
      }
    }
    return -1;
  }

  private void toBits(int[] few, int slots) {
    int greatest = slots;
    for (int at = 0; at < few.length; at += 2) {
      greatest = Math.max(greatest, few[at]);
    }
    int length = bitLength(greatest);
    long[] bits = new long[length >> 6];
    int[] bySlot = new int[length];
    for (int at = 0; at < few.length; at += 2) {
      if (few[at] != 0) {
        int slot = few[at] - 1;
        bits[slot >> 6] |= 1L << slot;
        bySlot[slot] = few[at + 1];
      }
    }
    pairs = bySlot;
    members = bits;
  }

  private void toFew(long[] bits) {
    int[] few = new int[2 * Math.max(2, Integer.highestOneBit(count) << 1)];
    int at = 0;
    for (int slot = 0; slot < pairs.length; slot++) {
      if ((bits[slot >> 6] & 1L << slot) != 0) {
        few[at] = slot + 1;
        few[at + 1] = pairs[slot];
        at += 2;
      }
    }
    pairs = NONE;
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
