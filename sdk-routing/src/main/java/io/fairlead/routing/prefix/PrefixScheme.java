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

  public PrefixScheme {
    requireNotBlank(algorithm, "algorithm");
    requirePositive(blockTokens, "blockTokens");
    requirePositive(maxBlocks, "maxBlocks");
  }
}
