package io.fairlead.vertx;

import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.host.RequestAttempts;
import io.fairlead.routing.host.RetryBudget;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.servers.openai.AnswerReader;
import io.fairlead.servers.openai.PrefixSink;
import io.fairlead.servers.openai.RequestFacts;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestLimits;
import io.fairlead.servers.openai.RequestOutcome;
import io.fairlead.servers.openai.RequestProblem;
import io.fairlead.servers.openai.RequestReader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads OpenAI requests, asks the router, and says what to do after a failure. Any event loop. */
final class RoutingDispatcher implements Dispatcher {

  /** Readers kept per event loop; more exist only while more bodies arrive at once. */
  private static final int KEPT_READERS = 256;

  private static final int LONGEST_EXPLANATION = 6 * 1024;

  private final Router router;
  private final EndpointWatch watch;
  private final Supplier<ModelNames> names;
  private final @Nullable PrefixScheme scheme;
  private final RequestLimits requestLimits;
  private final GatewayStats stats;
  private final RetryBudget retries;
  private final InFlight inFlight;
  private final DecisionLog decisions;
  private final @Nullable Shadow shadow;
  private final boolean revealing;
  private final List<String> routedHeaders;
  private final ThreadLocal<Readers> readers = ThreadLocal.withInitial(Readers::new);

  RoutingDispatcher(
      Router router,
      EndpointWatch watch,
      Supplier<ModelNames> names,
      @Nullable PrefixScheme scheme,
      ServingLimits limits,
      GatewayStats stats,
      RetryBudget retries,
      InFlight inFlight,
      DecisionLog decisions,
      @Nullable Shadow shadow,
      boolean revealing,
      List<String> routedHeaders) {
    this.router = router;
    this.watch = watch;
    this.names = names;
    this.scheme = scheme;
    this.stats = stats;
    this.retries = retries;
    this.inFlight = inFlight;
    this.decisions = decisions;
    this.shadow = shadow;
    this.revealing = revealing;
    this.routedHeaders = List.copyOf(routedHeaders);
    requestLimits = new RequestLimits(limits.maxBodyBytes(), 200, limits.maxBodyBytes());
  }

  // -- reading ------------------------------------------------------------------------------------

  @Override
  public InboundBody inboundBody(HttpServerRequest request) {
    RequestKind kind = RequestKind.ofPath(request.uri());
    if (kind == RequestKind.OTHER && !(isPost(request) && isJson(request))) {
      return ReadRequest.OPAQUE;
    }
    if (!isPost(request)) {
      return ReadRequest.OPAQUE;
    }
    RequestReader reader = readers.get().requests.pollFirst();
    PrefixScheme cut = scheme;
    PrefixSink prompt =
        cut == null || kind == RequestKind.OTHER
            ? null
            : new PrefixSink(() -> PrefixHasher.of(cut));
    return new ReadRequest(
        kind, reader == null ? new RequestReader(requestLimits) : reader, prompt);
  }

  private static boolean isPost(HttpServerRequest request) {
    return HttpMethod.POST.equals(request.method());
  }

  private static boolean isJson(HttpServerRequest request) {
    String type = request.getHeader("content-type");
    return type != null && type.regionMatches(true, 0, "application/json", 0, 16);
  }

  @Override
  public AnswerScanner answerScanner(Exchange exchange, HttpClientResponse answer) {
    if (((ReadRequest) exchange.inbound()).kind() == RequestKind.OTHER
        || answer.getHeader("content-encoding") != null) {
      return AnswerScanner.BLIND;
    }
    String type = answer.getHeader("content-type");
    boolean events = type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    ArrayDeque<AnswerReader> kept = readers.get().answers;
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
  public Verdict place(Exchange exchange, long nowNanos) {
    ReadRequest read = (ReadRequest) exchange.inbound();
    RequestOutcome outcome = read.finish();
    RequestReader spent = read.reader();
    if (spent != null && readers.get().requests.size() < KEPT_READERS) {
      readers.get().requests.addFirst(spent);
    }
    if (outcome instanceof RequestProblem problem && !tolerable(read.kind(), problem)) {
      return refusal(problem);
    }
    RequestFacts facts = outcome instanceof RequestFacts f ? f : null;
    String asked = facts == null || facts.model() == null ? "" : facts.model();
    String model = asked.isEmpty() ? "" : names.get().resolve(asked, exchange.record().id());
    Refusal unknown = unknownModel(read.kind(), model);
    if (unknown != null) {
      exchange.record().model(asked, null);
      return unknown;
    }
    if (read.kind() == RequestKind.OTHER && !watch.models().serves(model)) {
      model = ""; // passed through; the endpoint will say what it thinks of the model
    } else if (facts != null && !model.equals(asked)) {
      exchange.replaceBody(withModel(exchange, facts, model));
    }
    exchange.record().model(asked.isEmpty() ? null : asked, model.equals(asked) ? null : model);
    exchange.record().streamed(facts != null && facts.stream());
    RoutingRequest request = request(exchange, read, facts, model);
    PlacedRequest placed = new PlacedRequest(exchange, request, retries, inFlight);
    return route(placed, request, nowNanos);
  }

  /** What is not understood outside the three known APIs is not ours to judge. */
  private static boolean tolerable(RequestKind kind, RequestProblem problem) {
    return kind == RequestKind.OTHER && problem.reason().httpStatus() == 400;
  }

  private static Refusal refusal(RequestProblem problem) {
    return new Refusal(
        problem.reason().httpStatus(),
        "invalid_request_error",
        problem.reason().code(),
        problem.message(),
        problem.param().isEmpty() ? null : problem.param(),
        0);
  }

  private @Nullable Refusal unknownModel(RequestKind kind, String model) {
    if (kind == RequestKind.OTHER) {
      return null;
    }
    ServedModels served = watch.models();
    if (served.serves(model)) {
      return null;
    }
    if (!served.complete()) {
      return Refusal.modelsUnknownYet(model);
    }
    return router.pool().snapshot().size() == 0
        ? Refusal.noEndpoint()
        : Refusal.modelNotFound(model);
  }

  private static byte[] withModel(Exchange exchange, RequestFacts facts, String model) {
    byte[] quoted = RequestFacts.quotedModel(model);
    byte[] body = exchange.bodyBytes();
    int from = (int) facts.modelFrom();
    int to = (int) facts.modelTo();
    int length = exchange.bodyLength();
    byte[] changed = new byte[length - (to - from) + quoted.length];
    System.arraycopy(body, 0, changed, 0, from);
    System.arraycopy(quoted, 0, changed, from, quoted.length);
    System.arraycopy(body, to, changed, from + quoted.length, length - to);
    return changed;
  }

  private RoutingRequest request(
      Exchange exchange, ReadRequest read, @Nullable RequestFacts facts, String model) {
    RoutingRequest.Builder request =
        RoutingRequest.builder(exchange.record().id(), model)
            .arrivalNanos(exchange.record().arrivedNanos());
    if (facts != null) {
      if (read.kind() != RequestKind.OTHER) {
        request.promptTokens(facts.promptTokens());
      }
      if (facts.maxOutputTokens() >= 0) {
        request.maxOutputTokens(facts.maxOutputTokens());
      }
      PrefixChain chain = read.chain(model, facts);
      if (chain != null) {
        request.prefix(chain);
      }
    }
    MultiMap headers = exchange.request().headers();
    for (String name : routedHeaders) {
      String value = headers.get(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    if (revealing) {
      reveal(request, headers, GatewayFilters.FORCE_HEADER);
      reveal(request, headers, DecisionLog.EXPLAIN_HEADER);
    }
    return request.build();
  }

  private static void reveal(RoutingRequest.Builder request, MultiMap headers, String name) {
    String value = headers.get(name);
    if (value != null) {
      request.header(name, value);
    }
  }

  private Verdict route(PlacedRequest placed, RoutingRequest request, long nowNanos) {
    DecisionInput observed = shadow == null ? null : shadow.observe(request, nowNanos);
    long start = placed.exchange().nanoTime();
    RoutingDecision decision = router.route(request, nowNanos);
    long took = placed.exchange().nanoTime() - start;
    placed.exchange().record().decided(took);
    stats.decision.record(took);
    if (shadow != null && observed != null) {
      shadow.compare(observed, decision);
    }
    return decision instanceof Routed routed
        ? new RoutedPlacement(this, placed, routed.lease())
        : refusal((Rejected) decision, request);
  }

  /** Says which of the reasons for having nobody left it was: they have different remedies. */
  private Refusal refusal(Rejected rejected, RoutingRequest request) {
    if (rejected.code().equals(Rejected.NO_ENDPOINTS)) {
      return Refusal.noEndpoint();
    }
    int retryAfter = (int) Math.max(1, (rejected.retryAfterMillis().orElse(1_000) + 999) / 1_000);
    String forced = request.header(GatewayFilters.FORCE_HEADER).orElse(null);
    if (forced != null && !live(forced)) {
      return Refusal.rejected(
          503, "no_such_endpoint", "the endpoint asked for is not live: " + forced, retryAfter);
    }
    return Refusal.rejected(
        rejected.httpStatus(),
        rejected.httpStatus() == 429 ? "endpoints_saturated" : rejected.code(),
        "no endpoint can take this request now; try again after the time in Retry-After",
        retryAfter);
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
    watch.failed(endpoint, Failure.lost(new java.io.IOException("in the middle of an answer")));
    stats.endpoint(endpoint.name()).failures.increment();
  }

  @Override
  public void decorate(Exchange exchange, MultiMap headers) {
    if (!revealing) {
      return;
    }
    String endpoint = exchange.record().endpoint();
    if (endpoint != null) {
      headers.set(GatewayFilters.FORCE_HEADER, endpoint);
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

  private static final class Readers {
    final ArrayDeque<RequestReader> requests = new ArrayDeque<>();
    final ArrayDeque<AnswerReader> answers = new ArrayDeque<>();
  }
}
