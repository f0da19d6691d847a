package io.fairlead.routing.prefix;

/**
 * What one slot holds: a list of its pairs, from the one that was stored longest ago to the newest.
 * For the writer only.
 */
final class Holder {

  final int slot;
  final Object owner; // whoever has the slot; not looked at here
  long most; // pairs that it may have
  boolean forgotten;
  boolean gaps; // a block may be here without those before it

  private final PairArena arena;
  private int oldest;
  private int newest;
  private int count;
  private int stretchOldest; // stamped, but not yet moved; neighbours in the list
  private int stretchNewest;

  Holder(int slot, Object owner, long most, PairArena arena) {
    this.slot = slot;
    this.owner = owner;
    this.most = most;
    this.arena = arena;
  }

  int count() {
    return count;
  }

  /** Returns the pair that goes first, 0 if there is none. */
  int oldest() {
    return oldest;
  }

  /** Adds a new pair at the newer end. */
  void add(int pair) {
    append(pair, pair);
    count++;
  }

  /** Takes a pair out. */
  void remove(int pair) {
    cut(pair, pair);
    count--;
  }

  /**
   * Gives a pair of the list a new stamp and its place at the newer end, the latter with the next
   * {@link #settle}: a chain that is stored again mostly lies there in one piece, and moves as one.
   */
  void touch(int pair) {
    arena.touch(pair, slot);
    if (stretchNewest != 0 && arena.newer(stretchNewest) == pair) {
      stretchNewest = pair;
    } else {
      settle();
      stretchOldest = pair;
      stretchNewest = pair;
    }
  }

  /** Moves what was touched. Nothing else may be called between {@link #touch} and this. */
  void settle() {
    if (stretchNewest != 0 && stretchNewest != newest) {
      cut(stretchOldest, stretchNewest);
      append(stretchOldest, stretchNewest);
    }
    stretchOldest = 0;
    stretchNewest = 0;
  }

  /** Says that a pair has another number now; its links are already there. */
  void moved(int copy) {
    if (arena.older(copy) == 0) {
      oldest = copy;
    } else {
      arena.newer(arena.older(copy), copy);
    }
    if (arena.newer(copy) == 0) {
      newest = copy;
    } else {
      arena.older(arena.newer(copy), copy);
    }
  }

  private void append(int from, int to) {
    arena.older(from, newest);
    arena.newer(to, 0);
    if (newest == 0) {
      oldest = from;
    } else {
      arena.newer(newest, from);
    }
    newest = to;
  }

  private void cut(int from, int to) {
    int older = arena.older(from);
    int newer = arena.newer(to);
    if (older == 0) {
      oldest = newer;
    } else {
      arena.newer(older, newer);
    }
    if (newer == 0) {
      newest = older;
    } else {
      arena.older(newer, older);
    }
  }
}
