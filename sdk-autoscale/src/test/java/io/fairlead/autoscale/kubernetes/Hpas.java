package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fixtures: autoscalers, pods and answers whose uninteresting values are filled in. */
final class Hpas {

  static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  static final Moment MOMENT = new Moment(NOW, 0);

  /** Of a policy that remembers nothing, so that no window holds what it asks for. */
  static final HpaState SETTLED =
      new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);

  private Hpas() {}

  /** An autoscaler from 1 to 100 with these members of its spec. */
  static HorizontalPodAutoscaler hpa(Map<String, ?> spec) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("minReplicas", 1, "maxReplicas", 100));
    all.putAll(spec);
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
                        Map.of("name", "h", "namespace", "ns"),
                        "spec",
                        all)));
  }

  static Map<String, Object> cpu(int percent) {
    return Map.of(
        "type",
        "Resource",
        "resource",
        Map.of(
            "name", "cpu", "target", Map.of("type", "Utilization", "averageUtilization", percent)));
  }

  static Map<String, Object> podsMetric(String name, String target) {
    return Map.of(
        "type",
        "Pods",
        "pods",
        Map.of(
            "metric",
            Map.of("name", name),
            "target",
            Map.of("type", "AverageValue", "averageValue", target)));
  }

  static Map<String, Object> external(String name, String type, String target) {
    String field = type.equals("Value") ? "value" : "averageValue";
    return Map.of(
        "type",
        "External",
        "external",
        Map.of("metric", Map.of("name", name), "target", Map.of("type", type, field, target)));
  }

  /** Running and ready since long ago, requesting one CPU. */
  static PodView pod(String name) {
    return pod(name, "Running", "True", NOW.minusSeconds(3600), NOW.minusSeconds(3500));
  }

  static PodView pod(String name, String phase, String ready, Instant start, Instant since) {
    return new PodView(
        name,
        Map.of("app", "x"),
        phase,
        start,
        false,
        ready,
        since,
        null,
        List.of(new ContainerView("c", Map.of("cpu", Quantity.parse("1")))));
  }

  static List<PodView> pods(int count) {
    List<PodView> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pods.add(pod("p" + i));
    }
    return pods;
  }

  /** CPU usage of p0, p1, ...; an empty text is a pod without an answer. */
  static MetricAnswers cpuUsage(String... usages) {
    List<PodUsage> items = new ArrayList<>();
    for (int i = 0; i < usages.length; i++) {
      if (!usages[i].isEmpty()) {
        items.add(
            new PodUsage(
                "p" + i,
                NOW,
                Duration.ofSeconds(30),
                List.of(new ContainerUsage("c", Quantity.parse(usages[i])))));
      }
    }
    return new MetricAnswers(Map.of("cpu", items), List.of(), List.of(), List.of());
  }

  static MetricAnswers podValues(String metric, String... values) {
    List<PodValue> items = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        items.add(new PodValue("p" + i, Quantity.parse(values[i]), NOW, Duration.ofSeconds(60)));
      }
    }
    return new MetricAnswers(
        Map.of(), List.of(new PodsAnswer(metric, null, items, null)), List.of(), List.of());
  }

  static MetricAnswers externalValues(String metric, String... values) {
    return new MetricAnswers(
        Map.of(),
        List.of(),
        List.of(),
        List.of(
            new ExternalAnswer(
                metric, null, Arrays.stream(values).map(Quantity::parse).toList(), NOW, null)));
  }

  static Observation observation(int replicas, List<PodView> pods, MetricAnswers answers) {
    return Observation.builder(VariantId.of("v"))
        .scale(replicas, replicas)
        .view(KubernetesView.class, KubernetesView.of(pods, answers))
        .build();
  }

  static Recommendation decide(HpaPolicy policy, Observation observation) {
    Decision decision = policy.decide(observation, policy.initial(), MOMENT);
    return decision.recommendation();
  }
}
