package io.fairlead.routing;

/** A set of slots, one bit each. Immutable once handed out. */
public final class SlotSet {

  private final long[] words;

  SlotSet(long[] words) {
    this.words = words;
  }

  /** Returns whether a slot is in the set. */
  public boolean contains(int slot) {
    return (words[slot >> 6] & (1L << slot)) != 0;
  }
}
