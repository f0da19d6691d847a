package io.fairlead.servers.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The series of a page that belong together.
 *
 * @param name as {@code # TYPE} says it; the sample's own name where the page says nothing
 * @param type what the page says it is
 * @param help the text after {@code # HELP}, empty without one
 * @param unit the text after {@code # UNIT}, empty without one
 * @param samples in the order of the page
 */
public record MetricFamily(
    String name, Type type, String help, String unit, List<MetricSample> samples) {

  /** The types of both formats. */
  public enum Type {
    /** Only goes up. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Buckets, sum and count. */
    HISTOGRAM,
    /** Quantiles, sum and count. */
    SUMMARY,
    /** Buckets that go up and down. */
    GAUGEHISTOGRAM,
    /** Labels that describe something; the value says nothing. */
    INFO,
    /** One of several states. */
    STATESET,
    /** Not said, or {@code untyped}. */
    UNKNOWN
  }

  public MetricFamily {
    Objects.requireNonNull(type, "type");
    samples = List.copyOf(samples);
  }

  /** Returns the histograms of this family, one per set of labels, in the order of the page. */
  public List<MetricHistogram> histograms() {
    Map<Map<String, String>, MetricHistogram.Builder> byLabels = new LinkedHashMap<>();
    for (MetricSample sample : samples) {
      Map<String, String> rest = new LinkedHashMap<>(sample.labels());
      String bound = rest.remove("le");
      MetricHistogram.Builder histogram =
          byLabels.computeIfAbsent(rest, MetricHistogram.Builder::new);
      if (sample.name().equals(name + "_bucket") && bound != null) {
        histogram.bucket(bound, sample.value());
      } else if (sample.name().equals(name + "_sum")) {
        histogram.sum = sample.value();
      } else if (sample.name().equals(name + "_count")) {
        histogram.count = sample.value();
      }
    }
    List<MetricHistogram> built = new ArrayList<>();
    byLabels.values().forEach(h -> h.addTo(built));
    return built;
  }
}
