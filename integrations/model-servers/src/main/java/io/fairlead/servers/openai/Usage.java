package io.fairlead.servers.openai;

/**
 * Token counts that a model server told with its answer.
 *
 * @param promptTokens tokens of the prompt, cached ones included; -1 = unknown
 * @param cachedTokens those of them that came from a cache; -1 = unknown
 * @param outputTokens tokens generated; -1 = unknown
 */
public record Usage(int promptTokens, int cachedTokens, int outputTokens) {

  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(-1, -1, -1);
}
