package io.fairlead.servers.signals;

import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.HistogramRow;
import io.fairlead.servers.metrics.MetricHistogram;
import io.fairlead.servers.metrics.MetricsLimits;
import io.fairlead.servers.metrics.MetricsPage;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.MetricsReader;
import io.fairlead.servers.metrics.PageOutcome;
import io.fairlead.servers.metrics.ServerMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one metrics page said at one moment. Immutable; a page never makes anything throw, what it
 * did not say is unknown.
 */
public final class PageSample {

  private final long takenNanos;
  private final PageOutcome outcome;
  private final Map<ServerMetric, Double> values;
  private final Map<String, MetricHistogram> histograms;

  private PageSample(
      long takenNanos,
      PageOutcome outcome,
      Map<ServerMetric, Double> values,
      Map<String, MetricHistogram> histograms) {
    this.takenNanos = takenNanos;
    this.outcome = outcome;
    this.values = values;
    this.histograms = histograms;
  }

  /**
   * Reads a page: the values of the plan, and the distributions of the table that fits best.
   *
   * @param takenNanos monotonic time at which the page was asked for
   */
  public static PageSample read(byte[] page, MetricsPlan plan, long takenNanos) {
    MetricsReader reader = plan.newReader(MetricsLimits.DEFAULT);
    reader.begin();
    reader.feed(page, 0, page.length);
    PageOutcome outcome = reader.finish();
    Map<ServerMetric, Double> values = new LinkedHashMap<>();
    for (ServerMetric metric : plan.metrics()) {
      double value = reader.value(metric);
      if (!Double.isNaN(value)) {
        values.put(metric, value);
      }
    }
    EngineMetrics table = reader.engine().orElse(null);
    return new PageSample(
        takenNanos,
        outcome,
        values,
        outcome == PageOutcome.READ && table != null ? histograms(page, table) : Map.of());
  }

  private static Map<String, MetricHistogram> histograms(byte[] page, EngineMetrics table) {
    MetricsPage parsed = MetricsPage.read(page);
    Map<String, MetricHistogram> found = new LinkedHashMap<>();
    for (HistogramRow row : table.histograms()) {
      MetricHistogram all = together(parsed.histograms(row));
      if (all != null) {
        found.put(row.histogram(), all);
      }
    }
    return found;
  }

  /** Adds up the histograms of several label sets; null if their buckets differ. */
  private static @Nullable MetricHistogram together(List<MetricHistogram> parts) {
    MetricHistogram all = null;
    for (MetricHistogram part : parts) {
      if (all == null) {
        all = part;
      } else if (all.bounds().equals(part.bounds())) {
        List<Double> before = all.counts();
        List<Double> more = part.counts();
        List<Double> counts =
            IntStream.range(0, before.size()).mapToObj(i -> before.get(i) + more.get(i)).toList();
        all =
            new MetricHistogram(
                Map.of(), all.bounds(), counts, all.sum() + part.sum(), all.count() + part.count());
      } else {
        return null;
      }
    }
    return all;
  }

  /** Returns when the page was asked for, on the monotonic clock of the caller. */
  public long takenNanos() {
    return takenNanos;
  }

  /** Returns whether the page could be read. */
  public PageOutcome outcome() {
    return outcome;
  }

  /** Returns a value; NaN if the page did not say. */
  public double value(ServerMetric metric) {
    return values.getOrDefault(metric, Double.NaN);
  }

  /** Returns a distribution by the name of its {@link HistogramRow}. */
  public Optional<MetricHistogram> histogram(String name) {
    return Optional.ofNullable(histograms.get(name));
  }

  /** Returns the metrics that it has a value of. */
  public List<ServerMetric> metrics() {
    return List.copyOf(values.keySet());
  }
}
