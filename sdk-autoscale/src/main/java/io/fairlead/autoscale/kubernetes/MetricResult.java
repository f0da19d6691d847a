package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one metric asks for.
 *
 * @param replicas how many; meaningless with an error
 * @param ratio usage over target, as measured; NaN if it was not computed
 * @param refilledRatio the same with pods filled in that have no sample; NaN if none was
 * @param utilization percent of what pods request, or {@code null}
 * @param averageMilli thousandths per pod, or {@code null}
 * @param valueMilli thousandths in all, or {@code null}
 * @param timestamp of the samples, or {@code null}
 * @param groups ready, unready, missing and ignored pods, or {@code null} where pods do not matter
 * @param step what decided: METRIC, TOLERANCE or DIRECTION
 * @param reason one sentence
 * @param error why there is no answer, or {@code null}
 */
record MetricResult(
    int replicas,
    double ratio,
    double refilledRatio,
    @Nullable Integer utilization,
    @Nullable Long averageMilli,
    @Nullable Long valueMilli,
    @Nullable Instant timestamp,
    int @Nullable [] groups,
    Step step,
    String reason,
    @Nullable String error) {

  static MetricResult failed(String error) {
    return new MetricResult(
        0, Double.NaN, Double.NaN, null, null, null, null, null, Step.METRIC, "no answer", error);
  }

  MetricResult at(@Nullable Instant when) {
    return new MetricResult(
        replicas,
        ratio,
        refilledRatio,
        utilization,
        averageMilli,
        valueMilli,
        when,
        groups,
        step,
        reason,
        error);
  }

  /** The one number that describes the usage now: what a change would have to change. */
  double usage() {
    if (utilization != null) {
      return utilization;
    }
    Long milli = averageMilli != null ? averageMilli : valueMilli;
    return milli == null ? Double.NaN : milli / 1000.0;
  }

  Json.Obj toJson(HpaSpec.Metric metric, int index) {
    var json =
        Json.object()
            .put(
                "metric",
                Json.object()
                    .put("index", index)
                    .put("type", metric.type())
                    .put("name", metric.name())
                    .put("container", metric.container().isEmpty() ? null : metric.container())
                    .build());
    if (error != null) {
      return json.build();
    }
    json.put("ratio", finite(ratio)).put("refilledRatio", finite(refilledRatio));
    var current = Json.object();
    if (utilization != null) {
      current.put("averageUtilization", utilization.longValue());
    }
    if (averageMilli != null) {
      current.put("averageValue", Quantity.ofMilli(averageMilli).canonical());
    }
    if (valueMilli != null) {
      current.put("value", Quantity.ofMilli(valueMilli).canonical());
    }
    json.put("current", current.build());
    json.put("timestamp", timestamp == null ? null : timestamp.toString());
    if (groups != null) {
      json.put(
          "pods",
          Json.object()
              .put("ready", groups[0])
              .put("unready", groups[1])
              .put("missing", groups[2])
              .put("ignored", groups[3])
              .build());
    }
    return json.build();
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
