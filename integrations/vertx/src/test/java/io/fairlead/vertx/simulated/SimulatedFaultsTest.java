package io.fairlead.vertx.simulated;

import static io.fairlead.vertx.simulated.RunningServer.CHAT;
import static io.fairlead.vertx.simulated.RunningServer.HELLO;
import static io.fairlead.vertx.simulated.RunningServer.HELLO_STREAM;
import static io.fairlead.vertx.simulated.RunningServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Failures and faults that a test orders. */
class SimulatedFaultsTest {

  @RegisterExtension private final RunningServer running = new RunningServer();

  @Test
  void refusesConnectionsUntilItIsHealed() throws Exception {
    running.start(o -> o);
    int port = running.server.port();

    await(running.server.inject(new Fault.Refuse()));
    assertThatThrownBy(() -> new Client(running.server.uri()).get("/health"))
        .isInstanceOf(IOException.class);
    await(running.server.heal());

    assertThat(running.server.port()).isEqualTo(port);
    assertThat(running.client.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void diesInTheMiddleOfAStream() throws Exception {
    running.start(o -> o);
    await(running.server.inject(new Fault.Die(2)));

    byte[] all = running.readToEnd(CHAT, HELLO_STREAM);

    String text = new String(all, StandardCharsets.UTF_8);
    assertThat(text.split("data: ", -1)).hasSize(3);
    assertThat(text).doesNotContain("[DONE]");
    await(running.server.inject(new Fault.Die(0)));
    assertThat(running.readToEnd(CHAT, HELLO)).isEmpty();
    await(running.server.inject(new Fault.Die(1)));
    assertThat(new String(running.readToEnd(CHAT, HELLO), StandardCharsets.UTF_8))
        .contains("content-length")
        .doesNotContain("usage");
  }

  @Test
  void hangsAndStallsAndIsSlowAndFails() throws Exception {
    running.start(o -> o);
    await(running.server.inject(new Fault.Status(503)));
    assertThat(running.client.post(CHAT, HELLO).statusCode()).isEqualTo(503);
    await(running.server.inject(new Fault.Slow(Duration.ofMillis(20))));
    assertThat(running.client.post(CHAT, HELLO).statusCode()).isEqualTo(200);
    await(running.server.inject(new Fault.Hang()));
    try (Socket socket = running.send(CHAT, HELLO)) {
      socket.setSoTimeout(200);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    await(running.server.inject(new Fault.Stall(1)));
    try (Socket socket = running.send(CHAT, HELLO_STREAM)) {
      InputStream in = socket.getInputStream();
      StringBuilder read = new StringBuilder();
      while (!read.toString().contains("data: ")) {
        read.append((char) in.read());
      }
      socket.setSoTimeout(200); // what else would come now
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
    running.start(o -> o);
    running.server.injectFor("poison", new Fault.Status(500));

    assertThat(running.client.post(CHAT, HELLO.replace("hello", "a poison pill")).statusCode())
        .isEqualTo(500);
    assertThat(running.client.post(CHAT, HELLO).statusCode()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> running.server.injectFor("x", new Fault.Refuse()))
        .withMessageContaining("but was Refuse (use inject)");
  }

  @Test
  void theMetricsPageMayBeBrokenInManyWays() throws Exception {
    running.start(o -> o);
    running.server.injectMetrics(MetricsFault.HTML);
    assertThat(running.client.get("/metrics").body()).startsWith("<!DOCTYPE html>");
    running.server.injectMetrics(MetricsFault.NAN);
    assertThat(running.client.get("/metrics").body())
        .contains("vllm:num_requests_waiting{model_name=\"simulated\"} NaN\n");
    running.server.injectMetrics(MetricsFault.HUGE);
    assertThat(running.client.get("/metrics").body().length()).isGreaterThan(9_900_000);
    running.server.injectMetrics(MetricsFault.STATUS_500);
    assertThat(running.client.get("/metrics").statusCode()).isEqualTo(500);
    running.server.injectMetrics(MetricsFault.MALFORMED);
    assertThat(running.client.get("/metrics").body()).doesNotContain("\"}");
    running.server.injectMetrics(MetricsFault.ENDLESS);
    try (Socket socket = running.send("/metrics", null)) {
      byte[] read = socket.getInputStream().readNBytes(2_000);
      assertThat(new String(read, StandardCharsets.UTF_8)).contains("# one more line");
    }
    await(running.server.heal());
    assertThat(running.client.get("/metrics").body()).contains("vllm:num_requests_running");
  }

  @Test
  void everyInjectedFailureHasItsStatus() throws Exception {
    for (InjectedFailure failure : InjectedFailure.values()) {
      running.start(o -> o.failures(1.0, List.of(failure)));
      assertThat(running.client.post(CHAT, HELLO).statusCode()).isEqualTo(failure.status());
    }
  }

  @Test
  void failuresComeAtTheirRate() throws Exception {
    running.start(o -> o.failures(0.3, List.of(InjectedFailure.RATE_LIMIT)));
    int failed = 0;
    for (int i = 0; i < 300; i++) {
      failed += running.client.post(CHAT, HELLO).statusCode() == 429 ? 1 : 0;
    }
    assertThat(failed).isBetween(60, 120);
  }
}
