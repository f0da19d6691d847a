package io.fairlead.vertx.load;

import io.fairlead.simulation.Arrival;
import io.fairlead.simulation.PromptMessage;
import io.fairlead.simulation.TokenSpan;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Writes the body of a chat request for an arrival. */
final class ChatBody {

  private ChatBody() {}

  /** A body whose answer has exactly the length of the arrival's, from servers that can do that. */
  static Buffer of(Arrival arrival, String model, boolean stream) {
    return of(arrival.messages(), arrival.outputTokens(), model, stream);
  }

  /** A body of about a number of bytes, with one message. */
  static Buffer ofBytes(int bytes, int outputTokens, String model, boolean stream, long seed) {
    int overhead = of(List.of(), outputTokens, model, stream).length() + 30;
    int tokens = Math.max(1, (bytes - overhead) / 4);
    TokenSpan text = new TokenSpan(seed, tokens);
    return of(
        List.of(PromptMessage.of(PromptMessage.Role.USER, text)), outputTokens, model, stream);
  }

  private static Buffer of(
      List<PromptMessage> messages, int outputTokens, String model, boolean stream) {
    StringBuilder body = new StringBuilder(256 + 4 * tokens(messages));
    body.append("{\"model\":\"").append(escaped(model)).append("\",\"messages\":[");
    String separator = "";
    for (PromptMessage message : messages) {
      body.append(separator).append("{\"role\":\"").append(message.role().wireName());
      body.append("\",\"content\":\"");
      message.appendTo(body);
      body.append("\"}");
      separator = ",";
    }
    body.append("],\"max_tokens\":").append(outputTokens).append(",\"ignore_eos\":true");
    if (stream) {
      body.append(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    }
    return Buffer.buffer(body.append('}').toString());
  }

  private static int tokens(List<PromptMessage> messages) {
    return messages.stream().mapToInt(PromptMessage::tokens).sum();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
