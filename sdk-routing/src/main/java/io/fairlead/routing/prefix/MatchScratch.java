package io.fairlead.routing.prefix;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Sheet;
import java.util.Arrays;

/**
 * The working memory of one match and the match itself: walks a chain from its first block with the
 * set of slots that hold everything so far, until nobody is left. One thread at a time; reused.
 */
final class MatchScratch {

  private static final int FIRST_READ_AHEAD = 8;
  private static final int READ_AHEAD = 24;
  private static final int MANY = Integer.MIN_VALUE; // nothing that a look-up returns

  private long[] alive = new long[1];
  private long[] next = new long[1];
  private long[] first = new long[1]; // who holds the first block, and so has a number in blocks
  private int firstLow;
  private int firstHigh;
  private int[] blocks = new int[64];
  private final int[] entries = new int[READ_AHEAD];
  private final long[] hashes = new long[READ_AHEAD];
  private int low; // words of alive that may have a bit: low to high, inclusive
  private int high;
  private int only = MANY; // the slot that is left if it is one
  private long sink; // keeps the reads of what is read ahead

  /** Returns the leading blocks found for a slot by the last {@link #match}. */
  int blocks(int slot) {
    int word = slot >> 6;
    return word >= firstLow && word <= firstHigh && (first[word] & 1L << slot) != 0
        ? blocks[slot]
        : 0;
  }

  /** Writes the result of the last {@link #match} for those of the slots that are in play. */
  void write(Blocks from, PrefixChain chain, Candidates candidates, Sheet cachedTokens) {
    cachedTokens.fill(0.0);
    int allBlocks = chain.blocks();
    int allTokens = chain.tokens();
    int blockTokens = chain.scheme().blockTokens();
    for (int word = firstLow; word <= firstHigh; word++) {
      for (long left = first[word]; left != 0; left &= left - 1) {
        int slot = (word << 6) + Long.numberOfTrailingZeros(left);
        int i = candidates.indexOf(slot);
        if (i >= 0 && from.owner(slot) == candidates.endpoint(i)) {
          cachedTokens.set(i, blocks[slot] == allBlocks ? allTokens : blocks[slot] * blockTokens);
        }
      }
    }
  }

  /** Counts for each live slot the leading blocks of the chain that it holds without a gap. */
  void match(BlockTable table, long[] live, PrefixChain chain) {
    begin(live);
    int length = chain.blocks();
    int from = 0; // of what is read ahead
    int to = 0;
    for (int i = 0; i < length; i++) {
      if (i == to) {
        from = i;
        to = Math.min(length, i + (i == 0 ? FIRST_READ_AHEAD : READ_AHEAD));
        readAhead(table, chain, from, to);
      }
      boolean some = keepHolders(table, entries[i - from], hashes[i - from], i);
      if (i == 0) {
        remember();
      }
      if (!some) {
        return;
      }
    }
    for (int word = low; word <= high; word++) {
      leave(word, alive[word], length);
    }
  }

  private void begin(long[] live) {
    if (alive.length < live.length) {
      alive = new long[live.length];
      next = new long[live.length];
      first = new long[live.length];
      blocks = new int[64 * live.length];
    }
    System.arraycopy(live, 0, alive, 0, live.length);
    low = 0;
    high = live.length - 1;
    only = MANY;
    firstHigh = -1;
  }

  private void remember() {
    firstLow = low;
    firstHigh = high;
    System.arraycopy(alive, low, first, low, high - low + 1);
  }

  /**
   * Requests for independent cache lines overlap in the memory system, a walk from block to block
   * would wait for each in turn: of two million pairs, two lines per block are not in any cache.
   */
  private void readAhead(BlockTable table, PrefixChain chain, int from, int to) {
    int count = to - from;
    long read = 0;
    for (int i = 0; i < count; i++) {
      hashes[i] = chain.hash(from + i);
    }
    for (int i = 0; i < count; i++) {
      read += table.prefetchHome(hashes[i]); // no branch depends on what is still under way
    }
    for (int i = 0; i < count; i++) {
      entries[i] = table.likelyEntry(hashes[i]);
    }
    for (int i = 0; i < count; i++) {
      read += table.prefetch(entries[i]);
    }
    sink = read;
  }

  /** Returns whether some slot is left that holds this block too. */
  private boolean keepHolders(BlockTable table, int entry, long hash, int block) {
    int found = table.follow(entry, hash);
    if (found == BlockTable.NONE) {
      found = table.find(hash);
    }
    if (found == only) {
      return true; // the longest part of most walks: one endpoint has the session
    }
    if (found >= 0) {
      keepOne(found, block);
    } else if (found == BlockTable.NONE) {
      keepNone(block);
    } else {
      HolderSet set = table.setAt(found);
      if (set == null || set.hash != hash) {
        return keepHolders(table, 0, hash, block); // replaced since: look again
      }
      if (only >= 0 && set.has(only)) {
        return true;
      }
      Object members = set.members();
      if (members instanceof long[] bits) {
        keepBits(bits, block);
      } else {
        keepFew((int[]) members, block);
      }
    }
    return low <= high;
  }

  private void keepNone(int block) {
    for (int word = low; word <= high; word++) {
      leave(word, alive[word], block);
    }
    high = low - 1;
  }

  private void keepOne(int slot, int block) {
    int home = slot >> 6;
    long bit = 1L << slot;
    boolean kept = home >= low && home <= high && (alive[home] & bit) != 0;
    for (int word = low; word <= high; word++) {
      leave(word, word == home ? alive[word] & ~bit : alive[word], block);
    }
    if (kept) {
      alive[home] = bit;
      low = home;
      high = home;
      only = slot;
    } else {
      high = low - 1;
    }
  }

  private void keepBits(long[] bits, int block) {
    for (int word = low; word <= high; word++) {
      long held = word < bits.length ? bits[word] : 0;
      leave(word, alive[word] & ~held, block);
      alive[word] &= held;
    }
    narrow();
  }

  private void keepFew(int[] members, int block) {
    Arrays.fill(next, low, high + 1, 0);
    for (int at = 0; at < members.length; at += 2) {
      int member = members[at];
      int word = member - 1 >> 6;
      if (member != 0 && word >= low && word <= high) {
        next[word] |= 1L << member - 1;
      }
    }
    for (int word = low; word <= high; word++) {
      leave(word, alive[word] & ~next[word], block);
      alive[word] &= next[word];
    }
    narrow();
  }

  private void narrow() {
    while (low <= high && alive[low] == 0) {
      low++;
    }
    while (low <= high && alive[high] == 0) {
      high--;
    }
    if (low == high && (alive[low] & alive[low] - 1) == 0) {
      only = (low << 6) + Long.numberOfTrailingZeros(alive[low]);
    }
  }

  /** Writes down for slots that hold no more how far they came. */
  private void leave(int word, long slots, int block) {
    if (block != 0) { // who does not hold the first block is not in this at all
      for (long left = slots; left != 0; left &= left - 1) {
        blocks[(word << 6) + Long.numberOfTrailingZeros(left)] = block;
      }
    }
  }
}
