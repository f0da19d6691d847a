package io.fairlead.vertx.simulated;

import io.fairlead.simulation.ServerMetrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A running simulated model server.
 *
 * <pre>{@code
 * SimulatedModelServer server =
 *     SimulatedModelServer.start(vertx, SimulatedServerOptions.DEFAULT).await();
 * URI chat = server.uri().resolve("/v1/chat/completions");
 * server.inject(new Fault.Die(3)); // from now on streams break after three pieces
 * server.heal();
 * }</pre>
 *
 * <p>Every method may be called from any thread. Futures complete when the change is in effect.
 */
public final class SimulatedModelServer {

  private final Vertx vertx;
  private final SimulatedServerOptions options;
  private final ServerVerticle verticle;
  private final Context context;
  private final String deployment;
  private final Faults faults;
  private final AtomicLong received;

  private SimulatedModelServer(
      Vertx vertx,
      SimulatedServerOptions options,
      ServerVerticle verticle,
      Context context,
      String deployment,
      Faults faults,
      AtomicLong received) {
    this.vertx = vertx;
    this.options = options;
    this.verticle = verticle;
    this.context = context;
    this.deployment = deployment;
    this.faults = faults;
    this.received = received;
  }

  /**
   * Starts a server; it is listening when the future completes.
   *
   * @param vertx where it lives; closing it stops the server
   * @return fails with {@code FairleadException} of code {@code simulated.cannot-listen} if the
   *     port cannot be opened
   */
  public static Future<SimulatedModelServer> start(Vertx vertx, SimulatedServerOptions options) {
    Objects.requireNonNull(options, "options");
    Faults faults = new Faults();
    AtomicLong received = new AtomicLong();
    ServerVerticle verticle = new ServerVerticle(options, faults, received);
    return vertx
        .deployVerticle(verticle)
        .map(
            id ->
                new SimulatedModelServer(
                    vertx, options, verticle, verticle.home(), id, faults, received));
  }

  /** Returns the base address, for example {@code http://127.0.0.1:40123}. */
  public URI uri() {
    String scheme = verticle.isTls() ? "https" : "http";
    String host = options.host().indexOf(':') >= 0 ? "[" + options.host() + "]" : options.host();
    return URI.create(scheme + "://" + host + ":" + port());
  }

  /** Returns the port it listens on, also while it refuses connections. */
  public int port() {
    return verticle.port();
  }

  /** Returns how it was started. */
  public SimulatedServerOptions options() {
    return options;
  }

  /** Returns how many chat and completions requests have arrived, failed ones included. */
  public long received() {
    return received.get();
  }

  /**
   * Makes every chat and completions request fail in one way, until {@link #heal} or another fault.
   * Streams that are under way go on, except with {@link Fault.Refuse}.
   */
  public Future<Void> inject(Fault fault) {
    Objects.requireNonNull(fault, "fault");
    if (fault instanceof Fault.Refuse) {
      return onContext(verticle::refuse);
    }
    faults.set(fault);
    return Future.succeededFuture();
  }

  /**
   * Makes requests fail whose body holds a text; more than one text may be given.
   *
   * @param fault anything but {@link Fault.Refuse}
   */
  public void injectFor(String bodyContains, Fault fault) {
    if (fault instanceof Fault.Refuse) {
      throw new IllegalArgumentException(
          "fault must be one that can hit a single request, but was Refuse (use inject)");
    }
    faults.add(bodyContains, fault);
  }

  /** Makes the metrics page misbehave. */
  public void injectMetrics(MetricsFault fault) {
    faults.set(Objects.requireNonNull(fault, "fault"));
  }

  /** Ends all faults; a closed port is opened again, under its old number. */
  public Future<Void> heal() {
    faults.clear();
    return onContext(
        () ->
            verticle.refuses()
                ? verticle.listen().<Void>mapEmpty()
                : Future.<Void>succeededFuture());
  }

  /**
   * Looks at what the engine counts.
   *
   * @param reader runs on the server's event loop and must not keep the metrics
   */
  public <T> Future<T> inspect(Function<ServerMetrics, T> reader) {
    return onContext(
        () -> {
          verticle.catchUp();
          return Future.succeededFuture(reader.apply(verticle.engine().metrics()));
        });
  }

  /** Stops the server and closes its connections. */
  public Future<Void> close() {
    return vertx.undeploy(deployment);
  }

  private <T> Future<T> onContext(Callable<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        go -> {
          try {
            action.call().onComplete(promise);
          } catch (Exception e) {
            promise.fail(e);
          }
        });
    return promise.future();
  }
}
