package io.fairlead.vertx.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerScannerTest {

  private static final String STREAM =
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
          + ": a comment\r\n"
          + "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\r\n\r\n"
          + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\": 2,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":4}}}\n\n"
          + "data: [DONE]\n\n";

  @Test
  void piecesMayBeCutAnywhere() {
    byte[] all = STREAM.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= all.length; first++) {
      for (int second = first; second <= all.length; second += 7) {
        AnswerScanner scanner = new AnswerScanner();
        scanner.stream(Arrays.copyOfRange(all, 0, first));
        scanner.stream(Arrays.copyOfRange(all, first, second));
        scanner.stream(Arrays.copyOfRange(all, second, all.length));

        assertThat(scanner.events).isEqualTo(2);
        assertThat(scanner.done).isTrue();
        assertThat(scanner.error).isFalse();
        assertThat(scanner.promptTokens).isEqualTo(7);
        assertThat(scanner.outputTokens).isEqualTo(2);
        assertThat(scanner.cachedTokens).isEqualTo(4);
      }
    }
  }

  @Test
  void anErrorEventIsSeen() {
    AnswerScanner scanner = new AnswerScanner();
    scanner.stream("data: {\"error\":{\"message\":\"x\"}}\n\n".getBytes(StandardCharsets.UTF_8));

    assertThat(scanner.error).isTrue();
    assertThat(scanner.events).isZero();
  }

  @Test
  void aBodyIsReadAtOnceAndMayBeAnything() {
    AnswerScanner scanner = new AnswerScanner();
    scanner.body(
        "{\"usage\":{\"prompt_tokens\":5,\"total_tokens\":9}}".getBytes(StandardCharsets.UTF_8));

    assertThat(scanner.promptTokens).isEqualTo(5);
    assertThat(scanner.cachedTokens).isEqualTo(-1);
    new AnswerScanner().body(new byte[0]);
  }

  @Test
  void readsWhatRealVllmSaid() throws IOException {
    Path sample =
        Path.of(
            System.getProperty("fairlead.shared", "/nowhere"),
            "engine-samples/vllm-0.32.0/chat-stream-usage.txt");
    assumeTrue(Files.exists(sample), "no engine samples under fairlead.shared");
    AnswerScanner scanner = new AnswerScanner();
    scanner.stream((Files.readString(sample) + "\n").getBytes(StandardCharsets.UTF_8));

    assertThat(scanner.done).isTrue();
    assertThat(scanner.events).isEqualTo(13);
    assertThat(scanner.promptTokens).isEqualTo(157);
    assertThat(scanner.outputTokens).isEqualTo(12);
    assertThat(scanner.cachedTokens).isEqualTo(128);
  }
}
