package io.fairlead.routing.prefix;

/**
 * Hashes one prompt while it arrives; for one request and one thread.
 *
 * <p>Blocks are digested as they come and chained at the end, because model and salt may come last.
 */
public interface PrefixHasher {

  /** Adds text as UTF-8 bytes; a piece may end anywhere, also inside a character. */
  void text(byte[] utf8, int from, int to);

  /** Adds token ids. */
  void tokens(int[] ids, int from, int to);

  /** Returns the chain. The hasher is spent. */
  PrefixChain finish(String model, String salt);
}
