package io.fairlead.vertx.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.Json;
import io.fairlead.simulation.Arrival;
import io.fairlead.simulation.RequestLatency;
import io.fairlead.simulation.SessionWorkload;
import io.fairlead.simulation.StepLatency;
import io.fairlead.simulation.Workload;
import io.fairlead.vertx.simulated.Fault;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Vertx VERTX = Vertx.vertx();

  /** A hundred requests in about a second. */
  private static final Workload WORKLOAD =
      SessionWorkload.chat()
          .with(w -> w.requests(100).ratePerSecond(100).think(Duration.ofMillis(100)).seed(3));

  private SimulatedModelServer server;

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
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing happened for a minute", e);
    }
  }

  private LoadTarget start(UnaryOperator<SimulatedServerOptions.Builder> changes) {
    server =
        await(
            SimulatedModelServer.start(
                VERTX,
                SimulatedServerOptions.create(
                    o -> changes.apply(o.profile(p -> p.latency(StepLatency.NONE))))));
    return LoadTarget.of(server.uri(), "simulated");
  }

  @Test
  void sendsEveryArrivalAndCountsWhatTheServerCounts() {
    LoadTarget target = start(o -> o);
    List<RequestResult> results = new ArrayList<>();
    List<LoadProgress> progress = new ArrayList<>();
    LoadListener listener =
        new LoadListener() {
          @Override
          public void finished(RequestResult result) {
            results.add(result);
          }

          @Override
          public void progress(LoadProgress now) {
            progress.add(now);
          }
        };

    LoadReport report = await(OpenLoopLoad.run(VERTX, target, WORKLOAD, listener));

    assertThat(report.name()).isEqualTo("chat");
    assertThat(report.requests()).isEqualTo(100);
    assertThat(report.lost()).isZero();
    assertThat(results).hasSize(100).noneMatch(RequestResult::isLost);
    assertThat(progress).last().extracting(LoadProgress::finished).isEqualTo(100);
    long expected = 0;
    for (var arrival : WORKLOAD) {
      expected += arrival.outputTokens();
    }
    assertThat(report.outputTokens()).isEqualTo(expected);
    assertThat(report.events()).isEqualTo(expected + 100); // and a role each
    long cached = await(server.inspect(m -> m.cachedTokens()));
    assertThat(report.cachedTokens()).isEqualTo(cached).isPositive();
    assertThat(report.ttftMillis().p50()).isPositive();
    assertThat(report.prefixHitRate()).isBetween(0.1, 0.9);
  }

  @Test
  void aServerWithLatencyKeepsToItsModel() {
    LoadTarget target =
        start(
            o ->
                o.profile(
                    p ->
                        p.maxSequences(100)
                            .latency(
                                RequestLatency.create(
                                    l ->
                                        l.timeToFirstToken(Duration.ofMillis(50))
                                            .interTokenLatency(Duration.ofMillis(4))))));

    LoadReport report =
        await(
            OpenLoopLoad.run(
                VERTX,
                target,
                SessionWorkload.chat().with(w -> w.requests(20).ratePerSecond(50)),
                LoadListener.NONE));

    // what the model says is exact; what the client saw depends on the machine
    double modelled = await(server.inspect(m -> m.timeToFirstToken().sum()));
    assertThat(modelled).isCloseTo(20 * 0.05, within(1e-9));
    assertThat(report.ttftMillis().p50()).isPositive();
    assertThat(report.tpotMillis().p50()).isPositive();
  }

  @Test
  void lostRequestsAreCountedByReason() {
    LoadTarget target = start(o -> o);
    LoadTarget hasty = target.withTimeout(Duration.ofSeconds(1));
    Workload few = WORKLOAD.first(10);

    await(server.inject(new Fault.Status(503)));
    LoadReport refused = await(OpenLoopLoad.run(VERTX, target, few, LoadListener.NONE));
    await(server.inject(new Fault.Die(3)));
    LoadReport cut = await(OpenLoopLoad.run(VERTX, target, few, LoadListener.NONE));
    await(server.inject(new Fault.Hang()));
    LoadReport silent = await(OpenLoopLoad.run(VERTX, hasty, few.first(3), LoadListener.NONE));
    await(server.inject(new Fault.Refuse()));
    LoadReport gone = await(OpenLoopLoad.run(VERTX, target, few, LoadListener.NONE));

    assertThat(refused.lostBy()).containsEntry("status 503", 10);
    assertThat(cut.lost()).isEqualTo(10);
    assertThat(cut.ttftMillis().p50()).isNaN();
    assertThat(silent.lostBy()).containsEntry("no answer in 1 s", 3);
    assertThat(gone.lost()).isEqualTo(10);
    assertThat(gone.lostBy()).doesNotContainKeys("status 503", "no answer in 1 s");
  }

  @Test
  void aWorkloadThatThrowsEndsTheRunWithItsReason() {
    LoadTarget target = start(o -> o);
    Workload broken =
        new Workload() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Iterator<Arrival> iterator() {
            Iterator<Arrival> good = WORKLOAD.first(3).iterator();
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Arrival next() {
                if (!good.hasNext()) {
                  throw new IllegalStateException("row 4 is odd");
                }
                return good.next();
              }
            };
          }
        };

    assertThatThrownBy(() -> await(OpenLoopLoad.run(VERTX, target, broken, LoadListener.NONE)))
        .hasMessageContaining("row 4 is odd");
  }

  @Test
  void sendsTheHeadersThatItIsGiven() {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer keyed =
        await(
            VERTX
                .createHttpServer()
                .requestHandler(
                    request -> {
                      seen.add(request.getHeader("authorization"));
                      request.response().setStatusCode(401).end();
                    })
                .listen(0, "127.0.0.1"));
    LoadTarget target =
        LoadTarget.of(URI.create("http://127.0.0.1:" + keyed.actualPort()), "m")
            .withHeaders(Map.of("authorization", "Bearer sk-1"));

    LoadReport report =
        await(OpenLoopLoad.run(VERTX, target, WORKLOAD.first(2), LoadListener.NONE));
    await(keyed.close());

    assertThat(seen).containsExactly("Bearer sk-1", "Bearer sk-1");
    assertThat(report.lostBy()).containsEntry("status 401", 2);
  }

  @Test
  void countsByTheHeaderThatNamesTheEndpoint() {
    LoadTarget target = start(o -> o).withEndpointHeader("content-type");

    LoadReport report =
        await(OpenLoopLoad.run(VERTX, target, WORKLOAD.first(5), LoadListener.NONE));

    assertThat(report.perEndpoint()).containsEntry("text/event-stream; charset=utf-8", 5);
  }

  @Test
  void aClosedLoopKeepsItsConnectionsBusy() {
    LoadTarget target = start(o -> o.instant(true));

    Duration length = Duration.ofMillis(200);
    LoadReport plain;
    do { // a slow machine needs longer until each connection was used more than once
      length = length.multipliedBy(2);
      ClosedLoop loop = new ClosedLoop(8, length, length.dividedBy(4), 1_000, 3, false);
      plain = await(ClosedLoopLoad.run(VERTX, target, loop, LoadListener.NONE));
    } while (plain.requests() <= 8 && length.toSeconds() < 30);
    LoadReport streams =
        await(
            ClosedLoopLoad.run(
                VERTX,
                target,
                new ClosedLoop(8, Duration.ofMillis(400), Duration.ZERO, 1_000, 20, true),
                LoadListener.NONE));

    assertThat(plain.requests()).isGreaterThan(8);
    assertThat(plain.lost()).isZero();
    assertThat(streams.lost()).isZero();
    assertThat(streams.events()).isEqualTo(21L * streams.requests());
  }

  @Test
  void aReportIsDataWithUnknownAsNull() {
    LoadReport empty = new Tally(LoadListener.NONE).report("nothing", 2_000_000_000L);

    assertThat(empty.toJson().get("prefixHitRate")).isEqualTo(Json.Null.NULL);
    assertThat(empty.named("ours").toJson().get("name")).isEqualTo(Json.of("ours"));
    assertThat(empty.toJson().members().keySet())
        .startsWith("name", "requests", "lost")
        .contains("ttftMillis", "tpotMillis", "prefixHitRate", "perEndpoint");
  }

  @Test
  void percentilesAreNearestRanks() {
    Samples samples = new Samples();
    for (int i = 1; i <= 100; i++) {
      samples.add(101 - i);
    }
    samples.add(Double.NaN);

    assertThat(samples.percentiles()).isEqualTo(new Percentiles(50, 90, 99));
  }

  @Test
  void aTargetMustHaveAnAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadTarget.of(URI.create("localhost:8000"), "m"))
        .withMessage("base must be an http or https address with a host, but was localhost:8000");
    assertThat(LoadTarget.of(URI.create("https://h/base/"), "m").path())
        .isEqualTo("/base/v1/chat/completions");
  }
}
