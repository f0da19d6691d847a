package io.fairlead.servers.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of a metrics page.
 *
 * @param name full name, with {@code _bucket} and the like
 * @param labels in the order of the page, unescaped
 * @param value as written; NaN and infinities are possible
 * @param time as written: OpenMetrics has seconds, the older format milliseconds
 * @param exemplar a single observation that the server shows
 */
public record MetricSample(
    String name,
    Map<String, String> labels,
    double value,
    OptionalDouble time,
    Optional<Exemplar> exemplar) {

  /**
   * A single observation.
   *
   * @param labels usually a trace id
   * @param value what was observed
   * @param time when, in seconds
   */
  public record Exemplar(Map<String, String> labels, double value, OptionalDouble time) {
    public Exemplar {
      labels = ordered(labels);
    }
  }

  public MetricSample {
    labels = ordered(labels);
  }

  private static Map<String, String> ordered(Map<String, String> labels) {
    return labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
