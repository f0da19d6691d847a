package io.fairlead.vertx;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of a gateway: its listener, its connections to endpoints, and the
 * exchanges in progress on it. A request never leaves the loop on which it came in.
 */
final class Door extends VerticleBase {

  private static final long CHECK_MILLIS = 250;

  private final Wiring wiring;
  private final HttpServerOptions serverOptions;
  private final ClientConnections connections = new ClientConnections();
  private final JsonLine line = new JsonLine();
  private @Nullable HttpServer server;
  private @Nullable HttpClientAgent client;
  private @Nullable Exchange first;
  private long timer = -1;

  Door(Wiring wiring, HttpServerOptions serverOptions) {
    this.wiring = wiring;
    this.serverOptions = serverOptions;
  }

  @Override
  public Future<?> start() {
    client = wiring.outbound().client(vertx, Outbound.FOR_TRAFFIC);
    HttpServer listener = vertx.createHttpServer(serverOptions);
    listener.connectionHandler(this::connected);
    listener.requestHandler(this::handle);
    listener.invalidRequestHandler(this::invalid);
    listener.exceptionHandler(ignored -> {}); // a failed handshake is the client's affair
    server = listener;
    timer = vertx.setPeriodic(CHECK_MILLIS, tick -> check());
    return listener.listen(serverOptions.getPort(), serverOptions.getHost());
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(timer);
    endAll();
    return Objects.requireNonNull(client).close();
  }

  int port() {
    return Objects.requireNonNull(server).actualPort();
  }

  /** Accepts no further connection and closes those without a request; waits for the others. */
  Future<Void> closeListener(long graceMillis) {
    return Objects.requireNonNull(server).shutdown(graceMillis, TimeUnit.MILLISECONDS);
  }

  HttpServer server() {
    return Objects.requireNonNull(server);
  }

  /** Breaks off what is in progress; any thread. */
  void breakOffAll() {
    context.runOnContext(now -> endAll());
  }

  private void endAll() {
    List<Exchange> all = new ArrayList<>();
    for (Exchange e = first; e != null; e = e.next) {
      all.add(e);
    }
    all.forEach(Exchange::shutDown);
  }

  // -- connections --------------------------------------------------------------------------------

  private void connected(HttpConnection connection) {
    StrictRequestDecoder.guard(
        connection, serverOptions, why -> context.runOnContext(now -> bodyBroken(connection, why)));
    connections.opened(connection, nanoTime());
    connection.closeHandler(closed -> connections.closed(connection));
  }

  private void bodyBroken(HttpConnection connection, String why) {
    if (connections.busyWith(connection) instanceof Exchange exchange) {
      exchange.bodyBroken(why);
    } else {
      connection.close(); // whatever it was for has been answered
    }
  }

  private void check() {
    long now = nanoTime();
    for (Exchange e = first; e != null; ) {
      Exchange following = e.next; // the check may take it out of the list
      e.check(now);
      e = following;
    }
    connections.closeIdle(now, limits().idleConnection().toNanos());
  }

  // -- requests -----------------------------------------------------------------------------------

  private void invalid(HttpServerRequest request) {
    Refusal refusal = Framing.unreadable(request.decoderResult().cause());
    refuse(request, refusal, isApi(request) ? record(request) : null, true);
  }

  private void handle(HttpServerRequest request) {
    connections.heardFrom(request.connection(), nanoTime());
    String path = Objects.requireNonNullElse(request.path(), "");
    Refusal framing = Framing.check(request);
    if (framing != null) {
      refuse(request, framing, isApi(request) ? record(request) : null, true);
      return;
    }
    Page page = wiring.pages().page(path);
    if (page != null) {
      show(page, request);
    } else if (isApi(request)) {
      serve(request, path);
    } else {
      refuse(request, Refusal.noSuchPath(path));
    }
  }

  /** Requests to the API leave a line in the access log, whoever answers them. */
  private static boolean isApi(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith("/v1/");
  }

  private AccessRecord record(HttpServerRequest request) {
    return new AccessRecord(
        wiring.requestId(request.getHeader("x-request-id")),
        request.method().name(),
        Objects.requireNonNullElse(request.path(), ""),
        wiring.wallTime(),
        nanoTime());
  }

  private void show(Page page, HttpServerRequest request) {
    Refusal refusal = page.guarded() ? wiring.keys().refusal(request.headers()) : null;
    if (refusal != null) {
      refuse(request, refusal);
      return;
    }
    AccessRecord record = isApi(request) ? record(request) : null;
    HttpServerResponse response = request.response();
    if (record != null) {
      record.key(wiring.keys().name(request.headers()));
      response.putHeader("x-request-id", record.id());
    }
    page.handler().handle(request);
    if (!response.ended()) {
      HttpConnection connection = request.connection();
      connections.busy(connection, response);
      response.endHandler(end -> connections.idle(connection, response, false, nanoTime()));
    }
    if (record != null) {
      record.answered(response.getStatusCode());
      record.ended(Ending.COMPLETED, response.bytesWritten(), nanoTime());
      wiring.logged(record, line);
    }
  }

  private void serve(HttpServerRequest request, String path) {
    AccessRecord record = record(request);
    long announced = Answers.contentLength(request.getHeader("content-length"));
    Refusal refusal = admission(request, record, path, announced);
    if (refusal != null) {
      refuse(request, refusal, record, !request.isEnded());
      return;
    }
    Exchange exchange = new Exchange(this, request, record, announced);
    exchange.next = first;
    if (first != null) {
      first.previous = exchange;
    }
    first = exchange;
    connections.busy(request.connection(), exchange);
    exchange.begin();
  }

  private @Nullable Refusal admission(
      HttpServerRequest request, AccessRecord record, String path, long announced) {
    Refusal climbs = Framing.checkPassed(path);
    if (climbs != null) {
      return climbs;
    }
    Refusal unauthorized = wiring.keys().refusal(request.headers());
    if (unauthorized != null) {
      return unauthorized;
    }
    record.key(wiring.keys().name(request.headers()));
    if (announced > limits().maxBodyBytes()) {
      return Refusal.tooLarge(limits().maxBodyBytes());
    }
    if (wiring.state().closing()) {
      return Refusal.draining();
    }
    return wiring.inFlight().enter() ? null : Refusal.tooManyRequests(limits().maxConcurrent());
  }

  private void refuse(HttpServerRequest request, Refusal refusal) {
    refuse(request, refusal, isApi(request) ? record(request) : null, !request.isEnded());
  }

  private void refuse(
      HttpServerRequest request, Refusal refusal, @Nullable AccessRecord record, boolean unread) {
    Answers.send(context, request, refusal, unread, record == null ? null : record.id());
    if (record == null) {
      wiring.stats().refused(refusal.code());
      return;
    }
    record.refused(refusal);
    record.ended(Ending.REFUSED, request.response().bytesWritten(), nanoTime());
    wiring.recorded(record, line);
  }

  /** Called by an exchange when it has ended. */
  void finished(Exchange exchange, AccessRecord record) {
    if (exchange.previous != null) {
      exchange.previous.next = exchange.next;
    } else {
      first = exchange.next;
    }
    if (exchange.next != null) {
      exchange.next.previous = exchange.previous;
    }
    exchange.next = null;
    exchange.previous = null;
    wiring.inFlight().leave();
    HttpServerRequest request = exchange.request();
    boolean closed = request.response().closed();
    connections.idle(request.connection(), exchange, closed, nanoTime());
    wiring.recorded(record, line);
  }

  // -- what exchanges need ------------------------------------------------------------------------

  Verdict place(Exchange exchange, long now) {
    return wiring.dispatcher().place(exchange, now);
  }

  InboundBody inboundBody(HttpServerRequest request) {
    return wiring.dispatcher().inboundBody(request);
  }

  AnswerScanner answerScanner(Exchange exchange, HttpClientResponse answer) {
    return wiring.dispatcher().answerScanner(exchange, answer);
  }

  void decorate(Exchange exchange, MultiMap headers) {
    wiring.dispatcher().decorate(exchange, headers);
    if (wiring.state().draining()) {
      headers.set("connection", "close");
    }
  }

  boolean passesCredentials() {
    return !wiring.keys().configured();
  }

  ServingLimits limits() {
    return wiring.limits();
  }

  HttpClientAgent client() {
    return Objects.requireNonNull(client);
  }

  Context context() {
    return context;
  }

  long nanoTime() {
    return wiring.nanoTime();
  }
}
