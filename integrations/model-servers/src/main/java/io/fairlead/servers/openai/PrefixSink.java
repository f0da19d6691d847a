package io.fairlead.servers.openai;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import java.util.Objects;
import java.util.function.Supplier;

/** Hashes the prompt of one request while it is read. For one request and one thread. */
public final class PrefixSink implements PromptSink {

  private final Supplier<? extends PrefixHasher> hashers;
  private PrefixHasher hasher;

  /**
   * Creates a sink.
   *
   * @param hashers gives a fresh hasher; called once, and once more if the prompt has to start anew
   */
  public PrefixSink(Supplier<? extends PrefixHasher> hashers) {
    this.hashers = Objects.requireNonNull(hashers, "hashers");
    hasher = hashers.get();
  }

  @Override
  public void text(byte[] utf8, int from, int to) {
    hasher.text(utf8, from, to);
  }

  @Override
  public void tokens(int[] ids, int from, int to) {
    hasher.tokens(ids, from, to);
  }

  @Override
  public void restart() {
    hasher = hashers.get();
  }

  /**
   * Returns the chain of the prompt; to be called once, after the request was read.
   *
   * @param model under which the blocks are cached, which may be another than the client wrote
   * @param facts of the request; its salt goes into the chain
   */
  public PrefixChain finish(String model, RequestFacts facts) {
    return hasher.finish(model, facts.salt().orElse(""));
  }
}
