package io.fairlead.routing.prefix;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.SlotHolder;

/**
 * Which endpoints hold how much of a prompt: one door for the approximate feed (what we dispatched)
 * and the exact one (KV events).
 *
 * <p>Concurrent: a reader may miss a block that is being moved, but never sees another block's
 * holders.
 */
public interface PrefixIndex extends SlotHolder {

  /** Returns the scheme of the chains in this index. */
  PrefixScheme scheme();

  /**
   * Writes for each candidate the leading tokens of the chain that it holds without a gap; 0 where
   * it holds none.
   */
  void match(PrefixChain chain, Candidates candidates, Sheet cachedTokens);

  /** The endpoint holds all blocks of the chain. */
  void stored(Endpoint endpoint, PrefixChain chain);

  /** The endpoint no longer holds the block with this hash. */
  void removed(Endpoint endpoint, long hash);

  /** Returns the bytes of memory in use. */
  long bytes();
}
