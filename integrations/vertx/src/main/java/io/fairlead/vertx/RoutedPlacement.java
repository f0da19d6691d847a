package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Lease;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.Usage;
import io.fairlead.routing.host.RequestAttempts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A placement that the router made. */
final class RoutedPlacement implements Placement {

  private final RoutingDispatcher dispatcher;
  private final PlacedRequest request;
  private final Lease lease;
  private final URI uri;
  private @Nullable Failure failure;

  RoutedPlacement(RoutingDispatcher dispatcher, PlacedRequest request, Lease lease) {
    this.dispatcher = dispatcher;
    this.request = request;
    this.lease = lease;
    uri = lease.endpoint().uri();
  }

  Endpoint target() {
    return lease.endpoint();
  }

  @Override
  public String endpoint() {
    return lease.endpoint().name();
  }

  @Override
  public String host() {
    return host(uri);
  }

  /** An address of IPv6 stands in brackets in a URI, but not for a resolver. */
  static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public int port() {
    return uri.getPort() >= 0 ? uri.getPort() : tls() ? 443 : 80;
  }

  @Override
  public boolean tls() {
    return "https".equals(uri.getScheme());
  }

  @Override
  public String pathPrefix() {
    String path = uri.getRawPath();
    return path == null || path.equals("/") ? "" : path;
  }

  @Override
  public Verdict next(Failure why, long nowNanos) {
    failure = why;
    Verdict verdict = dispatcher.again(request, this, why, nowNanos);
    if (verdict instanceof Placement) {
      lease.end(outcome(why), Usage.UNKNOWN, nowNanos);
    }
    return verdict;
  }

  @Override
  public void firstByte(long nowNanos) {
    lease.firstToken(nowNanos);
    if (failure == null) {
      dispatcher.succeeded(lease.endpoint());
    }
  }

  @Override
  public void end(Ending ending, int prompt, int cached, int output, long nowNanos) {
    Outcome outcome =
        switch (ending) {
          case COMPLETED -> failure == null ? Outcome.COMPLETED : outcome(failure);
          case CLIENT_LEFT, CLIENT_STALLED -> Outcome.CLIENT_LEFT;
          case TIMED_OUT -> Outcome.TIMED_OUT;
          case FAILED -> failure == null ? Outcome.UPSTREAM_ERROR : outcome(failure);
          case BROKEN_OFF -> Outcome.UPSTREAM_ERROR;
          case REFUSED, SHUT_DOWN -> Outcome.ABANDONED;
        };
    if (ending == Ending.BROKEN_OFF || ending == Ending.TIMED_OUT) {
      dispatcher.failedLate(lease.endpoint());
    }
    lease.end(outcome, new Usage(prompt, cached, output), nowNanos);
    request.ended();
  }

  private static Outcome outcome(Failure failure) {
    return failure.kind() == RequestAttempts.Failure.NOT_SENT
        ? Outcome.CONNECT_FAILED
        : Outcome.UPSTREAM_ERROR;
  }
}
