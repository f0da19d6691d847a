package io.fairlead.vertx;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.ReportWriter;
import io.fairlead.routing.host.ScrapeSchedule;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.servers.files.EndpointEntry;
import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.MetricsReader;
import io.fairlead.servers.metrics.PageOutcome;
import io.fairlead.servers.metrics.ServerMetric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one endpoint for its metrics page, as often as its load demands. One event loop. */
final class LoadWatch {

  private final Scraper scraper;
  private final Contact contact;
  private final MetricsReader page;
  private final String path;
  private final long seed;
  private @Nullable Question question;
  private @Nullable ReportWriter report;
  private long dueAt;
  private long sentAt;
  private long busyAt;
  private long scrapes;
  private int failures;
  private boolean adaptersTold;
  private double capacity = Double.NaN;

  LoadWatch(Scraper scraper, Contact contact, long now) {
    this.scraper = scraper;
    this.contact = contact;
    ScrapeSettings settings = scraper.settings();
    Optional<EngineMetrics> engine =
        Optional.ofNullable(contact.spec().labels().get(EndpointEntry.ENGINE_LABEL))
            .flatMap(EngineMetrics::named);
    path = engine.map(EngineMetrics::path).orElse("/metrics");
    page =
        engine
            .map(e -> MetricsPlan.of(e, ServerMetric.ROUTING))
            .orElse(settings.plan())
            .newReader(settings.limits());
    seed = contact.spec().name().hashCode() * 31L;
    dueAt = now;
    sentAt = now;
    busyAt = now;
  }

  /** The endpoint is a new object in the pool: all has to be told to it again. */
  void joined(long now) {
    adaptersTold = false;
    capacity = Double.NaN;
    dueAt = now;
  }

  void tick(long now, Endpoint endpoint) {
    if (question != null) {
      question.check(now);
    }
    if (endpoint.inFlightRequests() > 0 && failures == 0) {
      // something was sent to a quiet endpoint: its next scrape is due as under load
      dueAt = Math.min(dueAt, sentAt + scraper.settings().schedule().loaded().toNanos());
    }
    if (question == null && now - dueAt >= 0) {
      ask(now, endpoint);
    }
  }

  void abandon() {
    if (question != null) {
      question.abandon();
    }
    if (report != null) {
      report.discard();
      report = null;
    }
  }

  private void ask(long now, Endpoint endpoint) {
    page.begin();
    sentAt = now;
    report = scraper.pool().scrapeSent(endpoint, now);
    Question asked =
        new Question(
            new Question.Listener() {
              @Override
              public boolean piece(byte[] bytes, int from, int to) {
                return page.feed(bytes, from, to);
              }

              @Override
              public void ended(int status, boolean whole, Question.@Nullable Trouble why) {
                question = null;
                answered(endpoint, status, whole, why);
              }
            },
            now + scraper.settings().timeout().toNanos());
    question = asked;
    asked.ask(scraper.client(), contact.target(path));
  }

  private void answered(
      Endpoint endpoint, int status, boolean whole, Question.@Nullable Trouble why) {
    long now = scraper.nanoTime();
    PageOutcome outcome = whole && status == 200 ? page.finish() : page.outcome();
    ReportWriter writer = report;
    report = null;
    if (writer == null || !whole || status != 200 || outcome.refused()) {
      if (writer != null) {
        writer.discard();
      }
      failures++;
      pause(now, endpoint);
      if (why != null && why.unreachable()) {
        contact.unreachable(now);
      }
      return;
    }
    if (contact.restarted(page.value(ServerMetric.STARTED_AT))) {
      writer.discard();
      dueAt = now;
      return;
    }
    failures = 0;
    page.report(writer, !adaptersTold);
    adaptersTold = true;
    limitIndex(endpoint);
    scraper.reported();
    pause(now, endpoint);
  }

  /** What the cache of the endpoint can hold is what the index may believe that it holds. */
  private void limitIndex(Endpoint endpoint) {
    PrefixIndex index = scraper.prefixIndex();
    double tokens = page.value(ServerMetric.KV_BLOCKS) * page.value(ServerMetric.KV_BLOCK_TOKENS);
    if (index != null && tokens >= 1 && tokens != capacity) {
      capacity = tokens;
      index.capacity(endpoint, (long) tokens);
    }
  }

  private void pause(long now, Endpoint endpoint) {
    double told = page.value(ServerMetric.WAITING) + page.value(ServerMetric.RUNNING);
    int load = Math.max(endpoint.inFlightRequests(), told > 0 ? (int) told : 0);
    if (load > 0) {
      busyAt = now;
    }
    ScrapeSchedule schedule = scraper.settings().schedule();
    dueAt = sentAt + schedule.delayNanos(load, now - busyAt, failures, seed + scrapes++);
  }
}
