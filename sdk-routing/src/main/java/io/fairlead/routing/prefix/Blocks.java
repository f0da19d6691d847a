package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.requireInRange;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of an index: which slot holds which block, and in what order they go when a limit is
 * reached. Knows slots and hashes only.
 *
 * <p>Each slot has a list of its pairs, the one stored last at its newer end. A chain is stored
 * from its last block to its first, so a block is always newer than those that follow it: whatever
 * goes first, for want of an endpoint's capacity or of memory, is the end of the chain that was not
 * used for longest, and what is left of a chain has no gap.
 *
 * <p>One writer at a time. Readers use {@link #table} and {@link #live}, at any time.
 */
final class Blocks {

  /** The least limit: one on which a chunk of pairs, the tables and some sets find room. */
  static final long LEAST_BYTES = 1 << 18;

  private static final int PAIRS_PER_SEGMENT = 1 << 14;
  private static final int SWEEP = 256;
  private static final int READ_AHEAD = 24;
  private static final int CHUNK = 1024;

  /** A chain is young until this part of the index, one in so many, was stored after it. */
  private static final int YOUNG_PART = 8;

  final BlockTable table;

  private final PairArena arena;
  private final long maxBytes;
  private final OldestFirst oldest = new OldestFirst();
  private final ArrayDeque<Holder> forgotten = new ArrayDeque<>();
  private @Nullable Holder[] holders = new @Nullable Holder[64];
  private @Nullable Object[] owners = new @Nullable Object[64]; // published with live
  private volatile long[] live = new long[1];
  private int slots; // one more than the greatest slot seen
  private long pairs;
  private long sink; // keeps the reads of what is read ahead

  Blocks(long maxBytes) {
    this(maxBytes, new PairArena(maxBytes, CHUNK));
  }

  Blocks(long maxBytes, PairArena arena) {
    this.maxBytes = maxBytes;
    this.arena = arena;
    long mostPairs = arena.mostPairs();
    int segments =
        (int) Math.min(1024, Math.max(1, Long.highestOneBit(mostPairs / PAIRS_PER_SEGMENT)));
    table = new BlockTable(arena, segments);
  }

  long pairs() {
    return pairs;
  }

  long bytes() {
    return arena.bytes() + table.bytes() + oldest.bytes() + 20L * holders.length + 40L * slots;
  }

  /** Returns the slots that may be found, one bit each; others are being forgotten. */
  long[] live() {
    return live;
  }

  /** Returns who opened a slot last; for readers, of slots that were {@link #live}. */
  @Nullable Object owner(int slot) {
    return owners[slot];
  }

  /** Returns what a slot holds, {@code null} for nothing yet or nothing any more. */
  @Nullable Holder holder(int slot) {
    return slot < holders.length ? holders[slot] : null;
  }

  /**
   * Starts to keep blocks for a slot that has no holder.
   *
   * @param most pairs that it may have
   */
  Holder open(int slot, Object owner, long most) {
    requireInRange(slot, 0, PairArena.MAX_SLOTS - 1, "slot");
    if (slot >= holders.length) {
      holders = Arrays.copyOf(holders, Integer.highestOneBit(slot) << 1);
      owners = Arrays.copyOf(owners, holders.length);
    }
    owners[slot] = owner;
    Holder holder = new Holder(slot, owner, most, arena);
    holders[slot] = holder;
    slots = Math.max(slots, slot + 1);
    long[] words = live.length > slot >> 6 ? live.clone() : Arrays.copyOf(live, (slot >> 6) + 1);
    words[slot >> 6] |= 1L << slot;
    live = words;
    return holder;
  }

  /** Stops readers from finding a slot, at once; its pairs go later, see {@link #sweep}. */
  void forget(Holder holder) {
    if (holder.forgotten) {
      return;
    }
    holder.forgotten = true;
    long[] words = live.clone();
    words[holder.slot >> 6] &= ~(1L << holder.slot);
    live = words;
    oldest.set(holder.slot, OldestFirst.EMPTY);
    if (holder.count() == 0) {
      close(holder);
    } else {
      forgotten.add(holder);
    }
  }

  /** Stores the blocks of a chain, last one first, and removes what is then too much. */
  void store(Holder holder, PrefixChain chain) {
    if (holder.forgotten) {
      return;
    }
    int count = (int) Math.min(chain.blocks(), holder.most);
    if (isYoung(holder, chain, count)) {
      sweep(2 * count);
      return;
    }
    int read = count; // from here on the table was read ahead
    for (int i = count - 1; i >= 0; i--) {
      long hash = chain.hash(i);
      int pair = pairOf(holder, hash);
      if (pair != 0) {
        holder.touch(pair);
        continue;
      }
      holder.settle();
      if (!makeRoom(holder)) {
        holder.gaps = true;
        break; // the limit hardly takes the endpoints themselves
      }
      add(holder, hash);
      if (i < read) { // one new block seldom comes alone
        read = Math.max(0, i - READ_AHEAD);
        readAhead(chain, read, i);
      }
    }
    holder.settle();
    trim(holder);
    sweep(2 * count);
  }

  /**
   * Whether a chain is there as a whole and was stored so lately that it may stay where it is. Its
   * last block tells: those before it are newer, and go later, as long as nobody takes single
   * blocks out.
   */
  private boolean isYoung(Holder holder, PrefixChain chain, int count) {
    if (holder.gaps || count == 0) {
      return false;
    }
    int pair = pairOf(holder, chain.hash(count - 1));
    return pair != 0 && arena.age(pair) < pairs / YOUNG_PART;
  }

  /** Asks for memory before it is needed, so that requests overlap as in a match. */
  private void readAhead(PrefixChain chain, int from, int to) {
    long read = 0;
    for (int i = from; i < to; i++) {
      read += table.prefetchHome(chain.hash(i));
    }
    sink = read;
  }

  /** Sets the most pairs that a slot may have and removes what is then too much. */
  void limit(Holder holder, long most) {
    holder.most = most;
    if (!holder.forgotten) {
      trim(holder);
    }
  }

  private void trim(Holder holder) {
    while (holder.count() > holder.most) {
      drop(holder, holder.oldest());
    }
    weigh(holder);
  }

  /** Removes one block of a slot if it is there. */
  void remove(Holder holder, long hash) {
    int pair = holder.forgotten ? 0 : pairOf(holder, hash);
    if (pair != 0) {
      holder.gaps = true;
      drop(holder, pair);
      weigh(holder);
    }
  }

  /**
   * Removes pairs of forgotten slots.
   *
   * @return whether some are left
   */
  boolean sweep(int most) {
    for (int left = most; left > 0 && !forgotten.isEmpty(); left--) {
      Holder holder = forgotten.element();
      drop(holder, holder.oldest());
      if (holder.count() == 0) {
        forgotten.remove();
        close(holder);
      }
    }
    return !forgotten.isEmpty();
  }

  private void close(Holder holder) {
    holders[holder.slot] = null;
    oldest.set(holder.slot, OldestFirst.EMPTY);
  }

  private int pairOf(Holder holder, long hash) {
    int entry = table.entry(hash);
    if (entry < 0) {
      return table.set(entry).pairOf(holder.slot);
    }
    int pair = table.pair(entry);
    return pair != 0 && arena.slot(pair) == holder.slot ? pair : 0;
  }

  private void add(Holder holder, long hash) {
    int pair = arena.take(hash, holder.slot);
    int entry = table.entry(hash);
    if (entry == 0) {
      table.insert(hash, pair);
    } else if (entry > 0) {
      table.split(hash, table.pair(entry), pair);
    } else {
      table.join(entry, holder.slot, pair, slots);
    }
    holder.add(pair);
    pairs++;
  }

  private void drop(Holder holder, int pair) {
    table.leave(arena.hash(pair), holder.slot, slots);
    holder.remove(pair);
    arena.free(pair);
    pairs--;
  }

  /** Puts the slot where its oldest pair belongs among those of all slots. */
  private void weigh(Holder holder) {
    oldest.set(holder.slot, holder.count() == 0 ? OldestFirst.EMPTY : arena.stamp(holder.oldest()));
  }

  // -- memory --

  /** Sees to one free pair, and to bytes for whatever else one step may allocate. */
  private boolean makeRoom(Holder storing) {
    long step = table.mostBytesPerStep(slots) + oldest.bytes();
    while (bytes() + step > maxBytes && releaseSome(storing)) {}
    if (arena.freeCount() == 0) {
      if (bytes() + step + arena.chunkBytes() <= maxBytes && arena.chunks() < arena.maxChunks()) {
        arena.addChunk();
      } else {
        dropOldest(storing);
      }
    }
    return arena.freeCount() > 0;
  }

  private boolean releaseSome(Holder storing) {
    if (arena.chunks() > 1 && arena.freeCount() >= 2 * arena.chunkSize()) {
      giveBackAChunk();
      return true;
    }
    return dropOldest(storing);
  }

  private boolean dropOldest(Holder storing) {
    if (!forgotten.isEmpty()) {
      sweep(SWEEP);
      return true;
    }
    weigh(storing);
    int slot = oldest.slot();
    Holder holder = slot < 0 ? null : holders[slot];
    if (holder == null) {
      return false;
    }
    drop(holder, holder.oldest());
    weigh(holder);
    return true;
  }

  /** Moves the pairs of the last chunk to free places elsewhere and returns its memory. */
  private void giveBackAChunk() {
    arena.retireLastChunk();
    int first = arena.firstOfLastChunk();
    for (int pair = first; pair < first + arena.chunkSize(); pair++) {
      if (!arena.isFree(pair)) {
        move(pair);
      }
    }
    arena.dropLastChunk();
  }

  private void move(int pair) {
    int copy = arena.copyOut(pair);
    Holder holder = holders[arena.slot(pair)];
    if (holder == null) {
      throw new IllegalStateException("a pair of slot " + arena.slot(pair) + " without a holder");
    }
    holder.moved(copy);
    table.moved(arena.hash(copy), holder.slot, copy);
    arena.abandon(pair);
  }
}
