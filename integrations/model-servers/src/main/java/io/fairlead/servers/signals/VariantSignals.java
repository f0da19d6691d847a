package io.fairlead.servers.signals;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Slo;
import io.fairlead.servers.metrics.HistogramRow;
import io.fairlead.servers.metrics.MetricHistogram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the replicas of one variant say together of lengths and latencies, since the pages before.
 * Histograms with the same buckets add up; one with others is left out. Immutable.
 */
public final class VariantSignals {

  private final List<ReplicaSignals> replicas;

  private VariantSignals(Collection<ReplicaSignals> replicas) {
    this.replicas = List.copyOf(replicas);
  }

  /** Puts replicas together. */
  public static VariantSignals of(Collection<ReplicaSignals> replicas) {
    return new VariantSignals(replicas);
  }

  /**
   * Returns what requests asked for: from the two distributions of lengths, which engines tell
   * apart from each other, so E[r·o] is an interval. Uncached tokens are the resident ones times
   * the fraction that was computed; all of them, where nobody tells.
   */
  public Optional<LengthMoments> lengths() {
    return PageChange.lengths(
        added(HistogramRow.PROMPT_LENGTH), added(HistogramRow.OUTPUT_LENGTH), computedFraction());
  }

  /**
   * Returns the latencies since the pages before. Of the time per output token that of whole
   * requests; the time between two tokens, which some engines tell instead, is another thing.
   */
  public Optional<Buckets> latency(Slo.Metric metric) {
    String histogram =
        switch (metric) {
          case TTFT -> HistogramRow.TTFT;
          case TPOT -> HistogramRow.REQUEST_TPOT;
        };
    return added(histogram).flatMap(PageChange::latencies);
  }

  /** Writes lengths and latencies into an observation. */
  public void report(ObservationBuilder builder) {
    lengths().ifPresent(builder::lengths);
    for (Slo.Metric metric : Slo.Metric.values()) {
      latency(metric).ifPresent(buckets -> builder.latency(metric, buckets));
    }
  }

  /** Of the replicas that tell both; NaN if none does. */
  private double computedFraction() {
    double computed = 0;
    double prompts = 0;
    for (ReplicaSignals each : replicas) {
      double part = each.computed();
      double whole = each.promptTokens();
      if (part >= 0 && whole >= part) {
        computed += part;
        prompts += whole;
      }
    }
    return prompts > 0 ? computed / prompts : Double.NaN;
  }

  private Optional<MetricHistogram> added(String histogram) {
    List<MetricHistogram> parts = new ArrayList<>();
    for (ReplicaSignals each : replicas) {
      each.added(histogram)
          .filter(part -> parts.isEmpty() || parts.get(0).bounds().equals(part.bounds()))
          .ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<Double> bounds = parts.get(0).bounds();
    List<Double> counts =
        IntStream.range(0, bounds.size())
            .mapToObj(i -> parts.stream().mapToDouble(part -> part.counts().get(i)).sum())
            .toList();
    return Optional.of(
        new MetricHistogram(
            Map.of(),
            bounds,
            counts,
            parts.stream().mapToDouble(MetricHistogram::sum).sum(),
            parts.stream().mapToDouble(MetricHistogram::count).sum()));
  }
}
