package io.fairlead.vertx.simulated;

import io.fairlead.fuzz.Fuzz;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenAiRequestFuzzTest {

  @Test
  void anyBytesAreARequestOrNot() {
    Fuzz.seeded(12)
        .corpus(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"max_tokens\":3,"
                + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
            "{\"prompt\":[\"a\",[1,2],3],\"model\":\"m\",\"n\":1,\"temperature\":0.5,"
                + "\"kv_transfer_params\":{\"do_remote_prefill\":true}}",
            "{\"model\":[{\"role\":\"user\"}],\"max_tokens\":3}", // found by this test
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}}]}]}")
        .tokens("{", "}", "[", "]", "null", "1e400", "99999999999", "\\ud800", "\"content\":")
        .run(
            30_000,
            body -> {
              try {
                OpenAiRequest.read(body, text -> {});
              } catch (IOException e) {
                // not a request: answered 400
              }
            });
  }
}
