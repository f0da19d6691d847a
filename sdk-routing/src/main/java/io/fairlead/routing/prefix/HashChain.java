package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.requireInRange;

import java.util.Objects;

/** A chain in an array, perhaps longer than the chain. */
final class HashChain implements PrefixChain {

  private final PrefixScheme scheme;
  private final long[] hashes;
  private final int blocks;
  private final int tokens;

  HashChain(PrefixScheme scheme, long[] hashes, int blocks, int tokens) {
    this.scheme = scheme;
    this.hashes = hashes;
    this.blocks = blocks;
    this.tokens = tokens;
  }

  static HashChain of(PrefixScheme scheme, long[] hashes, int tokens) {
    int blocks = requireInRange(hashes.length, 0, scheme.maxBlocks(), "number of hashes");
    long most = (long) blocks * scheme.blockTokens();
    requireInRange((long) tokens, Math.max(0, most - scheme.blockTokens() + 1), most, "tokens");
    return new HashChain(scheme, hashes, blocks, tokens);
  }

  @Override
  public PrefixScheme scheme() {
    return scheme;
  }

  @Override
  public int blocks() {
    return blocks;
  }

  @Override
  public long hash(int block) {
    return hashes[Objects.checkIndex(block, blocks)];
  }

  @Override
  public int tokens() {
    return tokens;
  }

  @Override
  public String toString() {
    return blocks + " blocks, " + tokens + " tokens (" + scheme.algorithm() + ")";
  }
}
