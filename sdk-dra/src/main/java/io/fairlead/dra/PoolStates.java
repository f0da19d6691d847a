package io.fairlead.dra;

import java.util.Arrays;

/** The states of all pools, by number. Immutable; a changed copy shares all but one chunk. */
final class PoolStates {

  private static final int BITS = 6;
  private static final int CHUNK = 1 << BITS;

  private final PoolState[][] chunks;

  private PoolStates(PoolState[][] chunks) {
    this.chunks = chunks;
  }

  static PoolStates of(PoolState[] states) {
    PoolState[][] chunks = new PoolState[(states.length + CHUNK - 1) >> BITS][];
    for (int c = 0; c < chunks.length; c++) {
      int from = c << BITS;
      chunks[c] = Arrays.copyOfRange(states, from, Math.min(states.length, from + CHUNK));
    }
    return new PoolStates(chunks);
  }

  PoolState get(int pool) {
    return chunks[pool >> BITS][pool & CHUNK - 1];
  }

  PoolStates with(int pool, PoolState state) {
    PoolState[][] copy = chunks.clone();
    PoolState[] chunk = copy[pool >> BITS].clone();
    chunk[pool & CHUNK - 1] = state;
    copy[pool >> BITS] = chunk;
    return new PoolStates(copy);
  }
}
