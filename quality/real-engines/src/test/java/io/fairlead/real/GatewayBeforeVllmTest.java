package io.fairlead.real;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** The real vLLM on the CPU, with a model without weights that the test writes. */
class GatewayBeforeVllmTest extends GatewayContract {

  @BeforeAll
  void startEngines() {
    VllmServer server =
        RealEngines.orSkip(() -> VllmServer.installed(RealEngines.folder().resolve("vllm")));
    System.out.println("[real] vLLM " + server.version());
    Path model = WeightlessLlama.write(RealEngines.work().resolve("weightless"));
    engines =
        List.of(
            RealEngines.orSkip(() -> server.start(model, RealEngines.work().resolve("vllm.log"))));
    gateway = GatewayProcess.before(RealEngines.work().resolve("gateway-vllm.log"), engines.get(0));
  }
}
