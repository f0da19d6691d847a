package io.fairlead.vertx.demo;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.requirePositive;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.simulation.Arrival;
import io.fairlead.simulation.SessionWorkload;
import io.fairlead.simulation.StepLatency;
import io.fairlead.simulation.TraceReader;
import io.fairlead.simulation.Workload;
import io.fairlead.vertx.Gateway;
import io.fairlead.vertx.GatewayBuilder;
import io.fairlead.vertx.RoutingPlan;
import io.fairlead.vertx.load.LoadListener;
import io.fairlead.vertx.load.LoadProgress;
import io.fairlead.vertx.load.LoadReport;
import io.fairlead.vertx.load.LoadTarget;
import io.fairlead.vertx.load.OpenLoopLoad;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends the same arrivals through Fairlead's own profile, round robin and least loaded, each before
 * servers that were just started.
 *
 * @param servers how many simulated servers, 1 to 64
 * @param slow how many of them are slower, at most {@code servers}
 * @param slowness how much slower those are, at least 1
 * @param seconds how long arrivals come, per policy; at least 1
 * @param workload what arrives, something at least in the first {@code seconds}; what is due after
 *     them is left out
 * @param port of the gateway, 0 for a free one; the same for all policies
 */
public record PolicyComparison(
    int servers, int slow, double slowness, int seconds, Workload workload, int port) {

  private static final String MODEL = "simulated";

  /** Patience for what is still running when the last request was sent. */
  private static final int LONGEST_TAIL_SECONDS = 60;

  private static final int WARM_UP_REQUESTS = 45;

  public PolicyComparison {
    requireInRange(servers, 1, 64, "servers");
    requireInRange(slow, 0, servers, "slow");
    requirePositive(slowness, "slowness");
    requirePositive(seconds, "seconds");
    workload = until(workload, seconds);
  }

  /**
   * Returns conversations with shared system prompts, after Mooncake's agent trace with prompts and
   * answers a quarter as long: 65 % of the prompt tokens can be found in a cache at best.
   */
  public static Workload builtIn(double ratePerSecond, int seconds) {
    int requests = (int) Math.max(1, Math.ceil(ratePerSecond * seconds * 1.5));
    return SessionWorkload.agent()
        .with(
            w ->
                w.scaleLengths(0.25)
                    .think(Duration.ofSeconds(2))
                    .ratePerSecond(ratePerSecond)
                    .requests(requests));
  }

  /**
   * Reads a trace of Azure's or Mooncake's format.
   *
   * @throws IOException if it cannot be read
   */
  public static Workload trace(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return TraceReader.read(String.valueOf(file.getFileName()), in);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
  }

  private static Workload until(Workload all, int seconds) {
    List<Arrival> early = new ArrayList<>();
    for (Arrival arrival : all) {
      if (arrival.atNanos() >= TimeUnit.SECONDS.toNanos(seconds)) {
        break;
      }
      early.add(arrival);
    }
    if (early.isEmpty()) {
      throw violated("first request of " + all.name(), "due within " + seconds + " s", "not there");
    }
    return Workload.of(all.name(), early);
  }

  /**
   * Runs all policies, one after the other. Blocks; not for an event loop.
   *
   * @param address told the gateway's address, once it can be opened in a browser
   * @param progress told about once a second where a run stands
   * @return a report per policy, Fairlead's own first
   */
  public List<LoadReport> run(Consumer<String> address, Consumer<String> progress)
      throws TimeoutException {
    // whoever came first would pay for the compiler: nobody is measured while the code is cold
    run(
        "round-robin",
        port,
        workload.first(WARM_UP_REQUESTS),
        url -> {},
        line -> progress.accept("warming up, " + line));
    List<LoadReport> reports = new ArrayList<>();
    AtomicInteger used = new AtomicInteger(port);
    for (String policy : List.of("fairlead", "round-robin", "least-loaded")) {
      Consumer<String> told =
          url -> {
            if (reports.isEmpty()) {
              address.accept(url);
            }
            used.set(URI.create(url).getPort());
          };
      reports.add(run(policy, used.get(), workload, told, progress));
    }
    return reports;
  }

  private LoadReport run(
      String policy, int on, Workload arrivals, Consumer<String> address, Consumer<String> progress)
      throws TimeoutException {
    Vertx vertx = Vertx.vertx();
    try {
      List<EndpointSpec> members = start(vertx);
      Gateway gateway = gateway(policy, on).start(vertx).await(30, TimeUnit.SECONDS);
      address.accept(gateway.url());
      LoadReport report = load(vertx, gateway, members, policy, arrivals, progress);
      gateway.close().await(30, TimeUnit.SECONDS);
      return report;
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  private List<EndpointSpec> start(Vertx vertx) throws TimeoutException {
    List<EndpointSpec> members = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      double factor = i < servers - slow ? 1.0 : slowness;
      SimulatedServerOptions options =
          SimulatedServerOptions.create(
              o ->
                  o.model(MODEL)
                      .profile(p -> p.latency(StepLatency.MODEL_8B_ON_H100.times(factor))));
      URI uri = SimulatedModelServer.start(vertx, options).await(30, TimeUnit.SECONDS).uri();
      String name = (factor > 1 ? "slow-" : "server-") + i;
      members.add(EndpointSpec.of(name, uri));
    }
    return members;
  }

  private static GatewayBuilder gateway(String policy, int port) {
    GatewayBuilder builder = Gateway.builder().port(port).loops(1).revealing(true);
    return switch (policy) {
      case "round-robin" -> builder.plan(RoutingPlan.roundRobin());
      case "least-loaded" -> builder.plan(RoutingPlan.leastLoaded());
      default -> builder.profile(policy);
    };
  }

  private LoadReport load(
      Vertx vertx,
      Gateway gateway,
      List<EndpointSpec> members,
      String policy,
      Workload arrivals,
      Consumer<String> progress)
      throws TimeoutException {
    gateway.members(members).await(30, TimeUnit.SECONDS);
    live(vertx, gateway, System.nanoTime()).await(30, TimeUnit.SECONDS);
    LoadTarget target =
        LoadTarget.of(URI.create(gateway.url()), MODEL).withEndpointHeader("x-fairlead-endpoint");
    LoadListener listener =
        new LoadListener() {
          @Override
          public void progress(LoadProgress at) {
            progress.accept(
                policy
                    + ": "
                    + at.elapsed().toSeconds()
                    + " s, "
                    + at.sent()
                    + " sent, "
                    + at.inFlight()
                    + " in flight, "
                    + at.lost()
                    + " lost");
          }
        };
    return OpenLoopLoad.run(vertx, target, arrivals, listener)
        .await(seconds + LONGEST_TAIL_SECONDS, TimeUnit.SECONDS)
        .named(policy);
  }

  /** Waits until the pool has all members: each has to answer first. */
  private Future<Void> live(Vertx vertx, Gateway gateway, long sinceNanos) {
    if (gateway.pool().snapshot().size() == servers) {
      return Future.succeededFuture();
    }
    if (System.nanoTime() - sinceNanos > TimeUnit.SECONDS.toNanos(20)) {
      return Future.failedFuture("the simulated servers did not answer");
    }
    return Future.<Long>future(rung -> vertx.setTimer(20, rung::complete))
        .compose(rung -> live(vertx, gateway, sinceNanos));
  }
}
