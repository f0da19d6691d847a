package io.fairlead.servers.openai;

/** Hands token ids to the sink in batches; of several prompts the first, but counts all. */
final class TokenIds {

  private final int[] batch = new int[512];
  private int filled;
  private int count;
  private boolean feeding;
  private PromptSink sink = PromptSink.NONE;

  void begin(PromptSink newSink) {
    sink = newSink;
    filled = 0;
    count = 0;
    feeding = false;
  }

  void listBegins(boolean first) {
    flush();
    feeding = first;
  }

  /** Takes an id; one that is none counts, but is not handed on. */
  void add(int id) {
    count++;
    if (feeding && id >= 0) {
      batch[filled++] = id;
      if (filled == batch.length) {
        flush();
      }
    }
  }

  void flush() {
    if (filled > 0) {
      sink.tokens(batch, 0, filled);
      filled = 0;
    }
  }

  int count() {
    return count;
  }
}
