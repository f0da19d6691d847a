package io.fairlead.vertx.simulated;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one answer, in the shapes of vLLM 0.32 without the members that are always null. What
 * all pieces of a stream share is made once.
 */
final class AnswerShape {

  private static final Buffer DONE = Buffer.buffer("data: [DONE]\n\n");

  private final boolean chat;
  private final String head;
  private final String after;
  private final byte[] pieceHead;
  private final byte[] pieceTail;

  /**
   * Prepares the answer.
   *
   * @param id with its prefix, {@code chatcmpl-} or {@code cmpl-}
   * @param createdSeconds Unix time
   */
  AnswerShape(boolean chat, String id, long createdSeconds, String model) {
    this.chat = chat;
    this.head =
        "\"id\":"
            + ErrorReply.quoted(id)
            + ",\"object\":\""
            + (chat ? "chat.completion" : "text_completion");
    String middle = "\",\"created\":" + createdSeconds + ",\"model\":" + ErrorReply.quoted(model);
    this.pieceHead =
        ascii(
            "data: {"
                + head
                + (chat ? ".chunk" : "")
                + middle
                + ",\"choices\":[{\"index\":0,"
                + (chat ? "\"delta\":{\"content\":" : "\"text\":"));
    this.pieceTail = ascii((chat ? "}" : "") + ",\"logprobs\":null,\"finish_reason\":");
    this.after = middle;
  }

  boolean isChat() {
    return chat;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The first piece of a chat stream, which only says who speaks. */
  Buffer opening(@Nullable String usage) {
    return Buffer.buffer(
        "data: {"
            + head
            + ".chunk"
            + after
            + ",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
            + "\"logprobs\":null,\"finish_reason\":null}]"
            + (usage == null ? "" : ",\"usage\":" + usage)
            + "}\n\n");
  }

  /** One piece of text; {@code reason} is {@code null} but for the last. */
  Buffer piece(String text, @Nullable String reason, @Nullable String usage) {
    Buffer piece = Buffer.buffer(pieceHead.length + pieceTail.length + 64);
    piece.appendBytes(pieceHead).appendString(ErrorReply.quoted(text)).appendBytes(pieceTail);
    piece.appendString(reason == null ? "null" : '"' + reason + '"');
    if (reason != null) {
      piece.appendString(",\"stop_reason\":null");
    }
    piece.appendString("}]");
    if (usage != null) {
      piece.appendString(",\"usage\":").appendString(usage);
    }
    return piece.appendString("}\n\n");
  }

  /** The last piece but one, if the client asked for the usage. */
  Buffer usagePiece(String usage) {
    return Buffer.buffer(
        "data: {"
            + head
            + (chat ? ".chunk" : "")
            + after
            + ",\"choices\":[],\"usage\":"
            + usage
            + "}\n\n");
  }

  Buffer done() {
    return DONE;
  }

  /** The whole answer of a request without a stream. */
  Buffer whole(String text, String reason, String usage) {
    String content = ErrorReply.quoted(text);
    return Buffer.buffer(
        "{"
            + head
            + after
            + ",\"choices\":[{\"index\":0,"
            + (chat
                ? "\"message\":{\"role\":\"assistant\",\"content\":" + content + "}"
                : "\"text\":" + content)
            + ",\"logprobs\":null,\"finish_reason\":\""
            + reason
            + "\",\"stop_reason\":null}],\"usage\":"
            + usage
            + "}");
  }

  /** The usage object; cached tokens are left out where they are not known yet (-1). */
  static String usage(int promptTokens, int outputTokens, int cachedTokens) {
    return "{\"prompt_tokens\":"
        + promptTokens
        + ",\"total_tokens\":"
        + (promptTokens + outputTokens)
        + ",\"completion_tokens\":"
        + outputTokens
        + (cachedTokens < 0
            ? ""
            : ",\"prompt_tokens_details\":{\"cached_tokens\":" + cachedTokens + "}")
        + "}";
  }
}
