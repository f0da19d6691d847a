package io.fairlead.autoscale.replay;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Fixtures: loads and autoscalers. */
final class Loads {

  static final long START = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();

  private Loads() {}

  /** Samples every 15 s. */
  static Track track(String pod, int samples, IntToDoubleFunction value) {
    return track(pod, samples, 15, value);
  }

  static Track track(String pod, int samples, int stepSeconds, IntToDoubleFunction value) {
    long[] times = new long[samples];
    double[] values = new double[samples];
    for (int i = 0; i < samples; i++) {
      times[i] = START + i * 1000L * stepSeconds;
      values[i] = value.applyAsDouble(i);
    }
    return Track.of(pod, times, values);
  }

  static Series total(String name, int samples, IntToDoubleFunction value) {
    return Series.of(name, List.of(track("", samples, value)));
  }

  static HorizontalPodAutoscaler pods(String metric, int target, int min, int max) {
    return of(
        Map.of(
            "type",
            "Pods",
            "pods",
            Map.of("metric", Map.of("name", metric), "target", averageValue(target))),
        min,
        max);
  }

  static HorizontalPodAutoscaler external(String metric, int target, int min, int max) {
    return of(
        Map.of(
            "type",
            "External",
            "external",
            Map.of("metric", Map.of("name", metric), "target", averageValue(target))),
        min,
        max);
  }

  static HorizontalPodAutoscaler cpu(int percent, int min, int max) {
    return of(
        Map.of(
            "type",
            "Resource",
            "resource",
            Map.of(
                "name",
                "cpu",
                "target",
                Map.of("type", "Utilization", "averageUtilization", percent))),
        min,
        max);
  }

  private static Map<String, Object> averageValue(int target) {
    return Map.of("type", "AverageValue", "averageValue", String.valueOf(target));
  }

  static HorizontalPodAutoscaler of(Map<String, Object> metric, int min, int max) {
    return Shape.of(HorizontalPodAutoscaler.class)
        .fromJson(
            (Json.Obj)
                Json.of(
                    Map.of(
                        "apiVersion",
                        "autoscaling/v2",
                        "kind",
                        "HorizontalPodAutoscaler",
                        "metadata",
                        Map.of("name", "h"),
                        "spec",
                        Map.of(
                            "minReplicas", min, "maxReplicas", max, "metrics", List.of(metric)))));
  }
}
