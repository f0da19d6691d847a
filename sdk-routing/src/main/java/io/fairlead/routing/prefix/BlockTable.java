package io.fairlead.routing.prefix;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the holders of a block by its hash: open addressing over four bytes per block, in segments
 * that grow by themselves, so that no writer ever rehashes everything at once.
 *
 * <p>An entry is the number of a pair (the block has one holder) or, with the sign bit, of a holder
 * set; hashes are compared there. The bits that numbers do not need are a tag, a few more bits of
 * the hash, so that a neighbour's entry seldom has to be followed. 0 is no entry. Entries move when
 * a neighbour goes or a segment grows. A version per segment, odd meanwhile, tells a reader that
 * found nothing to look again.
 *
 * <p>One writer at a time; any number of readers, of {@link #find} and {@link #setAt} only.
 */
final class BlockTable {

  /** What {@link #find} returns for a block without holders. */
  static final int NONE = -1;

  private static final int SMALLEST = 16;
  private static final int LOOKS = 64;

  private static final VarHandle TABLE = MethodHandles.arrayElementVarHandle(int[][].class);
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(int[].class);

  private final PairArena arena;
  private final int numbers; // mask of the bits of an entry that are a number
  private final int[][] tables;
  private final int[] counts;
  private final int[] versions;
  private final HolderSets sets = new HolderSets();
  private long tableBytes;
  private int longest = SMALLEST;

  BlockTable(PairArena arena, int segments) {
    this.arena = arena;
    numbers = (int) (Long.highestOneBit(arena.mostPairs()) * 2 - 1);
    tables = new int[segments][SMALLEST];
    counts = new int[segments];
    versions = new int[segments];
    tableBytes = segments * (16L + 4 * SMALLEST + 8 + 4 + 4);
  }

  /** Returns the bytes of everything held here. */
  long bytes() {
    return tableBytes + sets.bytes();
  }

  /** Returns an upper bound of the bytes that one insertion or change allocates. */
  long mostBytesPerStep(int slots) {
    return 8L * longest + sets.mostBytesPerStep(slots);
  }

  // -- readers --

  /**
   * Returns the slot of the block's one holder, {@link #NONE}, or, if below that, where {@link
   * #setAt} has its holders; for any thread.
   */
  int find(long hash) {
    long mixed = mix(hash);
    int segment = segment(mixed);
    int result = NONE;
    for (int i = 0; i < LOOKS; i++) {
      int version = (int) ENTRY.getAcquire(versions, segment);
      result = look(hash, mixed, segment);
      if (result != NONE) {
        return result;
      }
      VarHandle.acquireFence();
      if ((version & 1) == 0 && (int) ENTRY.getOpaque(versions, segment) == version) {
        return NONE;
      }
      Thread.onSpinWait();
    }
    return NONE; // a miss, while the writer works on this very segment
  }

  private int look(long hash, long mixed, int segment) {
    int[] table = (int[]) TABLE.getAcquire(tables, segment);
    int mask = table.length - 1;
    for (int at = (int) mixed & mask, steps = 0; steps <= mask; at = at + 1 & mask, steps++) {
      int entry = (int) ENTRY.getAcquire(table, at);
      if (entry == 0) {
        return NONE;
      }
      if (!hasTag(entry, mixed)) {
        continue;
      }
      int number = entry & numbers;
      if (entry > 0) {
        int slot = arena.slotIf(number, hash);
        if (slot >= 0) {
          return slot;
        }
      } else {
        HolderSet set = setAt(-2 - number);
        if (set != null && set.hash == hash) {
          return -2 - number;
        }
      }
    }
    return NONE;
  }

  /** Returns the set that {@link #find} found; of another block if it was replaced since. */
  @Nullable HolderSet setAt(int found) {
    return sets.get(-found - 2);
  }

  /** Brings closer where {@link #find} begins to look; returns something of it. */
  int prefetchHome(long hash) {
    long mixed = mix(hash);
    int[] table = tables[segment(mixed)];
    return table[(int) mixed & table.length - 1];
  }

  /** Returns the entry that {@link #find} will probably follow, or 0. */
  int likelyEntry(long hash) {
    long mixed = mix(hash);
    int[] table = tables[segment(mixed)];
    int mask = table.length - 1;
    for (int at = (int) mixed & mask, steps = 0; steps < 8; at = at + 1 & mask, steps++) {
      int entry = table[at];
      if (entry == 0 || hasTag(entry, mixed)) {
        return entry;
      }
    }
    return 0;
  }

  /**
   * Returns what {@link #find} returns if the entry, read some time ago, is the block's and still
   * holds; otherwise {@link #NONE}, which says nothing.
   */
  int follow(int entry, long hash) {
    if (entry > 0) {
      return arena.slotIf(entry & numbers, hash);
    }
    int found = -2 - (entry & numbers);
    HolderSet set = entry == 0 ? null : setAt(found);
    return set != null && set.hash == hash ? found : NONE;
  }

  /** Brings closer what an entry refers to; returns something of it. */
  long prefetch(int entry) {
    if (entry > 0) {
      return arena.prefetch(entry & numbers);
    }
    HolderSet set = entry == 0 ? null : setAt(-2 - (entry & numbers));
    return set == null ? 0 : set.prefetch();
  }

  // -- the writer --

  /** Returns the entry of a block, 0 if it has none: a pair, or below 0 a {@link #set}. */
  int entry(long hash) {
    long mixed = mix(hash);
    int[] table = tables[segment(mixed)];
    int at = place(table, hash, mixed);
    return at < 0 ? 0 : table[at];
  }

  /** Returns the pair that an entry above 0 refers to. */
  int pair(int entry) {
    return entry & numbers;
  }

  /** Returns the set that an entry below 0 refers to. */
  HolderSet set(int entry) {
    return sets.own(entry & numbers);
  }

  /** Adds a block that has no entry, with its one holder. */
  void insert(long hash, int pair) {
    long mixed = mix(hash);
    int segment = segment(mixed);
    if (4 * (counts[segment] + 1) > 3 * tables[segment].length) {
      grow(segment);
    }
    counts[segment]++;
    int[] table = tables[segment];
    ENTRY.setRelease(table, hole(table, mixed), pair | tag(mixed));
  }

  /** Makes a block's only holder the first of two. */
  void split(long hash, int firstPair, int secondPair) {
    HolderSet set =
        new HolderSet(hash, arena.slot(firstPair), firstPair, arena.slot(secondPair), secondPair);
    replace(hash, sets.add(set) | Integer.MIN_VALUE);
  }

  /** Adds a holder to the set that the block's entry refers to. */
  void join(int entry, int slot, int pair, int slots) {
    sets.join(entry & numbers, slot, pair, slots);
  }

  /** Removes a holder of a block, and the block with its last one. */
  void leave(long hash, int slot, int slots) {
    int entry = entry(hash);
    if (entry > 0) {
      remove(hash);
      return;
    }
    int last = sets.leave(entry & numbers, slot, slots);
    if (last != 0) {
      replace(hash, last);
      sets.drop(entry & numbers);
    }
  }

  /** Says that a pair of the block has another number now. */
  void moved(long hash, int slot, int pair) {
    int entry = entry(hash);
    if (entry < 0) {
      set(entry).moved(slot, pair);
    } else {
      replace(hash, pair);
    }
  }

  private void replace(long hash, int entry) {
    long mixed = mix(hash);
    int segment = segment(mixed);
    int[] table = tables[segment];
    begin(segment);
    ENTRY.setRelease(table, place(table, hash, mixed), entry | tag(mixed));
    end(segment);
  }

  /** Knuth's algorithm R: entries after the hole move up if their way to them leads over it. */
  private void remove(long hash) {
    long mixed = mix(hash);
    int segment = segment(mixed);
    int[] table = tables[segment];
    int mask = table.length - 1;
    int hole = place(table, hash, mixed);
    begin(segment);
    for (int at = hole + 1 & mask; table[at] != 0; at = at + 1 & mask) {
      int home = (int) mix(hashOf(table[at])) & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        ENTRY.setRelease(table, hole, table[at]);
        hole = at;
      }
    }
    ENTRY.setRelease(table, hole, 0);
    end(segment);
    counts[segment]--;
  }

  private void grow(int segment) {
    int[] old = tables[segment];
    int[] table = new int[2 * old.length];
    for (int entry : old) {
      if (entry != 0) {
        table[hole(table, mix(hashOf(entry)))] = entry;
      }
    }
    tableBytes += 4L * old.length;
    longest = Math.max(longest, table.length);
    begin(segment);
    TABLE.setRelease(tables, segment, table);
    end(segment);
  }

  private void begin(int segment) {
    ENTRY.setOpaque(versions, segment, versions[segment] + 1);
    VarHandle.releaseFence();
  }

  private void end(int segment) {
    ENTRY.setRelease(versions, segment, versions[segment] + 1);
  }

  private int place(int[] table, long hash, long mixed) {
    int mask = table.length - 1;
    int at = (int) mixed & mask;
    while (table[at] != 0) {
      if (hasTag(table[at], mixed) && hashOf(table[at]) == hash) {
        return at;
      }
      at = at + 1 & mask;
    }
    return -1;
  }

  private static int hole(int[] table, long mixed) {
    int mask = table.length - 1;
    int at = (int) mixed & mask;
    while (table[at] != 0) {
      at = at + 1 & mask;
    }
    return at;
  }

  private long hashOf(int entry) {
    return entry > 0 ? arena.hash(entry & numbers) : set(entry).hash;
  }

  private int tag(long mixed) {
    return (int) (mixed >>> 32) & ~numbers & Integer.MAX_VALUE;
  }

  private boolean hasTag(int entry, long mixed) {
    return ((entry ^ (int) (mixed >>> 32)) & ~numbers & Integer.MAX_VALUE) == 0;
  }

  private int segment(long mixed) {
    return (int) (mixed >>> 40) & tables.length - 1;
  }

  /** Spreads also hashes that are counted up, as those of traces are. */
  private static long mix(long hash) {
    long mixed = hash * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }
}
