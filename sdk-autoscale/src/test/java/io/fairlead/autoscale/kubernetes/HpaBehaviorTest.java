package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.decide;
import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.externalValues;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates and stabilization, and the state in which they are remembered. */
class HpaBehaviorTest {

  @ParameterizedTest
  @CsvSource({
    "25, 12, 29", // in integers 28
    "1, 100, 2",
    "10, 10, 11",
  })
  void percentPoliciesAreDoubles(int start, int percent, int limit) {
    Map<String, Object> rules =
        Map.of(
            "scaleUp",
            Map.of(
                "policies",
                List.of(Map.of("type", "Percent", "value", percent, "periodSeconds", 60))));
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(external("m", "AverageValue", "1")), "behavior", rules)));
    Recommendation grown = decide(policy, observation(start, List.of(), externalValues("m", "99")));
    assertThat(grown.replicas()).isEqualTo(limit);
    assertThat(grown.binding().step()).isEqualTo(Step.RATE);
  }

  @Test
  void eventsOfThePeriodCountAgainstTheRate() {
    Map<String, Object> rules =
        Map.of(
            "scaleUp",
            Map.of("policies", List.of(Map.of("type", "Pods", "value", 4, "periodSeconds", 60))));
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(external("m", "AverageValue", "1")), "behavior", rules)));
    State state = policy.initial();
    List<Integer> answers = new ArrayList<>();
    int current = 2;
    for (int tick = 0; tick < 6; tick++) {
      Decision decision =
          policy.decide(
              observation(current, List.of(), externalValues("m", "50")),
              state,
              MOMENT.plusNanos(tick * 15_000_000_000L));
      state = decision.next();
      current = decision.recommendation().replicas();
      answers.add(current);
    }
    assertThat(answers).containsExactly(6, 6, 6, 6, 10, 10);
  }

  @Test
  void aStateGoesThroughJsonAndAFileOfTheSameFormIsRead() {
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(
                Map.of(
                    "metrics",
                    List.of(external("m", "AverageValue", "10")),
                    "behavior",
                    Map.of("scaleDown", Map.of("stabilizationWindowSeconds", 120)))));
    Observation seen = observation(3, List.of(), externalValues("m", "70"));
    Decision first = policy.decide(seen, policy.initial(), MOMENT);
    State restored = policy.restore(first.next().toJson(), MOMENT);
    Observation less = observation(7, List.of(), externalValues("m", "10"));
    Decision here = policy.decide(less, first.next(), MOMENT.plusNanos(15_000_000_000L));
    Decision there = policy.decide(less, restored, MOMENT.plusNanos(15_000_000_000L));
    assertThat(there.next().toJson()).isEqualTo(here.next().toJson());
    assertThat(there.recommendation().restored()).isTrue();
    assertThat(here.recommendation().replicas()).isEqualTo(7);
    assertThat(here.recommendation().binding().step()).isEqualTo(Step.STABILIZATION);
  }
}
