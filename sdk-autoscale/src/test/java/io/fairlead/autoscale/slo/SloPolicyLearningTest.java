package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.VariantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the policy learns while it runs, and how it says so. */
class SloPolicyLearningTest {

  private static Fleet settled(SloPolicy policy, double rate) {
    Fleet fleet = new Fleet(policy, 8, 1);
    for (int tick = 0; tick < 400; tick++) {
      fleet.tick(rate);
    }
    return fleet;
  }

  private static SloState state(Fleet fleet) {
    return (SloState) fleet.state;
  }

  @Test
  void learnsHowLongItsReplicasTakeToStart() {
    Fleet fleet = new Fleet(SloPolicyTest.policy().build(), 4, 3);
    fleet.startSeconds = 200; // its prior says a minute
    for (int round = 0; round < 12; round++) {
      for (int tick = 0; tick < 40; tick++) {
        fleet.tick(round % 2 == 0 ? 5 : 25);
      }
    }
    Atoms learned = state(fleet).coldStart().total("");
    assertThat(learned.meanNanos() / 1e9).isBetween(150.0, 230.0);
    assertThat(learned.quantileNanos(0.5) / 1e9).isBetween(180.0, 230.0);
  }

  @Test
  void repliesOnTheSameOrderUntilItIsThereInsteadOfOrderingAgain() {
    Fleet fleet = new Fleet(SloPolicyTest.policy().build(), 4, 2);
    for (int tick = 0; tick < 240; tick++) {
      fleet.tick(5);
    }
    fleet.tick(20);
    int ordered = fleet.tick(20).replicas();
    assertThat(fleet.size()).isGreaterThan(fleet.ready());
    // the next minute shows the same demand, so no more are ordered than its scatter asks for
    int most = ordered;
    for (int tick = 0; tick < 3; tick++) {
      most = Math.max(most, fleet.tick(20).replicas());
    }
    assertThat(most).isLessThanOrEqualTo(ordered + 2);
  }

  @Test
  void aStartThatHangsIsReplaced() {
    SloPolicy policy = SloPolicyTest.policy().build();
    Fleet fleet = settled(policy, 12);
    Moment now = fleet.now.plusNanos(15 * Fleet.SECOND);
    int fresh = asked(fleet, now, 10);
    int hanging = asked(fleet, now, 1_800);
    assertThat(hanging).isBetween(fresh + 1, fresh + 2);
  }

  /** With two replicas starting for so long. */
  private static int asked(Fleet fleet, Moment now, long seconds) {
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v"))
            .scale(8, 8)
            .lengths(fleet.lengths)
            .reading(Signal.ARRIVALS, Reading.direct(12));
    for (int i = 0; i < 8; i++) {
      ReplicaState state = i < 6 ? ReplicaState.READY : ReplicaState.STARTING;
      long age = i < 6 ? 900 : seconds;
      builder.replica("s" + i, r -> r.state(state, age * Fleet.SECOND).stage(StartStage.ENGINE));
    }
    SloState own = state(fleet);
    SloTick tick = new SloTick((SloPolicy) fleet.policy, builder.build(), own, now);
    tick.decide();
    return tick.asked.needed;
  }

  @Test
  void aShortHistoryCarriesALargerRiskAndIsNamed() {
    Fleet fleet = new Fleet(SloPolicyTest.policy().build(), 8, 1);
    Recommendation early = null;
    for (int tick = 0; tick < 40; tick++) {
      early = fleet.tick(12);
    }
    assertThat(early.confidence()).isEqualTo(Confidence.LIMITED);
    String text = fleet.policy.explain(fleet.observe(12), fleet.state, fleet.now).text();
    // ten minutes are ten windows of a minute's start, and the profile is worth five more
    assertThat(text)
        .contains("the history of 600 s carries a risk of 0.06")
        .contains("not the 0.01");
    for (int tick = 0; tick < 400; tick++) {
      early = fleet.tick(12);
    }
    assertThat(early.confidence()).isEqualTo(Confidence.KNOWN);
  }

  @Test
  void measuredAttainmentCorrectsCapacityWithinItsBoundsAndNeverDemand() {
    Fleet fleet = settled(SloPolicyTest.policy().build(), 12);
    double rate = state(fleet).demand().rate();
    int before = fleet.size();
    // 100 requests a tick, of which far fewer than predicted meet the objective
    fleet.more = b -> b.latency(Slo.Metric.TPOT, buckets(100, 0.3));
    fleet.tick(12);
    assertThat(state(fleet).correction().factor()).isEqualTo(1); // not yet 200 requests
    fleet.tick(12);
    double first = state(fleet).correction().factor();
    assertThat(first).isLessThan(1).isGreaterThanOrEqualTo(0.5);
    for (int tick = 0; tick < 60; tick++) {
      fleet.tick(12);
    }
    assertThat(state(fleet).correction().factor()).isBetween(0.5, first);
    assertThat(fleet.size()).isGreaterThan(before);
    assertThat(state(fleet).demand().rate()).isCloseTo(rate, within(1.5));
    // and back, when it is better than predicted
    double low = state(fleet).correction().factor();
    fleet.more = b -> b.latency(Slo.Metric.TPOT, buckets(100, 0.999));
    for (int tick = 0; tick < 200; tick++) {
      fleet.tick(12);
    }
    assertThat(state(fleet).correction().factor()).isBetween(low, 2.0);
  }

  @Test
  void attainmentIsNotLearnedWhileAReplicaStarts() {
    Fleet fleet = settled(SloPolicyTest.policy().build(), 12);
    fleet.more =
        b -> {
          b.latency(Slo.Metric.TPOT, buckets(1_000, 0.1));
          b.replica("starting", r -> r.state(ReplicaState.STARTING, 5 * Fleet.SECOND));
        };
    for (int tick = 0; tick < 10; tick++) {
      fleet.tick(12);
    }
    assertThat(state(fleet).correction().factor()).isEqualTo(1);
    assertThat(state(fleet).correction().requests()).isZero();
  }

  private static Buckets buckets(double requests, double met) {
    return Buckets.of(
        new double[] {0.05, 0.075, 0.1, Double.POSITIVE_INFINITY},
        new double[] {requests * met / 2, requests * met, requests, requests});
  }

  @Test
  void explainsWithTheNearestChangesAndVerifiesThem() {
    Fleet fleet = settled(SloPolicyTest.policy().build(), 12);
    Observation seen = fleet.observe(12);
    Moment now = fleet.now.plusNanos(15 * Fleet.SECOND);
    Explanation explanation = fleet.policy.explain(seen, fleet.state, now);
    assertThat(explanation.proposals()).hasSize(1);
    int needed = explanation.proposals().get(0).replicas().orElseThrow();
    List<Change> ofTheProposal =
        explanation.wouldChange().stream().filter(each -> each.proposal() != null).toList();
    assertThat(ofTheProposal).hasSize(2);
    Change up = ofTheProposal.get(0);
    Change down = ofTheProposal.get(1);
    assertThat(up.to()).isGreaterThan(12);
    assertThat(up.replicas()).isGreaterThan(needed);
    assertThat(down.to()).isLessThan(12);
    assertThat(down.replicas()).isLessThan(needed);
    for (Change change : ofTheProposal) {
      assertThat(needed(fleet, change.to(), now)).isEqualTo(change.replicas());
      // and nothing nearer does: halfway the answer is still the same
      double halfway = 12 + 0.98 * (change.to() - 12);
      assertThat(needed(fleet, halfway, now)).isEqualTo(needed);
    }
    assertThat(explanation.text())
        .contains("a replica serves ")
        .contains("dispersion in 15, 60, 240 s: ")
        .contains("slo would ask for " + up.replicas() + " if arrivals were ");
    assertThat(explanation.text().lines()).allMatch(line -> line.length() <= 100);
  }

  private static int needed(Fleet fleet, double arrivals, Moment now) {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .scale(fleet.size(), fleet.size())
            .lengths(fleet.lengths)
            .reading(Signal.ARRIVALS, Reading.direct(arrivals))
            .build();
    return fleet
        .policy
        .explain(observation, fleet.state, now)
        .proposals()
        .get(0)
        .replicas()
        .orElseThrow();
  }

  @Test
  void advisesTheNearestEdgeOfAHistogram() {
    SloPolicy policy =
        SloPolicy.builder(new Slo(Slo.Metric.TTFT, Duration.ofMillis(1_800), 0.9))
            .profile(Calibrations.H100.withDispersion(1.5))
            .bounds(1, 9)
            .build();
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .scale(2, 2)
            .lengths(Calibrations.CONVERSATION)
            .reading(Signal.ARRIVALS, Reading.direct(3))
            .latency(
                Slo.Metric.TTFT,
                Buckets.of(
                    new double[] {1, 2, Double.POSITIVE_INFINITY}, new double[] {60, 90, 100}))
            .build();
    Moment now = new Moment(Instant.EPOCH, 0);
    assertThat(policy.explain(observation, policy.initial(), now).text())
        .contains(
            "TTFT within 1.8 s: 0.6 to 0.9 of 100 requests",
            "that objective lies within a bucket; the nearest edge to put it is 2 s");
  }

  @Test
  void endsWhoDoesNotServeYetThenWhoRunsLeastThenWhoseCachesAreWorthLeast() {
    Observation observation =
        Observation.builder(VariantId.of("v"))
            .scale(6, 6)
            .replica("busy", r -> r.state(ReplicaState.READY, 1).value(Signal.RUNNING, 9, 0))
            .replica("silent", r -> r.state(ReplicaState.READY, 1))
            .replica(
                "warm",
                r ->
                    r.state(ReplicaState.READY, 1)
                        .value(Signal.RUNNING, 2, 0)
                        .value(Signal.CACHE_WORTH, 70, 0))
            .replica(
                "cold",
                r ->
                    r.state(ReplicaState.READY, 1)
                        .value(Signal.RUNNING, 2, 0)
                        .value(Signal.CACHE_WORTH, 3, 0))
            .replica("starting", r -> r.state(ReplicaState.STARTING, 1))
            .replica("draining", r -> r.state(ReplicaState.DRAINING, 1))
            .build();
    assertThat(Victims.of(observation, 9))
        .isEqualTo(List.of("starting", "cold", "warm", "busy", "silent"));
    assertThat(Victims.of(observation, 2)).isEqualTo(List.of("starting", "cold"));
  }
}
