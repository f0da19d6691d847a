package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.SETTLED;
import static io.fairlead.autoscale.kubernetes.Hpas.decide;
import static io.fairlead.autoscale.kubernetes.Hpas.external;
import static io.fairlead.autoscale.kubernetes.Hpas.externalValues;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.podValues;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static io.fairlead.autoscale.kubernetes.Hpas.podsMetric;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.kubernetes.Controller.Overflow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs between versions of Kubernetes, and between machines. */
class HpaVersionsTest {

  @ParameterizedTest
  @CsvSource({"V1_31, 4", "V1_33, 3", "V1_37, 3"})
  void theEdgeOfTheToleranceMovedIn133(HpaVersion version, int replicas) {
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(external("m", "AverageValue", "50")))),
            c -> c.version(version));
    // 165 over 3 x 50 is 1.1; |1 - 1.1| is a little more than 0.1 in doubles
    assertThat(decide(policy, observation(3, List.of(), externalValues("m", "165"))).replicas())
        .isEqualTo(replicas);
  }

  @Test
  void toleranceOfADirectionNeedsItsGate() {
    Map<String, Object> behavior = Map.of("scaleUp", Map.of("tolerance", "0.5"));
    var autoscaler =
        hpa(Map.of("metrics", List.of(external("m", "AverageValue", "10")), "behavior", behavior));
    Observation seen = observation(3, List.of(), externalValues("m", "40")); // ratio 1.33
    assertThat(decide(HpaPolicy.of(autoscaler), seen).replicas()).isEqualTo(3);
    assertThat(decide(HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_33)), seen).replicas())
        .isEqualTo(4);
    assertThat(
            decide(
                    HpaPolicy.of(
                        autoscaler,
                        c ->
                            c.version(HpaVersion.V1_33)
                                .featureGate("HPAConfigurableTolerance", true)),
                    seen)
                .replicas())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(HpaVersion.class)
  void extremeDemandGoesToTheMinimumOnAmd64BeforeItSaturates(HpaVersion version) {
    HpaPolicy policy =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(podsMetric("queue", "1m")))),
            c -> c.version(version).overflow(Overflow.AMD64));
    Observation flooded = observation(5, pods(1), podValues("queue", "5000000000"));
    assertThat(policy.decide(flooded, SETTLED, MOMENT).recommendation().replicas()).isEqualTo(1);
    HpaPolicy sane =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(podsMetric("queue", "1m")))), c -> c.version(version));
    assertThat(sane.decide(flooded, SETTLED, MOMENT).recommendation().replicas()).isEqualTo(10);
  }

  @Test
  void aNegativeSumIsTakenForAnOverflowSince134() {
    var autoscaler = hpa(Map.of("metrics", List.of(external("m", "AverageValue", "10"))));
    Observation seen = observation(3, List.of(), externalValues("m", "-5"));
    assertThat(
            HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_33))
                .decide(seen, SETTLED, MOMENT)
                .recommendation()
                .replicas())
        .isEqualTo(1);
    assertThat(
            HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_34))
                .decide(seen, SETTLED, MOMENT)
                .recommendation()
                .replicas())
        .isEqualTo(6); // the legacy limit: twice the present number
  }
}
