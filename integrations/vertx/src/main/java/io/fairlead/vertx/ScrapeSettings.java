package io.fairlead.vertx;

import static io.fairlead.kernel.Preconditions.requirePositive;

import io.fairlead.routing.host.ScrapeSchedule;
import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.MetricsLimits;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.ServerMetric;
import java.time.Duration;
import java.util.Objects;

/**
 * How endpoints are asked about themselves.
 *
 * @param plan what is read of a metrics page
 * @param limits how much of a page is read before it is refused
 * @param schedule when to scrape an endpoint again
 * @param timeout how long one answer may take
 * @param modelsEvery time between two looks at {@code /v1/models} of an endpoint that answered
 */
public record ScrapeSettings(
    MetricsPlan plan,
    MetricsLimits limits,
    ScrapeSchedule schedule,
    Duration timeout,
    Duration modelsEvery) {

  /** Every known engine, 50 ms under load, 2 s for an answer, models every 15 s. */
  public static final ScrapeSettings DEFAULT =
      new ScrapeSettings(
          MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.ROUTING),
          MetricsLimits.DEFAULT,
          ScrapeSchedule.DEFAULT,
          Duration.ofSeconds(2),
          Duration.ofSeconds(15));

  public ScrapeSettings {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(schedule, "schedule");
    requirePositive(timeout, "timeout");
    requirePositive(modelsEvery, "modelsEvery");
  }

  /** Returns the age from which a report says nothing about now: several scrapes have failed. */
  Duration staleAfter() {
    return schedule.quiet().multipliedBy(3).plus(timeout);
  }

  /** Returns these settings with another schedule. */
  public ScrapeSettings withSchedule(ScrapeSchedule value) {
    return new ScrapeSettings(plan, limits, value, timeout, modelsEvery);
  }

  /** Returns these settings with another time between looks at the models. */
  public ScrapeSettings withModelsEvery(Duration value) {
    return new ScrapeSettings(plan, limits, schedule, timeout, value);
  }
}
