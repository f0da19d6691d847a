package io.fairlead.vertx;

import io.fairlead.kernel.FairleadException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The doors of one gateway, one per event loop, behind one address.
 *
 * <p>Thread-safe once {@linkplain #open opened}.
 */
final class Listener {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Wiring wiring;
  private final String host;
  private final @Nullable TlsMaterial tls;
  private final List<Door> doors = new ArrayList<>();
  private final List<String> deployments = new ArrayList<>();

  Listener(Wiring wiring, String host, @Nullable TlsMaterial tls) {
    this.wiring = wiring;
    this.host = host;
    this.tls = tls;
  }

  /**
   * Opens the doors.
   *
   * @param port 0 for a free one
   * @param loops event loops to use, at least 1
   */
  Future<Void> open(Vertx vertx, int port, int loops) {
    // listeners with one and the same negative number share one free port (with 0 each gets its
    // own)
    int shared = port > 0 ? port : -NEXT.incrementAndGet();
    Future<Void> opened = openOne(vertx, shared);
    for (int i = 1; i < loops; i++) {
      opened = opened.compose(previous -> openOne(vertx, shared));
    }
    return opened;
  }

  private Future<Void> openOne(Vertx vertx, int port) {
    Door door = new Door(wiring, options(port));
    return vertx
        .deployVerticle(door)
        .map(
            id -> {
              doors.add(door);
              deployments.add(id);
              return (Void) null;
            })
        .recover(problem -> Future.failedFuture(cannotListen(port, problem)));
  }

  private FairleadException cannotListen(int port, Throwable problem) {
    String detail = String.valueOf(problem.getMessage()).trim();
    String hint = "--host must be an address of this machine";
    if (detail.contains("in use")) {
      hint = "another process listens there; --port 0 takes a free one";
    } else if (detail.contains("denied")) {
      hint = "a --port below 1024 needs a privilege";
    }
    return new FairleadException(
        "gateway.cannot-listen",
        FairleadException.Retry.LATER,
        "cannot listen on " + host + ":" + Math.max(0, port) + ": " + detail + " (" + hint + ")",
        problem);
  }

  int port() {
    return doors.get(0).port();
  }

  /** Uses other certificates for connections from now on; those that are open stay. */
  Future<Void> renew(TlsMaterial server) {
    List<Future<?>> all = new ArrayList<>();
    for (Door door : doors) {
      all.add(door.server().updateSSLOptions(server.server(), true));
    }
    return Future.all(all).mapEmpty();
  }

  /** Uses other certificates towards endpoints from now on. */
  Future<Void> renewOutbound(TlsMaterial client) {
    List<Future<?>> all = new ArrayList<>();
    for (Door door : doors) {
      all.add(door.client().updateSSLOptions(client.client(), true));
    }
    return Future.all(all).mapEmpty();
  }

  /**
   * Closes in an orderly way: no new connection, then as long as {@code graceMillis} for what is in
   * progress, then the rest is broken off.
   */
  Future<Void> close(Vertx vertx, long graceMillis) {
    wiring.state().close();
    List<Future<?>> closing = new ArrayList<>();
    for (Door door : doors) {
      closing.add(door.closeListener(graceMillis + 1_000));
    }
    long timer = vertx.setTimer(Math.max(1, graceMillis), late -> doors.forEach(Door::breakOffAll));
    return Future.join(closing)
        .transform(
            closed -> {
              vertx.cancelTimer(timer);
              List<Future<?>> gone = new ArrayList<>();
              deployments.forEach(id -> gone.add(vertx.undeploy(id)));
              return Future.join(gone).<Void>mapEmpty().otherwiseEmpty();
            });
  }

  private HttpServerOptions options(int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setTcpNoDelay(true)
            .setReuseAddress(true)
            .setAcceptBacklog(1024)
            .setHandle100ContinueAutomatically(false)
            .setDecompressionSupported(false)
            .setCompressionSupported(false)
            .setHttp2ClearTextEnabled(false)
            .setMaxHeaderSize(Framing.MOST_FIELD_BYTES)
            .setMaxInitialLineLength(Framing.MOST_LINE_BYTES)
            .setMaxChunkSize(64 * 1024)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    if (tls != null) {
      options.setSsl(true).setUseAlpn(false);
      options.setKeyCertOptions(tls.identity()).setTrustOptions(tls.trust());
      if (tls.authorities() != null) {
        options.setClientAuth(ClientAuth.REQUIRED);
      }
    }
    return options;
  }
}
