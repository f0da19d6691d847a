package io.fairlead.servers.signals;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.LengthHistogram;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.servers.metrics.MetricHistogram;
import io.fairlead.servers.metrics.ServerMetric;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened between two pages of one server. */
final class PageChange {

  private final @Nullable PageSample before;
  private final PageSample after;
  private final double seconds;
  private final boolean reset;

  PageChange(@Nullable PageSample before, PageSample after) {
    double passed = before == null ? Double.NaN : (after.takenNanos() - before.takenNanos()) / 1e9;
    this.before = passed > 0 ? before : null; // without time between them nothing has a rate
    this.after = after;
    seconds = this.before == null ? Double.NaN : passed;
    reset = this.before != null && restarted(this.before, after);
  }

  private static boolean restarted(PageSample before, PageSample after) {
    double start = after.value(ServerMetric.STARTED_AT) - before.value(ServerMetric.STARTED_AT);
    if (Math.abs(start) > 1) {
      return true;
    }
    for (ServerMetric metric : after.metrics()) {
      if (metric.kind() == ServerMetric.Kind.COUNTER
          && after.value(metric) < before.value(metric)) {
        return true;
      }
    }
    return false;
  }

  double seconds() {
    return seconds;
  }

  boolean reset() {
    return reset;
  }

  /** Returns why a difference of counters is unknown; empty if it is not for a restart. */
  Set<Defect> whyUnknown() {
    return reset ? EnumSet.of(Defect.COUNTER_RESET) : EnumSet.noneOf(Defect.class);
  }

  /** The increase of a counter, or of a level; NaN if unknown. */
  double increase(ServerMetric metric) {
    return before == null || reset ? Double.NaN : after.value(metric) - before.value(metric);
  }

  double rate(ServerMetric metric) {
    return increase(metric) / seconds;
  }

  /** What was added to a distribution; empty if unknown, or if a bucket shrank. */
  Optional<MetricHistogram> added(String histogram) {
    if (before == null || reset) {
      return Optional.empty();
    }
    MetricHistogram then = before.histogram(histogram).orElse(null);
    MetricHistogram now = after.histogram(histogram).orElse(null);
    if (then == null || now == null || !then.bounds().equals(now.bounds())) {
      return Optional.empty();
    }
    List<Double> counts = new ArrayList<>();
    double least = 0;
    for (int i = 0; i < now.counts().size(); i++) {
      double added = now.counts().get(i) - then.counts().get(i);
      if (!(added >= least)) {
        return Optional.empty();
      }
      counts.add(added);
      least = added;
    }
    return Optional.of(
        new MetricHistogram(
            now.labels(),
            now.bounds(),
            counts,
            now.sum() - then.sum(),
            now.count() - then.count()));
  }

  /** Whether a bucket of a distribution went down, or the next one up is smaller. */
  boolean shrank(String histogram) {
    return before != null
        && !reset
        && before.histogram(histogram).isPresent()
        && after.histogram(histogram).isPresent()
        && added(histogram).isEmpty();
  }

  static Optional<Buckets> latencies(MetricHistogram added) {
    boolean usable = usable(added);
    return usable ? Optional.of(Buckets.of(edges(added), counts(added))) : Optional.empty();
  }

  /**
   * The moments of requests whose two distributions of lengths were told apart. Buckets give their
   * shape; the sums, where told, give their exact means.
   *
   * @param computed fraction of the prompt tokens that no cache held; NaN if unknown, then all
   */
  static Optional<LengthMoments> lengths(
      Optional<MetricHistogram> prompts, Optional<MetricHistogram> outputs, double computed) {
    if (prompts.isEmpty() || outputs.isEmpty() || !some(prompts.get()) || !some(outputs.get())) {
      return Optional.empty();
    }
    LengthHistogram resident = shape(prompts.get());
    LengthHistogram output = shape(outputs.get());
    double uncached = resident.mean() * (Double.isNaN(computed) ? 1 : computed);
    return Optional.of(LengthMoments.marginal(uncached, resident, output));
  }

  private static boolean some(MetricHistogram histogram) {
    return usable(histogram) && histogram.counts().get(histogram.counts().size() - 1) > 0;
  }

  private static LengthHistogram shape(MetricHistogram histogram) {
    double sum = histogram.sum() >= 0 ? histogram.sum() : Double.NaN;
    LengthHistogram shape = LengthHistogram.of(edges(histogram), counts(histogram), sum);
    return shape.withMean(sum / shape.count());
  }

  private static boolean usable(MetricHistogram histogram) {
    return !histogram.bounds().isEmpty() && histogram.bounds().get(0) > 0;
  }

  private static double[] edges(MetricHistogram histogram) {
    return histogram.bounds().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] counts(MetricHistogram histogram) {
    return histogram.counts().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
