package io.fairlead.vertx;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.servers.openai.PrefixSink;
import io.fairlead.servers.openai.PromptSink;
import io.fairlead.servers.openai.RequestFacts;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestOutcome;
import io.fairlead.servers.openai.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request while it arrives: the facts, and the digests of the prompt's blocks. Belongs to
 * one event loop.
 */
final class ReadRequest implements InboundBody {

  /** For a body that is not read: not JSON, or none at all. */
  static final ReadRequest OPAQUE = new ReadRequest(RequestKind.OTHER, null, null);

  private final RequestKind kind;
  private final @Nullable RequestReader reader;
  private final @Nullable PrefixSink prompt;

  /**
   * Begins a request.
   *
   * @param reader not in use, or null to look at nothing
   * @param prompt hashes the prompt, or null not to
   */
  ReadRequest(RequestKind kind, @Nullable RequestReader reader, @Nullable PrefixSink prompt) {
    this.kind = kind;
    this.reader = reader;
    this.prompt = prompt;
    if (reader != null) {
      reader.begin(kind, prompt == null ? PromptSink.NONE : prompt);
    }
  }

  RequestKind kind() {
    return kind;
  }

  @Nullable RequestReader reader() {
    return reader;
  }

  @Override
  public void piece(byte[] bytes, int from, int to) {
    if (reader != null) {
      reader.feed(bytes, from, to);
    }
  }

  /** Returns what the body came to, or null if it was not looked at. */
  @Nullable RequestOutcome finish() {
    return reader == null ? null : reader.finish();
  }

  /** Returns the hash chain of the prompt under a model, or null if it was not hashed. */
  @Nullable PrefixChain chain(String model, RequestFacts facts) {
    return prompt == null ? null : prompt.finish(model, facts);
  }
}
