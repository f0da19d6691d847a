package io.fairlead.simulation;

import java.util.Arrays;

/**
 * The KV blocks of one server: who holds which, and which of those that nobody holds can be found
 * again by content.
 *
 * <p>A block is <i>held</i> (one or more holders), <i>free</i> (no holder, perhaps still named by a
 * hash), or <i>fresh</i> (never used); the three counts always add up to the capacity. Free blocks
 * are reused in order: unnamed ones first, then the least recently released. All operations are
 * O(1); memory grows with the blocks that have been used, not with the capacity.
 */
final class BlockCache {

  private static final int NONE = -1;

  private final int capacity;
  private int[] holders = new int[64];
  private long[] names = new long[64];
  private boolean[] named = new boolean[64];
  private int[] before = new int[64];
  private int[] after = new int[64];
  private final BlockIndex index = new BlockIndex();
  private int oldest = NONE;
  private int newest = NONE;
  private int free;
  private int used;
  private long evictions;

  BlockCache(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  /** Returns how many blocks have a holder. */
  int held() {
    return used - free;
  }

  /** Returns how many blocks could be taken. */
  int available() {
    return capacity - held();
  }

  long evictions() {
    return evictions;
  }

  /** Returns the block of that name, or -1. */
  int find(long name) {
    return index.get(name);
  }

  /** Adds a holder to a block that was found. */
  void hold(int block) {
    if (holders[block]++ == 0) {
      unlink(block);
    }
  }

  /** Returns whether a block has a holder. */
  boolean isHeld(int block) {
    return holders[block] > 0;
  }

  /** Takes a block for new content, the first holder included, or returns -1 if all are held. */
  int take() {
    int block;
    if (used < capacity) {
      block = used++;
      ensure(used);
    } else if (oldest != NONE) {
      block = oldest;
      unlink(block);
      if (named[block]) {
        forget(block);
        evictions++;
      }
    } else {
      return NONE;
    }
    holders[block] = 1;
    return block;
  }

  /** Gives a held block the name of its content, unless another block has it already. */
  void name(int block, long name) {
    if (!named[block] && index.get(name) == NONE) {
      index.put(name, block);
      names[block] = name;
      named[block] = true;
    }
  }

  /** Removes one holder. */
  void release(int block) {
    if (holders[block] <= 0) {
      throw new IllegalStateException("block " + block + " is released more often than held");
    }
    if (--holders[block] == 0) {
      link(block, named[block]);
    }
  }

  /** Forgets what all blocks hold; blocks in use stay in use. */
  void forgetAll() {
    for (int block = 0; block < used; block++) {
      if (named[block]) {
        forget(block);
      }
    }
  }

  private void forget(int block) {
    index.remove(names[block]);
    named[block] = false;
  }

  private void link(int block, boolean atTheEnd) {
    free++;
    if (atTheEnd) {
      before[block] = newest;
      after[block] = NONE;
      if (newest == NONE) {
        oldest = block;
      } else {
        after[newest] = block;
      }
      newest = block;
    } else {
      before[block] = NONE;
      after[block] = oldest;
      if (oldest == NONE) {
        newest = block;
      } else {
        before[oldest] = block;
      }
      oldest = block;
    }
  }

  private void unlink(int block) {
    free--;
    int left = before[block];
    int right = after[block];
    if (left == NONE) {
      oldest = right;
    } else {
      after[left] = right;
    }
    if (right == NONE) {
      newest = left;
    } else {
      before[right] = left;
    }
  }

  private void ensure(int size) {
    if (size > holders.length) {
      int grown = Math.min(capacity, Math.max(size, holders.length * 2));
      holders = Arrays.copyOf(holders, grown);
      names = Arrays.copyOf(names, grown);
      named = Arrays.copyOf(named, grown);
      before = Arrays.copyOf(before, grown);
      after = Arrays.copyOf(after, grown);
    }
  }

  /** Counts everything the slow way; for tests. */
  String inconsistency() {
    int listed = 0;
    for (int block = oldest; block != NONE; block = after[block]) {
      if (holders[block] != 0) {
        return "block " + block + " is free and held";
      }
      listed++;
    }
    if (listed != free) {
      return free + " blocks are counted as free, but " + listed + " are listed";
    }
    int withName = 0;
    for (int block = 0; block < used; block++) {
      if (holders[block] < 0) {
        return "block " + block + " has " + holders[block] + " holders";
      }
      if (named[block]) {
        withName++;
        if (index.get(names[block]) != block) {
          return "block " + block + " is not found under its name";
        }
      }
    }
    return withName == index.size() ? "" : withName + " names, but an index of " + index.size();
  }
}
