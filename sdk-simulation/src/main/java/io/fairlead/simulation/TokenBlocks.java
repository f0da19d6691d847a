package io.fairlead.simulation;

/**
 * What a prompt and its answer consist of, as far as a prefix cache can tell.
 *
 * <p>Block {@code i} covers tokens {@code [i * n, (i + 1) * n)} of the prompt followed by the
 * answer, with {@code n} the block size of the server that will run the request. Hashes are
 * chained: equal hashes mean equal tokens up to the end of that block.
 */
@FunctionalInterface
public interface TokenBlocks {

  /**
   * Returns the chained hash of a block.
   *
   * @param block at least 0; a server asks only for blocks that are complete, prompt first, and for
   *     blocks of the answer not before they have been generated
   */
  long hash(int block);
}
