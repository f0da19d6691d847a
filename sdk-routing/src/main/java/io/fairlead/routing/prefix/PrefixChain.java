package io.fairlead.routing.prefix;

/** The chained block hashes of one prompt; a hash stands for its block and all before it. */
public interface PrefixChain {

  /** Returns how the prompt was cut and hashed. */
  PrefixScheme scheme();

  /** Returns the number of blocks, at least 0; the last one may be partial. */
  int blocks();

  /** Returns the chained hash of a block. */
  long hash(int block);

  /** Returns the tokens of all blocks together. */
  int tokens();

  /** Returns the tokens of the first {@code blocks} blocks. */
  default int tokens(int blocks) {
    return blocks >= blocks() ? tokens() : blocks * scheme().blockTokens();
  }

  /**
   * Returns a chain of hashes that were made elsewhere: by a trace, a tokenizer, an engine.
   *
   * @param hashes chained hashes of the blocks, in order; copied
   * @param tokens tokens of all blocks together; the last block may be partial
   * @throws IllegalArgumentException if so many tokens do not make so many blocks of the scheme
   */
  static PrefixChain of(PrefixScheme scheme, long[] hashes, int tokens) {
    return HashChain.of(scheme, hashes.clone(), tokens);
  }
}
