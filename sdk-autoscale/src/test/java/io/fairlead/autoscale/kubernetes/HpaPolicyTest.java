package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static io.fairlead.autoscale.kubernetes.Hpas.NOW;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.Controller.Overflow;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HpaPolicyTest {

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
    Json.Obj proposal = proposal(why, 0);
    assertThat(proposal.get("ratio")).isEqualTo(Json.of(1.1125));
    assertThat(((Json.Obj) proposal.get("current")).get("averageUtilization"))
        .isEqualTo(Json.of(89));
  }

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
    State settled = new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);
    Observation idle = observation(3, pods, cpuUsage("100m", "100m", "9"));
    assertThat(policy.decide(idle, settled, MOMENT).recommendation().replicas()).isEqualTo(1);
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
  void anExternalValueMultipliesReadyPodsSoThatNoneIsNone() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of("metrics", List.of(external("m", "Value", "10")))));
    assertThat(decide(policy, observation(3, pods(2), externalValues("m", "30"))).replicas())
        .isEqualTo(6); // 3 times two ready pods
    List<PodView> unready = List.of(pod("p0", "Running", "False", NOW, NOW));
    State settled = new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);
    Observation overloaded = observation(5, unready, externalValues("m", "300"));
    // all pods unready under overload: 30 x 0 ready pods is 0, so the minimum
    assertThat(policy.decide(overloaded, settled, MOMENT).recommendation().replicas()).isEqualTo(1);
  }

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
    State settled = new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);
    Observation flooded = observation(5, pods(1), podValues("queue", "5000000000"));
    assertThat(policy.decide(flooded, settled, MOMENT).recommendation().replicas()).isEqualTo(1);
    HpaPolicy sane =
        HpaPolicy.of(
            hpa(Map.of("metrics", List.of(podsMetric("queue", "1m")))), c -> c.version(version));
    assertThat(sane.decide(flooded, settled, MOMENT).recommendation().replicas()).isEqualTo(10);
  }

  @Test
  void aNegativeSumIsTakenForAnOverflowSince134() {
    var autoscaler = hpa(Map.of("metrics", List.of(external("m", "AverageValue", "10"))));
    State settled = new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);
    Observation seen = observation(3, List.of(), externalValues("m", "-5"));
    assertThat(
            HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_33))
                .decide(seen, settled, MOMENT)
                .recommendation()
                .replicas())
        .isEqualTo(1);
    assertThat(
            HpaPolicy.of(autoscaler, c -> c.version(HpaVersion.V1_34))
                .decide(seen, settled, MOMENT)
                .recommendation()
                .replicas())
        .isEqualTo(6); // the legacy limit: twice the present number
  }

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
    State settled = new HpaState(List.of(), List.of(), List.of(), List.of(), null, false);
    Decision asleep =
        policy.decide(observation(2, pods(2), externalValues("m", "0")), settled, MOMENT);
    assertThat(asleep.recommendation().replicas()).isZero();
    Decision woken =
        policy.decide(
            observation(0, List.of(), externalValues("m", "25")),
            asleep.next(),
            MOMENT.plusNanos(600_000_000_000L));
    assertThat(woken.recommendation().replicas()).isEqualTo(3);
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

  private static Stream<Arguments> behaviorsThatTheApiServerRefuses() {
    return Stream.of(
        Arguments.of("stabilizationWindowSeconds", -1, " must be in [0, 3600], but was -1"),
        Arguments.of("stabilizationWindowSeconds", 3601, " must be in [0, 3600], but was 3601"),
        Arguments.of("tolerance", "-0.1", " must be at least 0, but was -0.1"),
        Arguments.of("selectPolicy", "Best", " must be Max, Min or Disabled, but was Best"),
        Arguments.of("policies", List.of(), " must be absent, or one at least"),
        Arguments.of("policies", rule("Pods", 1, 0), ".periodSeconds must be in [1, 1800]"),
        Arguments.of("policies", rule("Pods", 1, 1801), ".periodSeconds must be in [1, 1800]"),
        Arguments.of("policies", rule("Pods", 0, 15), ".value must be greater than 0"),
        Arguments.of("policies", rule("Half", 1, 15), ".type must be Pods or Percent"));
  }

  private static List<Map<String, Object>> rule(String type, int value, int period) {
    return List.of(Map.of("type", type, "value", value, "periodSeconds", period));
  }

  @ParameterizedTest
  @MethodSource("behaviorsThatTheApiServerRefuses")
  void refusesABehaviorThatTheApiServerWouldRefuse(String member, Object value, String message) {
    for (String direction : List.of("scaleUp", "scaleDown")) {
      Map<String, ?> behavior = Map.of(direction, Map.of(member, value));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("behavior", behavior))))
          .withMessageStartingWith("spec.behavior." + direction + "." + member + message);
    }
  }

  private static Stream<Arguments> metricsThatTheApiServerRefuses() {
    Map<String, Object> name = Map.of("name", "m");
    Map<String, Object> average = Map.of("type", "AverageValue", "averageValue", "5");
    Map<String, Object> both = Map.of("type", "Value", "averageValue", "5", "value", "5");
    Map<String, Object> twice =
        Map.of("type", "Utilization", "averageValue", "5", "averageUtilization", 50);
    Map<String, Object> odd = Map.of("type", "Median", "averageValue", "5");
    return Stream.of(
        Arguments.of(
            source("External", "metric", name, "target", both),
            ".external.target must be a value or an averageValue, but was both"),
        Arguments.of(
            source("Resource", "name", "cpu", "target", twice),
            ".resource.target must be an averageUtilization or an averageValue, but was both"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "c", "target", twice),
            ".containerResource.target must be an averageUtilization or an averageValue, but was"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "C_1", "target", average),
            ".containerResource.container must be a DNS label, but was C_1"),
        Arguments.of(
            source("ContainerResource", "name", "cpu", "container", "", "target", average),
            ".containerResource.container must be there, but was absent"),
        Arguments.of(
            source("Pods", "metric", name, "target", odd),
            ".pods.target.type must be Utilization, Value or AverageValue, but was Median"),
        Arguments.of(
            source("Pods", "metric", name, "target", Map.of("averageValue", "5")),
            ".pods.target.type must be there, but was absent"),
        Arguments.of(
            source("Pods", "metric", Map.of("name", "a/b"), "target", average),
            ".pods.metric.name must be neither '.' nor '..' and without '/' and '%', but was a/b"),
        Arguments.of(
            source("Object", "metric", name, "target", average, "describedObject", name),
            ".object.describedObject.kind must be there, but was absent"),
        Arguments.of(
            Map.of("type", "Pods", "pods", Map.of(), "object", Map.of()),
            " must be without a source of another type than Pods, but was Object"));
  }

  private static Map<String, Object> source(String type, Object... members) {
    Map<String, Object> source = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      source.put((String) members[i], members[i + 1]);
    }
    String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return Map.of("type", type, name, source);
  }

  @ParameterizedTest
  @MethodSource("metricsThatTheApiServerRefuses")
  void refusesAMetricThatTheApiServerWouldRefuse(Map<String, ?> metric, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("metrics", List.of(metric)))))
        .withMessageStartingWith("spec.metrics[0]" + message);
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

  @Test
  void refusesWhatTheApiServerWouldRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("maxReplicas", 0))))
        .withMessage("spec.maxReplicas must be at least 1, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HpaPolicy.of(hpa(Map.of("metrics", List.of(Map.of("type", "Custom"))))))
        .withMessage(
            "spec.metrics[0].type must be Resource, ContainerResource, Pods, Object or External,"
                + " but was Custom");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HpaPolicy.of(hpa(Map.of("metrics", List.of(external("m", "Value", "0"))))))
        .withMessageContaining("greater than 0");
  }

  @Test
  void withoutAViewItIsBlind() {
    HpaPolicy policy = HpaPolicy.of(hpa(Map.of()));
    Observation nothing = Observation.builder(VariantId.of("v")).scale(3, 3).build();
    assertThat(decide(policy, nothing).action()).isEqualTo(Action.ERROR);
    assertThat(decide(policy, nothing).replicas()).isEqualTo(3);
  }

  private static Json.Obj proposal(Explanation why, int index) {
    return (Json.Obj) ((Json.Arr) why.toJson().get("proposals")).items().get(index);
  }
}
