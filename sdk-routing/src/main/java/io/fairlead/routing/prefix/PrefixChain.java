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
}
