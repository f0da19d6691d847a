package io.fairlead.vertx;

import com.sun.management.OperatingSystemMXBean;
import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.PoolSnapshot;
import io.fairlead.routing.Router;
import io.fairlead.routing.Stage;
import io.fairlead.routing.host.RetryBudget;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own metrics page; {@code docs/reference/gateway.md} lists the names. Any thread.
 */
final class GatewayMetrics {

  private static final String P = "fairlead_gateway_";

  private final GatewayStats stats;
  private final InFlight inFlight;
  private final RetryBudget retries;
  private final Scraper scraper;
  private final Router router;
  private final @Nullable Shadow shadow;
  private final @Nullable AccessLog log;
  private volatile Collection<Router.RunningStage> stuck = List.of();

  GatewayMetrics(
      GatewayStats stats,
      InFlight inFlight,
      RetryBudget retries,
      Scraper scraper,
      Router router,
      @Nullable Shadow shadow,
      @Nullable AccessLog log) {
    this.stats = stats;
    this.inFlight = inFlight;
    this.retries = retries;
    this.scraper = scraper;
    this.router = router;
    this.shadow = shadow;
    this.log = log;
  }

  /** Forgets endpoints that left; due each second. */
  void tidy() {
    Set<String> present = new HashSet<>();
    scraper.known().forEach(known -> present.add(known.spec().name()));
    stats.keepOnly(present);
  }

  /** Takes over what the watchdog found. */
  void stuck(Collection<Router.RunningStage> stages) {
    stuck = stages;
  }

  String page() {
    PrometheusText out = new PrometheusText();
    requests(out);
    tokens(out);
    endpoints(out);
    stages(out);
    process(out);
    return out.toString();
  }

  private void requests(PrometheusText out) {
    out.family(P + "requests_total", "counter", "Requests that ended, by how they ended.");
    for (Ending ending : Ending.values()) {
      out.sample(P + "requests_total", stats.counter(ending).sum(), "outcome", ending.text());
    }
    out.family(
        P + "refusals_total", "counter", "Errors that the gateway itself answered, by code.");
    stats.refusalsByCode().forEach((c, n) -> out.sample(P + "refusals_total", n, "code", c));
    out.family(P + "retries_total", "counter", "Further attempts, by what the one before met.");
    stats.retriesByReason().forEach((c, n) -> out.sample(P + "retries_total", n, "reason", c));
    counter(
        out,
        "retries_refused_total",
        "Attempts that the retry budget did not allow.",
        stats.retriesRefused.sum());
    gauge(out, "requests_in_flight", "Requests in progress.", inFlight.count());
    gauge(
        out,
        "requests_retrying",
        "Requests in progress that were tried again.",
        retries.retrying());
    out.seconds(P + "ttft_seconds", "Arrival to first byte of the answer.", stats.firstByte);
    out.seconds(
        P + "time_per_output_token_seconds",
        "Mean per stream, after the first.",
        stats.perOutputToken);
    out.seconds(P + "request_duration_seconds", "Arrival to end.", stats.duration);
    out.seconds(P + "decision_seconds", "Time to decide.", stats.decision);
  }

  private void tokens(PrometheusText out) {
    counter(
        out, "prompt_tokens_total", "Prompt tokens as endpoints count.", stats.promptTokens.sum());
    counter(
        out,
        "cached_prompt_tokens_total",
        "Prompt tokens found in a cache, as endpoints count.",
        stats.cachedTokens.sum());
    counter(out, "output_tokens_total", "Tokens generated.", stats.outputTokens.sum());
  }

  private void endpoints(PrometheusText out) {
    PoolSnapshot pool = scraper.pool().snapshot();
    gauge(out, "endpoints_live", "Endpoints in the pool.", pool.size());
    out.family(P + "endpoint_requests_in_flight", "gauge", "Requests of ours on the endpoint.");
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (pool.live(slot)) {
        Endpoint e = pool.endpoint(slot);
        out.sample(P + "endpoint_requests_in_flight", e.inFlightRequests(), "endpoint", e.name());
      }
    }
    report(out, pool, "endpoint_waiting_requests", "Waiting, as last reported.", Column.WAITING);
    report(out, pool, "endpoint_running_requests", "Running, as last reported.", Column.RUNNING);
    report(out, pool, "endpoint_kv_cache_use", "Share of the KV cache in use.", Column.KV_USE);
    out.family(P + "endpoint_requests_total", "counter", "Requests that ended at the endpoint.");
    for (Scraper.Known known : scraper.known()) {
      String name = known.spec().name();
      out.sample(
          P + "endpoint_requests_total", stats.endpoint(name).requests.sum(), "endpoint", name);
    }
    out.family(P + "endpoint_failures_total", "counter", "Attempts that failed at the endpoint.");
    for (Scraper.Known known : scraper.known()) {
      String name = known.spec().name();
      out.sample(
          P + "endpoint_failures_total", stats.endpoint(name).failures.sum(), "endpoint", name);
    }
    out.family(P + "endpoint_taken_out", "gauge", "1 while an endpoint gets no traffic.");
    for (Scraper.Known known : scraper.known()) {
      String name = known.spec().name();
      out.sample(P + "endpoint_taken_out", scraper.isOut(name) ? 1 : 0, "endpoint", name);
    }
  }

  private void report(
      PrometheusText out, PoolSnapshot pool, String name, String help, Column column) {
    out.family(P + name, "gauge", help);
    for (int slot = 0; slot < pool.slots(); slot++) {
      if (scraper.isCurrent(pool, slot)) {
        out.sample(P + name, pool.value(column, slot), "endpoint", pool.endpoint(slot).name());
      }
    }
  }

  private void stages(PrometheusText out) {
    out.family(P + "stage_failures_total", "counter", "Times a stage was left out of a decision.");
    for (Stage stage : router.profile().stages()) {
      out.sample(P + "stage_failures_total", router.failures(stage.name()), "stage", stage.name());
    }
    out.family(P + "stage_stuck", "gauge", "1 for a stage that does not return.");
    for (Router.RunningStage stage : stuck) {
      out.sample(P + "stage_stuck", 1, "stage", stage.stage(), "thread", stage.thread());
    }
    if (shadow != null) {
      counter(
          out, "shadow_decisions_total", "Decisions of the shadow profile.", shadow.decisions());
      counter(
          out,
          "shadow_differences_total",
          "Those that differ from the real one.",
          shadow.differences());
      counter(out, "shadow_failures_total", "Errors of the shadow profile.", shadow.failures());
    }
    if (log != null) {
      counter(out, "access_log_dropped_total", "Lines that could not be written.", log.dropped());
    }
  }

  private static void process(PrometheusText out) {
    out.family("process_cpu_seconds_total", "counter", "CPU time of this process.");
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os) {
      out.sample("process_cpu_seconds_total", os.getProcessCpuTime() / 1e9);
    }
    var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    out.family("process_heap_bytes", "gauge", "Java heap in use.");
    out.sample("process_heap_bytes", memory.getUsed());
  }

  private static void counter(PrometheusText out, String name, String help, long value) {
    out.family(P + name, "counter", help).sample(P + name, value);
  }

  private static void gauge(PrometheusText out, String name, String help, double value) {
    out.family(P + name, "gauge", help).sample(P + name, value);
  }
}
