package io.fairlead.routing;

/**
 * Tokens of one answer as the server counted them; -1 is unknown.
 *
 * @param promptTokens tokens of the prompt
 * @param cachedTokens those of the prompt that were found in the cache
 * @param outputTokens tokens of the answer
 */
public record Usage(int promptTokens, int cachedTokens, int outputTokens) {

  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(-1, -1, -1);
}
