package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.hpa;
import static io.fairlead.autoscale.kubernetes.Hpas.observation;
import static io.fairlead.autoscale.kubernetes.Hpas.podValues;
import static io.fairlead.autoscale.kubernetes.Hpas.pods;
import static io.fairlead.autoscale.kubernetes.Hpas.podsMetric;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Explanation;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which change of a metric would have changed the answer. */
class HpaExplanationTest {

  @Test
  void saysWhichUsageWouldHaveChangedTheAnswer() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(podsMetric("queue", "10")))));
    Explanation why =
        policy.explain(
            observation(4, pods(4), podValues("queue", "15", "15", "15", "15")),
            policy.initial(),
            MOMENT);
    assertThat(why.recommendation().replicas()).isEqualTo(6);
    assertThat(why.wouldChange()).hasSize(2);
    // 15 is exactly ceil(1.5 x 4) = 6: one thousandth more asks for 7, 12.5 and less for 5
    assertThat(why.wouldChange().get(0).to()).isEqualTo(15.001);
    assertThat(why.wouldChange().get(0).replicas()).isEqualTo(7);
    assertThat(why.wouldChange().get(1).to()).isEqualTo(12.5);
    assertThat(why.wouldChange().get(1).replicas()).isEqualTo(5);
    assertThat(why.text())
        .contains("scale: 4 -> 6 replicas")
        .contains("  the metric would ask for 7 if pods metric queue were 15.001 instead of 15");
  }

  @Test
  void beyondTheMaximumItSaysWhatTheMetricWouldAskForAndNotWhatTheAnswerWouldBe() {
    HpaPolicy policy =
        HpaPolicy.of(hpa(Map.of("maxReplicas", 4, "metrics", List.of(podsMetric("queue", "10")))));
    Explanation why =
        policy.explain(
            observation(3, pods(3), podValues("queue", "16", "14", "15")),
            policy.initial(),
            MOMENT);
    assertThat(why.recommendation().replicas()).isEqualTo(4);
    assertThat(why.wouldChange())
        .extracting(Change::replicas)
        .as("of a proposal of 5")
        .containsExactly(6, 4);
    assertThat(why.wouldChange()).allMatch(change -> change.proposal() != null);
    assertThat(why.text()).contains("the metric would ask for 4 if").doesNotContain("  4 replicas");
    assertThat(why.wouldChange().get(0).toJson().get("proposal"))
        .isEqualTo(Json.object().put("policy", "hpa").put("metric", "pods metric queue").build());
  }
}
