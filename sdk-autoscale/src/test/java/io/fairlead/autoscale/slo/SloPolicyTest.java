package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.LengthSums;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.VariantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SloPolicyTest {

  static final Slo TTFT = new Slo(Slo.Metric.TTFT, Duration.ofSeconds(2), 0.95);
  static final Slo TPOT = new Slo(Slo.Metric.TPOT, Duration.ofMillis(75), 0.95);
  static final ColdStart MINUTE =
      ColdStart.prior(
          Map.of(
              StartStage.DECIDE,
              Duration.ofSeconds(15),
              StartStage.ENGINE,
              Duration.ofSeconds(45)));

  static SloPolicy.Builder policy() {
    return SloPolicy.builder(TTFT, TPOT)
        .profile(Calibrations.H100.withDispersion(1.5))
        .coldStart(MINUTE)
        .bounds(1, 40);
  }

  @Test
  void findsTheSmallestCountThatMeetsTheObjectives() {
    Fleet fleet = new Fleet(policy().build(), 10, 1);
    for (int tick = 0; tick < 960; tick++) {
      fleet.tick(12);
    }
    // what a replica of this kind serves within both objectives
    Profile truth = Profile.of(fleet.alpha, fleet.beta, fleet.gamma);
    double each =
        ReplicaModel.prior(truth)
            .capacity(List.of(TTFT, TPOT), Calibrations.CONVERSATION, 1)
            .rate();
    int least = (int) Math.ceil(12 / each);
    assertThat(fleet.size()).isBetween(least, (int) Math.ceil(1.15 * least + 0.5));
    assertThat(fleet.tick(12).confidence()).isEqualTo(Confidence.KNOWN);
  }

  @Test
  void burstsThatAreTooMuchForFewAreDividedAmongMore() {
    SloPolicy bursts =
        SloPolicy.builder(new Slo(Slo.Metric.TTFT, Duration.ofMillis(800), 0.95))
            .profile(Calibrations.H100.withDispersion(4_000).withSequences(64))
            .bounds(1, 40)
            .build();
    Observation seen =
        Observation.builder(VariantId.of("v"))
            .scale(1, 1)
            .lengths(Calibrations.CONVERSATION)
            .replica("r", r -> r.state(ReplicaState.READY, 900 * Fleet.SECOND))
            .reading(Signal.ARRIVALS, Reading.direct(3))
            .build();
    SloTick tick = new SloTick(bursts, seen, (SloState) bursts.initial(), Fleet.START);
    tick.decide();
    assertThat(tick.fast).isGreaterThan(15);
    assertThat(tick.sizing().rateOnly().reachable()).isFalse(); // one alone never meets it
    assertThat(tick.sized.capacity().reachable()).isTrue();
    assertThat(tick.sized.among()).isGreaterThan(1);
    assertThat(tick.asked.needed).isGreaterThanOrEqualTo(tick.sized.among());
  }

  @Test
  void ordersAllThatAStepOfDemandNeedsAtOnce() {
    Fleet fleet = new Fleet(policy().build(), 4, 2);
    for (int tick = 0; tick < 240; tick++) {
      fleet.tick(5);
    }
    int before = fleet.size();
    int first = fleet.tick(20).replicas();
    int second = fleet.tick(20).replicas();
    int settled = second;
    for (int tick = 0; tick < 60; tick++) {
      settled = fleet.tick(20).replicas();
    }
    assertThat(first).isGreaterThan(2 * before);
    assertThat(Math.max(first, second)).isGreaterThanOrEqualTo((int) (0.8 * settled));
  }

  @Test
  void leavesASteadyLoadAlone() {
    Fleet fleet = new Fleet(policy().build(), 8, 3);
    for (int tick = 0; tick < 480; tick++) {
      fleet.tick(10);
    }
    int changes = 0;
    for (int tick = 0; tick < 960; tick++) { // four hours
      changes += fleet.tick(10).action() == Action.SCALE ? 1 : 0;
    }
    assertThat(changes).isLessThanOrEqualTo(4);
  }

  /** What ended within a scrape is a small sample of wide distributions. */
  @Test
  void scrapesOfFewRequestsDoNotMoveTheCount() {
    Fleet fleet = new Fleet(policy().build(), 8, 3);
    Random random = new Random(7);
    int changes = 0;
    for (int tick = 0; tick < 960; tick++) {
      LengthSums ended = LengthSums.NONE;
      for (int i = 0; i < 150; i++) {
        long prompt = 1 + (long) (-1_155 * Math.log(1 - random.nextDouble()));
        ended = ended.plus(prompt, 0, 1 + (long) (-211 * Math.log(1 - random.nextDouble())));
      }
      fleet.lengths = ended.moments().orElseThrow();
      boolean changed = fleet.tick(10).action() == Action.SCALE;
      changes += tick > 240 && changed ? 1 : 0;
    }
    assertThat(changes).isLessThanOrEqualTo(6);
  }

  @Test
  void shrinksOnlyPastBreakEvenAndEndsWhoRunsLeast() {
    Fleet fleet = new Fleet(policy().build(), 12, 4);
    for (int tick = 0; tick < 240; tick++) {
      fleet.tick(18);
    }
    int before = fleet.size();
    Recommendation first = fleet.tick(4);
    assertThat(first.replicas()).isEqualTo(before);
    int ticks = 1;
    Recommendation last = first;
    while (last.replicas() >= before && ticks < 60) {
      last = fleet.tick(4);
      ticks++;
    }
    assertThat(ticks * 15).isBetween(60, 300); // two starts of about a minute
    assertThat(last.victims()).hasSize(before - last.replicas());
  }

  @Test
  void isRefusedWithoutAWayToWake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy().bounds(0, 5).build())
        .withMessage(
            "min must be at least 1 without a DIRECT signal to wake on, but was 0 (replicas that"
                + " are not there report nothing: set wakeOn)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SloPolicy.builder(TTFT).bounds(1, 5).build())
        .withMessageContaining("profile must be given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SloPolicy.builder(TTFT).profile(Calibrations.H100).build())
        .withMessageContaining("bounds must be given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy().epsilon(0))
        .withMessageContaining("epsilon must be greater than 0");
  }

  @Test
  void goesToZeroWithoutDemandAndWakesOnADirectSignal() {
    Fleet fleet = new Fleet(policy().bounds(0, 5).wakeOn(Signal.ARRIVALS).build(), 2, 5);
    fleet.provenance = Provenance.DIRECT;
    for (int tick = 0; tick < 100; tick++) {
      fleet.tick(1);
    }
    assertThat(fleet.size()).isPositive();
    for (int tick = 0; tick < 100; tick++) {
      fleet.tick(0);
    }
    assertThat(fleet.size()).isZero();
    fleet.provenance = Provenance.DERIVED;
    Recommendation deaf = fleet.tick(1);
    assertThat(deaf.replicas()).isZero();
    assertThat(deaf.binding().text()).contains("only a gateway or a picker");
    Recommendation woken = null;
    fleet.provenance = Provenance.DIRECT;
    for (int tick = 0; tick < 4; tick++) {
      woken = fleet.tick(1);
    }
    assertThat(fleet.size()).isPositive();
    assertThat(woken).isNotNull();
  }

  @Test
  void holdsAndSaysWhatIsMissing() {
    Fleet fleet = new Fleet(policy().profile(Calibrations.H100).build(), 3, 6);
    Recommendation first = fleet.tick(5);
    assertThat(first.action()).isEqualTo(Action.HOLD);
    assertThat(first.confidence()).isEqualTo(Confidence.LEARNING);
    assertThat(first.binding().text())
        .isEqualTo(
            "missing: dispersion of arrivals (0 of 8 pairs of windows of 15 s seen, none in the"
                + " profile)");
    for (int tick = 0; tick < 12; tick++) {
      first = fleet.tick(5);
    }
    assertThat(first.confidence()).isEqualTo(Confidence.LIMITED);
    Recommendation blind =
        fleet
            .policy
            .decide(fleet.observe(Double.NaN), fleet.state, fleet.now.plusNanos(1))
            .recommendation();
    assertThat(blind.confidence()).isEqualTo(Confidence.BLIND);
    assertThat(blind.binding().step()).isEqualTo(Binding.Step.QUALITY);
    assertThat(blind.binding().text()).isEqualTo("nobody says how many requests arrive");
    assertThat(Reading.MISSING.sound()).isFalse();
  }
}
