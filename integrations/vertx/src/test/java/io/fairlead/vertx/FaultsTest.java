package io.fairlead.vertx;

import static io.fairlead.vertx.GatewayFixture.HI;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Scorer;
import io.fairlead.vertx.simulated.Fault;
import io.fairlead.vertx.simulated.MetricsFault;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may go wrong around a gateway, and what it does then. */
class FaultsTest extends GatewayScenario {

  private static final String MODELS = "{\"data\":[{\"id\":\"simulated\"}]}";

  private double reported(Column column) {
    PoolSnapshot pool = fixture.gateway.pool().snapshot();
    return pool.value(column, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = MetricsFault.class,
      names = {"HTML", "HUGE", "ENDLESS", "NAN", "MALFORMED", "STATUS_500", "HANG"})
  void servesOnWhateverTheMetricsPageIs(MetricsFault fault) throws Exception {
    gateway(b -> b);
    var server = fixture.server(o -> o);
    server.injectMetrics(fault);
    fixture.join("sim-0", server.uri());
    fixture.live(1);

    for (int i = 0; i < 3; i++) {
      assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
    }
    // never a load that nobody reported
    assertThat(reported(Column.WAITING)).isNaN();
    assertThat(reported(Column.KV_USE)).isNaN();

    Await.result(server.heal());
    Await.until(() -> "no report", () -> reported(Column.WAITING) == 0.0);
  }

  @Test
  void takesAnEndpointThatRestartsUnderItsNameForAnother() throws Exception {
    gateway(b -> b);
    AtomicReference<String> started = new AtomicReference<>("1.7e9");
    fixture.join(
        "same",
        request ->
            request
                .response()
                .end(
                    request.path().equals("/metrics")
                        ? "vllm:num_requests_waiting 0\nvllm:num_requests_running 0\n"
                            + "process_start_time_seconds "
                            + started.get()
                            + "\n"
                        : MODELS));
    fixture.live(1);
    Await.until(() -> "no incarnation", () -> member().incarnation().equals("1.7E9"));
    Endpoint before = member();

    started.set("1.8e9");

    Await.until(() -> "still the same", () -> member() != before);
    assertThat(member().name()).isEqualTo("same");
    assertThat(member().incarnation()).isEqualTo("1.8E9");
    assertThat(before.retired()).isTrue();
    assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
  }

  @Test
  void showsNoLoadOfAnEndpointThatIsGone() throws Exception {
    gateway(b -> b);
    HttpServer server =
        fixture.join(
            "gone",
            request ->
                request
                    .response()
                    .end(
                        request.path().equals("/metrics")
                            ? "vllm:num_requests_running 3\nvllm:num_requests_waiting 1\n"
                            : MODELS));
    String running = "endpoint_running_requests{endpoint=\"gone\"}";
    Await.until(
        () -> fixture.gateway.metrics(), () -> fixture.gateway.metrics().contains(running + " 3"));

    Await.result(server.close());

    Await.until(
        () -> fixture.gateway.metrics(), () -> !fixture.gateway.metrics().contains(running));
    assertThat(fixture.get("/fairlead/api/pool").body()).contains("\"running\":null");
    assertThat(fixture.gateway.metrics())
        .contains("endpoint_requests_in_flight{endpoint=\"gone\"} 0");
  }

  private Endpoint member() {
    PoolSnapshot pool = fixture.gateway.pool().snapshot();
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (pool.live(slot)) {
        return pool.endpoint(slot);
      }
    }
    throw new AssertionError("the pool is empty");
  }

  private static RoutingPlan plan(Scorer... scorers) {
    RoutingProfile.Builder profile = RoutingProfile.builder("test");
    for (Scorer scorer : scorers) {
      profile.scorer(1, scorer);
    }
    return RoutingPlan.of(profile.build());
  }

  @Test
  void leavesOutScorersThatThrowOrYieldNonsense() throws Exception {
    Scorer throwing =
        Scorer.of(
            "throwing-scorer",
            Set.of(),
            (r, e) -> {
              throw new IllegalStateException("broken");
            });
    Scorer beyond = Scorer.of("beyond-scorer", Set.of(), (r, e) -> 7.0);
    Scorer sound = Scorer.of("sound-scorer", Set.of(), (r, e) -> 0.5);
    gateway(b -> b.plan(plan(throwing, beyond, sound))).with(2);

    for (int i = 0; i < 3; i++) {
      assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
    }
    assertThat(fixture.gateway.metrics())
        .contains("stage_failures_total{stage=\"throwing-scorer\"} 3")
        .contains("stage_failures_total{stage=\"beyond-scorer\"} 3")
        .contains("stage_failures_total{stage=\"sound-scorer\"} 0");
  }

  @Test
  void switchesOffAScorerThatKeepsOverrunning() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Scorer slow =
        Scorer.of(
            "slow-scorer",
            Set.of(),
            (r, e) -> {
              calls.incrementAndGet();
              long until = System.nanoTime() + 5_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              return 0.5;
            });
    gateway(b -> b.plan(plan(slow)).stageBudget(Router.DEFAULT_STAGE_BUDGET)).with(1);

    for (int i = 0; i < 12; i++) {
      assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
    }
    // once more five if the machine is so slow that the pause ends before the requests do
    assertThat(calls.get()).isBetween(5, 10);
  }

  @Test
  void namesAStageThatNeverReturnsWhileTheOtherEventLoopGoesOn() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger stuck = new AtomicInteger();
    Scorer endless =
        Scorer.of(
            "endless-scorer",
            Set.of(),
            (r, e) -> {
              if (r.header("x-trap").isPresent() && stuck.getAndIncrement() == 0) {
                try {
                  release.await();
                } catch (InterruptedException interrupted) {
                  throw new IllegalStateException(interrupted);
                }
              }
              return 0.5;
            });
    gateway(b -> b.plan(plan(endless)).routedHeaders(List.of("x-trap"))).with(1);

    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: " + HI.length() + "\r\n";
    try (RawClient trapped = new RawClient(fixture.gateway.port())) {
      trapped.send(request + "x-trap: 1\r\n\r\n" + HI);
      Await.until(() -> "not trapped", () -> stuck.get() > 0);
      // connections are dealt out to both loops: one of two is served
      List<RawClient> others = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        others.add(new RawClient(fixture.gateway.port()).send(request + "\r\n" + HI));
      }
      Await.until(
          () -> "nobody was served while one loop hangs: " + fixture.log(),
          () -> fixture.log().contains("\"outcome\":\"completed\""));
      Await.until(
          () -> "not named: " + fixture.complaints,
          () -> fixture.complaints.stream().anyMatch(c -> c.contains("endless-scorer")));
      assertThat(fixture.gateway.metrics()).contains("stage_stuck{stage=\"endless-scorer\"");

      release.countDown();
      for (RawClient other : others) {
        other.until("chat.completion");
        other.close();
      }
      trapped.until("chat.completion");
    }
  }

  @Test
  void servesAClientThatReadsAByteASecondWithoutHoldingUpOthers() throws Exception {
    gateway(b -> b.loops(1)).with(1);
    String stream = GatewayFixture.STREAM.replace("\"max_tokens\":4", "\"max_tokens\":50000");
    try (RawClient slow = new RawClient(fixture.gateway.port(), 4096)) {
      slow.post("/v1/chat/completions", stream);
      for (int i = 0; i < 3; i++) {
        slow.readByte();
        for (int j = 0; j < 5; j++) {
          assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
        }
      }
      // and then it leaves in the middle
    }
    assertThat(fixture.line("client_left")).contains("\"stream\":true");
  }

  @Test
  void returnsToZeroAfterAMixOfFaultsAndLeavingClients() throws Exception {
    gateway(b -> b.plan(RoutingPlan.roundRobin())).with(3);
    SplittableRandom random = new SplittableRandom(5);
    List<Fault> faults =
        List.of(new Fault.Die(1), new Fault.Status(500), new Fault.Status(429), new Fault.Die(0));
    for (int i = 0; i < 60; i++) {
      var server = fixture.servers.get(random.nextInt(3));
      if (random.nextInt(3) == 0) {
        server.inject(faults.get(random.nextInt(faults.size())));
      } else {
        Await.result(server.heal());
      }
      try (RawClient client = new RawClient(fixture.gateway.port())) {
        String body = random.nextBoolean() ? HI : GatewayFixture.STREAM;
        boolean cut = random.nextInt(4) == 0;
        client.send(
            "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + (cut ? body.substring(0, 20) : body));
        if (!cut && random.nextBoolean()) {
          client.readByte(); // some leave before the first byte, some after it, some half way
        }
      }
    }
    fixture.settled();
    assertThat(fixture.gateway.metrics()).contains("requests_retrying 0");
  }

  @Test
  void aServerThatIsTooBusyToTellItsModelsHasThoseItHad() throws Exception {
    gateway(b -> b.scrape(ScrapeSettings.DEFAULT.withModelsEvery(Duration.ofMillis(20))));
    AtomicInteger refused = new AtomicInteger();
    AtomicBoolean busy = new AtomicBoolean();
    fixture.join(
        "busy",
        request -> {
          if (busy.get() && request.path().equals("/v1/models")) {
            refused.incrementAndGet();
            request.response().setStatusCode(429).end("later");
          } else {
            request.response().end(MODELS);
          }
        });
    fixture.live(1);
    busy.set(true);
    Await.until(() -> refused + " refusals", () -> refused.get() > 3);

    assertThat(fixture.get("/v1/models").body()).contains("\"id\":\"simulated\"");
    assertThat(fixture.post(HI.replace("simulated", "other")).statusCode()).isEqualTo(404);
  }
}
