package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.host.EndpointHealth;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.servers.openai.ModelsAnswer;
import io.fairlead.servers.openai.ServedModel;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that passes between the gateway and one endpoint beside its requests: which models it serves,
 * how loaded it is, whether it lives. Belongs to the scraper's event loop.
 *
 * <p>The endpoint joins the pool when it has first answered, so nothing is sent to one that nobody
 * has ever seen.
 */
final class Contact {

  private static final long MILLI = 1_000_000L;
  private static final long LONGEST_RETRY_NANOS = 5_000 * MILLI;
  private static final int LONGEST_MODELS = 4 << 20;
  private static final double SHARE_STEPS = 20;

  private final Scraper scraper;
  private final LoadWatch load;
  private EndpointSpec spec;
  private @Nullable Endpoint endpoint;
  private @Nullable List<ServedModel> models;
  private boolean refused;
  private @Nullable String trouble;
  private @Nullable Question modelsQuestion;
  private long modelsAt;
  private int modelFailures;
  private double startedAt = Double.NaN;
  private double share = 1.0;

  Contact(Scraper scraper, EndpointSpec spec, long now) {
    this.scraper = scraper;
    this.spec = spec;
    modelsAt = now;
    load = new LoadWatch(scraper, this, now);
  }

  /** Takes over labels of a changed member list. */
  void changed(EndpointSpec changed) {
    if (changed.equals(spec)) {
      return;
    }
    spec = changed;
    if (endpoint != null) {
      join();
    }
  }

  /** Leaves the pool; requests in progress are not touched. */
  void leave() {
    if (modelsQuestion != null) {
      modelsQuestion.abandon();
    }
    load.abandon();
    if (endpoint != null) {
      scraper.pool().leave(endpoint);
    }
    scraper.health().left(spec.name());
  }

  /**
   * Does what is due.
   *
   * @return whether requests of ours are in progress here
   */
  boolean tick(long now) {
    if (modelsQuestion != null) {
      modelsQuestion.check(now);
    }
    if (modelsQuestion == null && (probes(now) || now - modelsAt >= 0)) {
      askForModels(now);
    }
    Endpoint present = endpoint;
    if (present == null) {
      return false;
    }
    load.tick(now, present);
    publishShare(now, present);
    return present.inFlightRequests() > 0;
  }

  /**
   * Claims the probe of an endpoint that is taken out, when it is due; asking for models is one.
   */
  private boolean probes(long now) {
    EndpointHealth health = scraper.health().find(spec.name());
    return health != null && health.tryProbe(now);
  }

  // -- models ------------------------------------------------------------------------------------

  private void askForModels(long now) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Question question =
        new Question(
            new Question.Listener() {
              @Override
              public boolean piece(byte[] bytes, int from, int to) {
                body.write(bytes, from, to - from);
                return body.size() <= LONGEST_MODELS;
              }

              @Override
              public void ended(int status, boolean whole, Question.@Nullable Trouble why) {
                modelsQuestion = null;
                modelsAnswered(status, whole, why, body.toByteArray());
              }
            },
            now + scraper.settings().timeout().toNanos());
    modelsQuestion = question;
    question.ask(scraper.client(), target("/v1/models"));
  }

  private void modelsAnswered(
      int status, boolean whole, Question.@Nullable Trouble why, byte[] body) {
    long now = scraper.nanoTime();
    boolean lives = whole && status < 500 && status != 401 && status != 403;
    EndpointHealth health = scraper.health().find(spec.name());
    if (health != null) {
      health.probed(lives, now);
    }
    if (!lives) {
      refused = true;
      trouble = why != null ? why.detail() : "/v1/models answered " + status;
      modelFailures++;
      long pause = (250 * MILLI) << Math.min(5, modelFailures);
      modelsAt = now + Math.min(LONGEST_RETRY_NANOS, pause);
      if (health != null && why != null && why.unreachable()) {
        health.refused(now);
      }
      scraper.told();
      return;
    }
    modelFailures = 0;
    refused = false;
    trouble = null;
    modelsAt = now + scraper.settings().modelsEvery().toNanos();
    Optional<List<ServedModel>> read = status == 200 ? ModelsAnswer.read(body) : Optional.empty();
    // a server without a list of models takes any; one that is busy or garbles it has the last one
    boolean hasNone = status != 200 && status != 408 && status != 429;
    List<ServedModel> told = read.orElse(hasNone || models == null ? List.of() : models);
    boolean news = !told.equals(models);
    models = told;
    if (endpoint == null || news) {
      join();
    }
    scraper.told();
  }

  private void join() {
    Set<String> ids = new TreeSet<>();
    if (models != null) {
      models.forEach(model -> ids.add(model.id()));
    }
    // what the operator wrote down counts more than what the server says
    EndpointSpec full = spec.models().isEmpty() ? spec.withModels(ids) : spec;
    if (!Double.isNaN(startedAt)) {
      full = full.withIncarnation(Double.toString(startedAt));
    }
    Endpoint before = endpoint;
    endpoint = scraper.pool().join(full);
    if (before != endpoint) {
      var unused = scraper.health().of(spec.name()); // from now on it counts
      share = 1.0;
      load.joined(scraper.nanoTime());
    }
  }

  // -- what the load watch tells
  // -------------------------------------------------------------------

  /** A process that started at another time than before is another endpoint, with a cold cache. */
  boolean restarted(double told) {
    if (Double.isNaN(told) || told == startedAt) {
      return false;
    }
    startedAt = told;
    join();
    scraper.told();
    modelsAt = scraper.nanoTime(); // it may serve other models now
    return true;
  }

  void unreachable(long now) {
    EndpointHealth health = scraper.health().find(spec.name());
    if (health != null) {
      health.refused(now);
    }
  }

  private void publishShare(long now, Endpoint target) {
    // in steps, so that an endpoint that ramps up is not published every few milliseconds
    double present =
        Math.rint(scraper.health().share(spec.name(), now) * SHARE_STEPS) / SHARE_STEPS;
    if (present != share) {
      share = present;
      scraper.pool().scrapeSent(target, now).set(HostFilters.SERVING_SHARE, present).commit();
      scraper.reported();
    }
  }

  // -- what others see ----------------------------------------------------------------------------

  /** Returns where a path of this endpoint is. */
  RequestOptions target(String path) {
    URI uri = spec.uri();
    boolean tls = "https".equals(uri.getScheme());
    String prefix =
        uri.getRawPath() == null || uri.getRawPath().equals("/") ? "" : uri.getRawPath();
    return new RequestOptions()
        .setHost(RoutedPlacement.host(uri))
        .setPort(uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80)
        .setSsl(tls)
        .setURI(prefix + path)
        .setConnectTimeout(scraper.settings().timeout().toMillis());
  }

  EndpointSpec spec() {
    return spec;
  }

  @Nullable Endpoint endpoint() {
    return endpoint;
  }

  /** Returns its models, empty for any, or null if it has not told yet. */
  @Nullable List<ServedModel> models() {
    return models;
  }

  /** Returns whether it may still tell its models: it has not answered, and has not failed to. */
  boolean pending() {
    return models == null && !refused;
  }

  @Nullable String trouble() {
    return trouble;
  }
}
