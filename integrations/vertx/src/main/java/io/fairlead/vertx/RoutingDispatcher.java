package io.fairlead.vertx;

import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Lease;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Usage;
import io.fairlead.routing.host.RequestAttempts;
import io.fairlead.routing.host.RetryBudget;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.servers.openai.AnswerReader;
import io.fairlead.servers.openai.RequestKind;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the router where requests go, and says what to do after a failure. Any event loop. */
final class RoutingDispatcher implements Dispatcher {

  /** Readers kept per event loop; more exist only while more bodies arrive at once. */
  private static final int KEPT_READERS = 256;

  private static final int LONGEST_EXPLANATION = 6 * 1024;

  /** Decisions on one request while others take the last place on the endpoints it chooses. */
  private static final int MOST_DECISIONS = 16;

  private final Router router;
  private final EndpointWatch watch;
  private final RequestIntake intake;
  private final GatewayStats stats;
  private final RetryBudget retries;
  private final InFlight inFlight;
  private final DecisionLog decisions;
  private final @Nullable Shadow shadow;
  private final boolean revealing;
  private final int limit;
  private final ThreadLocal<ArrayDeque<AnswerReader>> readers =
      ThreadLocal.withInitial(ArrayDeque::new);

  RoutingDispatcher(
      Router router,
      EndpointWatch watch,
      RequestIntake intake,
      GatewayStats stats,
      RetryBudget retries,
      InFlight inFlight,
      DecisionLog decisions,
      @Nullable Shadow shadow,
      boolean revealing,
      int limit) {
    this.router = router;
    this.watch = watch;
    this.intake = intake;
    this.stats = stats;
    this.retries = retries;
    this.inFlight = inFlight;
    this.decisions = decisions;
    this.shadow = shadow;
    this.revealing = revealing;
    this.limit = limit;
  }

  // -- reading ------------------------------------------------------------------------------------

  @Override
  public AnswerScanner answerScanner(Exchange exchange, HttpClientResponse answer) {
    if (((ReadRequest) exchange.inbound()).kind() == RequestKind.OTHER
        || answer.getHeader("content-encoding") != null) {
      return AnswerScanner.BLIND;
    }
    String type = answer.getHeader("content-type");
    boolean events = type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    ArrayDeque<AnswerReader> kept = readers.get();
    AnswerReader reader = kept.pollFirst();
    return new PassingAnswer(
        reader == null ? new AnswerReader() : reader,
        events,
        exchange::nanoTime,
        spent -> {
          if (kept.size() < KEPT_READERS) {
            kept.addFirst(spent);
          }
        });
  }

  // -- placing ------------------------------------------------------------------------------------

  @Override
  public InboundBody inboundBody(HttpServerRequest request) {
    return intake.begin(request);
  }

  @Override
  public Verdict place(Exchange exchange, long nowNanos) {
    RequestIntake.Taken taken = intake.take(exchange);
    RoutingRequest request = taken.request();
    if (request == null) {
      return Objects.requireNonNull(taken.refusal());
    }
    return route(new PlacedRequest(exchange, request, retries, inFlight), request, nowNanos);
  }

  private Verdict route(PlacedRequest placed, RoutingRequest request, long nowNanos) {
    DecisionInput observed = shadow == null ? null : shadow.observe(request, nowNanos);
    long start = placed.exchange().nanoTime();
    RoutingDecision decision = decide(request, nowNanos);
    long took = placed.exchange().nanoTime() - start;
    placed.exchange().record().decided(took);
    stats.decision.record(took);
    if (shadow != null && observed != null) {
      shadow.compare(observed, decision);
    }
    if (decision instanceof Routed routed) {
      return isBeyond(routed.lease())
          ? giveUp(routed.lease(), nowNanos)
          : new RoutedPlacement(this, placed, routed.lease());
    }
    return refusal((Rejected) decision, request);
  }

  /** Event loops decide at the same time: the one that comes too late decides again. */
  private RoutingDecision decide(RoutingRequest request, long nowNanos) {
    RoutingDecision decision = router.route(request, nowNanos);
    for (int i = 1; i < MOST_DECISIONS; i++) {
      if (!(decision instanceof Routed routed) || !isBeyond(routed.lease())) {
        return decision;
      }
      routed.lease().end(Outcome.ABANDONED, Usage.UNKNOWN, nowNanos);
      decision = router.route(request, nowNanos);
    }
    return decision;
  }

  private boolean isBeyond(Lease lease) {
    return lease.ahead() >= limit;
  }

  private static Refusal giveUp(Lease lease, long nowNanos) {
    lease.end(Outcome.ABANDONED, Usage.UNKNOWN, nowNanos);
    return Refusal.saturated(1);
  }

  /** Says which of the reasons for having nobody left it was: they have different remedies. */
  private Refusal refusal(Rejected rejected, RoutingRequest request) {
    if (rejected.code().equals(Rejected.NO_ENDPOINTS)) {
      return Refusal.noEndpoint();
    }
    String forced = request.header(HostFilters.FORCE_HEADER).orElse(null);
    if (forced != null && !live(forced)) {
      return Refusal.noSuchEndpoint(forced);
    }
    int retryAfter = (int) Math.max(1, (rejected.retryAfterMillis().orElse(1_000) + 999) / 1_000);
    return switch (rejected.code()) {
      case Rejected.FILTER_FAILED -> Refusal.ruleFailed(rejected.code(), retryAfter);
      case Rejected.ALL_RULED_OUT -> Refusal.ruledOut(rejected.code());
      default -> Refusal.saturated(retryAfter);
    };
  }

  private boolean live(String endpoint) {
    PoolSnapshot pool = router.pool().snapshot();
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (pool.live(slot) && pool.endpoint(slot).name().equals(endpoint)) {
        return true;
      }
    }
    return false;
  }

  // -- after a failure ----------------------------------------------------------------------------

  Verdict again(PlacedRequest placed, RoutedPlacement last, Failure failure, long nowNanos) {
    Endpoint endpoint = last.target();
    watch.failed(endpoint, failure);
    stats.endpoint(endpoint.name()).failures.increment();
    AccessRecord record = placed.exchange().record();
    RequestAttempts.Next what = placed.failed(endpoint.name(), failure);
    if (what == RequestAttempts.Next.BROKE_TWO) {
      String hash = placed.hash();
      record.hash(hash);
      return Refusal.poisonous(hash);
    }
    if (what == RequestAttempts.Next.BUDGET_SPENT) {
      stats.retriesRefused.increment();
      return Refusal.budgetSpent(record.attempts(), failure.detail());
    }
    Refusal failed = Refusal.attemptsFailed(record.attempts(), failure.detail());
    if (what != RequestAttempts.Next.ELSEWHERE) {
      return failed;
    }
    Verdict next = route(placed, placed.toRoute(), nowNanos);
    if (next instanceof Placement) {
      stats.retried(failure.kind());
      return next;
    }
    return failed;
  }

  void succeeded(Endpoint endpoint) {
    watch.succeeded(endpoint);
  }

  void failedLate(Endpoint endpoint) {
    watch.failed(endpoint, Failure.lost(new IOException("in the middle of an answer")));
    stats.endpoint(endpoint.name()).failures.increment();
  }

  @Override
  public void decorate(Exchange exchange, MultiMap headers) {
    if (!revealing) {
      return;
    }
    String endpoint = exchange.record().endpoint();
    if (endpoint != null) {
      headers.set(HostFilters.FORCE_HEADER, endpoint);
    }
    if (exchange.request().getHeader(DecisionLog.EXPLAIN_HEADER) == null) {
      return;
    }
    DecisionLog.Entry entry = decisions.last(exchange.record().id());
    if (entry != null) {
      headers.set("x-fairlead-decision", Long.toString(entry.number()));
      String json = Explanations.line(decisions.explain(entry));
      if (json.length() <= LONGEST_EXPLANATION) {
        headers.set("x-fairlead-explanation", json);
      }
    }
  }
}
