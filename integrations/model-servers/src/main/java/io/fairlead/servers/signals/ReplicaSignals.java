package io.fairlead.servers.signals;

import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Signal;
import io.fairlead.servers.metrics.EngineMetrics;
import io.fairlead.servers.metrics.HistogramRow;
import io.fairlead.servers.metrics.MetricHistogram;
import io.fairlead.servers.metrics.MetricsPlan;
import io.fairlead.servers.metrics.ServerMetric;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one replica tells an autoscaler: levels of its last page, and rates between its last two.
 *
 * <ul>
 *   <li>{@link Signal#ARRIVALS}: what ended (for all reasons) and what waits and runs more than
 *       before, by the time in between. Completions alone saturate when scaling is needed.
 *   <li>{@link Signal#STEP_SECONDS}: the increase of the sum of times between tokens by the
 *       increase of their number; {@link Signal#DECODING}: the same sum by the time that passed,
 *       which is the mean number of sequences that were generating (Little's law).
 *   <li>{@link Signal#COMPUTED_TOKENS}: prompt tokens that no cache held; where an engine only
 *       tells hits, the prompt tokens without them.
 * </ul>
 *
 * <p>After a restart rates are void and named {@link Defect#COUNTER_RESET}. A KV use of 0 while
 * requests run is {@link Defect#CONTRADICTORY}, and so are arrivals below 0 (which say that a
 * request ended that never was there). All values are kept as they come.
 */
public final class ReplicaSignals {

  private static final MetricsPlan PLAN =
      MetricsPlan.ofAny(EngineMetrics.builtIn(), ServerMetric.SCALING);

  private static final List<String> WATCHED =
      List.of(
          HistogramRow.TTFT,
          HistogramRow.TPOT,
          HistogramRow.REQUEST_TPOT,
          HistogramRow.PROMPT_LENGTH,
          HistogramRow.OUTPUT_LENGTH);

  private final PageSample after;
  private final PageChange change;
  private final Map<Signal, Double> values = new LinkedHashMap<>();
  private final Map<Signal, Set<Defect>> defects = new LinkedHashMap<>();

  private ReplicaSignals(@Nullable PageSample before, PageSample after) {
    this.after = after;
    change = new PageChange(before, after);
    levels();
    rates();
  }

  /** Returns the plan that reads all that is wanted of a replica, of any built-in engine. */
  public static MetricsPlan plan() {
    return PLAN;
  }

  /**
   * Compares two pages of one replica.
   *
   * @param before the page before; {@code null} if there is none, then no rate is known
   * @param after the last page
   */
  public static ReplicaSignals between(@Nullable PageSample before, PageSample after) {
    return new ReplicaSignals(before, after);
  }

  private void levels() {
    double waiting = after.value(ServerMetric.WAITING);
    double running = after.value(ServerMetric.RUNNING);
    put(Signal.WAITING, waiting);
    put(Signal.RUNNING, running);
    put(Signal.IN_FLIGHT, waiting + running);
    double use = after.value(ServerMetric.KV_USE);
    put(Signal.KV_USE, use);
    if (use == 0 && running > 0) {
      defects.put(Signal.KV_USE, EnumSet.of(Defect.CONTRADICTORY));
    }
    put(Signal.ASLEEP, 1 - after.value(ServerMetric.AWAKE));
  }

  private void rates() {
    double seconds = change.seconds();
    double arrivals =
        (change.increase(ServerMetric.FINISHED)
                + change.increase(ServerMetric.WAITING)
                + change.increase(ServerMetric.RUNNING))
            / seconds;
    rate(Signal.ARRIVALS, arrivals);
    if (arrivals < 0) {
      defects.put(Signal.ARRIVALS, EnumSet.of(Defect.CONTRADICTORY));
    }
    rate(Signal.COMPUTED_TOKENS, computed() / seconds);
    rate(Signal.OUTPUT_TOKENS, change.rate(ServerMetric.OUTPUT_TOKENS));
    rate(Signal.PREEMPTIONS, change.rate(ServerMetric.PREEMPTIONS));
    double sum = change.increase(ServerMetric.TPOT_SUM);
    double count = change.increase(ServerMetric.TPOT_COUNT);
    rate(Signal.STEP_SECONDS, count > 0 ? sum / count : Double.NaN);
    rate(Signal.DECODING, sum / seconds);
  }

  /** Prompt tokens computed in between; NaN if unknown. */
  double computed() {
    double computed = change.increase(ServerMetric.COMPUTED_TOKENS);
    return Double.isNaN(computed)
        ? change.increase(ServerMetric.PROMPT_TOKENS) - change.increase(ServerMetric.CACHE_HITS)
        : computed;
  }

  private void put(Signal signal, double value) {
    if (!Double.isNaN(value)) {
      values.put(signal, value);
    }
  }

  /** A rate that is void because of a restart is said to be; what was never told is just absent. */
  private void rate(Signal signal, double value) {
    if (!Double.isNaN(value)) {
      values.put(signal, value);
    } else if (change.reset()) {
      values.put(signal, Double.NaN);
      defects.put(signal, change.whyUnknown());
    }
  }

  /** Returns a value; NaN if unknown. */
  public double value(Signal signal) {
    return values.getOrDefault(signal, Double.NaN);
  }

  /** Returns what is wrong with a value; {@link Defect#MISSING} where nobody told it. */
  public Set<Defect> defects(Signal signal) {
    if (!values.containsKey(signal)) {
      return Set.of(Defect.MISSING);
    }
    return Collections.unmodifiableSet(defects.getOrDefault(signal, EnumSet.noneOf(Defect.class)));
  }

  /** Returns whether the replica restarted between the two pages. */
  public boolean restarted() {
    return change.reset();
  }

  /** Returns the seconds between the two pages; NaN without a page before. */
  public double seconds() {
    return change.seconds();
  }

  /** Returns the prompt tokens of all requests between the two pages; NaN if unknown. */
  double promptTokens() {
    return change.increase(ServerMetric.PROMPT_TOKENS);
  }

  /** Returns what was added to a distribution ({@link HistogramRow}) between the two pages. */
  Optional<MetricHistogram> added(String histogram) {
    return change.added(histogram);
  }

  /** Returns the distributions of which a bucket shrank although nothing restarted. */
  public Set<String> shrunk() {
    Set<String> shrunk = new LinkedHashSet<>();
    for (String each : WATCHED) {
      if (change.shrank(each)) {
        shrunk.add(each);
      }
    }
    return shrunk;
  }

  /**
   * Writes all that is known into the row of the replica.
   *
   * @param nowNanos monotonic time of the observation, not before the last page was taken
   */
  public void report(ObservationBuilder.Row row, long nowNanos) {
    long age = Math.max(0, nowNanos - after.takenNanos());
    values.forEach(
        (signal, value) ->
            row.value(
                signal,
                value,
                age,
                Provenance.DERIVED,
                defects.getOrDefault(signal, EnumSet.noneOf(Defect.class))));
  }

  /** Returns the values by signal, in a fixed order. */
  public Map<Signal, Double> values() {
    return Collections.unmodifiableMap(values);
  }
}
