package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Policies;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is missing, wrong or impossible, one by one. */
class SloPolicyInputTest {

  private static Fleet settled() {
    Fleet fleet = new Fleet(SloPolicyTest.policy().build(), 8, 1);
    for (int tick = 0; tick < 300; tick++) {
      fleet.tick(12);
    }
    return fleet;
  }

  private static Recommendation with(Fleet fleet, Reading arrivals) {
    Observation observation =
        fleet.now == null
            ? null
            : Observation.builder(VariantId.of("v"))
                .scale(fleet.size(), fleet.size())
                .lengths(fleet.lengths)
                .reading(Signal.ARRIVALS, arrivals)
                .build();
    return fleet
        .policy
        .decide(observation, fleet.state, fleet.now.plusNanos(15 * Fleet.SECOND))
        .recommendation();
  }

  private static Reading reading(double value, long age, double coverage, Defect... defects) {
    Set<Defect> set = EnumSet.noneOf(Defect.class);
    set.addAll(List.of(defects));
    return new Reading(value, age, coverage, Provenance.DERIVED, set);
  }

  @Test
  void unsoundArrivalsHoldAndAreNamed() {
    Fleet fleet = settled();
    Object[][] cases = {
      {reading(Double.NaN, 0, 1), "nobody says how many requests arrive"},
      {reading(Double.POSITIVE_INFINITY, 0, 1), "arrivals are [NOT_A_NUMBER]"},
      {reading(-3, 0, 1), "arrivals are [NEGATIVE]"},
      {reading(12, 61 * Fleet.SECOND, 1), "arrivals are [STALE]"},
      {reading(12, 0, 1, Defect.CONTRADICTORY), "arrivals are [CONTRADICTORY]"},
      {reading(12, 0, 1, Defect.COUNTER_RESET), "arrivals are [COUNTER_RESET]"},
      {reading(12, 0, 0.25, Defect.PARTIAL), "only 25 % of the replicas answered"},
    };
    for (Object[] each : cases) {
      Recommendation answer = with(fleet, (Reading) each[0]);
      assertThat(answer.action()).isEqualTo(Action.HOLD);
      assertThat(answer.confidence()).isEqualTo(Confidence.BLIND);
      assertThat(answer.binding().step()).isEqualTo(Step.QUALITY);
      assertThat(answer.binding().text()).isEqualTo(each[1]);
    }
    // a number that nothing can be is not believed either
    assertThat(with(fleet, reading(1e300, 0, 1)).action()).isEqualTo(Action.HOLD);
  }

  @Test
  void arrivalsThatOnlySomeReportGrowButNeverShrink() {
    Fleet fleet = settled();
    Recommendation fewer = with(fleet, reading(2, 0, 0.6, Defect.PARTIAL));
    assertThat(fewer.replicas()).isEqualTo(fleet.size());
    assertThat(fewer.binding().code()).isEqualTo("partial");
    // 18 of 60 % are 30 of all
    assertThat(with(fleet, reading(18, 0, 0.6, Defect.PARTIAL)).replicas())
        .isEqualTo(with(fleet, reading(30, 0, 1)).replicas())
        .isGreaterThan(fleet.size());
  }

  @Test
  void aWallClockThatStepsBackHoldsOnceAndTeachesNothing() {
    Fleet fleet = settled();
    Observation much = fleet.observe(60);
    Moment back =
        new Moment(fleet.now.wall().minusSeconds(3_600), fleet.now.nanos() + 15 * Fleet.SECOND);
    Decision held = fleet.policy.decide(much, fleet.state, back);
    assertThat(held.recommendation().action()).isEqualTo(Action.HOLD);
    assertThat(held.recommendation().binding().code()).isEqualTo("clock-stepped-back");
    assertThat(((SloState) held.next()).model().toJson())
        .isEqualTo(((SloState) fleet.state).model().toJson());
    assertThat(((SloState) held.next()).demand().rate())
        .isEqualTo(((SloState) fleet.state).demand().rate());
    Decision next = fleet.policy.decide(much, held.next(), back.plusNanos(15 * Fleet.SECOND));
    assertThat(next.recommendation().replicas()).isGreaterThan(fleet.size());
  }

  @Test
  void aMonotonicClockThatGoesBackHoldsToo() {
    Fleet fleet = settled();
    Moment back = fleet.now.plusNanos(-60 * Fleet.SECOND);
    Moment strange = new Moment(fleet.now.wall().plusSeconds(15), back.nanos());
    Decision held = fleet.policy.decide(fleet.observe(60), fleet.state, strange);
    assertThat(held.recommendation().action()).isEqualTo(Action.HOLD);
    assertThat(Texts.of(held.next().toJson())).doesNotContain("\":-1.").doesNotContain("Nanos\":-");
  }

  @Test
  void overloadWithoutAnyReadyReplicaNeverGoesToTheMinimum() {
    Fleet fleet = settled();
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v")).scale(8, 8).lengths(fleet.lengths);
    for (int i = 0; i < 8; i++) {
      builder.replica("r" + i, row -> row.state(ReplicaState.STARTING, 300 * Fleet.SECOND));
    }
    Moment now = fleet.now.plusNanos(15 * Fleet.SECOND);
    Recommendation blind = fleet.policy.decide(builder.build(), fleet.state, now).recommendation();
    assertThat(blind.replicas()).isEqualTo(8);
    assertThat(blind.confidence()).isEqualTo(Confidence.BLIND);
    Observation direct = builder.reading(Signal.ARRIVALS, Reading.direct(30)).build();
    assertThat(fleet.policy.decide(direct, fleet.state, now).recommendation().replicas())
        .isGreaterThan(8);
  }

  @Test
  void whatCannotBeLearnedFromIsCountedByReason() {
    Fleet fleet = settled();
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v"))
            .scale(7, 7)
            .lengths(fleet.lengths)
            .reading(Signal.ARRIVALS, Reading.direct(12));
    long old = 600 * Fleet.SECOND;
    builder.replica(
        "young",
        r ->
            r.state(ReplicaState.READY, 0)
                .value(Signal.STEP_SECONDS, 9, 0)
                .value(Signal.DECODING, 9, 0));
    builder.replica(
        "preempted",
        r ->
            r.state(ReplicaState.READY, old)
                .value(Signal.STEP_SECONDS, 9, 0)
                .value(Signal.DECODING, 9, 0)
                .value(Signal.PREEMPTIONS, 0.1, 0));
    builder.replica(
        "asleep",
        r ->
            r.state(ReplicaState.READY, old)
                .value(Signal.STEP_SECONDS, 9, 0)
                .value(Signal.DECODING, 9, 0)
                .value(Signal.ASLEEP, 0.5, 0));
    builder.replica(
        "reset",
        r ->
            r.state(ReplicaState.READY, old)
                .value(
                    Signal.STEP_SECONDS,
                    9,
                    0,
                    Provenance.DERIVED,
                    EnumSet.of(Defect.COUNTER_RESET)));
    builder.replica(
        "stale",
        r -> r.state(ReplicaState.READY, old).value(Signal.STEP_SECONDS, 9, 99 * Fleet.SECOND));
    builder.replica(
        "negative", r -> r.state(ReplicaState.READY, old).value(Signal.STEP_SECONDS, -9, 0));
    builder.replica("silent", r -> r.state(ReplicaState.READY, old));
    ReplicaModel before = ((SloState) fleet.state).model();
    Observation observation = builder.build();
    Moment now = fleet.now.plusNanos(15 * Fleet.SECOND);
    SloState next = (SloState) fleet.policy.decide(observation, fleet.state, now).next();
    assertThat(next.model().samples()).isEqualTo(before.samples());
    assertThat(next.model().base()).isEqualTo(before.base());
    for (Rejection each : Rejection.values()) {
      int expected = each == Rejection.UNSOUND ? 2 : 1;
      assertThat(next.model().rejected(each) - before.rejected(each))
          .as(each.name())
          .isEqualTo(expected);
    }
    assertThat(fleet.policy.explain(observation, fleet.state, now).text())
        .contains("samples rejected: warm up 1, preemption 1, asleep 1, reset 1, unsound 2");
  }

  @Test
  void theSameScrapeSeenTwiceTeachesOnce() {
    Fleet fleet = settled();
    Observation scrape = fleet.observe(12);
    Moment now = fleet.now.plusNanos(5 * Fleet.SECOND);
    SloState once = (SloState) fleet.policy.decide(scrape, fleet.state, now).next();
    SloState twice =
        (SloState) fleet.policy.decide(scrape, once, now.plusNanos(5 * Fleet.SECOND)).next();
    assertThat(once.model().samples()).isGreaterThan(((SloState) fleet.state).model().samples());
    assertThat(twice.model()).isSameAs(once.model());
  }

  @Test
  void objectivesThatCannotBeAreRefusedAtConstruction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slo(Slo.Metric.TTFT, Duration.ZERO, 0.9))
        .withMessageContaining("threshold must be longer than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slo(Slo.Metric.TTFT, Duration.ofSeconds(1), 95))
        .withMessageContaining("fraction must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of(0, 1e-5, 1e-7))
        .withMessageContaining("base must be greater than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Buckets.of(new double[] {1, 2}, new double[] {7, 5}))
        .withMessageContaining("a counter that was reset is a defect, not a count");
  }

  @Test
  void anObjectiveThatNoCountCanMeetIsSizedForThroughputAndSaysSo() {
    Slo never = new Slo(Slo.Metric.TTFT, Duration.ofMillis(5), 0.9);
    Slo hours = new Slo(Slo.Metric.TPOT, Duration.ofDays(100_000), 0.9);
    SloPolicy policy =
        SloPolicy.builder(never, hours)
            .profile(Calibrations.H100.withDispersion(1))
            .bounds(1, 40)
            .build();
    Fleet fleet = new Fleet(policy, 3, 1);
    Recommendation answer = null;
    for (int tick = 0; tick < 100; tick++) {
      answer = fleet.tick(12);
    }
    assertThat(answer.confidence()).isEqualTo(Confidence.LIMITED);
    assertThat(answer.replicas()).isLessThan(10);
    assertThat(policy.explain(fleet.observe(12), fleet.state, fleet.now).text())
        .contains("limited by TTFT, which no count can meet");
  }

  @Test
  void aForeignStateIsRefused() {
    SloPolicy policy = SloPolicyTest.policy().build();
    State foreign = Policies.bounded(policy, 1, 2).initial();
    Fleet fleet = settled();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.decide(fleet.observe(1), foreign, fleet.now))
        .withMessage("state must be one that the policy 'slo' made, but was a state of 'bounded'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.restore(foreign.toJson(), fleet.now))
        .withMessage("kind of the state must be 'slo', but was bounded");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.restore(Json.Obj.EMPTY, fleet.now))
        .withMessage("kind of the state must be 'slo', but was absent");
  }

  @Test
  void aTruncatedStateIsRefusedByTheNameOfWhatIsMissing() {
    Fleet fleet = settled();
    Json.Obj good = fleet.state.toJson();
    for (String member : good.members().keySet()) {
      if (!Set.of("wall", "sized", "kind").contains(member)) {
        var without = Json.object();
        good.members().forEach((name, v) -> without.put(name, name.equals(member) ? null : v));
        Json.Obj truncated = without.build();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> fleet.policy.restore(truncated, fleet.now))
            .withMessageContaining("member '" + member + "' of the state must be");
      }
    }
  }

  @Test
  void aRestoredStateMarksItsFirstTickAndGoesOnAsBefore() {
    Fleet fleet = settled();
    Moment elsewhere = new Moment(fleet.now.wall().plusSeconds(5), 123_456_789);
    State back = fleet.policy.restore(fleet.state.toJson(), elsewhere);
    Decision first = fleet.policy.decide(fleet.observe(12), back, elsewhere);
    assertThat(first.recommendation().restored()).isTrue();
    assertThat(first.recommendation().replicas()).isEqualTo(fleet.size());
    // nothing was counted for a time that nobody saw
    assertThat(((SloState) first.next()).demand().history())
        .isEqualTo(((SloState) fleet.state).demand().history());
    Decision second =
        fleet.policy.decide(
            fleet.observe(12), first.next(), elsewhere.plusNanos(15 * Fleet.SECOND));
    assertThat(second.recommendation().restored()).isFalse();
    assertThat(((SloState) second.next()).demand().history())
        .isEqualTo(((SloState) fleet.state).demand().history() + 15);
  }
}
