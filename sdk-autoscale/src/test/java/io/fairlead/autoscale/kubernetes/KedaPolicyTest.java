package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Kedas.object;
import static io.fairlead.autoscale.kubernetes.Kedas.prometheus;
import static io.fairlead.autoscale.kubernetes.Kedas.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.autoscale.kubernetes.Kedas.Run;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KedaPolicyTest {

  private static final Answer FAILED = Answer.failed("q", "timeout");

  @ParameterizedTest
  @CsvSource({
    // min, value of the trigger, replicas afterwards: active above 2, strictly
    "0, 2, 0",
    "0, 2.0001, 1",
    "3, 3, 3",
    "0, 1e300, 1",
  })
  void activationGoesToTheMinimumAtOnceAndNoFurther(int min, double value, int replicas) {
    Run run = run(Map.of("minReplicaCount", min), 0);
    assertThat(run.value(value).poll()).isEqualTo(replicas);
  }

  @Test
  void theAutoscalerDoesTheRestButNothingAtZero() {
    Run run = run(Map.of(), 0);
    assertThat(run.value(45).hpa()).isZero();
    assertThat(run.last.recommendation().action()).isEqualTo(Action.DISABLED);
    assertThat(run.poll()).isEqualTo(1);
    assertThat(run.hpa()).isEqualTo(4); // twice the present number, at least 4
    assertThat(run.later(15).hpa()).isEqualTo(5);
  }

  @Test
  void coolsDownFromTheLastActivePollThenGoesToZero() {
    Run run = run(Map.of("cooldownPeriod", 60), 0);
    run.value(45).poll();
    run.replicas = 5;
    assertThat(run.value(0).later(60).poll()).isEqualTo(5);
    assertThat(run.last.recommendation().binding().code()).isEqualTo("cooldown");
    assertThat(run.later(1).poll()).isZero(); // later than 60 s, strictly
  }

  @Test
  void whatWasNeverActiveWaitsForTheInitialCooldownOnly() {
    // made at 00:00:00, now is 00:10:00
    Map<String, Object> spec = Map.of("cooldownPeriod", 3600, "initialCooldownPeriod", 600);
    Run run = run(spec, 5);
    assertThat(run.value(0).poll()).isEqualTo(5);
    assertThat(run.later(1).poll()).isZero();
  }

  @Test
  void anActivePollBesideAnErrorDoesNotPutOffTheCooldown() {
    List<Object> triggers = List.of(prometheus("q", "10"), prometheus("r", "10"));
    Run run = run(Map.of("cooldownPeriod", 60, "triggers", triggers), 5);
    run.answer(Answer.of("q", 9), Answer.of("r", 9)).poll();
    run.later(50).answer(Answer.of("q", 9), Answer.failed("r", "timeout")).poll();
    assertThat(run.last.recommendation().binding().code()).isEqualTo("partial-error");
    run.later(11).answer(Answer.of("q", 0), Answer.of("r", 0));
    assertThat(run.poll()).isZero();
  }

  @Test
  void neverToZeroWhileATriggerFailsUnlessTheFallbackIsZero() {
    Run without = run(Map.of("cooldownPeriod", 0), 3);
    assertThat(without.answer(FAILED).later(10).poll()).isEqualTo(3);
    assertThat(without.last.recommendation().action()).isEqualTo(Action.ERROR);
    Run three = run(fallback("static", 3, 1, Map.of("cooldownPeriod", 0)), 3);
    assertThat(three.answer(FAILED).later(10).poll()).isEqualTo(3);
    assertThat(three.last.recommendation().binding().code()).isEqualTo("awaits-fallback");
    Run zero = run(fallback("static", 0, 1, Map.of("cooldownPeriod", 0)), 3);
    assertThat(zero.answer(FAILED).later(10).poll()).isZero();
  }

  @Test
  void idlesBelowTheMinimumAndComesBackToIt() {
    Run run = run(Map.of("minReplicaCount", 4, "idleReplicaCount", 1, "cooldownPeriod", 5), 9);
    run.value(100).poll();
    assertThat(run.value(0).later(6).poll()).isEqualTo(1);
    assertThat(run.value(100).poll()).isEqualTo(4);
    assertThat(run(Map.of("minReplicaCount", 4), 1).value(0).poll()).isEqualTo(4);
  }

  @Test
  void bothClocksCountFailuresSoAThresholdOfThreeIsPassedAfterFortySeconds() {
    Run run = run(fallback("static", 6, 3, Map.of()), 4).answer(FAILED);
    List<Integer> answers = new ArrayList<>();
    run.poll(); // 0 s: first failure
    answers.add(run.hpa()); // second
    answers.add(run.later(15).hpa()); // third: still an error, nothing moves
    run.later(15).poll(); // 30 s: fourth, the fallback is on
    answers.add(run.hpa());
    assertThat(answers).containsExactly(4, 4, 6);
    assertThat(run.value(45).hpa()).isEqualTo(6); // 5, but 6 is within the window
    assertThat(health(run.state, "s0-prometheus")).isEqualTo("0 Happy");
  }

  @ParameterizedTest
  @CsvSource({
    // behavior, fallback.replicas, replicas now, replicas afterwards
    "static, 6, 4, 6",
    "currentReplicas, 6, 4, 4",
    "currentReplicasIfHigher, 6, 4, 6",
    "currentReplicasIfHigher, 6, 8, 8",
    "currentReplicasIfLower, 6, 4, 4",
    "currentReplicasIfLower, 6, 8, 8", // 6, but the window holds 8
  })
  void fallsBackByInventingTheValueThatLeadsThere(String behavior, int to, int now, int then) {
    Run run = run(fallback(behavior, to, 0, Map.of()), now).answer(FAILED);
    assertThat(run.hpa()).isEqualTo(then);
  }

  @Test
  void aFallbackOfAValueDividesByReadyPodsAndIsImpossibleWithoutThem() {
    Map<String, Object> trigger =
        Map.of(
            "type",
            "prometheus",
            "name",
            "q",
            "metricType",
            "Value",
            "metadata",
            Map.of("threshold", "10"));
    Map<String, Object> spec = fallback("static", 6, 0, Map.of("triggers", List.of(trigger)));
    assertThat(run(spec, 4).answer(FAILED).ready(2).hpa()).isEqualTo(6); // 6 / 2 x 2 ready
    Run none = run(spec, 4).answer(FAILED).ready(0);
    assertThat(none.hpa()).isEqualTo(4);
    assertThat(none.last.recommendation().action()).isEqualTo(Action.ERROR);
  }

  @Test
  void pausesByAnnotation() {
    assertThat(annotated("paused", "true", 5).value(100).hpa()).isEqualTo(5);
    assertThat(annotated("paused", "no boolean", 5).value(100).hpa()).isEqualTo(5);
    assertThat(annotated("paused", "false", 5).value(100).hpa()).isEqualTo(10);
    assertThat(annotated("paused-replicas", "2", 5).value(100).poll()).isEqualTo(2);
    assertThat(annotated("paused-replicas", "2", 2).value(100).poll()).isEqualTo(2);
    assertThat(annotated("force-activation", "true", 0).value(0).poll()).isEqualTo(1);
  }

  @Test
  void aPauseInOneDirectionDisablesThatOfTheAutoscaler() {
    Run in = annotated("paused-scale-in", "true", 5).value(0).later(1000);
    assertThat(in.poll()).isEqualTo(5);
    assertThat(in.hpa()).isEqualTo(5);
    assertThat(in.value(100).later(60).hpa()).isEqualTo(10);
    Run out = annotated("paused-scale-out", "true", 0).value(100);
    assertThat(out.poll()).isZero();
    out.replicas = 3;
    assertThat(out.hpa()).isEqualTo(3);
  }

  @Test
  void cpuAloneIsAlwaysActive() {
    Map<String, Object> cpu =
        Map.of("type", "cpu", "metricType", "Utilization", "metadata", Map.of("value", "50"));
    Run run = run(Map.of("minReplicaCount", 1, "triggers", List.of(cpu)), 0);
    assertThat(run.answer().poll()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(Map.of("triggers", List.of(cpu)), 0))
        .withMessageContaining("spec.minReplicaCount must be at least 1 where all triggers are");
  }

  @Test
  void negativeAndInfiniteValuesAreZeroAndOthersHaveThreeDecimals() {
    Run run = run(Map.of(), 1);
    assertThat(run.value(-5).hpa()).isEqualTo(1);
    assertThat(run.value(Double.POSITIVE_INFINITY).hpa()).isEqualTo(1);
    assertThat(run.value(11.0004).hpa()).isEqualTo(1); // 11.000 / 10 is tolerable
    assertThat(run.value(11.0006).hpa()).isEqualTo(2); // 11.001 is not
    assertThat(run.value(Double.NaN).hpa()).isEqualTo(2);
    assertThat(run.last.recommendation().action()).isEqualTo(Action.ERROR);
  }

  @Test
  void makesTheAutoscalerThatKedaMakes() {
    Map<String, Object> memory =
        Map.of("type", "memory", "metricType", "AverageValue", "metadata", Map.of("value", "1Gi"));
    Map<String, Object> inContainer =
        Map.of(
            "type",
            "cpu",
            "metricType",
            "Utilization",
            "metadata",
            Map.of("value", "60", "containerName", "engine"));
    List<Object> triggers = List.of(memory, prometheus("q", "12.5"), inContainer);
    HorizontalPodAutoscaler made = policy(Map.of("triggers", triggers)).autoscaler();
    assertThat(made.metadata().name()).isEqualTo("keda-hpa-chat");
    assertThat(made.spec().minReplicas()).isEqualTo(1);
    assertThat(made.spec().maxReplicas()).isEqualTo(100);
    assertThat(made.spec().metrics())
        .extracting(each -> each.type())
        .containsExactly("ContainerResource", "External", "Resource");
    var external = made.spec().metrics().get(1).external();
    assertThat(external.metric().name()).isEqualTo("s1-prometheus");
    assertThat(external.target().averageValue().text()).isEqualTo("12.500");
  }

  @Test
  void aFormulaReplacesAllMetricsAndDecidesActivityAlone() {
    List<Object> triggers = List.of(prometheus("queue", "10"), prometheus("kv", "10"));
    Map<String, Object> modifiers =
        Map.of("formula", "max(queue, kv * 100)", "target", "10", "activationTarget", "5");
    Map<String, Object> spec =
        Map.of("triggers", triggers, "advanced", Map.of("scalingModifiers", modifiers));
    Run run = run(spec, 0);
    assertThat(run.answer(Answer.of("queue", 4), Answer.of("kv", 0.05)).poll()).isZero();
    assertThat(run.answer(Answer.of("queue", 4), Answer.of("kv", 0.06)).poll()).isEqualTo(1);
    run.replicas = 4;
    assertThat(run.answer(Answer.of("queue", 4), Answer.of("kv", 0.75)).hpa()).isEqualTo(8);
    assertThat(run.answer(Answer.of("queue", 99), Answer.failed("kv", "down")).hpa()).isEqualTo(8);
    assertThat(run.last.recommendation().action()).isEqualTo(Action.ERROR);
    HorizontalPodAutoscaler made = KedaPolicy.of(object(spec)).autoscaler();
    assertThat(made.spec().metrics()).hasSize(1);
    assertThat(made.spec().metrics().get(0).external().metric().name())
        .isEqualTo("composite-metric");
  }

  @Test
  void aFormulaSeesNilOnlyBeyondTheThresholdOfItsFallback() {
    List<Object> triggers = List.of(prometheus("q", "10"), prometheus("spare", "10"));
    Map<String, Object> modifiers = Map.of("formula", "q ?? spare", "target", "10");
    Map<String, Object> spec =
        fallback(
            "scalingModifiers",
            7,
            1,
            Map.of("triggers", triggers, "advanced", Map.of("scalingModifiers", modifiers)));
    Run run = run(spec, 4).answer(FAILED, Answer.of("spare", 60));
    assertThat(run.hpa()).isEqualTo(4); // one failure: an error
    assertThat(run.hpa()).isEqualTo(6); // two: nil, so spare counts
    run.answer(FAILED, Answer.failed("spare", "down")).hpa();
    assertThat(run.hpa()).isEqualTo(7); // both nil: fallback.replicas times the target
  }

  @Test
  void cachedMetricsAreThoseOfTheLastPoll() {
    Map<String, Object> cached =
        Map.of(
            "type",
            "prometheus",
            "name",
            "q",
            "useCachedMetrics",
            true,
            "metadata",
            Map.of("threshold", "10"));
    Run run = run(Map.of("triggers", List.of(cached)), 2);
    run.value(40).poll();
    assertThat(run.value(80).hpa()).isEqualTo(4);
    run.poll();
    assertThat(run.hpa()).isEqualTo(8);
  }

  @Test
  void anExternalScalerTellsItsTargetWithItsAnswer() {
    Map<String, Object> external =
        Map.of("type", "external", "name", "q", "metadata", Map.of("scalerAddress", "x:1"));
    Run run = run(Map.of("triggers", List.of(external)), 2);
    assertThat(run.value(8).hpa()).isEqualTo(2);
    assertThat(run.last.recommendation().binding().code()).isEqualTo("no-target");
    assertThat(run.answer(new Answer("q", 8, null, true, 2)).hpa()).isEqualTo(4);
  }

  @Test
  void itsOwnClocksPollEveryThirtySecondsAndSyncEveryFifteen() {
    Run run = run(Map.of(), 0).value(45);
    assertThat(run.due()).isEqualTo(4); // polls to 1, then the autoscaler goes to 4
    run.later(10);
    assertThat(run.due()).isEqualTo(4);
    assertThat(run.last.recommendation().binding().code()).isEqualTo("not-due");
    assertThat(run.later(5).due()).isEqualTo(5);
    assertThat(run.later(-600).due()).isEqualTo(5); // a clock that stepped back is due
  }

  @Test
  void aStateGoesThroughJson() {
    Run run = run(fallback("static", 6, 3, Map.of()), 3).value(45);
    run.poll();
    run.answer(FAILED).hpa();
    KedaPolicy policy = policy(fallback("static", 6, 3, Map.of()));
    State restored = policy.restore(run.state.toJson(), run.now);
    assertThat(restored.toJson()).isEqualTo(run.state.toJson());
    Recommendation first =
        policy.decide(run.observation(Event.HPA), restored, run.now).recommendation();
    assertThat(first.restored()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.decide(run.observation(Event.HPA), HpaState.INITIAL, run.now))
        .withMessageContaining("'keda'");
  }

  @Test
  void explainsWhichTriggerWouldHaveChangedTheAnswer() {
    Run run = run(Map.of(), 0).value(1);
    KedaPolicy policy = policy(Map.of());
    Explanation why = policy.explain(run.observation(Event.POLL), run.state, run.now);
    assertThat(why.wouldChange())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.input()).isEqualTo("trigger q");
              assertThat(change.to()).isEqualTo(Math.nextUp(2.0));
              assertThat(change.replicas()).isEqualTo(1);
            });
    assertThat(((Json.Obj) why.toJson().get("next")).members().keySet())
        .containsExactly("scaledObject", "lastPoll", "hpa", "history");
  }

  @Test
  void refusesWhatKedaRefuses() {
    refused(Map.of("idleReplicaCount", 0), "spec.idleReplicaCount");
    refused(Map.of("minReplicaCount", 5, "maxReplicaCount", 4), "spec.maxReplicaCount");
    refused(Map.of("triggers", List.of()), "spec.triggers");
    refused(
        Map.of("triggers", List.of(prometheus("q", "1"), prometheus("q", "2"))),
        "spec.triggers[1].name must be there once, but was q");
    refused(
        Map.of("triggers", List.of(trigger("q", Map.of("threshold", "0")))),
        "spec.triggers[0].metadata.threshold must be at least 0.001, but was 0");
    refused(Map.of("fallback", Map.of("behavior", "magic")), "spec.fallback.behavior");
    refused(modifiers("median([q])", "10"), "but was median");
    refused(modifiers("q", "0"), "spec.advanced.scalingModifiers.target");
    refused(modifiers("q + r", "10"), "one of [q]");
    refused(fallback("scalingModifiers", 1, 1, Map.of()), "without a scalingModifiers.formula");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> annotated("paused-replicas", "many", 1))
        .withMessageContaining("must be a whole number, but was many");
  }

  private static void refused(Map<String, ?> spec, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(spec))
        .withMessageContaining(message);
  }

  private static Map<String, Object> modifiers(String formula, String target) {
    return Map.of(
        "advanced", Map.of("scalingModifiers", Map.of("formula", formula, "target", target)));
  }

  private static Map<String, Object> fallback(
      String behavior, int replicas, int threshold, Map<String, Object> more) {
    Map<String, Object> spec = new HashMap<>(more);
    spec.put(
        "fallback",
        Map.of("behavior", behavior, "replicas", replicas, "failureThreshold", threshold));
    return spec;
  }

  private static String health(State state, String metric) {
    Json.Obj object = (Json.Obj) state.toJson().get("scaledObject");
    Json.Obj health = (Json.Obj) ((Json.Obj) object.get("status")).get("health");
    Json.Obj one = (Json.Obj) health.get(metric);
    return ((Json.Num) one.get("numberOfFailures")).text() + " " + one.text("status");
  }

  private static KedaPolicy policy(Map<String, ?> spec) {
    return KedaPolicy.of(object(spec));
  }

  private static Run run(Map<String, ?> spec, int replicas) {
    return new Run(policy(spec), replicas);
  }

  private static Run annotated(String name, String value, int replicas) {
    return new Run(
        KedaPolicy.of(object(Map.of(), Map.of("autoscaling.keda.sh/" + name, value))), replicas);
  }
}
