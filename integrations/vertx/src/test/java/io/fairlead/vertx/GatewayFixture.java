package io.fairlead.vertx;

import io.fairlead.routing.Column;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import io.fairlead.vertx.simulated.SimulatedServerOptions;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A whole gateway before simulated model servers. */
final class GatewayFixture implements AutoCloseable {

  static final String HI =
      "{\"model\":\"simulated\",\"max_tokens\":4,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
  static final String STREAM = HI.replace("{\"model\"", "{\"stream\":true,\"model\"");

  final Vertx vertx = eventLoops();

  /** The servers have event loops of their own, as they have elsewhere. */
  final Vertx serving = eventLoops();

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final List<SimulatedModelServer> servers = new ArrayList<>();
  final List<EndpointSpec> members = new ArrayList<>();
  final List<String> complaints = new CopyOnWriteArrayList<>();
  final PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final AccessLog log =
      AccessLog.to(
          new OutputStream() {
            @Override
            public void write(int b) {
              write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
              synchronized (logged) {
                logged.write(bytes, from, length);
              }
            }
          });
  final Gateway gateway;

  GatewayFixture() {
    this(b -> b);
  }

  /** Loops enough that each of the gateway's is another, whatever the number of cores. */
  static Vertx eventLoops() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(8));
  }

  GatewayFixture(UnaryOperator<GatewayBuilder> changes) {
    GatewayBuilder builder =
        Gateway.builder()
            .loops(2)
            .prefixIndex(index)
            .plan(RoutingPlan.of(Profiles.fairlead(), Signals.prefix(index)))
            .stageBudget(Duration.ofMinutes(1)) // however slow the machine
            .scrape(ScrapeSettings.DEFAULT.withModelsEvery(Duration.ofMillis(100)))
            .accessLog(log)
            .complaints(complaints::add);
    gateway = Await.result(changes.apply(builder).start(vertx));
  }

  /** Adds a server without making it a member. */
  SimulatedModelServer server(UnaryOperator<SimulatedServerOptions.Builder> changes) {
    SimulatedModelServer server =
        Await.result(
            SimulatedModelServer.start(
                serving, SimulatedServerOptions.create(o -> changes.apply(o.speed(20)))));
    servers.add(server);
    return server;
  }

  /** Adds servers, makes them members and waits until the pool has them. */
  GatewayFixture with(int count) {
    for (int i = 0; i < count; i++) {
      join("sim-" + members.size(), server(o -> o).uri());
    }
    live(members.size());
    // the first page tells when a server started, which makes it another endpoint: wait for that
    Await.until(() -> "not all reported", this::allReported);
    return this;
  }

  private boolean allReported() {
    PoolSnapshot pool = gateway.pool().snapshot();
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (pool.live(slot) && Double.isNaN(pool.value(Column.WAITING, slot))) {
        return false;
      }
    }
    return true;
  }

  /** Adds a member that answers as a test wants it to. */
  HttpServer join(String name, Handler<HttpServerRequest> handler) {
    HttpServer server = serving.createHttpServer().requestHandler(handler);
    Await.result(server.listen(0, "127.0.0.1"));
    join(name, URI.create("http://127.0.0.1:" + server.actualPort()));
    return server;
  }

  void join(String name, URI uri) {
    members.add(EndpointSpec.of(name, uri));
    Await.result(gateway.members(members));
  }

  GatewayFixture live(int count) {
    Await.until(
        () -> gateway.pool().snapshot().size() + " live",
        () -> gateway.pool().snapshot().size() == count);
    return this;
  }

  HttpResponse<String> post(String body, String... headers) throws Exception {
    return postTo("/v1/chat/completions", body, headers);
  }

  HttpResponse<String> postTo(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Waits for the access record of a request and returns its line. */
  String line(String containing) {
    Await.until(
        () -> "no line with " + containing + " in " + log(), () -> find(containing) != null);
    return find(containing);
  }

  long count(String containing) {
    return log().lines().filter(line -> line.contains(containing)).count();
  }

  private String find(String containing) {
    return log().lines().filter(line -> line.contains(containing)).findFirst().orElse(null);
  }

  String log() {
    synchronized (logged) {
      return logged.toString(StandardCharsets.UTF_8);
    }
  }

  /** Waits until nothing is in flight, neither in the gateway nor in the router's books. */
  void settled() {
    Await.until(() -> gateway.inFlight() + " in flight", () -> gateway.inFlight() == 0);
    var pool = gateway.pool().snapshot();
    for (int slot = 0; slot < pool.slots(); slot++) {
      var endpoint = pool.endpoint(slot);
      Await.until(
          () -> endpoint + " has " + endpoint.inFlightRequests(),
          () -> endpoint.inFlightRequests() == 0 && endpoint.inFlightTokens() == 0);
    }
  }

  @Override
  public void close() {
    Await.result(gateway.close());
    Await.result(vertx.close());
    Await.result(serving.close());
    log.close();
  }
}
