package io.fairlead.routing.prefix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The memory of all (block, endpoint) pairs: 24 bytes each, in chunks that are added as needed and
 * can be given back. A pair is a number from 1; 0 is none.
 *
 * <p>Per pair there are two longs that readers see, the block's hash and a word, and one long for
 * the writer, its neighbours in a list. The word holds the endpoint's slot and a stamp that is
 * never given twice; so it doubles as the version of a sequence lock: a reader that finds the same
 * word before and after reading the hash has read a hash and a slot that belong together, however
 * often the pair was given to other blocks meanwhile.
 *
 * <p>One writer at a time; any number of readers, of {@link #slotIf} only. Not final: the tests
 * test themselves with an arena whose {@code slotIf} is broken.
 */
class PairArena {

  /** Slots fit in 18 bits, stamps in the other 46: for two years of a million touches a second. */
  static final int MAX_SLOTS = 1 << 18;

  private static final int STAMP_BITS = 46;
  private static final long STAMPS = (1L << STAMP_BITS) - 1;

  private static final int SLOTS_READ_AGAIN = 8;
  private static final long[] NO_CELLS = new long[0];

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[][].class);

  private final int chunkSize;
  private final int chunkShift;
  private final long[][] cells; // hash and word of each pair; an empty array where there is none
  private final long[][] links; // next towards the older end << 32 | next towards the newer end
  private int chunks;
  private int free; // first of the list of free pairs
  private int freeCount;
  private long clock;

  /**
   * Creates an arena without chunks.
   *
   * @param maxBytes what all chunks may take
   * @param chunkSize pairs per chunk, a power of two
   */
  PairArena(long maxBytes, int chunkSize) {
    this.chunkSize = chunkSize;
    chunkShift = Integer.numberOfTrailingZeros(chunkSize);
    int maxChunks = (int) Math.min(maxBytes / chunkBytes(), Integer.MAX_VALUE / 2 / chunkSize);
    cells = new long[maxChunks][];
    links = new long[maxChunks][];
    Arrays.fill(cells, NO_CELLS);
    Arrays.fill(links, NO_CELLS);
  }

  int chunkSize() {
    return chunkSize;
  }

  /** Returns the bytes that a chunk takes: three longs per pair and two array headers. */
  long chunkBytes() {
    return 24L * chunkSize + 32;
  }

  int maxChunks() {
    return cells.length;
  }

  /** Returns how many pairs there can be, all chunks taken. */
  long mostPairs() {
    return (long) cells.length * chunkSize;
  }

  int chunks() {
    return chunks;
  }

  int freeCount() {
    return freeCount;
  }

  /** Returns the bytes of everything held here. */
  long bytes() {
    return chunks * chunkBytes() + 8L * cells.length + 32;
  }

  /** Adds room for the pairs of one more chunk. */
  void addChunk() {
    links[chunks] = new long[chunkSize];
    CELLS.setRelease(cells, chunks, new long[2 * chunkSize]);
    int first = (chunks << chunkShift) + 1;
    chunks++;
    for (int pair = first + chunkSize - 1; pair >= first; pair--) {
      release(pair);
    }
  }

  /** Takes a free pair; there must be one. */
  int take(long hash, int slot) {
    int pair = free;
    unlinkFree(pair);
    write(pair, hash, slot, ++clock);
    return pair;
  }

  /** Frees a pair that no list and no table refers to any more. */
  void free(int pair) {
    CELL.setRelease(chunkOf(pair), wordAt(pair), 0L);
    release(pair);
  }

  /** Gives the pair, whose slot the caller knows, the newest stamp. */
  void touch(int pair, int slot) {
    CELL.setRelease(chunkOf(pair), wordAt(pair), word(slot, ++clock));
  }

  /** Returns the hash of the block; for the writer. */
  long hash(int pair) {
    return chunkOf(pair)[wordAt(pair) - 1];
  }

  /** Returns the slot of the endpoint; for the writer. */
  int slot(int pair) {
    return (int) (chunkOf(pair)[wordAt(pair)] >>> STAMP_BITS);
  }

  /** Returns when the pair was touched: a greater number is later; for the writer. */
  long stamp(int pair) {
    return chunkOf(pair)[wordAt(pair)] & STAMPS;
  }

  /** Returns how many touches there were since that of the pair; for the writer. */
  long age(int pair) {
    return clock - stamp(pair);
  }

  boolean isFree(int pair) {
    return chunkOf(pair)[wordAt(pair)] == 0;
  }

  int older(int pair) {
    return (int) (linksOf(pair)[linkAt(pair)] >>> 32);
  }

  int newer(int pair) {
    return (int) linksOf(pair)[linkAt(pair)];
  }

  void link(int pair, int older, int newer) {
    linksOf(pair)[linkAt(pair)] = (long) older << 32 | newer & 0xFFFFFFFFL;
  }

  void older(int pair, int older) {
    link(pair, older, newer(pair));
  }

  void newer(int pair, int newer) {
    link(pair, older(pair), newer);
  }

  /**
   * Returns the endpoint's slot if the pair is of the block with this hash, else -1; for any
   * thread. Never another block's slot. While the writer keeps touching this very pair, -1 may be
   * returned in error; that takes {@value #SLOTS_READ_AGAIN} touches within nanoseconds.
   */
  int slotIf(int pair, long hash) {
    long[] chunk = (long[]) CELLS.getAcquire(cells, pair - 1 >>> chunkShift);
    if (chunk.length == 0) {
      return -1;
    }
    int at = wordAt(pair);
    long before = (long) CELL.getAcquire(chunk, at);
    for (int i = 0; i < SLOTS_READ_AGAIN; i++) {
      if (before == 0 || (long) CELL.getAcquire(chunk, at - 1) != hash) {
        return -1;
      }
      long after = (long) CELL.getAcquire(chunk, at);
      if (before == after) {
        return (int) (before >>> STAMP_BITS);
      }
      before = after;
    }
    return -1;
  }

  /** Brings the pair's cache line closer; returns something of it. */
  long prefetch(int pair) {
    long[] chunk = cells[pair - 1 >>> chunkShift];
    return chunk.length == 0 ? 0 : chunk[wordAt(pair)];
  }

  /**
   * Copies a pair, stamp included, to a free one of a chunk that is not the last.
   *
   * @return the free one, now taken; the caller mends references and lists, then frees the original
   */
  int copyOut(int pair) {
    int copy = free;
    unlinkFree(copy);
    write(copy, hash(pair), slot(pair), stamp(pair));
    link(copy, older(pair), newer(pair));
    return copy;
  }

  /** Returns the first pair of the last chunk. */
  int firstOfLastChunk() {
    return (chunks - 1 << chunkShift) + 1;
  }

  /** Takes the free pairs of the last chunk out of the list of free ones, so it stays unused. */
  void retireLastChunk() {
    int first = firstOfLastChunk();
    for (int pair = first; pair < first + chunkSize; pair++) {
      if (isFree(pair)) {
        unlinkFree(pair);
      }
    }
  }

  /** Marks a pair of the retired chunk as unused, after {@link #copyOut}. */
  void abandon(int pair) {
    CELL.setRelease(chunkOf(pair), wordAt(pair), 0L);
  }

  /** Gives the last chunk back; it must be retired and all its pairs abandoned. */
  void dropLastChunk() {
    chunks--;
    CELLS.setRelease(cells, chunks, NO_CELLS);
    links[chunks] = NO_CELLS;
  }

  private void write(int pair, long hash, int slot, long stamp) {
    long[] chunk = chunkOf(pair);
    int at = wordAt(pair);
    // the word is 0 by now; readers must not see the new hash with an older word
    CELL.setRelease(chunk, at - 1, hash);
    CELL.setRelease(chunk, at, word(slot, stamp));
  }

  private void release(int pair) {
    link(pair, free, 0);
    if (free != 0) {
      newer(free, pair);
    }
    free = pair;
    freeCount++;
  }

  private void unlinkFree(int pair) {
    int older = older(pair);
    int newer = newer(pair);
    if (newer == 0) {
      free = older;
    } else {
      older(newer, older);
    }
    if (older != 0) {
      newer(older, newer);
    }
    freeCount--;
  }

  private long[] chunkOf(int pair) {
    return cells[pair - 1 >>> chunkShift];
  }

  private long[] linksOf(int pair) {
    return links[pair - 1 >>> chunkShift];
  }

  private int linkAt(int pair) {
    return pair - 1 & chunkSize - 1;
  }

  private int wordAt(int pair) {
    return 2 * (pair - 1 & chunkSize - 1) + 1;
  }

  private static long word(int slot, long stamp) {
    return (long) slot << STAMP_BITS | stamp;
  }
}
