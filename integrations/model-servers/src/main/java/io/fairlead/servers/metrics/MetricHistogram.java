package io.fairlead.servers.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram of a metrics page.
 *
 * @param labels without {@code le}
 * @param bounds upper bounds, ascending, the last usually infinite
 * @param counts observations up to each bound, counted together as on the page
 * @param sum of all observations; NaN if the page does not say
 * @param count of all observations; NaN if the page does not say
 */
public record MetricHistogram(
    Map<String, String> labels,
    List<Double> bounds,
    List<Double> counts,
    double sum,
    double count) {

  public MetricHistogram {
    labels = Map.copyOf(labels);
    bounds = List.copyOf(bounds);
    counts = List.copyOf(counts);
  }

  /** Gathers the lines of one histogram. */
  static final class Builder {

    private final Map<String, String> labels;
    private final TreeMap<Double, Double> buckets = new TreeMap<>();
    double sum = Double.NaN;
    double count = Double.NaN;

    Builder(Map<String, String> labels) {
      this.labels = labels;
    }

    void bucket(String bound, double upTo) {
      DecimalReader reader = new DecimalReader();
      byte[] digits = bound.getBytes(UTF_8);
      if (reader.read(digits, 0, digits.length) && !Double.isNaN(reader.value())) {
        buckets.put(reader.value(), upTo);
      }
    }

    void addTo(List<MetricHistogram> histograms) {
      if (!buckets.isEmpty()) {
        histograms.add(
            new MetricHistogram(
                labels, List.copyOf(buckets.keySet()), List.copyOf(buckets.values()), sum, count));
      }
    }
  }
}
