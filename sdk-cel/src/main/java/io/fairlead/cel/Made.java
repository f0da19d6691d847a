package io.fairlead.cel;

/**
 * A list or map that an expression made. Its parts may be shared, so that a few steps make what
 * would be a huge tree: how large is known, and bounded.
 */
interface Made {

  /** The largest tree that may be made. */
  int MOST_NODES = 1 << 22;

  /** Returns how many values there are in all if each is counted wherever it occurs. */
  long nodes();

  /** Returns the nodes of any value; what comes from outside counts as one. */
  static long nodes(Object value) {
    if (value instanceof Made made) {
      return made.nodes();
    } else if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      return inner == null ? 1 : 1 + nodes(inner);
    }
    return 1;
  }
}
