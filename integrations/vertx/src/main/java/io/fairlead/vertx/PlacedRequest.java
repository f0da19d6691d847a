package io.fairlead.vertx;

import io.fairlead.kernel.XxHash64;
import io.fairlead.routing.RoutingRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one request has been through: where it was tried, and what it broke. One event loop. */
final class PlacedRequest {

  private final Exchange exchange;
  private final Retries retries;
  private final RoutingRequest request;
  private final Set<String> tried = new LinkedHashSet<>();
  private final List<String> broken = new ArrayList<>();
  private int resent;
  private boolean retrying;

  PlacedRequest(Exchange exchange, Retries retries, RoutingRequest request) {
    this.exchange = exchange;
    this.retries = retries;
    this.request = request;
  }

  Exchange exchange() {
    return exchange;
  }

  RoutingRequest first() {
    return request;
  }

  /** Notes a failure; a broken endpoint is one that may have died of this very request. */
  void failed(String endpoint, Failure failure) {
    tried.add(endpoint);
    if (failure.kind() == Failure.Kind.LOST || failure.kind() == Failure.Kind.BROKEN) {
      if (!broken.contains(endpoint)) {
        broken.add(endpoint);
      }
      resent++;
    }
  }

  /** Returns whether two endpoints broke on it. */
  boolean poisonous() {
    return broken.size() >= 2;
  }

  /** Returns whether it may be sent once more, as far as the request itself is concerned. */
  boolean mayBeSentAgain() {
    return resent <= 1;
  }

  /** Takes its place in the budget of retries, once for all its retries. */
  boolean withinBudget() {
    if (!retrying) {
      retrying = retries.enter();
    }
    return retrying;
  }

  void ended() {
    if (retrying) {
      retrying = false;
      retries.leave();
    }
  }

  /** Returns the request as the router sees it now: with the endpoints that it must not get. */
  RoutingRequest toRoute() {
    RoutingRequest.Builder again =
        RoutingRequest.builder(request.id(), request.model())
            .priority(request.priority())
            .arrivalNanos(request.arrivalNanos());
    if (request.promptTokens() >= 0) {
      again.promptTokens(request.promptTokens());
    }
    if (request.maxOutputTokens() >= 0) {
      again.maxOutputTokens(request.maxOutputTokens());
    }
    if (request.prefix() != null) {
      again.prefix(request.prefix());
    }
    request.headers().forEach(again::header);
    again.header(GatewayFilters.TRIED_HEADER, String.join("\n", tried));
    return again.build();
  }

  /** Returns the hash by which the log names a request without showing it. */
  String hash() {
    return String.format(
        java.util.Locale.ROOT,
        "%016x",
        XxHash64.hash(exchange.bodyBytes(), 0, exchange.bodyLength()));
  }
}
