package io.fairlead.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VllmServerTest {

  @Test
  void servesAModelWithoutWeights() throws Exception {
    VllmServer server =
        RealEngines.orSkip(() -> VllmServer.installed(RealEngines.folder().resolve("vllm")));
    Path model = WeightlessLlama.write(RealEngines.work().resolve("weightless"));
    try (RunningEngine engine = server.start(model, RealEngines.work().resolve("vllm.log"))) {
      assertThat(engine.get("/v1/models").body()).contains("\"tiny\"");
      assertThat(engine.get("/metrics").body()).contains("vllm:num_requests_running");
    }
  }
}
