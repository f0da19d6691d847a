package io.fairlead.vertx.load;

import io.fairlead.fuzz.Fuzz;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnswerScannerFuzzTest {

  @Test
  void anyBytesCutAnywhereGiveTheSameCounts() {
    Fuzz.seeded(13)
        .corpus(
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n",
            "data: {\"error\":{\"message\":\"x\"}}\r\n\r\n: note\nevent: x\ndata:[DONE]\n")
        .tokens(
            "data:", "\n", "\r\n", "[DONE]", "\"choices\":[]", "\"cached_tokens\":", "99999999999")
        .run(
            30_000,
            input -> {
              AnswerScanner whole = new AnswerScanner();
              whole.stream(input);
              AnswerScanner cut = new AnswerScanner();
              int at = input.length / 3;
              cut.stream(Arrays.copyOfRange(input, 0, at));
              cut.stream(Arrays.copyOfRange(input, at, input.length));
              new AnswerScanner().body(input);
              if (whole.events != cut.events
                  || whole.done != cut.done
                  || whole.error != cut.error
                  || whole.promptTokens != cut.promptTokens
                  || whole.cachedTokens != cut.cachedTokens) {
                throw new IllegalStateException("a cut at " + at + " changes what is counted");
              }
            });
  }
}
