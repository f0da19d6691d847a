package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.keda.v1alpha1.FallbackBehavior;
import io.fairlead.api.keda.v1alpha1.ScaleTrigger;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.BoundsWindow;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.Rate;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.Window;
import io.fairlead.autoscale.kubernetes.Controller;
import io.fairlead.autoscale.kubernetes.HpaPolicy;
import io.fairlead.autoscale.kubernetes.HpaVersion;
import io.fairlead.autoscale.kubernetes.KedaPolicy;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import io.fairlead.autoscale.kubernetes.KpaView;
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
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Our own policies and combinators, each with the invariant that it states. */
enum OurPolicies {
  HPA(() -> HpaPolicy.of(hpa(false), c -> c.version(HpaVersion.V1_31)), OurPolicies::hpaBounds),
  HPA_WITH_BEHAVIOR(() -> HpaPolicy.of(hpa(true)), OurPolicies::hpaBounds),
  HPA_WITH_GOS_OVERFLOW(
      () -> HpaPolicy.of(hpa(true), c -> c.overflow(Controller.Overflow.AMD64)),
      OurPolicies::hpaBounds),
  KEDA(
      () -> KedaPolicy.of(scaledObject(false)),
      (seen, answer) -> {
        if (answer.action() == Action.SCALE) {
          assertThat(answer.replicas()).isBetween(1, OurPolicies.MAX);
        }
      }),
  KEDA_WITH_FORMULA(
      () -> KedaPolicy.of(scaledObject(true)),
      (seen, answer) -> {
        if (answer.action() == Action.SCALE) {
          assertThat(answer.replicas()).isBetween(0, OurPolicies.MAX);
        }
      }),
  KPA(() -> kpa("min-scale", OurPolicies.MIN + ""), OurPolicies::kpaBounds),
  KPA_OF_AN_HOUR(
      () -> kpa("min-scale", OurPolicies.MIN + "", "window", "1h", "scale-down-delay", "1h"),
      OurPolicies::kpaBounds),
  WVA(
      OurPolicies::wva,
      (seen, answer) -> {
        assertThat(Math.abs(answer.replicas() - answer.current())).isLessThanOrEqualTo(1);
        assertThat(answer.replicas()).isGreaterThanOrEqualTo(Math.min(1, answer.current()));
      }),
  SLO(OurPolicies::slo, OurPolicies::bounds),
  MAX_OF_THREE(
      () -> bounded(Policies.max(HpaPolicy.of(hpa(false)), kpa(), wva())), OurPolicies::bounds),
  MIN_OF_THREE(
      () -> bounded(Policies.min(HpaPolicy.of(hpa(false)), kpa(), wva())), OurPolicies::bounds),
  ANY_UP_ALL_DOWN(
      () -> bounded(Policies.anyUpAllDown(KedaPolicy.of(scaledObject(false)), kpa())),
      OurPolicies::bounds),
  STABILIZED(
      () -> bounded(Policies.stabilized(kpa(), Duration.ofSeconds(30), Duration.ofHours(6))),
      OurPolicies::bounds),
  RATE_LIMITED(
      () ->
          bounded(
              Policies.rateLimited(
                  kpa(), Rate.of(4, Duration.ofMinutes(1)), Rate.of(1, Duration.ofHours(12)))),
      OurPolicies::bounds),
  SCHEDULED(() -> bounded(scheduled()), OurPolicies::bounds),
  SCHEDULED_BOUNDS(OurPolicies::scheduledBounds, OurPolicies::bounds),
  ADVISORY(() -> bounded(Policies.advisory(kpa(), HpaPolicy.of(hpa(true)))), OurPolicies::bounds);

  private static final int MIN = 2;
  private static final int MAX = 25;

  private final Supplier<ScalingPolicy> policy;
  private final BiConsumer<Observation, Recommendation> invariant;

  OurPolicies(Supplier<ScalingPolicy> policy, BiConsumer<Observation, Recommendation> invariant) {
    this.policy = policy;
    this.invariant = invariant;
  }

  ScalingPolicy policy() {
    return policy.get();
  }

  void check(Observation observation, Recommendation answer) {
    invariant.accept(observation, answer);
  }

  /** Demand that was counted for a part of a tick is void after a restart. */
  boolean restoresExactly() {
    return this != SLO;
  }

  private static void bounds(Observation observation, Recommendation answer) {
    assertThat(answer.replicas()).isBetween(MIN, MAX);
  }

  private static void hpaBounds(Observation observation, Recommendation answer) {
    if (answer.action() != Action.DISABLED && answer.action() != Action.ERROR) {
      bounds(observation, answer);
    }
  }

  private static void kpaBounds(Observation observation, Recommendation answer) {
    boolean reachable = observation.view(KpaView.class).map(KpaView::reachable).orElse(true);
    if (answer.confidence() != Confidence.BLIND && reachable) {
      bounds(observation, answer);
    } else if (answer.confidence() != Confidence.BLIND) {
      assertThat(answer.replicas()).isBetween(0, MAX); // without a minimum
    }
  }

  private static ScalingPolicy bounded(ScalingPolicy policy) {
    return Policies.bounded(policy, MIN, MAX);
  }

  private static ScalingPolicy scheduled() {
    Window night =
        new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(1, 0), LocalTime.of(1, 20), wva());
    return Policies.scheduled(ZoneId.of("Europe/Berlin"), List.of(night), kpa());
  }

  private static ScalingPolicy scheduledBounds() {
    BoundsWindow night =
        new BoundsWindow(
            EnumSet.allOf(DayOfWeek.class), LocalTime.of(1, 0), LocalTime.of(1, 20), 3, 4);
    return Policies.scheduledBounds(
        ZoneId.of("Europe/Berlin"), List.of(night), MIN, MAX, HpaPolicy.of(hpa(true)));
  }

  private static ScalingPolicy slo() {
    return SloPolicy.builder(new Slo(Slo.Metric.TTFT, Duration.ofSeconds(2), 0.95))
        .profile(Profile.of(0.01, 2e-5, 1e-8))
        .coldStart(ColdStart.prior(Map.of()))
        .bounds(MIN, MAX)
        .build();
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

  private static KpaPolicy kpa(String... more) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("autoscaling.knative.dev/target", "8");
    annotations.put("autoscaling.knative.dev/max-scale", MAX + "");
    for (int i = 0; i < more.length; i += 2) {
      annotations.put("autoscaling.knative.dev/" + more[i], more[i + 1]);
    }
    return KpaPolicy.of(annotations, Map.of());
  }

  private static WvaPolicy wva() {
    return WvaPolicy.v1(WvaPolicy.Thresholds.DOCUMENTED);
  }
}
