package io.fairlead.vertx.simulated;

import io.fairlead.kernel.FairleadException;
import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.ServerProfile;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One server on one event loop: everything it does happens there. */
final class ServerVerticle extends VerticleBase {

  /** Thousands of clients may connect at once; a queue that is too short costs them seconds. */
  private static final int BACKLOG = 4_096;

  private final SimulatedServerOptions options;
  private final Faults faults;
  private final AtomicLong received;
  private final ModelServer engine;
  private @Nullable EngineDriver driver;
  private @Nullable Routes routes;
  private @Nullable HttpServer http;
  private volatile int port;
  private volatile boolean tls;

  ServerVerticle(SimulatedServerOptions options, Faults faults, AtomicLong received) {
    this.options = options;
    this.faults = faults;
    this.received = received;
    ServerProfile profile = options.profile();
    this.engine =
        ModelServer.create(
            options.speed() == 1.0
                ? profile
                : profile.toBuilder()
                    .latency(profile.latency().times(1 / options.speed()))
                    .build());
    options.adapters().forEach(engine::loadAdapter);
  }

  @Override
  public Future<?> start() {
    driver = new EngineDriver(vertx, engine, System::nanoTime);
    MetricsReply metrics = new MetricsReply(vertx, driver, options.models().get(0), faults);
    Inference inference = new Inference(vertx, options, driver, faults, received);
    routes = new Routes(options, driver, inference, metrics);
    port = options.port();
    return listen();
  }

  /** Opens the port, the same as before if there was one. */
  Future<Integer> listen() {
    HttpServerOptions settings =
        options
            .http()
            .apply(new HttpServerOptions().setHost(options.host()).setAcceptBacklog(BACKLOG));
    tls = settings.isSsl();
    Routes to = Objects.requireNonNull(routes, "routes");
    HttpServer server = vertx.createHttpServer(settings).requestHandler(to::handle);
    http = server;
    return server
        .listen(port, options.host())
        .map(bound -> port = bound.actualPort())
        .recover(problem -> Future.failedFuture(cannotListen(problem)));
  }

  private FairleadException cannotListen(Throwable problem) {
    return new FairleadException(
        "simulated.cannot-listen",
        FairleadException.Retry.LATER,
        "cannot listen on " + options.host() + ":" + port + ": " + problem.getMessage(),
        problem);
  }

  /** Closes the port and every connection. */
  Future<Void> refuse() {
    HttpServer server = http;
    http = null;
    return server == null ? Future.succeededFuture() : server.close();
  }

  boolean refuses() {
    return http == null;
  }

  boolean isTls() {
    return tls;
  }

  /** Returns where everything of this server runs. */
  Context home() {
    return context;
  }

  int port() {
    return port;
  }

  ModelServer engine() {
    return engine;
  }

  /** Lets happen what is due, for somebody who wants to look at the engine. */
  void catchUp() {
    if (driver != null) {
      driver.catchUp();
    }
  }

  @Override
  public Future<?> stop() {
    if (driver != null) {
      driver.stop();
    }
    return refuse();
  }
}
