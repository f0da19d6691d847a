package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.requireNotBlank;
import static io.fairlead.kernel.Preconditions.requirePositive;

/**
 * How prompts are cut and hashed. Fixed per index: another block size or algorithm is another
 * index, chains of different schemes are never mixed.
 *
 * @param algorithm name of the hash chain
 * @param blockTokens tokens per block, at least 1
 * @param maxBlocks blocks after which a prompt is cut off, at least 1
 */
public record PrefixScheme(String algorithm, int blockTokens, int maxBlocks) {

  /**
   * The hash chain of llm-d-router's approximate prefix index: a block's digest is XXH64 over its
   * tokens as four little-endian bytes each, the root is XXH64 over the model's name and the cache
   * salt, and each link is XXH64 over the digest and the previous link.
   */
  public static final String APPROXIMATE = "approximate-xxh64";

  /** Tokens per block of {@link #approximate()}: the least that llm-d-router allows. */
  public static final int APPROXIMATE_BLOCK_TOKENS = 64;

  /** Tokens of a prompt that count: the {@code maxPrefixTokensToMatch} of llm-d-router. */
  public static final int APPROXIMATE_MAX_TOKENS = 131_072;

  /** Checks the arguments. */
  public PrefixScheme {
    requireNotBlank(algorithm, "algorithm");
    requirePositive(blockTokens, "blockTokens");
    requirePositive(maxBlocks, "maxBlocks");
  }

  /** Returns llm-d-router's defaults: {@link #APPROXIMATE} with 64 tokens, up to 2,048 blocks. */
  public static PrefixScheme approximate() {
    return approximate(APPROXIMATE_BLOCK_TOKENS);
  }

  /**
   * Returns the {@link #APPROXIMATE} chain with blocks of this size and as many of them as {@value
   * #APPROXIMATE_MAX_TOKENS} tokens make, one at least.
   *
   * @param blockTokens at least 1; llm-d-router raises less than 64 to 64
   */
  public static PrefixScheme approximate(int blockTokens) {
    requirePositive(blockTokens, "blockTokens");
    return new PrefixScheme(
        APPROXIMATE, blockTokens, Math.max(1, APPROXIMATE_MAX_TOKENS / blockTokens));
  }
}
