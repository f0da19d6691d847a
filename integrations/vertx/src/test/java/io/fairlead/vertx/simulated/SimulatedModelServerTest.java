package io.fairlead.vertx.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.simulation.FinishReason;
import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.ServerMetrics;
import io.fairlead.simulation.StepLatency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedModelServerTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String CHAT = "/v1/chat/completions";
  private static final String HELLO =
      "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
          + "\"max_tokens\":3}";
  private static final String HELLO_STREAM =
      "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
          + "\"max_tokens\":3,\"stream\":true,\"stream_options\":{\"include_usage\":true}}";

  private SimulatedModelServer server;
  private Client client;

  @AfterAll
  static void closeVertx() {
    await(VERTX.close());
  }

  @AfterEach
  void closeServer() {
    if (server != null) {
      await(server.close());
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing happened for 20 seconds", e);
    }
  }

  private void start(UnaryOperator<SimulatedServerOptions.Builder> changes) {
    server =
        await(
            SimulatedModelServer.start(
                VERTX,
                SimulatedServerOptions.create(
                    o -> changes.apply(o.profile(p -> p.latency(StepLatency.NONE))))));
    client = new Client(server.uri());
  }

  @Test
  void answersAChat() throws Exception {
    start(o -> o);

    HttpResponse<String> answer = client.post(CHAT, HELLO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body())
        .matches(
            "\\{\"id\":\"chatcmpl-0{16}\",\"object\":\"chat.completion\",\"created\":\\d+,"
                + "\"model\":\"simulated\",\"choices\":\\[\\{\"index\":0,\"message\":"
                + "\\{\"role\":\"assistant\",\"content\":\"([a-z]{3} ){3}\"},\"logprobs\":null,"
                + "\"finish_reason\":\"length\",\"stop_reason\":null}],"
                + "\"usage\":\\{\"prompt_tokens\":6,\"total_tokens\":9,\"completion_tokens\":3,"
                + "\"prompt_tokens_details\":\\{\"cached_tokens\":0}}}");
  }

  @Test
  void streamsAChatAsVllmDoes() throws Exception {
    start(o -> o);

    List<String> events = client.events(CHAT, HELLO_STREAM);

    assertThat(events).hasSize(6);
    assertThat(events.get(0)).contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
    assertThat(events.get(1))
        .contains("\"object\":\"chat.completion.chunk\"")
        .containsPattern("\"delta\":\\{\"content\":\"[a-z]{3} \"},\"logprobs\":null")
        .contains("\"finish_reason\":null");
    assertThat(events.get(3)).contains("\"finish_reason\":\"length\"");
    assertThat(events.get(4))
        .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":6,\"total_tokens\":9")
        .contains("\"cached_tokens\":0");
    assertThat(events.get(5)).isEqualTo("[DONE]");
  }

  @Test
  void streamsACompletionWithUsageInEveryPiece() throws Exception {
    start(o -> o);

    List<String> events =
        client.events(
            "/v1/completions",
            "{\"prompt\":\"one two\",\"max_tokens\":2,\"stream\":true,\"stream_options\":"
                + "{\"include_usage\":true,\"continuous_usage_stats\":true},"
                + "\"model\":\"simulated\"}");

    assertThat(events).hasSize(4);
    assertThat(events.get(0))
        .containsPattern("\"object\":\"text_completion\".*\"text\":\"[a-z]{3} \"")
        .contains("\"usage\":{\"prompt_tokens\":2,\"total_tokens\":3,\"completion_tokens\":1}");
    assertThat(events.get(2)).contains("\"choices\":[],\"usage\"");
  }

  @Test
  void theSamePromptGetsTheSameAnswerAndIsCached() throws Exception {
    start(o -> o.profile(p -> p.latency(StepLatency.NONE).blockTokens(16)));
    String prompt = "many words that are long enough ".repeat(10);
    String body = "{\"model\":\"simulated\",\"prompt\":\"" + prompt + "\",\"max_tokens\":4}";

    String first = client.post("/v1/completions", body).body();
    String second = client.post("/v1/completions", body).body();

    assertThat(text(second)).isEqualTo(text(first));
    assertThat(first).contains("\"prompt_tokens\":80").contains("\"cached_tokens\":0}");
    assertThat(second).contains("\"cached_tokens\":64}"); // all whole blocks but the last token
    assertThat(client.post("/reset_prefix_cache", "").body()).isEqualTo("{\"success\":true}");
    assertThat(client.post("/v1/completions", body).body()).contains("\"cached_tokens\":0}");
  }

  @Test
  void aConversationThatRepeatsTheAnswerFindsItCached() throws Exception {
    start(o -> o);
    String system = "{\"role\":\"system\",\"content\":\"" + "be brief. ".repeat(20) + "\"}";
    String user = "{\"role\":\"user\",\"content\":\"tell me more\"}";
    String answer =
        text(
            client
                .post(
                    CHAT,
                    "{\"model\":\"simulated\",\"max_tokens\":60,\"messages\":["
                        + system
                        + ","
                        + user
                        + "]}")
                .body());

    String second =
        client
            .post(
                CHAT,
                "{\"model\":\"simulated\",\"max_tokens\":1,\"messages\":["
                    + system
                    + ","
                    + user
                    + ",{\"role\":\"assistant\",\"content\":\""
                    + answer
                    + "\"},"
                    + user
                    + "]}")
            .body();

    // 2 + 50 + 1 + 3 + 3 tokens of the first prompt and 60 of the answer are 119, seven blocks
    assertThat(second).contains("\"cached_tokens\":112}");
  }

  private static String text(String answer) {
    int at = answer.indexOf("\"content\":\"");
    int from = at >= 0 ? at + 11 : answer.indexOf("\"text\":\"") + 8;
    return answer.substring(from, answer.indexOf('"', from));
  }

  @Test
  void listsItsModelsWithTheParentsOfAdapters() throws Exception {
    start(o -> o.models(List.of("base", "alias")).adapters(List.of("tuned")));

    String models = client.get("/v1/models").body();

    assertThat(models)
        .contains("\"id\":\"base\"", "\"id\":\"alias\"", "\"parent\":null")
        .containsPattern("\"id\":\"tuned\".*\"parent\":\"base\"");
  }

  @Test
  void loadsAndUnloadsAdaptersWithVllmsWords() throws Exception {
    start(o -> o);
    String load = "{\"lora_name\":\"b\",\"lora_path\":\"/models/b\"}";

    assertThat(client.post("/v1/load_lora_adapter", load).body())
        .isEqualTo("Success: LoRA adapter 'b' added successfully.");
    assertThat(client.post("/v1/load_lora_adapter", load).statusCode()).isEqualTo(400);
    assertThat(client.post(CHAT, HELLO.replace("simulated", "b")).statusCode()).isEqualTo(200);
    assertThat(client.post("/v1/unload_lora_adapter", load).body())
        .isEqualTo("Success: LoRA adapter 'b' removed successfully.");
    assertThat(client.post("/v1/unload_lora_adapter", load).statusCode()).isEqualTo(404);
    assertThat(client.post(CHAT, HELLO.replace("simulated", "b")).statusCode()).isEqualTo(404);
  }

  @Test
  void badRequestsAreAnsweredAsErrorsThatSayWhatIsWrong() throws Exception {
    start(o -> o.maxBodyBytes(2_000).profile(p -> p.latency(StepLatency.NONE).maxModelTokens(50)));

    assertThat(client.post(CHAT, "{\"model\":").statusCode()).isEqualTo(400);
    assertThat(client.post(CHAT, "[]").body()).contains("must be a JSON object");
    assertThat(client.post(CHAT, "{}").body()).contains("must name a model");
    assertThat(client.post(CHAT, "{\"model\":[{\"x\":1}],\"max_tokens\":{}}").body())
        .contains("must name a model");
    assertThat(client.post(CHAT, "{\"model\":\"simulated\"}").body())
        .contains("must have a prompt");
    HttpResponse<String> unknown = client.post(CHAT, HELLO.replace("simulated", "nobody"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"The model `nobody` does not exist.\","
                + "\"type\":\"NotFoundError\",\"param\":\"model\",\"code\":404}}");
    assertThat(client.post(CHAT, HELLO.replace("hello", "x".repeat(300))).body())
        .contains("maximum context length is 50 tokens");
    assertThat(client.post(CHAT, HELLO.replace("hello", "x".repeat(3_000))).statusCode())
        .isEqualTo(413);
    assertThat(client.post(CHAT, HELLO.replace("\"max_tokens\":3", "\"n\":2")).statusCode())
        .isEqualTo(400);
    assertThat(client.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(client.get("/nowhere").body()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @Test
  void aFullQueueIsAnswered429() throws Exception {
    start(
        o ->
            o.profile(
                p ->
                    p.maxSequences(1)
                        .maxWaiting(1)
                        .latency(
                            RequestLatency.create(
                                l -> l.timeToFirstToken(Duration.ofMinutes(5))))));
    try (Socket running = send(CHAT, HELLO_STREAM);
        Socket waiting = send(CHAT, HELLO_STREAM)) {
      awaitReceived(2);
      assertThat(client.post(CHAT, HELLO).statusCode()).isEqualTo(429);
      String page = client.get("/metrics").body();
      assertThat(page)
          .contains("vllm:num_requests_running{model_name=\"simulated\"} 1\n")
          .contains("vllm:num_requests_waiting{model_name=\"simulated\"} 1\n");
      assertThat(running.isConnected() && waiting.isConnected()).isTrue();
    }
  }

  @Test
  void aClientThatLeavesFreesItsPlace() throws Exception {
    start(
        o ->
            o.profile(
                p ->
                    p.latency(
                        RequestLatency.create(l -> l.interTokenLatency(Duration.ofMinutes(5))))));
    try (Socket socket = send(CHAT, HELLO_STREAM)) {
      assertThat(socket.getInputStream().read()).isEqualTo('H'); // the first token came
    }

    while (await(server.inspect(ServerMetrics::running)) > 0) {
      Thread.onSpinWait();
    }
    long aborted = await(server.inspect(m -> m.finished(FinishReason.ABORT)));
    int held = await(server.inspect(ServerMetrics::heldBlocks));
    assertThat(aborted).isEqualTo(1);
    assertThat(held).isZero();
  }

  @Test
  void echoesWhatTheUserSaidLast() throws Exception {
    start(o -> o.answers(AnswerMode.ECHO));

    String answer =
        client
            .post(
                CHAT,
                "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":"
                    + "[{\"type\":\"text\",\"text\":\"no \"}]},{\"role\":\"user\",\"content\":"
                    + "\"good \\ud83d\\ude00 morning\"},{\"role\":\"assistant\",\"content\":"
                    + "\"x\"}]}")
            .body();

    assertThat(answer).contains("\"content\":\"good \ud83d\ude00 morning\"");
    assertThat(answer).contains("\"finish_reason\":\"stop\"");
  }

  @Test
  void randomLengthsObeyIgnoreEos() throws Exception {
    start(o -> o.answers(AnswerMode.RANDOM));

    String free = client.post(CHAT, HELLO.replace(":3}", ":900}")).body();
    String exact = client.post(CHAT, HELLO.replace(":3}", ":900,\"ignore_eos\":true}")).body();

    assertThat(free).contains("\"finish_reason\":\"stop\"");
    assertThat(exact).contains("\"completion_tokens\":900", "\"finish_reason\":\"length\"");
  }

  @Test
  void instantAnswersAreWellFormed() throws Exception {
    start(o -> o.instant(true));

    assertThat(client.post(CHAT, HELLO).body())
        .startsWith("{\"id\":\"chatcmpl-instant\"")
        .endsWith("}");
    assertThat(client.events(CHAT, HELLO_STREAM.replace("\":true,", "\" : true,")))
        .hasSize(5)
        .last()
        .isEqualTo("[DONE]");
    assertThat(server.received()).isEqualTo(2);
  }

  @Test
  void readinessTakesAsLongAsTheStart() throws Exception {
    start(o -> o.startup(Duration.ofMinutes(10)));

    assertThat(client.get("/health").statusCode()).isEqualTo(200);
    assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void everyInjectedFailureHasItsStatus() throws Exception {
    for (InjectedFailure failure : InjectedFailure.values()) {
      start(o -> o.failures(1.0, List.of(failure)));
      assertThat(client.post(CHAT, HELLO).statusCode()).isEqualTo(failure.status());
      await(server.close());
    }
    server = null;
  }

  @Test
  void failuresComeAtTheirRate() throws Exception {
    start(o -> o.failures(0.3, List.of(InjectedFailure.RATE_LIMIT)));
    int failed = 0;
    for (int i = 0; i < 300; i++) {
      failed += client.post(CHAT, HELLO).statusCode() == 429 ? 1 : 0;
    }
    assertThat(failed).isBetween(60, 120);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();

      assertThatThrownBy(() -> start(o -> o.port(taken)))
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken);
    }
  }

  // -- faults ---------------------------------------------------------------------------------

  @Test
  void refusesConnectionsUntilItIsHealed() throws Exception {
    start(o -> o);
    int port = server.port();

    await(server.inject(new Fault.Refuse()));
    assertThatThrownBy(() -> new Client(server.uri()).get("/health"))
        .isInstanceOf(IOException.class);
    await(server.heal());

    assertThat(server.port()).isEqualTo(port);
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void diesInTheMiddleOfAStream() throws Exception {
    start(o -> o);
    await(server.inject(new Fault.Die(2)));

    byte[] all = readToEnd(CHAT, HELLO_STREAM);

    String text = new String(all, StandardCharsets.UTF_8);
    assertThat(text.split("data: ", -1)).hasSize(3);
    assertThat(text).doesNotContain("[DONE]");
    await(server.inject(new Fault.Die(0)));
    assertThat(readToEnd(CHAT, HELLO)).isEmpty();
    await(server.inject(new Fault.Die(1)));
    assertThat(new String(readToEnd(CHAT, HELLO), StandardCharsets.UTF_8))
        .contains("content-length")
        .doesNotContain("usage");
  }

  @Test
  void hangsAndStallsAndIsSlowAndFails() throws Exception {
    start(o -> o);
    await(server.inject(new Fault.Status(503)));
    assertThat(client.post(CHAT, HELLO).statusCode()).isEqualTo(503);
    await(server.inject(new Fault.Slow(Duration.ofMillis(20))));
    assertThat(client.post(CHAT, HELLO).statusCode()).isEqualTo(200);
    await(server.inject(new Fault.Hang()));
    try (Socket socket = send(CHAT, HELLO)) {
      socket.setSoTimeout(200);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    await(server.inject(new Fault.Stall(1)));
    try (Socket socket = send(CHAT, HELLO_STREAM)) {
      socket.setSoTimeout(200);
      InputStream in = socket.getInputStream();
      StringBuilder read = new StringBuilder();
      assertThatThrownBy(
              () -> {
                while (true) {
                  read.append((char) in.read());
                }
              })
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(read.toString().split("data: ", -1)).hasSize(2);
    }
  }

  @Test
  void aFaultMayHitCertainRequestsOnly() throws Exception {
    start(o -> o);
    server.injectFor("poison", new Fault.Status(500));

    assertThat(client.post(CHAT, HELLO.replace("hello", "a poison pill")).statusCode())
        .isEqualTo(500);
    assertThat(client.post(CHAT, HELLO).statusCode()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.injectFor("x", new Fault.Refuse()))
        .withMessageContaining("but was Refuse (use inject)");
  }

  @Test
  void theMetricsPageMayBeBrokenInManyWays() throws Exception {
    start(o -> o);
    server.injectMetrics(MetricsFault.HTML);
    assertThat(client.get("/metrics").body()).startsWith("<!DOCTYPE html>");
    server.injectMetrics(MetricsFault.NAN);
    assertThat(client.get("/metrics").body())
        .contains("vllm:num_requests_waiting{model_name=\"simulated\"} NaN\n");
    server.injectMetrics(MetricsFault.HUGE);
    assertThat(client.get("/metrics").body().length()).isGreaterThan(9_900_000);
    server.injectMetrics(MetricsFault.STATUS_500);
    assertThat(client.get("/metrics").statusCode()).isEqualTo(500);
    server.injectMetrics(MetricsFault.MALFORMED);
    assertThat(client.get("/metrics").body()).doesNotContain("\"}");
    server.injectMetrics(MetricsFault.ENDLESS);
    try (Socket socket = send("/metrics", null)) {
      byte[] read = socket.getInputStream().readNBytes(2_000);
      assertThat(new String(read, StandardCharsets.UTF_8)).contains("# one more line");
    }
    await(server.heal());
    assertThat(client.get("/metrics").body()).contains("vllm:num_requests_running");
  }

  // -- raw sockets ------------------------------------------------------------------------------

  private Socket send(String path, String body) throws IOException {
    URI uri = server.uri();
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(20_000);
    OutputStream out = socket.getOutputStream();
    String head = (body == null ? "GET " : "POST ") + path + " HTTP/1.1\r\nhost: x\r\n";
    String rest = body == null ? "\r\n" : "content-length: " + body.length() + "\r\n\r\n" + body;
    out.write((head + rest).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  private byte[] readToEnd(String path, String body) throws IOException {
    try (Socket socket = send(path, body)) {
      return socket.getInputStream().readAllBytes();
    }
  }

  private void awaitReceived(long count) {
    while (server.received() < count) {
      Thread.onSpinWait();
    }
  }
}
