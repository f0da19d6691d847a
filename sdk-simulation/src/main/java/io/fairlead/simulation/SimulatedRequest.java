package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requirePositive;

import org.jspecify.annotations.Nullable;

/**
 * One request, as a {@link ModelServer} sees it.
 *
 * @param id the caller's name for it; the server does not look at it
 * @param promptTokens at least 1
 * @param outputTokens how many tokens the answer will have, at least 1
 * @param maxTokens the limit that the client asked for, at least 1; only reported in metrics, and
 *     {@link FinishReason#LENGTH} if {@code outputTokens} reaches it
 * @param adapter name of the LoRA adapter, {@code null} for the base model
 * @param blocks identity of the tokens, {@code null} if they are like no others (never cached)
 * @param remotePrefill whether the prompt was computed elsewhere and its keys and values only need
 *     to be fetched; honoured by {@link RequestLatency}
 */
public record SimulatedRequest(
    long id,
    int promptTokens,
    int outputTokens,
    int maxTokens,
    @Nullable String adapter,
    @Nullable TokenBlocks blocks,
    boolean remotePrefill) {

  public SimulatedRequest {
    requirePositive(promptTokens, "promptTokens");
    requirePositive(outputTokens, "outputTokens");
    requirePositive(maxTokens, "maxTokens");
  }

  /** Returns a request to the base model whose answer ends by length. */
  public static SimulatedRequest of(
      long id, int promptTokens, int outputTokens, @Nullable TokenBlocks blocks) {
    return new SimulatedRequest(id, promptTokens, outputTokens, outputTokens, null, blocks, false);
  }

  /** Returns this request for an adapter. */
  public SimulatedRequest forAdapter(@Nullable String name) {
    return new SimulatedRequest(
        id, promptTokens, outputTokens, maxTokens, name, blocks, remotePrefill);
  }
}
