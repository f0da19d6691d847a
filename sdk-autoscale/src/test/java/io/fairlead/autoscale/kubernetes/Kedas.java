package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fixtures: scaled objects and a run of them, tick by tick. */
final class Kedas {

  private Kedas() {}

  /** An object with one prometheus trigger, q, of target 10, and these members of its spec. */
  static ScaledObject object(Map<String, ?> spec) {
    return object(spec, Map.of());
  }

  static ScaledObject object(Map<String, ?> spec, Map<String, String> annotations) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("scaleTargetRef", Map.of("name", "chat"));
    all.put("triggers", List.of(prometheus("q", "10")));
    all.putAll(spec);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "chat");
    metadata.put("namespace", "models");
    metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
    metadata.put("annotations", annotations);
    return Shape.of(ScaledObject.class)
        .fromJson(
            (Json.Obj)
                Json.of(
                    Map.of(
                        "apiVersion",
                        "keda.sh/v1alpha1",
                        "kind",
                        "ScaledObject",
                        "metadata",
                        metadata,
                        "spec",
                        all)));
  }

  static Map<String, Object> prometheus(String name, String threshold) {
    return trigger(name, Map.of("threshold", threshold, "activationThreshold", "2"));
  }

  static Map<String, Object> trigger(String name, Map<String, String> metadata) {
    return Map.of("type", "prometheus", "name", name, "metadata", metadata);
  }

  /** A scaled object whose clocks are driven by hand; the workload follows at once. */
  static final class Run {
    private final KedaPolicy policy;
    State state;
    Moment now = Hpas.MOMENT;
    int replicas;
    Decision last;
    private List<Answer> answers = new ArrayList<>();
    private int ready = -1;

    Run(KedaPolicy policy, int replicas) {
      this.policy = policy;
      this.replicas = replicas;
      state = policy.initial();
    }

    /** As many of the pods are ready; all of them otherwise. */
    Run ready(int pods) {
      ready = pods;
      return this;
    }

    Run answer(Answer... of) {
      answers = List.of(of);
      return this;
    }

    Run value(double value) {
      return answer(Answer.of("q", value));
    }

    Run later(long seconds) {
      now = now.plusNanos(seconds * 1_000_000_000L);
      return this;
    }

    int poll() {
      return tick(Event.POLL);
    }

    int hpa() {
      return tick(Event.HPA);
    }

    int due() {
      return tick(Event.DUE);
    }

    private int tick(Event event) {
      last = policy.decide(observation(event), state, now);
      state = last.next();
      replicas = last.recommendation().replicas();
      return replicas;
    }

    Observation observation(Event event) {
      List<PodView> pods = new ArrayList<>(Hpas.pods(ready < 0 ? replicas : ready));
      while (pods.size() < replicas) {
        pods.add(Hpas.pod("p" + pods.size(), "Running", "False", Hpas.NOW, Hpas.NOW));
      }
      return Observation.builder(VariantId.of("chat"))
          .scale(replicas, replicas)
          .view(KubernetesView.class, KubernetesView.of(pods, MetricAnswers.NONE))
          .view(KedaView.class, new KedaView(answers, event))
          .build();
    }
  }
}
