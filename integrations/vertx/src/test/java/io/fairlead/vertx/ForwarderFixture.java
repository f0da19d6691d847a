package io.fairlead.vertx;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A forwarder that tries a list of ports in order, so that forwarding is tested without routing.
 */
final class ForwarderFixture implements AutoCloseable {

  final Vertx vertx = GatewayFixture.eventLoops();
  final GatewayStats stats = new GatewayStats();
  final InFlight inFlight;
  final KeyCheck keys = new KeyCheck();
  final Pages pages = new Pages();
  final ServingState state = new ServingState();
  final List<Integer> ports = new CopyOnWriteArrayList<>();
  final List<String> endings = new CopyOnWriteArrayList<>();
  final List<Failure> failures = new CopyOnWriteArrayList<>();
  final AtomicInteger claims = new AtomicInteger();
  final Listener listener;

  ForwarderFixture(ServingLimits limits) {
    inFlight = new InFlight(limits.maxConcurrent());
    Wiring wiring =
        new Wiring(
            limits,
            new InOrder(),
            new Outbound(null),
            keys,
            pages,
            state,
            inFlight,
            stats,
            new InboundIds(7),
            null,
            InstantSource.system(),
            System::nanoTime);
    listener = new Listener(wiring, "127.0.0.1", null);
    Await.result(listener.open(vertx, 0, 1));
  }

  int port() {
    return listener.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Starts a server to forward to. */
  HttpServer upstream(Handler<HttpServerRequest> handler) {
    HttpServer server = vertx.createHttpServer().requestHandler(handler);
    Await.result(server.listen(0, "127.0.0.1"));
    ports.add(server.actualPort());
    return server;
  }

  /** Waits until nothing is in flight, and finds every claim given back. */
  void settled() {
    Await.until(() -> inFlight.count() + " in flight", () -> inFlight.count() == 0);
    Await.until(() -> claims.get() + " claims", () -> claims.get() == 0);
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }

  private final class InOrder implements Dispatcher {
    @Override
    public InboundBody inboundBody(HttpServerRequest request) {
      return (bytes, from, to) -> {};
    }

    @Override
    public Verdict place(Exchange exchange, long nowNanos) {
      return place(new ArrayList<>(ports), 0);
    }

    private Verdict place(List<Integer> left, int tried) {
      if (left.isEmpty()) {
        return tried == 0 ? Refusal.noEndpoint() : Refusal.attemptsFailed(tried, "all failed");
      }
      claims.incrementAndGet();
      return new Try(left.remove(0), left, tried + 1);
    }

    @Override
    public AnswerScanner answerScanner(Exchange exchange, HttpClientResponse answer) {
      return AnswerScanner.BLIND;
    }

    @Override
    public void decorate(Exchange exchange, MultiMap headers) {}

    private final class Try implements Placement {
      private final int port;
      private final List<Integer> left;
      private final int tried;

      Try(int port, List<Integer> left, int tried) {
        this.port = port;
        this.left = left;
        this.tried = tried;
      }

      @Override
      public String endpoint() {
        return "port-" + port;
      }

      @Override
      public String host() {
        return "127.0.0.1";
      }

      @Override
      public int port() {
        return port;
      }

      @Override
      public boolean tls() {
        return false;
      }

      @Override
      public String pathPrefix() {
        return "";
      }

      @Override
      public Verdict next(Failure failure, long nowNanos) {
        failures.add(failure);
        Verdict verdict = place(left, tried);
        if (verdict instanceof Placement) {
          claims.decrementAndGet();
        }
        return verdict;
      }

      @Override
      public void firstByte(long nowNanos) {}

      @Override
      public void end(Ending ending, int prompt, int cached, int output, long nowNanos) {
        claims.decrementAndGet();
        endings.add(ending.text());
      }
    }
  }
}
