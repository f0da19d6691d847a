package io.fairlead.vertx;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Router;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running gateway: takes OpenAI requests, has each placed by a {@link Router}, and passes request
 * and answer on.
 *
 * <p>Made with {@link #builder}. The methods may be called from any thread; none blocks.
 */
public final class Gateway {

  private final Vertx vertx;
  private final String host;
  private final boolean tls;
  private final Listener listener;
  private final GatewayParts parts;
  private final Upkeep upkeep;

  Gateway(
      Vertx vertx, String host, boolean tls, Listener listener, GatewayParts parts, Upkeep upkeep) {
    this.vertx = vertx;
    this.host = host;
    this.tls = tls;
    this.listener = listener;
    this.parts = parts;
    this.upkeep = upkeep;
  }

  /** Starts a configuration with the defaults: loopback, a free port, nobody to forward to. */
  public static GatewayBuilder builder() {
    return new GatewayBuilder();
  }

  /** Returns the port it listens on. */
  public int port() {
    return listener.port();
  }

  /** Returns the address it listens on, for example {@code http://127.0.0.1:8080}. */
  public String url() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (tls ? "https://" : "http://") + shown + ":" + port();
  }

  /** Returns the pool; its members are those of {@link #members} that have answered. */
  public Pool pool() {
    return parts.router().pool();
  }

  /** Returns the router. */
  public Router router() {
    return parts.router();
  }

  /** Returns how many requests are in progress. */
  public int inFlight() {
    return parts.wiring().inFlight().count();
  }

  /**
   * Says which endpoints there are; what is in progress on one that is gone goes on.
   *
   * @param members with unique names
   * @return done when it has effect for new requests
   */
  public Future<Void> members(Collection<EndpointSpec> members) {
    return parts.scraper().members(members);
  }

  /** Replaces the aliases of models. */
  public void names(ModelNames names) {
    parts.names(names);
  }

  /** Replaces the keys that clients may use; null lets everybody in. */
  public void keys(@Nullable ApiKeys keys) {
    parts.wiring().keys().keys(keys);
  }

  /** Uses other certificates for connections from now on. */
  public Future<Void> renewTls(TlsMaterial material) {
    return listener.renew(material);
  }

  /** Uses other certificates towards endpoints for connections from now on. */
  public Future<Void> renewEndpointTls(TlsMaterial material) {
    return Future.all(listener.renewOutbound(material), parts.scraper().renew(material)).mapEmpty();
  }

  GatewayStats stats() {
    return parts.wiring().stats();
  }

  /** Returns the metrics page. */
  public String metrics() {
    return parts.metrics();
  }

  /**
   * Ends in an orderly way: {@code /readyz} says 503 at once; after {@code notice} no connection is
   * accepted any more; what is in progress then has {@code grace} to end by itself.
   *
   * @return done when all has ended
   */
  public Future<Void> drain(Duration notice, Duration grace) {
    parts.wiring().state().drain();
    Future<Void> noticed =
        notice.isZero() ? Future.succeededFuture() : timer(notice.toMillis()).mapEmpty();
    return noticed
        .compose(
            over -> {
              parts.dashboard().close();
              return listener.close(vertx, grace.toMillis());
            })
        .eventually(() -> upkeep.stop(vertx))
        .eventually(() -> parts.scraper().stop());
  }

  private Future<Long> timer(long millis) {
    return Future.future(
        done ->
            vertx.timer(millis, TimeUnit.MILLISECONDS).onComplete(rung -> done.complete(millis)));
  }

  /** Ends at once; what is in progress is broken off. */
  public Future<Void> close() {
    return drain(Duration.ZERO, Duration.ZERO);
  }
}
