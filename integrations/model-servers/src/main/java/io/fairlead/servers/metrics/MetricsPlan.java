package io.fairlead.servers.metrics;

import static io.fairlead.kernel.Preconditions.requireNotEmpty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which series are wanted, compiled so that a page of thousands of lines is passed over quickly.
 *
 * <pre>{@code
 * MetricsPlan plan = MetricsPlan.of(EngineMetrics.vllm(), ServerMetric.ROUTING);
 * MetricsReader reader = plan.newReader(MetricsLimits.DEFAULT); // one per endpoint, kept
 * reader.begin();
 * while (more()) reader.feed(buffer, 0, length);                // pieces as they arrive
 * if (reader.finish() == PageOutcome.READ) {
 *   double waiting = reader.value(ServerMetric.WAITING);        // NaN = unknown
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share; its readers are not.
 */
public final class MetricsPlan {

  /** Engines come first in rank: a name of the first engine beats all names of the second. */
  private static final int RANKS_PER_ENGINE = 1000;

  private final List<ServerMetric> metrics;
  private final List<EngineMetrics> engines;
  private final NameIndex names;

  /** By name: what a series of that name fills. */
  private final Target[][] targets;

  private final @Nullable LoraNames[] loras;

  private MetricsPlan(List<EngineMetrics> engines, List<ServerMetric> metrics) {
    this.engines = List.copyOf(requireNotEmpty(engines, "engines"));
    this.metrics = List.copyOf(requireNotEmpty(metrics, "metrics"));
    Map<String, List<Target>> byName = new LinkedHashMap<>();
    Map<String, LoraNames> loraByName = new LinkedHashMap<>();
    for (int e = 0; e < this.engines.size(); e++) {
      EngineMetrics engine = this.engines.get(e);
      for (MetricRow row : engine.rows()) {
        int index = this.metrics.indexOf(row.metric());
        for (int s = 0; index >= 0 && s < row.sources().size(); s++) {
          SeriesSpec spec = row.sources().get(s);
          byName
              .computeIfAbsent(spec.name(), n -> new ArrayList<>())
              .add(new Target(index, e * RANKS_PER_ENGINE + s, e, row.over(), spec));
        }
      }
      engine
          .lora()
          .ifPresent(
              lora -> {
                byName.computeIfAbsent(lora.name(), n -> new ArrayList<>());
                loraByName.putIfAbsent(lora.name(), new LoraNames(lora));
              });
    }
    names = new NameIndex(List.copyOf(byName.keySet()));
    targets = byName.values().stream().map(t -> t.toArray(new Target[0])).toArray(Target[][]::new);
    loras = byName.keySet().stream().map(loraByName::get).toArray(LoraNames[]::new);
  }

  /**
   * Returns the plan for one engine.
   *
   * @param metrics what is wanted; those the engine does not tell stay unknown
   */
  public static MetricsPlan of(EngineMetrics engine, List<ServerMetric> metrics) {
    return new MetricsPlan(List.of(engine), metrics);
  }

  /** Returns a plan for endpoints that may run any of these engines, preferred ones first. */
  public static MetricsPlan ofAny(List<EngineMetrics> engines, List<ServerMetric> metrics) {
    return new MetricsPlan(engines, metrics);
  }

  /** Returns what is wanted, in the order of {@link MetricsReader#values}. */
  public List<ServerMetric> metrics() {
    return metrics;
  }

  /** Returns the engines that this plan reads. */
  public List<EngineMetrics> engines() {
    return engines;
  }

  /** Returns a reader for the pages of one endpoint. */
  public MetricsReader newReader(MetricsLimits limits) {
    return new MetricsReader(this, limits);
  }

  NameIndex names() {
    return names;
  }

  Target[] targets(int name) {
    return targets[name];
  }

  @Nullable LoraNames lora(int name) {
    return loras[name];
  }
}
