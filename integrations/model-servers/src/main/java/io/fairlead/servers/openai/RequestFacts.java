package io.fairlead.servers.openai;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a router needs to know of a request.
 *
 * @param model as the client wrote it; {@code null} only for {@link RequestKind#OTHER}
 * @param modelFrom position of the opening quote of the model in the body; -1 without a model
 * @param modelTo position behind the closing quote
 * @param stream whether the client wants events
 * @param includeUsage whether the client wants usage with the events
 * @param maxOutputTokens limit that the client set; -1 if it set none
 * @param salt {@code cache_salt}: requests with different ones never share cached prompts
 * @param promptBytes size of the prompt as it was handed to the sink, in bytes of UTF-8
 * @param promptTokenIds number of token ids, where the prompt came tokenized; else 0
 * @param prompts prompts in this request; more than 1 only for completions
 * @param choices answers wanted per prompt, {@code n}; 1 if not said
 * @param assets images, videos and audio clips among the contents
 * @param bodyBytes size of the body
 */
public record RequestFacts(
    @Nullable String model,
    long modelFrom,
    long modelTo,
    boolean stream,
    boolean includeUsage,
    int maxOutputTokens,
    Optional<String> salt,
    long promptBytes,
    int promptTokenIds,
    int prompts,
    int choices,
    int assets,
    long bodyBytes)
    implements RequestOutcome {

  /** Bytes of one token where no tokenizer says better, as llm-d-router estimates. */
  public static final int BYTES_PER_TOKEN = 4;

  /** Returns the tokens of the prompt: counted where it came tokenized, else estimated. */
  public int promptTokens() {
    return promptTokenIds > 0
        ? promptTokenIds
        : (int) Math.min(Integer.MAX_VALUE, (promptBytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN);
  }

  /**
   * Returns the body with another model; every other byte stays.
   *
   * @param body the whole body that these facts were read from
   */
  public byte[] withModel(byte[] body, String newModel) {
    if (modelFrom < 0) {
      return body.clone();
    }
    byte[] quoted = JsonQuotes.quoted(newModel);
    int from = (int) modelFrom;
    int to = (int) modelTo;
    byte[] changed = new byte[from + quoted.length + body.length - to];
    System.arraycopy(body, 0, changed, 0, from);
    System.arraycopy(quoted, 0, changed, from, quoted.length);
    System.arraycopy(body, to, changed, from + quoted.length, body.length - to);
    return changed;
  }

  /** Returns a model as it stands in a body: in quotes, escaped, to be put in its place. */
  public static byte[] quotedModel(String model) {
    return JsonQuotes.quoted(model);
  }
}
