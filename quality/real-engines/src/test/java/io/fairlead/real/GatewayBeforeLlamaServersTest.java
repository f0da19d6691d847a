package io.fairlead.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two real llama.cpp servers, with a random model that the test writes. */
class GatewayBeforeLlamaServersTest extends GatewayContract {

  private LlamaServer server;
  private Path model;

  @BeforeAll
  void startEngines() {
    server =
        RealEngines.orSkip(
            () -> LlamaServer.installed(RealEngines.folder().resolve("llama-server")));
    System.out.println("[real] llama-server " + server.version());
    model = RandomLlama.write(RealEngines.work().resolve("tiny.gguf"), 2, 1);
    engines = List.of(start("llama-1.log"), start("llama-2.log"));
    gateway =
        GatewayProcess.before(
            RealEngines.work().resolve("gateway-llama.log"), engines.get(0), engines.get(1));
  }

  private RunningEngine start(String log) {
    return server.start(model, RealEngines.work().resolve(log));
  }

  @Test
  void goesOnWhenAServerDies() throws Exception {
    try (RunningEngine dying = start("llama-3.log");
        RunningEngine staying = start("llama-4.log");
        RunningEngine another =
            GatewayProcess.before(
                RealEngines.work().resolve("gateway-dying.log"), dying, staying)) {
      another.await("/v1/models", "\"tiny\"");
      dying.kill();
      for (int i = 0; i < 8; i++) {
        String body =
            "{\"model\":\"tiny\",\"max_tokens\":4,\"messages\":[{\"role\":\"user\",\"content\":\"n"
                + i
                + "\"}]}";
        assertThat(another.post("/v1/chat/completions", body).statusCode()).isEqualTo(200);
      }
    }
  }
}
