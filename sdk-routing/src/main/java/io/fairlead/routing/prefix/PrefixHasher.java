package io.fairlead.routing.prefix;

import static io.fairlead.kernel.Preconditions.violated;

/**
 * Hashes one prompt while it arrives; for one request and one thread.
 *
 * <p>Blocks are digested as they come and chained at the end, because model and salt may come last
 * in a request. Text counts as tokens of four bytes, as upstream's {@code estimate} tokenizer packs
 * it; a token ends with the text it is in only before {@linkplain #tokens real tokens} and at the
 * end, where it is filled up with zeros.
 */
public interface PrefixHasher {

  /** Bytes of text that count as a token. */
  int BYTES_PER_TOKEN = 4;

  /**
   * Returns a hasher for one prompt.
   *
   * @throws IllegalArgumentException if no hasher for the scheme's algorithm is known: a chain of
   *     other origin, such as a KV event's, is a {@link PrefixChain} of the caller's own
   */
  static PrefixHasher of(PrefixScheme scheme) {
    if (!scheme.algorithm().equals(PrefixScheme.APPROXIMATE)) {
      throw violated(
          "algorithm to hash with", '"' + PrefixScheme.APPROXIMATE + '"', scheme.algorithm());
    }
    return new ApproximateHasher(scheme);
  }

  /**
   * Adds text as UTF-8 bytes; a piece may end anywhere, also inside a character.
   *
   * @param from first index, inclusive
   * @param to last index, exclusive
   */
  void text(byte[] utf8, int from, int to);

  /**
   * Adds token ids, after the end of the text's last token.
   *
   * @param from first index, inclusive
   * @param to last index, exclusive
   */
  void tokens(int[] ids, int from, int to);

  /** Returns the tokens so far, those beyond the scheme's last block included. */
  long promptTokens();

  /**
   * Returns the chain. The hasher is spent: every later call throws {@link IllegalStateException}.
   *
   * @param model the name of the model, or of the LoRA adapter, that will answer
   * @param salt the request's cache salt, empty for none
   */
  PrefixChain finish(String model, String salt);
}
