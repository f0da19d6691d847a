package io.fairlead.vertx;

import io.fairlead.kernel.XxHash64;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.host.RequestAttempts;
import io.fairlead.routing.host.RetryBudget;
import io.fairlead.routing.stages.HostFilters;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What one request has been through: where it was tried, and what it broke. One event loop. */
final class PlacedRequest {

  /** Attempts in all; endpoints that refuse a connection cost nothing, but there must be an end. */
  private static final int MOST_ATTEMPTS = 16;

  private final Exchange exchange;
  private final RoutingRequest request;
  private final RequestAttempts attempts;
  private final Set<String> tried = new LinkedHashSet<>();

  PlacedRequest(Exchange exchange, RoutingRequest request, RetryBudget budget, InFlight inFlight) {
    this.exchange = exchange;
    this.request = request;
    attempts = new RequestAttempts(budget, inFlight::count, MOST_ATTEMPTS);
  }

  Exchange exchange() {
    return exchange;
  }

  /** Notes a failure and says what to do. */
  RequestAttempts.Next failed(String endpoint, Failure failure) {
    tried.add(endpoint);
    return attempts.failed(failure.kind());
  }

  void ended() {
    attempts.end();
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
    again.header(HostFilters.TRIED_HEADER, String.join("\n", tried));
    return again.build();
  }

  /** Returns the hash by which the log names a request without showing it. */
  String hash() {
    BodyIntake body = exchange.body();
    return String.format(Locale.ROOT, "%016x", XxHash64.hash(body.bytes(), 0, body.length()));
  }
}
