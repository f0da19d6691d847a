package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.NOW;
import static io.fairlead.autoscale.kubernetes.Hpas.SETTLED;
import static io.fairlead.autoscale.kubernetes.Hpas.cpu;
import static io.fairlead.autoscale.kubernetes.Hpas.cpuUsage;
import static io.fairlead.autoscale.kubernetes.Hpas.decide;
import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.externalValues;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.pod;
import static io.fairlead.autoscale.kubernetes.Hpas.podValues;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static io.fairlead.autoscale.kubernetes.Hpas.podsMetric;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pods count: the missing, the unready, and all of them where readiness is not looked at. */
class HpaReadinessTest {

  @Test
  void missingPodsCountAsIdleWhenGrowingAndAsBusyWhenShrinking() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(cpu(50)))));
    // p0 at 200 %: ratio 4; p1 filled in with 0: ratio 2 over 2 pods
    assertThat(decide(policy, observation(2, pods(2), cpuUsage("2", ""))).replicas()).isEqualTo(4);
    // p0 at 10 %: ratio 0.2; p1 filled in with 100 %: 55 % is 1.1: the direction turns, so hold
    Recommendation shrinking = decide(policy, observation(2, pods(2), cpuUsage("100m", "")));
    assertThat(shrinking.replicas()).isEqualTo(2);
    assertThat(shrinking.binding().step()).isEqualTo(Step.TOLERANCE);
    Recommendation turning = decide(policy, observation(2, pods(2), cpuUsage("200m", "")));
    assertThat(turning.binding().step()).isEqualTo(Step.DIRECTION);
  }

  @Test
  void unreadyPodsCountAsIdleWhenGrowingAndNotAtAllWhenShrinking() {
    Instant justNow = NOW.minusSeconds(20);
    List<PodView> pods = new ArrayList<>(pods(2));
    pods.add(pod("p2", "Running", "False", justNow, justNow));
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(cpu(50)))));
    // 100 %, 100 %, unready: ratio 2, refilled 66 % is 1.32 over 3 pods
    assertThat(decide(policy, observation(3, pods, cpuUsage("1", "1", "9"))).replicas())
        .isEqualTo(4);
    Observation idle = observation(3, pods, cpuUsage("100m", "100m", "9"));
    assertThat(policy.decide(idle, SETTLED, MOMENT).recommendation().replicas()).isEqualTo(1);
  }

  @Test
  void readinessOfAPodIsNotLookedAtForCustomMetrics() {
    Instant justNow = NOW.minusSeconds(20);
    List<PodView> pods = new ArrayList<>(pods(1));
    pods.add(pod("p1", "Running", "False", justNow, justNow));
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(podsMetric("queue", "10")))));
    // the pod that loads its weights exports 0 and is averaged in: 20 / 2 is on target
    assertThat(decide(policy, observation(2, pods, podValues("queue", "20", "0"))).replicas())
        .isEqualTo(2);
  }

  @Test
  void anExternalValueMultipliesReadyPodsSoThatNoneIsNone() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(external("m", "Value", "10")))));
    assertThat(decide(policy, observation(3, pods(2), externalValues("m", "30"))).replicas())
        .isEqualTo(6); // 3 times two ready pods
    List<PodView> unready = List.of(pod("p0", "Running", "False", NOW, NOW));
    Observation overloaded = observation(5, unready, externalValues("m", "300"));
    // all pods unready under overload: 30 x 0 ready pods is 0, so the minimum
    assertThat(policy.decide(overloaded, SETTLED, MOMENT).recommendation().replicas()).isEqualTo(1);
  }
}
