package io.fairlead.servers.openai;

/**
 * Takes the prompt of a request in the order in which it is hashed, while the body arrives: a
 * prefix hasher, a tokenizer, a counter.
 *
 * <p>Order of a chat request: tools (as they stand in the body), then role and content of each
 * message, without separators; the same as the endpoint picker of llm-d-router feeds to its prefix
 * hash. What a completions request has is its prompt, or its token ids; of several prompts the
 * first.
 */
public interface PromptSink {

  /** Ignores everything. */
  PromptSink NONE =
      new PromptSink() {
        @Override
        public void text(byte[] utf8, int from, int to) {}

        @Override
        public void tokens(int[] ids, int from, int to) {}

        @Override
        public void restart() {}
      };

  /** Takes {@code utf8[from, to)}, which may begin and end inside a character. Not to be kept. */
  void text(byte[] utf8, int from, int to);

  /** Takes token ids, where the client sent a prompt that is already tokenized. Not to be kept. */
  void tokens(int[] ids, int from, int to);

  /**
   * Forgets everything taken so far, because something that precedes it came later in the body: a
   * {@code tools} member after {@code messages}. The whole prompt follows again.
   */
  void restart();
}
