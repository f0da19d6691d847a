package io.fairlead.vertx.simulated;

import static io.fairlead.vertx.simulated.RunningServer.CHAT;
import static io.fairlead.vertx.simulated.RunningServer.HELLO;
import static io.fairlead.vertx.simulated.RunningServer.HELLO_STREAM;
import static io.fairlead.vertx.simulated.RunningServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.simulation.FinishReason;
import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.ServerMetrics;
import io.fairlead.simulation.StepLatency;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A simulated server as one that is run: models, limits, clients that leave. */
class SimulatedModelServerTest {

  @RegisterExtension private final RunningServer running = new RunningServer();

  @Test
  void listsItsModelsWithTheParentsOfAdapters() throws Exception {
    running.start(o -> o.models(List.of("base", "alias")).adapters(List.of("tuned")));

    String models = running.client.get("/v1/models").body();

    assertThat(models)
        .contains("\"id\":\"base\"", "\"id\":\"alias\"", "\"parent\":null")
        .containsPattern("\"id\":\"tuned\".*\"parent\":\"base\"");
  }

  @Test
  void loadsAndUnloadsAdaptersWithVllmsWords() throws Exception {
    running.start(o -> o);
    String load = "{\"lora_name\":\"b\",\"lora_path\":\"/models/b\"}";

    assertThat(running.client.post("/v1/load_lora_adapter", load).body())
        .isEqualTo("Success: LoRA adapter 'b' added successfully.");
    assertThat(running.client.post("/v1/load_lora_adapter", load).statusCode()).isEqualTo(400);
    assertThat(running.client.post(CHAT, HELLO.replace("simulated", "b")).statusCode())
        .isEqualTo(200);
    assertThat(running.client.post("/v1/unload_lora_adapter", load).body())
        .isEqualTo("Success: LoRA adapter 'b' removed successfully.");
    assertThat(running.client.post("/v1/unload_lora_adapter", load).statusCode()).isEqualTo(404);
    assertThat(running.client.post(CHAT, HELLO.replace("simulated", "b")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void badRequestsAreAnsweredAsErrorsThatSayWhatIsWrong() throws Exception {
    running.start(
        o -> o.maxBodyBytes(2_000).profile(p -> p.latency(StepLatency.NONE).maxModelTokens(50)));

    assertThat(running.client.post(CHAT, "{\"model\":").statusCode()).isEqualTo(400);
    assertThat(running.client.post(CHAT, "[]").body()).contains("must be a JSON object");
    assertThat(running.client.post(CHAT, "{}").body()).contains("must name a model");
    assertThat(running.client.post(CHAT, "{\"model\":[{\"x\":1}],\"max_tokens\":{}}").body())
        .contains("must name a model");
    assertThat(running.client.post(CHAT, "{\"model\":\"simulated\"}").body())
        .contains("must have a prompt");
    HttpResponse<String> unknown = running.client.post(CHAT, HELLO.replace("simulated", "nobody"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"The model `nobody` does not exist.\","
                + "\"type\":\"NotFoundError\",\"param\":\"model\",\"code\":404}}");
    assertThat(running.client.post(CHAT, HELLO.replace("hello", "x".repeat(300))).body())
        .contains("maximum context length is 50 tokens");
    assertThat(running.client.post(CHAT, HELLO.replace("hello", "x".repeat(3_000))).statusCode())
        .isEqualTo(413);
    assertThat(running.client.post(CHAT, HELLO.replace("\"max_tokens\":3", "\"n\":2")).statusCode())
        .isEqualTo(400);
    assertThat(running.client.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(running.client.get("/nowhere").body()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @Test
  void aFullQueueIsAnswered429() throws Exception {
    running.start(
        o ->
            o.profile(
                p ->
                    p.maxSequences(1)
                        .maxWaiting(1)
                        .latency(
                            RequestLatency.create(
                                l -> l.timeToFirstToken(Duration.ofMinutes(5))))));
    try (Socket first = running.send(CHAT, HELLO_STREAM);
        Socket second = running.send(CHAT, HELLO_STREAM)) {
      running.awaitReceived(2);
      assertThat(running.client.post(CHAT, HELLO).statusCode()).isEqualTo(429);
      String page = running.client.get("/metrics").body();
      assertThat(page)
          .contains("vllm:num_requests_running{model_name=\"simulated\"} 1\n")
          .contains("vllm:num_requests_waiting{model_name=\"simulated\"} 1\n");
      assertThat(first.isConnected() && second.isConnected()).isTrue();
    }
  }

  @Test
  void aClientThatLeavesFreesItsPlace() throws Exception {
    running.start(
        o ->
            o.profile(
                p ->
                    p.latency(
                        RequestLatency.create(l -> l.interTokenLatency(Duration.ofMinutes(5))))));
    try (Socket socket = running.send(CHAT, HELLO_STREAM)) {
      assertThat(socket.getInputStream().read()).isEqualTo('H'); // the first token came
    }

    while (await(running.server.inspect(ServerMetrics::running)) > 0) {
      Thread.onSpinWait();
    }
    long aborted = await(running.server.inspect(m -> m.finished(FinishReason.ABORT)));
    int held = await(running.server.inspect(ServerMetrics::heldBlocks));
    assertThat(aborted).isEqualTo(1);
    assertThat(held).isZero();
  }

  @Test
  void readinessTakesAsLongAsTheStart() throws Exception {
    running.start(o -> o.startup(Duration.ofMinutes(10)));

    assertThat(running.client.get("/health").statusCode()).isEqualTo(200);
    assertThat(running.client.get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();

      assertThatThrownBy(() -> running.start(o -> o.port(taken)))
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken);
    }
  }
}
