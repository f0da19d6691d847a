package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.SlotHolder;

/**
 * Which endpoints hold how much of a prompt: one door for the approximate feed (what we dispatched)
 * and the exact one (KV events).
 *
 * <p>Concurrent: readers never wait for writers. A reader may miss a block that is being moved, but
 * never sees another block's holders. Writers wait for each other.
 *
 * <p>{@linkplain io.fairlead.routing.Pool.Builder#holder Register} an index with the pool, so that
 * a slot gets its next tenant only after the index has forgotten the last one.
 */
public interface PrefixIndex extends SlotHolder {

  /**
   * Starts an index with the capacities of {@link Builder}.
   *
   * @param scheme the scheme of the chains it will be given
   */
  static Builder builder(PrefixScheme scheme) {
    return new Builder(scheme);
  }

  /** Returns the scheme of the chains in this index. */
  PrefixScheme scheme();

  /**
   * Writes for each candidate the leading tokens of the chain that it holds without a gap; 0 where
   * it holds none. O(blocks + holders of the first block); allocates nothing.
   *
   * @throws IllegalArgumentException if the chain is of another scheme
   */
  void match(PrefixChain chain, Candidates candidates, Sheet cachedTokens);

  /**
   * The endpoint holds all blocks of the chain. They are now its most recent ones, the first block
   * before the last; a chain that was stored so lately that less than an eighth of the index came
   * after it stays where it is, which saves a walk over its blocks. Ignored if the endpoint is
   * {@linkplain Endpoint#retired() retired}.
   *
   * @throws IllegalArgumentException if the chain is of another scheme
   */
  void stored(Endpoint endpoint, PrefixChain chain);

  /** The endpoint no longer holds the block with this hash. */
  void removed(Endpoint endpoint, long hash);

  /**
   * Says how much an endpoint can hold: its KV cache, for example. What is beyond goes at once, the
   * ends of the chains first that were not stored for longest.
   *
   * @param tokens at least 1; counted in whole blocks, one at least
   */
  void capacity(Endpoint endpoint, long tokens);

  /**
   * Does some of what {@link #forget} left to be done. {@link #stored} does so too, so only a host
   * whose endpoints come and go while no requests arrive needs this, on a timer.
   *
   * @param pairs how many (block, endpoint) pairs to remove at most
   * @return whether there are more
   */
  boolean tidy(int pairs);

  /** Returns the (block, endpoint) pairs held. */
  long pairs();

  /** Returns the bytes of memory in use; they grow as needed up to the limit. */
  long bytes();

  /** Builds a {@link PrefixIndex}. Not thread-safe. */
  final class Builder {

    /** Bytes of an index unless the builder says otherwise: 256 MiB. */
    public static final long DEFAULT_MAX_BYTES = 256L << 20;

    /**
     * Tokens per endpoint unless something better is known: llm-d-router's 31,250 blocks of 64
     * tokens.
     */
    public static final long DEFAULT_CAPACITY_TOKENS = 31_250 * 64L;

    private final PrefixScheme scheme;
    private long maxBytes = DEFAULT_MAX_BYTES;
    private long capacityTokens = DEFAULT_CAPACITY_TOKENS;

    private Builder(PrefixScheme scheme) {
      this.scheme = scheme;
    }

    /**
     * Sets the hard limit of memory. Beyond it the pair goes that was stored least recently, of all
     * endpoints. About 33 bytes are needed for a pair, more where many endpoints hold one block.
     *
     * @param bytes at least 256 KiB, at most 64 GiB; 200 bytes per endpoint are needed beside the
     *     pairs
     */
    public Builder maxBytes(long bytes) {
      maxBytes = requireInRange(bytes, Blocks.LEAST_BYTES, 1L << 36, "maxBytes");
      return this;
    }

    /**
     * Sets what an endpoint can hold until {@link PrefixIndex#capacity} says otherwise.
     *
     * @param tokens at least 1; {@link Long#MAX_VALUE} for no limit, as an exact feed wants it
     */
    public Builder capacityTokens(long tokens) {
      capacityTokens = requirePositive(tokens, "capacityTokens");
      return this;
    }

    /** Returns the index, empty. */
    public PrefixIndex build() {
      return new BoundedPrefixIndex(scheme, maxBytes, capacityTokens);
    }
  }
}
