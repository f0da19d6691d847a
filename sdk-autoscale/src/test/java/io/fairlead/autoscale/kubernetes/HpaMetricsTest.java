package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.cpu;
import static io.fairlead.autoscale.kubernetes.Hpas.cpuUsage;
import static io.fairlead.autoscale.kubernetes.Hpas.decide;
import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.externalValues;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.VariantId;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many replicas a metric asks for, and what several metrics come to. */
class HpaMetricsTest {

  @ParameterizedTest
  @CsvSource({
    "800m, 3", // exactly on target
    "880m, 3", // 1.1: still tolerable
    "890m, 4", // ceil(1.1125 * 3), 89 % is 1.1125
    "1600m, 6", // doubled
    "400m, 3", // halved to 2, but the initial recommendation of 3 is within the window
  })
  void followsUtilization(String usage, int replicas) {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(cpu(80)))));
    Observation seen = observation(3, pods(3), cpuUsage(usage, usage, usage));
    assertThat(decide(policy, seen).replicas()).isEqualTo(replicas);
  }

  @Test
  void metricsAreCpuAtEightyPercentUnlessSaidOtherwise() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of()));
    assertThat(decide(policy, observation(2, pods(2), cpuUsage("1600m", "1600m"))).replicas())
        .isEqualTo(4);
  }

  @Test
  void truncatesUtilizationToWholePercent() {
    // 899 of 1000 is 89 %, so 1.1125 and not 1.12375
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(cpu(80)))));
    Explanation why =
        policy.explain(observation(1, pods(1), cpuUsage("899m")), policy.initial(), MOMENT);
    Json.Obj proposal = (Json.Obj) ((Json.Arr) why.toJson().get("proposals")).items().get(0);
    assertThat(proposal.get("ratio")).isEqualTo(Json.of(1.1125));
    assertThat(((Json.Obj) proposal.get("current")).get("averageUtilization"))
        .isEqualTo(Json.of(89));
  }

  @ParameterizedTest
  @CsvSource({
    // sum, target, replicas now, proposal: an average value ignores pods altogether
    "60, 10, 3, 6",
    "100, 10, 3, 6", // the limit without behavior: twice the present number, at least 4
    "32, 10, 3, 3", // 1.0667 is tolerable
    "34, 10, 3, 4",
    "0, 10, 3, 3", // 0, but at least minReplicas 1, and the window holds 3
  })
  void dividesAnExternalAverageValue(String sum, String target, int now, int replicas) {
    HpaPolicy policy =
        HpaPolicy.of(hpa(Map.of("metrics", List.of(external("m", "AverageValue", target)))));
    assertThat(decide(policy, observation(now, List.of(), externalValues("m", sum))).replicas())
        .isEqualTo(replicas);
  }

  @Test
  void shrinkingIsRefusedWhileAMetricFailsButGrowingIsNot() {
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(
                Map.of(
                    "metrics",
                    List.of(
                        external("gone", "Value", "10"), external("m", "AverageValue", "10")))));
    Recommendation less = decide(policy, observation(5, pods(5), externalValues("m", "10")));
    assertThat(less.action()).isEqualTo(Action.ERROR);
    assertThat(less.replicas()).isEqualTo(5);
    assertThat(less.binding().text())
        .startsWith("invalid metrics (1 invalid out of 2), first error is: failed to get gone");
    assertThat(decide(policy, observation(5, pods(5), externalValues("m", "80"))).replicas())
        .isEqualTo(8);
  }

  @Test
  void withoutAViewItIsBlind() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of()));
    Observation nothing = Observation.builder(VariantId.of("v")).scale(3, 3).build();
    assertThat(decide(policy, nothing).action()).isEqualTo(Action.ERROR);
    assertThat(decide(policy, nothing).replicas()).isEqualTo(3);
  }
}
