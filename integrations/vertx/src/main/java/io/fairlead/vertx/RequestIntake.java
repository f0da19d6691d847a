package io.fairlead.vertx;

import io.fairlead.routing.Pool;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixHasher;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.servers.openai.PrefixSink;
import io.fairlead.servers.openai.RequestFacts;
import io.fairlead.servers.openai.RequestKind;
import io.fairlead.servers.openai.RequestLimits;
import io.fairlead.servers.openai.RequestOutcome;
import io.fairlead.servers.openai.RequestProblem;
import io.fairlead.servers.openai.RequestReader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads OpenAI requests and makes of each what the router needs to know. Any event loop. */
final class RequestIntake {

  /** Readers kept per event loop; more exist only while more bodies arrive at once. */
  private static final int KEPT_READERS = 256;

  /** A reader that read more than this may hold as much until it reads again: it is let go. */
  private static final int LARGEST_KEPT = 256 * 1024;

  private final Pool pool;
  private final EndpointWatch watch;
  private final Supplier<ModelNames> names;
  private final @Nullable PrefixScheme scheme;
  private final RequestLimits requestLimits;
  private final boolean revealing;
  private final List<String> routedHeaders;
  private final ThreadLocal<ArrayDeque<RequestReader>> readers =
      ThreadLocal.withInitial(ArrayDeque::new);

  RequestIntake(
      Pool pool,
      EndpointWatch watch,
      Supplier<ModelNames> names,
      @Nullable PrefixScheme scheme,
      ServingLimits limits,
      boolean revealing,
      List<String> routedHeaders) {
    this.pool = pool;
    this.watch = watch;
    this.names = names;
    this.scheme = scheme;
    this.revealing = revealing;
    this.routedHeaders = List.copyOf(routedHeaders);
    requestLimits = new RequestLimits(limits.maxBodyBytes(), 200, limits.maxBodyBytes());
  }

  /** A request to route, or the refusal to answer with; exactly one is there. */
  record Taken(@Nullable RoutingRequest request, @Nullable Refusal refusal) {
    static Taken refused(Refusal refusal) {
      return new Taken(null, refusal);
    }
  }

  /** Returns what reads the body of a request as it arrives. */
  ReadRequest begin(HttpServerRequest request) {
    RequestKind kind = RequestKind.ofPath(request.uri());
    if (kind == RequestKind.OTHER && !(isPost(request) && isJson(request))) {
      return ReadRequest.OPAQUE;
    }
    if (!isPost(request)) {
      return ReadRequest.OPAQUE;
    }
    RequestReader reader = readers.get().pollFirst();
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

  /** Takes a request whose body is there. */
  Taken take(Exchange exchange) {
    ReadRequest read = (ReadRequest) exchange.inbound();
    RequestOutcome outcome = read.finish();
    RequestReader spent = read.reader();
    if (spent != null
        && exchange.body().length() <= LARGEST_KEPT
        && readers.get().size() < KEPT_READERS) {
      readers.get().addFirst(spent);
    }
    if (outcome instanceof RequestProblem problem && !tolerable(read.kind(), problem)) {
      return Taken.refused(refusal(problem));
    }
    RequestFacts facts = outcome instanceof RequestFacts f ? f : null;
    String asked = facts == null || facts.model() == null ? "" : facts.model();
    String model = asked.isEmpty() ? "" : names.get().resolve(asked, exchange.record().id());
    exchange.record().model(known(asked), model.equals(asked) ? null : known(model));
    exchange.record().streamed(facts != null && facts.stream());
    Refusal unknown = unknownModel(read.kind(), model);
    if (unknown != null) {
      return Taken.refused(unknown);
    }
    if (read.kind() == RequestKind.OTHER && !watch.models().serves(model)) {
      model = ""; // passed through; the endpoint will say what it thinks of the model
      exchange.record().model(known(asked), null);
    } else if (facts != null && !model.equals(asked)) {
      exchange.body().replace(withModel(exchange.body(), facts, model));
    }
    return new Taken(request(exchange, read, facts, model), null);
  }

  private static @Nullable String known(String model) {
    return model.isEmpty() ? null : model;
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
    return pool.snapshot().size() == 0 ? Refusal.noEndpoint() : Refusal.modelNotFound(model);
  }

  private static byte[] withModel(BodyIntake body, RequestFacts facts, String model) {
    byte[] quoted = RequestFacts.quotedModel(model);
    int from = (int) facts.modelFrom();
    int to = (int) facts.modelTo();
    byte[] changed = new byte[body.length() - (to - from) + quoted.length];
    System.arraycopy(body.bytes(), 0, changed, 0, from);
    System.arraycopy(quoted, 0, changed, from, quoted.length);
    System.arraycopy(body.bytes(), to, changed, from + quoted.length, body.length() - to);
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
      reveal(request, headers, HostFilters.FORCE_HEADER);
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
}
