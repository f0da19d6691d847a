package io.fairlead.autoscale.kubernetes;

import static io.fairlead.autoscale.kubernetes.Hpas.MOMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpaPolicyTest {

  private final KpaPolicy policy = policy(Map.of("target", "10"));

  @ParameterizedTest
  @CsvSource({
    // stable, panic, ready: target 10 at 70 % is 7 per pod
    "7, 7, 1, 1",
    "7.1, 7.1, 1, 2", // 2 / 1 is the panic threshold
    "0, 0, 1, 0",
    "70, 70, 10, 10",
    "35, 35, 10, 5", // max-scale-down-rate 2: half at once, and no less
    "7, 7, 10, 5",
  })
  void dividesTheStableWindowByTheTarget(double stable, double panic, int ready, int replicas) {
    State settled = started(policy);
    Decision decision = policy.decide(windows(stable, panic, ready), settled, MOMENT);
    assertThat(decision.recommendation().replicas()).isEqualTo(replicas);
  }

  @Test
  void aPanicNeverShrinksAndEndsAWindowAfterItsLastSurge() {
    State state = started(policy);
    List<Integer> answers = new ArrayList<>();
    double[] panics = {70, 14, 7, 7};
    long[] seconds = {0, 2, 60, 61};
    for (int i = 0; i < panics.length; i++) {
      Decision decision =
          policy.decide(
              windows(7, panics[i], 4), state, MOMENT.plusNanos(seconds[i] * 1_000_000_000L));
      state = decision.next();
      answers.add(decision.recommendation().replicas());
    }
    assertThat(answers).containsExactly(10, 10, 10, 2);
  }

  @Test
  void startsInPanicWithMoreThanOnePodBecauseItHasNoHistory() {
    Decision decision = policy.decide(windows(7, 7, 6), policy.initial(), MOMENT);
    assertThat(decision.recommendation().replicas()).isEqualTo(6);
  }

  @Test
  void noDataHoldsAndIsNeverZero() {
    Observation nothing = pods(3).build();
    Recommendation recommendation =
        policy.decide(nothing, started(policy), MOMENT).recommendation();
    assertThat(recommendation.replicas()).isEqualTo(3);
    assertThat(recommendation.confidence()).isEqualTo(Recommendation.Confidence.BLIND);
  }

  @Test
  void averagesByItselfOverTheSecondsSinceTheFirstWrite() {
    State state = started(policy);
    int replicas = 0;
    for (int second = 0; second < 4; second++) {
      Observation seen = pods(1).reading(Signal.IN_FLIGHT, Reading.direct(21)).build();
      Decision decision = policy.decide(seen, state, MOMENT.plusNanos(second * 1_000_000_000L));
      state = decision.next();
      replicas = decision.recommendation().replicas();
    }
    assertThat(replicas).isEqualTo(3); // 21 / 7, not 21 x 4 / 60 / 7
  }

  @Test
  void delaysShrinkingAndKeepsToItsScales() {
    KpaPolicy slow = policy(Map.of("target", "10", "scale-down-delay", "30s", "max-scale", "8"));
    State state = started(slow);
    Decision busy = slow.decide(windows(70, 70, 10), state, MOMENT);
    assertThat(busy.recommendation().replicas()).isEqualTo(8);
    Decision idle =
        slow.decide(windows(35, 35, 10), busy.next(), MOMENT.plusNanos(20_000_000_000L));
    assertThat(idle.recommendation().replicas()).isEqualTo(8);
    Decision later =
        slow.decide(windows(35, 35, 10), idle.next(), MOMENT.plusNanos(40_000_000_000L));
    assertThat(later.recommendation().replicas()).isEqualTo(5);
  }

  @Test
  void whatNobodyCanReachHasNeitherADelayNorAMinimum() {
    KpaPolicy slow = policy(Map.of("target", "10", "scale-down-delay", "30s", "min-scale", "3"));
    Decision busy = slow.decide(windows(70, 70, 10), started(slow), MOMENT);
    assertThat(busy.recommendation().replicas()).isEqualTo(10);
    Moment later = MOMENT.plusNanos(61_000_000_000L);
    Decision reachable = slow.decide(windows(0, 0, 2), busy.next(), later);
    assertThat(reachable.recommendation().replicas()).isEqualTo(3);
    Observation gone =
        pods(2)
            .reading(KpaPolicy.STABLE, Reading.direct(0))
            .reading(KpaPolicy.PANIC, Reading.direct(0))
            .view(KpaView.class, new KpaView(false))
            .build();
    assertThat(slow.decide(gone, busy.next(), later).recommendation().replicas()).isZero();
    Moment soon = MOMENT.plusNanos(4_000_000_000L); // still within the delay
    assertThat(slow.decide(gone, started(slow), soon).recommendation().replicas()).isZero();
  }

  @Test
  void aStateGoesThroughJson() {
    Decision first = policy.decide(windows(70, 70, 3), policy.initial(), MOMENT);
    State restored = policy.restore(first.next().toJson(), MOMENT);
    Decision here = policy.decide(windows(7, 7, 3), first.next(), MOMENT);
    Decision there = policy.decide(windows(7, 7, 3), restored, MOMENT);
    assertThat(there.next().toJson()).isEqualTo(here.next().toJson());
    assertThat(there.recommendation().restored()).isTrue();
  }

  @Test
  void namesASettingThatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(Map.of("window", "5s")))
        .withMessage("window must be 6 s to 3600 s, but was 5s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(Map.of("metric", "cpu")))
        .withMessageContaining("concurrency or rps");
  }

  private static KpaPolicy policy(Map<String, String> settings) {
    Map<String, String> annotations = new TreeMap<>();
    settings.forEach((name, value) -> annotations.put("autoscaling.knative.dev/" + name, value));
    return KpaPolicy.of(annotations, Map.of());
  }

  /** A state after the first tick, with one pod: no panic. */
  private static State started(KpaPolicy policy) {
    return policy.decide(pods(1).build(), policy.initial(), MOMENT).next();
  }

  private static Observation windows(double stable, double panic, int ready) {
    return pods(ready)
        .reading(KpaPolicy.STABLE, Reading.direct(stable))
        .reading(KpaPolicy.PANIC, Reading.direct(panic))
        .build();
  }

  private static ObservationBuilder pods(int ready) {
    ObservationBuilder builder = Observation.builder(VariantId.of("v")).scale(ready, ready);
    for (int i = 0; i < ready; i++) {
      builder.replica("p" + i, row -> row.state(ReplicaState.READY, 0));
    }
    return builder;
  }
}
