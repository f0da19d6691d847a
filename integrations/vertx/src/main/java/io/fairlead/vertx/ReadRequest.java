package io.fairlead.vertx;

import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.servers.openai.PromptSink;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestOutcome;
import io.fairlead.servers.openai.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request while it arrives: the facts, and the digests of the prompt's blocks. Belongs to
 * one event loop.
 */
final class ReadRequest implements InboundBody, PromptSink {

  /** For a body that is not read: not JSON, or none at all. */
  static final ReadRequest OPAQUE = new ReadRequest(RequestKind.OTHER, null, null);

  private final RequestKind kind;
  private final @Nullable RequestReader reader;
  private final @Nullable PrefixScheme scheme;
  private @Nullable PrefixHasher hasher;

  /**
   * Begins a request.
   *
   * @param reader not in use, or null to look at nothing
   * @param scheme how to hash the prompt, or null not to
   */
  ReadRequest(RequestKind kind, @Nullable RequestReader reader, @Nullable PrefixScheme scheme) {
    this.kind = kind;
    this.reader = reader;
    this.scheme = kind == RequestKind.OTHER ? null : scheme;
    if (reader != null) {
      reader.begin(kind, this.scheme == null ? PromptSink.NONE : this);
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

  /** Returns the hasher that has the whole prompt, or null without one. */
  @Nullable PrefixHasher hasher() {
    return hasher;
  }

  @Override
  public void text(byte[] utf8, int from, int to) {
    fresh().text(utf8, from, to);
  }

  @Override
  public void tokens(int[] ids, int from, int to) {
    fresh().tokens(ids, from, to);
  }

  @Override
  public void restart() {
    hasher = null;
  }

  private PrefixHasher fresh() {
    PrefixHasher present = hasher;
    if (present == null) {
      present = PrefixHasher.of(java.util.Objects.requireNonNull(scheme));
      hasher = present;
    }
    return present;
  }
}
