package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.SETTLED;
import static io.fairlead.autoscale.kubernetes.Hpas.cpu;
import static io.fairlead.autoscale.kubernetes.Hpas.decide;
import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.externalValues;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Down to no replicas, and up again. */
class HpaScaleToZeroTest {

  @Test
  void zeroReplicasNeedTheConditionSince136() {
    var autoscaler =
        hpa(Map.of("minReplicas", 0, "metrics", List.of(external("m", "Value", "10"))));
    Observation asleep = observation(0, List.of(), externalValues("m", "35"));
    assertThat(
            decide(HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_34)), asleep).replicas())
        .isEqualTo(4);
    HpaPolicy policy = HpaPolicy.of(autoscaler);
    assertThat(decide(policy, asleep).action()).isEqualTo(Action.DISABLED);
    State byUs =
        new HpaState(
            List.of(),
            List.of(),
            List.of(),
            List.of(new HpaCondition("ScaledToZero", "True", "", "", null)),
            null,
            false);
    Decision woken = policy.decide(asleep, byUs, MOMENT);
    assertThat(woken.recommendation().replicas()).isEqualTo(4);
    assertThat(woken.next().toJson().toString()).contains("NotScaledToZero");
    HpaPolicy off =
        HpaPolicy.of(
            autoscaler, c -> c.version(HpaVersion.V1_36).featureGate("HPAScaleToZero", false));
    assertThat(off.decide(asleep, byUs, MOMENT).recommendation().action())
        .isEqualTo(Action.DISABLED);
  }

  @Test
  void remembersThatItScaledToZeroItself() {
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(Map.of("minReplicas", 0, "metrics", List.of(external("m", "Value", "10")))));
    Decision asleep =
        policy.decide(observation(2, pods(2), externalValues("m", "0")), SETTLED, MOMENT);
    assertThat(asleep.recommendation().replicas()).isZero();
    Decision woken =
        policy.decide(
            observation(0, List.of(), externalValues("m", "25")),
            asleep.next(),
            MOMENT.plusNanos(600_000_000_000L));
    assertThat(woken.recommendation().replicas()).isEqualTo(3);
  }

  @Test
  void zeroReplicasNeedAMetricThatSaysSomethingWithoutPods() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("minReplicas", 0, "metrics", List.of(cpu(50))))))
        .withMessage(
            "spec.metrics must be with an Object or External one for minReplicas 0,"
                + " but was without");
    List<?> both = List.of(cpu(50), external("m", "Value", "5"));
    assertThat(HpaPolicy.of(hpa(Map.of("minReplicas", 0, "metrics", both)))).isNotNull();
  }
}
