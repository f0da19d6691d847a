package io.fairlead.simulation;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One request of a workload.
 *
 * @param atNanos when it is due, in nanoseconds since the start of the workload, at least 0
 * @param session which conversation it belongs to
 * @param turn number of the turn in its conversation, at least 0
 * @param messages the prompt, at least one message
 * @param answer the answer that the model gives; the next turn repeats it
 */
public record Arrival(
    long atNanos, long session, int turn, List<PromptMessage> messages, TokenSpan answer) {

  public Arrival {
    requireNotNegative(atNanos, "atNanos");
    requireNotNegative(turn, "turn");
    messages = requireNotEmpty(List.copyOf(messages), "messages");
    Objects.requireNonNull(answer, "answer");
  }

  /** Returns the tokens of the prompt, O(number of messages). */
  public int promptTokens() {
    int tokens = 0;
    for (PromptMessage message : messages) {
      tokens += message.tokens();
    }
    return tokens;
  }

  /** Returns the tokens of the answer. */
  public int outputTokens() {
    return answer.tokens();
  }

  /** Returns this request due at another time. */
  public Arrival at(long nanos) {
    return new Arrival(nanos, session, turn, messages, answer);
  }

  /**
   * Returns the identity of the tokens for a server or an index.
   *
   * @param blockTokens tokens in a block, at least 1
   * @return not thread-safe
   */
  public TokenBlocks blocks(int blockTokens) {
    List<TokenSpan> spans = new ArrayList<>();
    for (PromptMessage message : messages) {
      spans.addAll(message.spans());
    }
    spans.add(answer);
    return new SpanBlocks(spans, blockTokens);
  }

  /** Returns the request for a {@link ModelServer} whose blocks have this size. */
  public SimulatedRequest request(long id, int blockTokens) {
    return SimulatedRequest.of(id, promptTokens(), outputTokens(), blocks(blockTokens));
  }
}
