package io.fairlead.servers.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is given. */
final class Prompt implements PromptSink {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final List<Integer> ids = new ArrayList<>();
  int restarts;

  @Override
  public void text(byte[] utf8, int from, int to) {
    bytes.write(utf8, from, to - from);
  }

  @Override
  public void tokens(int[] tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      ids.add(tokens[i]);
    }
  }

  @Override
  public void restart() {
    bytes.reset();
    ids.clear();
    restarts++;
  }

  String text() {
    return bytes.toString(UTF_8);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  String latin1() {
    return bytes.toString(ISO_8859_1);
  }

  int size() {
    return bytes.size();
  }
}
