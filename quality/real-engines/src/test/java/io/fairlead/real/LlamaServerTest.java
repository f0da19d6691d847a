package io.fairlead.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LlamaServerTest {

  @Test
  void servesTheModelThatWeWrote() throws Exception {
    LlamaServer server =
        RealEngines.orSkip(
            () -> LlamaServer.installed(RealEngines.folder().resolve("llama-server")));
    Path model = RandomLlama.write(RealEngines.work().resolve("tiny.gguf"), 2, 1);
    try (RunningEngine engine = server.start(model, RealEngines.work().resolve("llama.log"))) {
      assertThat(engine.get("/v1/models").body()).contains("\"tiny\"");
      assertThat(engine.get("/metrics").body()).contains("llamacpp:requests_processing");
    }
  }
}
