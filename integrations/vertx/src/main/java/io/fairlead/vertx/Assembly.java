package io.fairlead.vertx;

import io.fairlead.routing.Capture;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.host.RetryBudget;
import io.fairlead.routing.stages.HostFilters;
import io.fairlead.servers.openai.ModelsAnswer;
import io.fairlead.servers.openai.ServedModel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a gateway together. */
final class Assembly {

  private final GatewayBuilder from;
  private final RoutingPlan plan;
  private final Pool pool;
  private final AtomicReference<ModelNames> names;
  private final GatewayStats stats = new GatewayStats();
  private final InFlight inFlight;
  private final ServingState state = new ServingState();

  Assembly(GatewayBuilder from, RoutingPlan plan, Pool pool) {
    this.from = from;
    this.plan = plan;
    this.pool = pool;
    names = new AtomicReference<>(from.names);
    inFlight = new InFlight(from.limits.maxConcurrent());
  }

  Future<Gateway> start(Vertx vertx) {
    Outbound outbound = new Outbound(from.endpointTls);
    Scraper scraper = new Scraper(vertx, pool, from.scrape, outbound, from.nanoClock);
    scraper.prefixIndex(from.prefixIndex);
    EndpointWatch watch = new ScraperWatch(scraper, from.nanoClock);
    RoutingProfile profile = hostFilters().before(plan.profile());
    DecisionLog decisions = new DecisionLog(from.captureBytes, profile, from.wallClock);
    Router router =
        router(profile, plan)
            .listener(from.listener)
            .capture(capture(decisions))
            .freezeAllTraffic(from.recorder != null)
            .build();
    Shadow shadow = shadow();
    RetryBudget retries = new RetryBudget();
    RequestIntake intake =
        new RequestIntake(
            pool,
            watch,
            names::get,
            from.prefixIndex == null ? null : from.prefixIndex.scheme(),
            from.limits,
            from.revealing,
            from.routedHeaders);
    Dispatcher dispatcher =
        new RoutingDispatcher(
            router,
            watch,
            intake,
            stats,
            retries,
            inFlight,
            decisions,
            shadow,
            from.revealing,
            from.limits.maxInflightPerEndpoint());
    KeyCheck keys = new KeyCheck();
    keys.keys(from.keys);
    Timeline timeline = new Timeline(stats, inFlight, from.nanoClock.getAsLong());
    PoolTable table = new PoolTable(scraper, stats, from.nanoClock);
    Dashboard dashboard =
        new Dashboard(timeline, table::json, decisions::latest, decisions::explanation);
    GatewayMetrics metrics =
        new GatewayMetrics(stats, inFlight, retries, scraper, router, shadow, from.accessLog);
    Wiring wiring =
        new Wiring(
            from.limits,
            dispatcher,
            outbound,
            keys,
            pages(dashboard, metrics, watch),
            state,
            inFlight,
            stats,
            new InboundIds(from.nanoClock.getAsLong()),
            from.accessLog,
            from.wallClock,
            from.nanoClock);
    Listener listener = new Listener(wiring, from.host, from.tls);
    Upkeep upkeep =
        new Upkeep(
            router,
            timeline,
            dashboard,
            decisions,
            metrics,
            from.complaints,
            from.wallClock,
            from.nanoClock);
    GatewayParts parts =
        new GatewayParts(wiring, router, scraper, dashboard, names::set, metrics::page);
    Gateway gateway = new Gateway(vertx, from.host, from.tls != null, listener, parts, upkeep);
    return scraper
        .start()
        .compose(started -> listener.open(vertx, from.port, from.loops))
        .map(
            opened -> {
              upkeep.start(vertx);
              return gateway;
            });
  }

  private HostFilters hostFilters() {
    return new HostFilters(from.limits.maxInflightPerEndpoint(), from.revealing);
  }

  private Router.Builder router(RoutingProfile profile, RoutingPlan of) {
    Router.Builder router =
        Router.builder(pool, profile, from.nanoClock).stageBudget(from.stageBudget);
    of.signals().forEach(router::signal);
    return router;
  }

  private Capture capture(DecisionLog decisions) {
    DecisionRecorder recorder = from.recorder;
    return recorder == null
        ? decisions
        : new RecordingCapture(decisions, recorder, hostFilters().toJson());
  }

  private @Nullable Shadow shadow() {
    RoutingPlan second = from.shadow;
    return second == null
        ? null
        : new Shadow(router(hostFilters().before(second.profile()), second).build());
  }

  private Pages pages(Dashboard dashboard, GatewayMetrics metrics, EndpointWatch watch) {
    Pages pages = new Pages();
    pages.exact("/healthz", new Page(false, r -> Answers.text(r, 200, "text/plain", "ok\n")));
    pages.exact("/readyz", new Page(false, this::ready));
    pages.exact(
        "/metrics",
        new Page(true, r -> Answers.text(r, 200, PrometheusText.CONTENT_TYPE, metrics.page())));
    pages.exact("/v1/models", new Page(true, r -> models(r, watch)));
    pages.exact("/fairlead", new Page(false, Assembly::redirect));
    pages.below(Dashboard.PATH, new Page(true, dashboard::handle));
    return pages;
  }

  private void ready(HttpServerRequest request) {
    if (state.draining()) {
      Answers.text(request, 503, "text/plain", "draining\n");
    } else if (pool.snapshot().size() == 0) {
      Answers.text(request, 503, "text/plain", "no live endpoint\n");
    } else {
      Answers.text(request, 200, "text/plain", "ready\n");
    }
  }

  private static void redirect(HttpServerRequest request) {
    request.response().putHeader("location", Dashboard.PATH);
    Answers.text(request, 308, "text/plain", "the dashboard is at " + Dashboard.PATH + "\n");
  }

  private void models(HttpServerRequest request, EndpointWatch watch) {
    ServedModels served = watch.models();
    List<ServedModel> all = new ArrayList<>(served.all());
    for (String alias : names.get().aliases()) {
      boolean usable =
          names.get().targets(alias).stream().anyMatch(target -> served.serves(target.model()));
      if (usable && served.model(alias) == null) {
        all.add(new ServedModel(alias, Optional.empty(), OptionalInt.empty()));
      }
    }
    Answers.bytes(request, 200, "application/json", Buffer.buffer(ModelsAnswer.write(all)));
  }
}
