package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.LengthHistogram;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Slo;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was recorded of requests: how long they were, and how long they took. */
final class Requests {

  private final Map<MetricInput, Series> sources;
  private final long periodMillis;

  /**
   * @param periodMillis after what time the policy looks again; a distribution that was counted
   *     once is told once
   */
  Requests(Map<MetricInput, Series> sources, long periodMillis) {
    this.sources = sources;
    this.periodMillis = periodMillis;
  }

  /** Whether a series tells how requests are, and not how many. */
  static boolean describes(Series series) {
    return series.ofBuckets()
        || MetricInput.signals().stream()
            .filter(input -> input.kind() == MetricInput.Kind.REQUESTS)
            .anyMatch(input -> Series.sameName(input.name(), series.name()));
  }

  void report(ObservationBuilder builder, long now) {
    lengths(now).ifPresent(builder::lengths);
    latency(MetricInput.TTFT, now).ifPresent(met -> builder.latency(Slo.Metric.TTFT, met));
    latency(MetricInput.TPOT, now).ifPresent(met -> builder.latency(Slo.Metric.TPOT, met));
  }

  /** By buckets the moments, else requests that are all alike: a mean says nothing of the rest. */
  private Optional<LengthMoments> lengths(long now) {
    double prompt = mean(MetricInput.PROMPT_LENGTH, now);
    double output = mean(MetricInput.OUTPUT_LENGTH, now);
    double uncached = mean(MetricInput.UNCACHED_LENGTH, now);
    LengthHistogram prompts = histogram(MetricInput.PROMPT_LENGTH, prompt, now);
    LengthHistogram outputs = histogram(MetricInput.OUTPUT_LENGTH, output, now);
    if (prompts != null && outputs != null) {
      double computed = uncached >= 0 ? uncached : prompts.mean();
      return Optional.of(LengthMoments.marginal(computed, prompts, outputs));
    }
    double resident = prompts == null ? prompt : prompts.mean();
    double generated = outputs == null ? output : outputs.mean();
    if (!(resident >= 0 && generated >= 0)) {
      return Optional.empty();
    }
    LengthMoments alike = LengthMoments.constant(resident, generated);
    return Optional.of(
        new LengthMoments(
            uncached >= 0 ? uncached : resident,
            resident,
            generated,
            alike.residentOutput(),
            alike.outputSquared(),
            Double.NaN));
  }

  /** Of pods each says its own mean, and all count alike. */
  private double mean(String name, long now) {
    Series series = series(name);
    double sum = 0;
    int count = 0;
    for (double each : series == null ? new double[0] : series.values(now)) {
      if (each >= 0 && each < 1e12) {
        sum += each;
        count++;
      }
    }
    return sum / count;
  }

  private @Nullable LengthHistogram histogram(String length, double mean, long now) {
    Series series = series(length + MetricInput.BUCKETS);
    Series.Counted counted = series == null ? null : series.counted(now).orElse(null);
    return counted == null || !(counted.all() > 0)
        ? null
        : LengthHistogram.of(counted.edges(), counted.cumulative(), Double.NaN).withMean(mean);
  }

  private Optional<Buckets> latency(String name, long now) {
    Series series = series(name);
    return series == null || now - series.sampledAt(now) >= periodMillis
        ? Optional.empty()
        : series.counted(now).map(each -> Buckets.of(each.edges(), each.cumulative()));
  }

  private @Nullable Series series(String name) {
    return sources.get(MetricInput.of(MetricInput.Kind.REQUESTS, name));
  }
}
