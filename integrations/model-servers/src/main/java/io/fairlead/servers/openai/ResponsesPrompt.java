package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The prompt of a responses request: {@code instructions}, {@code tools} and {@code input} as they
 * stand in the body, in the order and the framing of llm-d-router's estimate, {@code
 * [{"instructions":...},{"tools":...},{"input":...}]}. They may come in any order, so all of it is
 * handed over at the end.
 */
final class ResponsesPrompt {

  private static final String[] NAMES = {"instructions", "tools", "input"};

  private final ByteGatherer[] parts = {
    new ByteGatherer(256), new ByteGatherer(256), new ByteGatherer(4096)
  };
  private final ByteGatherer whole = new ByteGatherer(64);
  private int current;

  void begin() {
    for (ByteGatherer part : parts) {
      part.clear();
    }
  }

  void partBegins(int part) {
    current = part;
  }

  void raw(byte[] bytes, int from, int to) {
    parts[current].add(bytes, from, to);
  }

  long finish(PromptSink sink) {
    long size = 0;
    char before = '[';
    for (int i = 0; i < parts.length; i++) {
      boolean isInput = i == parts.length - 1;
      if (isInput ? parts[i].size() > 0 : !PromptText.isNull(parts[i])) {
        whole.clear();
        ascii(before + "{\"" + NAMES[i] + "\":");
        before = ',';
        sink.text(whole.bytes(), 0, whole.size());
        sink.text(parts[i].bytes(), 0, parts[i].size());
        size += whole.size() + parts[i].size();
        whole.clear();
        ascii(isInput ? "}]" : "}");
        sink.text(whole.bytes(), 0, whole.size());
        size += whole.size();
      }
    }
    return size;
  }

  private void ascii(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    whole.add(bytes, 0, bytes.length);
  }
}
