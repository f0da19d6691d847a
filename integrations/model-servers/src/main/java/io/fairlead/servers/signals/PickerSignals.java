package io.fairlead.servers.signals;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.HistogramRow;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.PickerMetric;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an endpoint picker tells of the whole pool. It sees each request arrive, so
 * {@link Signal#ARRIVALS} and {@link Signal#IN_FLIGHT} are {@link Provenance#DIRECT} and can wake a
 * pool without replicas; what it repeats of the replicas' pages is {@link Provenance#DERIVED}.
 *
 * <p>Names of both generations are read, and of the one before. A picker serves one pool; if it
 * counts several models, these are added up.
 */
public final class PickerSignals {

  /** Requests that the picker holds back. */
  public static final Signal GATEWAY_QUEUE =
      new Signal("gateway-queue", Signal.Unit.COUNT, Signal.Aggregation.SUM, false);

  /** How full the pool is; at 1 the picker holds requests back. */
  public static final Signal SATURATION =
      new Signal("saturation", Signal.Unit.COUNT, Signal.Aggregation.MAX, false);

  private static final MetricsPlan PLAN =
      MetricsPlan.of(EngineMetrics.endpointPicker(), PickerMetric.ALL);

  private final PageSample after;
  private final PageChange change;
  private final Map<Signal, Reading> readings = new LinkedHashMap<>();

  private PickerSignals(@Nullable PageSample before, PageSample after, long nowNanos) {
    this.after = after;
    change = new PageChange(before, after);
    long age = Math.max(0, nowNanos - after.takenNanos());
    double arrivals = change.rate(PickerMetric.REQUESTS);
    if (!Double.isNaN(arrivals) || change.reset()) {
      put(Signal.ARRIVALS, arrivals, age, Provenance.DIRECT, change.whyUnknown());
    }
    put(Signal.IN_FLIGHT, after.value(PickerMetric.IN_FLIGHT), age, Provenance.DIRECT);
    put(GATEWAY_QUEUE, after.value(PickerMetric.GATEWAY_QUEUE), age, Provenance.DIRECT);
    put(SATURATION, after.value(PickerMetric.SATURATION), age, Provenance.DERIVED);
    double ready = after.value(PickerMetric.READY);
    put(Signal.WAITING, after.value(PickerMetric.AVERAGE_WAITING) * ready, age, Provenance.DERIVED);
    put(Signal.RUNNING, after.value(PickerMetric.AVERAGE_RUNNING) * ready, age, Provenance.DERIVED);
    put(Signal.KV_USE, after.value(PickerMetric.AVERAGE_KV_USE), age, Provenance.DERIVED);
  }

  /** Returns the plan that reads all that is wanted of a picker. */
  public static MetricsPlan plan() {
    return PLAN;
  }

  /**
   * Compares two pages of one picker.
   *
   * @param before the page before; {@code null} if there is none, then no rate is known
   * @param after the last page
   * @param nowNanos monotonic time of the observation, not before the last page was taken
   */
  public static PickerSignals between(
      @Nullable PageSample before, PageSample after, long nowNanos) {
    return new PickerSignals(before, after, nowNanos);
  }

  private void put(Signal signal, double value, long age, Provenance provenance) {
    if (!Double.isNaN(value)) {
      put(signal, value, age, provenance, EnumSet.noneOf(Defect.class));
    }
  }

  private void put(
      Signal signal, double value, long age, Provenance provenance, Set<Defect> defects) {
    readings.put(signal, new Reading(value, age, 1, provenance, defects));
  }

  /** Returns a value; {@link Reading#MISSING} if the page did not say. */
  public Reading reading(Signal signal) {
    return readings.getOrDefault(signal, Reading.MISSING);
  }

  /** Returns the ready endpoints; NaN if unknown. */
  public double readyEndpoints() {
    return after.value(PickerMetric.READY);
  }

  /** Returns what requests asked for between the two pages; all prompt tokens count as uncached. */
  public Optional<LengthMoments> lengths() {
    return PageChange.lengths(
        change.added(HistogramRow.PROMPT_LENGTH),
        change.added(HistogramRow.OUTPUT_LENGTH),
        Double.NaN);
  }

  /** Returns the latencies between the two pages, as clients saw them. */
  public Optional<Buckets> latency(Slo.Metric metric) {
    String histogram = metric == Slo.Metric.TTFT ? HistogramRow.TTFT : HistogramRow.REQUEST_TPOT;
    return change.added(histogram).flatMap(PageChange::latencies);
  }

  /** Writes what a picker sees better than replicas into an observation: arrivals and in flight. */
  public void report(ObservationBuilder builder) {
    for (Signal signal : List.of(Signal.ARRIVALS, Signal.IN_FLIGHT)) {
      if (readings.containsKey(signal)) {
        builder.reading(signal, reading(signal));
      }
    }
  }

  /** Returns all readings, in a fixed order. */
  public Map<Signal, Reading> readings() {
    return Collections.unmodifiableMap(readings);
  }
}
