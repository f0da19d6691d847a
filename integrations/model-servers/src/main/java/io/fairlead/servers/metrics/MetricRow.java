package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.util.List;

/**
 * One line of an engine's table: a metric and where it stands on the engine's page.
 *
 * @param metric what is wanted
 * @param over what becomes of several series that match, as a server with several engines has them
 * @param sources names in order of preference: the present one first, names of older versions after
 *     it; the first that is on the page counts
 */
public record MetricRow(ServerMetric metric, Over over, List<SeriesSpec> sources) {

  /** How several series become one value. Any of them unknown makes the value unknown. */
  public enum Over {
    /** Added up: loads of the engines behind one address. */
    SUM,
    /** Their mean: shares of caches of the same size. */
    MEAN,
    /** The greatest. */
    MAX,
    /** The first on the page, as the endpoint picker of llm-d-router takes it. */
    FIRST
  }

  public MetricRow {
    sources = List.copyOf(requireNotEmpty(sources, "sources of " + metric.name()));
  }
}
