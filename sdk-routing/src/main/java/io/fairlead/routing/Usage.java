package io.fairlead.routing;

import static io.fairlead.kernel.Preconditions.violated;

/**
 * Tokens of one answer as the server counted them; -1 is unknown.
 *
 * @param promptTokens tokens of the prompt
 * @param cachedTokens those of the prompt that were found in the cache
 * @param outputTokens tokens of the answer
 */
public record Usage(int promptTokens, int cachedTokens, int outputTokens) {

  public Usage {
    requireCount(promptTokens, "promptTokens");
    requireCount(cachedTokens, "cachedTokens");
    requireCount(outputTokens, "outputTokens");
  }

  private static void requireCount(int tokens, String name) {
    if (tokens < -1) {
      throw violated(name, "at least 0, or -1 for unknown", tokens);
    }
  }

  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(-1, -1, -1);
}
