package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.keda.v1alpha1.FallbackBehavior;
import io.fairlead.api.keda.v1alpha1.ScaleTrigger;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.Rate;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.Window;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.HpaVersion;
import io.fairlead.autoscale.kubernetes.KedaPolicy;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy;
import io.fairlead.autoscale.slo.ColdStart;
import io.fairlead.autoscale.slo.Profile;
import io.fairlead.autoscale.slo.SloPolicy;
import io.fairlead.kernel.Quantity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Our own policies and combinators under the kit that third parties use. */
class OurPoliciesTest {

  private static final int MIN = 2;
  private static final int MAX = 25;

  /** A kit with what Kubernetes shows. */
  abstract static class InKubernetes extends ScalingPolicyContract {
    @Override
    protected Observation observation(long seed, int tick, int replicas, boolean hostile) {
      return KubernetesObservations.of(seed, tick, replicas, hostile);
    }
  }

  private static void inBounds(Recommendation answer) {
    assertThat(answer.replicas()).isBetween(MIN, MAX);
  }

  private static HorizontalPodAutoscaler hpa(boolean behavior) {
    MetricSpec cpu =
        MetricSpec.builder()
            .type("Resource")
            .resource(r -> r.name("cpu").target(t -> t.type("Utilization").averageUtilization(60)))
            .build();
    MetricSpec queue =
        MetricSpec.builder()
            .type("Pods")
            .pods(
                p ->
                    p.metric(m -> m.name("queue"))
                        .target(t -> t.type("AverageValue").averageValue(Quantity.of(5))))
            .build();
    MetricSpec demand =
        MetricSpec.builder()
            .type("External")
            .external(
                e ->
                    e.metric(m -> m.name("demand"))
                        .target(t -> t.type("Value").value(Quantity.of(20))))
            .build();
    return HorizontalPodAutoscaler.builder("models", "chat")
        .spec(
            s -> {
              s.minReplicas(MIN).maxReplicas(MAX).metrics(List.of(cpu, queue, demand));
              return behavior
                  ? s.behavior(b -> b.scaleDown(d -> d.stabilizationWindowSeconds(3_600)))
                  : s;
            })
        .build();
  }

  @Nested
  class Hpa extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return HpaPolicy.of(hpa(false), c -> c.version(HpaVersion.V1_31));
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.action() != Action.DISABLED && answer.action() != Action.ERROR) {
        inBounds(answer);
      }
    }
  }

  @Nested
  class HpaWithBehavior extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return HpaPolicy.of(hpa(true));
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.action() != Action.DISABLED && answer.action() != Action.ERROR) {
        inBounds(answer);
      }
    }
  }

  private static ScaledObject scaledObject(boolean formula) {
    ScaleTrigger queue =
        ScaleTrigger.builder()
            .type("prometheus")
            .name("queue")
            .metadata(Map.of("threshold", "5", "activationThreshold", "1"))
            .useCachedMetrics(!formula)
            .build();
    ScaleTrigger kv =
        ScaleTrigger.builder()
            .type("prometheus")
            .name("kv")
            .metadata(Map.of("threshold", "0.6"))
            .build();
    return ScaledObject.builder("models", "chat")
        .spec(
            s -> {
              s.triggers(List.of(queue, kv)).maxReplicaCount(MAX).cooldownPeriod(60);
              s.fallback(
                  f ->
                      f.failureThreshold(2)
                          .replicas(3)
                          .behavior(
                              formula
                                  ? FallbackBehavior.SCALING_MODIFIERS
                                  : FallbackBehavior.CURRENT_REPLICAS_IF_HIGHER));
              return formula
                  ? s.advanced(
                      a ->
                          a.scalingModifiers(
                              m -> m.formula("max([queue ?? 0, (kv ?? 0) * 10])").target("5")))
                  : s.minReplicaCount(MIN).idleReplicaCount(1);
            })
        .build();
  }

  @Nested
  class Keda extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return KedaPolicy.of(scaledObject(false));
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.action() == Action.SCALE) {
        assertThat(answer.replicas()).isBetween(1, MAX);
      }
    }
  }

  @Nested
  class KedaWithFormula extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return KedaPolicy.of(scaledObject(true));
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.action() == Action.SCALE) {
        assertThat(answer.replicas()).isBetween(0, MAX);
      }
    }
  }

  private static KpaPolicy kpa(String... more) {
    Map<String, String> annotations = new java.util.TreeMap<>();
    annotations.put("autoscaling.knative.dev/target", "8");
    annotations.put("autoscaling.knative.dev/max-scale", MAX + "");
    for (int i = 0; i < more.length; i += 2) {
      annotations.put("autoscaling.knative.dev/" + more[i], more[i + 1]);
    }
    return KpaPolicy.of(annotations, Map.of());
  }

  @Nested
  class Kpa extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return kpa("min-scale", MIN + "");
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.confidence() != Confidence.BLIND) {
        inBounds(answer);
      }
    }
  }

  @Nested
  class KpaOfAnHour extends InKubernetes {
    @Override
    protected ScalingPolicy policy() {
      return kpa("window", "1h", "scale-down-delay", "1h");
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      if (answer.confidence() != Confidence.BLIND) {
        assertThat(answer.replicas()).isBetween(0, MAX);
      }
    }
  }

  private static WvaPolicy wva() {
    return WvaPolicy.v1(WvaPolicy.Thresholds.DOCUMENTED);
  }

  @Nested
  class Wva extends ScalingPolicyContract {
    @Override
    protected ScalingPolicy policy() {
      return wva();
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      assertThat(Math.abs(answer.replicas() - answer.current())).isLessThanOrEqualTo(1);
      assertThat(answer.replicas()).isGreaterThanOrEqualTo(Math.min(1, answer.current()));
    }
  }

  @Nested
  class Fairlead extends ScalingPolicyContract {
    @Override
    protected ScalingPolicy policy() {
      return SloPolicy.builder(new Slo(Slo.Metric.TTFT, Duration.ofSeconds(2), 0.95))
          .profile(Profile.of(0.01, 2e-5, 1e-8))
          .coldStart(ColdStart.prior(Map.of()))
          .bounds(MIN, MAX)
          .build();
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      inBounds(answer);
    }

    @Override
    protected boolean restoresExactly() {
      return false; // demand that was counted for half a tick is void after a restart
    }
  }

  /** Combinators of policies that disagree, within bounds. */
  abstract static class Combined extends InKubernetes {
    abstract ScalingPolicy combined();

    @Override
    protected ScalingPolicy policy() {
      return Policies.bounded(combined(), MIN, MAX);
    }

    @Override
    protected void check(Observation observation, Recommendation answer) {
      inBounds(answer);
    }
  }

  @Nested
  class Max extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.max(HpaPolicy.of(hpa(false)), kpa(), wva());
    }
  }

  @Nested
  class Min extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.min(HpaPolicy.of(hpa(false)), kpa(), wva());
    }
  }

  @Nested
  class AnyUpAllDown extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.anyUpAllDown(KedaPolicy.of(scaledObject(false)), kpa());
    }
  }

  @Nested
  class Stabilized extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.stabilized(kpa(), Duration.ofSeconds(30), Duration.ofHours(6));
    }
  }

  @Nested
  class RateLimited extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.rateLimited(
          kpa(), Rate.of(4, Duration.ofMinutes(1)), Rate.of(1, Duration.ofHours(12)));
    }
  }

  @Nested
  class Scheduled extends Combined {
    @Override
    ScalingPolicy combined() {
      Window night =
          new Window(
              EnumSet.allOf(DayOfWeek.class), LocalTime.of(1, 0), LocalTime.of(1, 20), wva());
      return Policies.scheduled(ZoneId.of("Europe/Berlin"), List.of(night), kpa());
    }
  }

  @Nested
  class Advisory extends Combined {
    @Override
    ScalingPolicy combined() {
      return Policies.advisory(kpa(), HpaPolicy.of(hpa(true)));
    }
  }
}
