package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Defect;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.fuzz.Fuzz;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is observed, the answer is in bounds, is the same again, and nothing is thrown. */
class SloPolicyFuzzTest {

  private static final List<Signal> SIGNALS =
      List.of(
          Signal.ARRIVALS,
          Signal.STEP_SECONDS,
          Signal.DECODING,
          Signal.OUTPUT_TOKENS,
          Signal.RUNNING,
          Signal.PREEMPTIONS,
          Signal.ASLEEP,
          Signal.CACHE_WORTH);

  private final SplittableRandom random = new SplittableRandom(20260101);

  @Test
  void anyStreamOfObservationsIsAnsweredInBounds() {
    long streams = Fuzz.executions(40);
    for (long stream = 0; stream < streams; stream++) {
      SloPolicy policy = policy();
      State state = policy.initial();
      Moment now = new Moment(Instant.parse("2026-01-01T00:00:00Z"), random.nextLong());
      int current = random.nextInt(20);
      for (int tick = 0; tick < 120; tick++) {
        now = later(now);
        Observation observation = observation(current);
        Decision decision = policy.decide(observation, state, now);
        int replicas = decision.recommendation().replicas();
        assertThat(replicas).isBetween(policy.min(), policy.max());
        assertThat(decision.recommendation().victims().size()).isLessThanOrEqualTo(current);
        if (tick % 10 == 0) {
          assertThat(policy.decide(observation, state, now).next().toJson())
              .isEqualTo(decision.next().toJson());
          assertThat(policy.explain(observation, state, now).recommendation())
              .isEqualTo(decision.recommendation());
          policy.explain(observation, state, now).toJson();
          String stored = text(decision.next());
          assertThat(stored.length()).isLessThan(16_384);
          State back = policy.restore(decision.next().toJson(), now);
          assertThat(text(back)).isEqualTo(stored);
          state = random.nextInt(4) == 0 ? back : decision.next();
        } else {
          state = decision.next();
        }
        current = random.nextInt(5) == 0 ? random.nextInt(60) : replicas;
      }
    }
  }

  /** With {@code -Dfuzz=1000000} a million ticks: more than half a year. */
  @Test
  void theStateStaysBoundedHoweverLongItRuns() {
    long ticks = Fuzz.executions(20_000);
    Fleet fleet = new Fleet(SloPolicyTest.policy().build(), 5, 1);
    int most = 0;
    double slope = Double.NaN;
    for (long tick = 0; tick < ticks; tick++) {
      // a day's swing, noise of an hour, and a burst now and then
      double rate = 12 + 8 * Math.sin(2 * Math.PI * tick / 5_760) + 2 * Math.sin(tick / 240.0);
      fleet.tick(tick % 3_000 < 40 ? 3 * rate : rate);
      if (tick % 1_000 == 999) {
        most = Math.max(most, text(fleet.state).length());
        slope = ((SloState) fleet.state).model().delta(Mix.of(fleet.lengths));
      }
    }
    assertThat(most).isLessThan(16_384);
    double truth = Mix.of(fleet.lengths).perSequence(fleet.beta, fleet.gamma);
    assertThat(slope).isBetween(0.9 * truth, 1.1 * truth);
  }

  private static String text(State state) {
    return Texts.of(state.toJson());
  }

  private SloPolicy policy() {
    boolean zero = random.nextInt(3) == 0;
    Profile profile =
        Profile.of(any(1e-4, 1), any(1e-7, 1e-2), any(1e-9, 1e-4))
            .withSequences(1 + random.nextInt(random.nextBoolean() ? 4 : 512))
            .withUncertainty(any(0.01, 10));
    profile = random.nextBoolean() ? profile.withDispersion(1 + any(0.001, 100)) : profile;
    profile = random.nextBoolean() ? profile.withKvTokens(any(1, 1e7)) : profile;
    profile = random.nextBoolean() ? profile.withLengths(Calibrations.CONVERSATION) : profile;
    Slo ttft =
        new Slo(Slo.Metric.TTFT, Duration.ofMillis(1 + random.nextInt(20_000)), any(0.01, 0.999));
    Slo tpot =
        new Slo(Slo.Metric.TPOT, Duration.ofMillis(1 + random.nextInt(500)), any(0.01, 0.999));
    SloPolicy.Builder builder =
        switch (random.nextInt(3)) {
          case 0 -> SloPolicy.builder(ttft);
          case 1 -> SloPolicy.builder(tpot);
          default -> SloPolicy.builder(ttft, tpot);
        };
    int min = zero ? 0 : 1 + random.nextInt(3);
    return builder
        .profile(profile)
        .coldStart(
            ColdStart.prior(
                Map.of(StartStage.ENGINE, Duration.ofMillis(random.nextInt(400_000))),
                any(0.01, 3)))
        .epsilon(any(1e-6, 0.5))
        .bounds(min, Math.max(1, min + random.nextInt(30)))
        .wakeOn(Signal.ARRIVALS)
        .scaleDown(new ScaleDown(any(0.001, 10), any(0.001, 3)))
        .warmUp(Duration.ofSeconds(random.nextInt(200)))
        .build();
  }

  /** Log-uniform. */
  private double any(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private Moment later(Moment now) {
    long seconds =
        switch (random.nextInt(12)) {
          case 0 -> 0;
          case 1 -> 1 + random.nextInt(5_000);
          case 2 -> 1;
          default -> 15;
        };
    Moment next = now.plusNanos(seconds * 1_000_000_000L);
    return switch (random.nextInt(40)) {
      case 0 -> new Moment(next.wall().minusSeconds(500), next.nanos());
      case 1 -> new Moment(next.wall(), next.nanos() - 90_000_000_000L);
      default -> next;
    };
  }

  private Observation observation(int current) {
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v")).scale(current, random.nextInt(30));
    if (random.nextInt(8) > 0) {
      builder.lengths(lengths());
    }
    if (random.nextInt(6) > 0) {
      builder.reading(
          Signal.ARRIVALS,
          new Reading(
              value(20),
              random.nextInt(3) == 0 ? 70_000_000_000L : 0,
              random.nextInt(4) == 0 ? random.nextDouble() : 1,
              Provenance.values()[random.nextInt(4)],
              random.nextInt(12) == 0 ? EnumSet.of(Defect.COUNTER_RESET) : Set.of()));
    }
    int rows = random.nextInt(6) == 0 ? random.nextInt(90) : current;
    for (int row = 0; row < rows; row++) {
      builder.replica("r" + random.nextInt(100), this::fill);
    }
    for (Slo.Metric metric : Slo.Metric.values()) {
      if (random.nextInt(3) == 0) {
        double some = random.nextInt(300);
        builder.latency(
            metric,
            Buckets.of(
                new double[] {0.02, 0.075, 1, 2, Double.POSITIVE_INFINITY},
                new double[] {0, some / 3, some / 2, some, some}));
      }
    }
    return builder.build();
  }

  private void fill(ObservationBuilder.Row row) {
    ReplicaState state =
        random.nextInt(4) > 0
            ? ReplicaState.READY
            : ReplicaState.values()[random.nextInt(ReplicaState.values().length)];
    row.state(state, random.nextInt(600) * 1_000_000_000L)
        .stage(StartStage.values()[random.nextInt(StartStage.values().length)]);
    for (Signal signal : SIGNALS) {
      if (random.nextInt(4) > 0) {
        row.value(
            signal,
            value(signal.equals(Signal.STEP_SECONDS) ? 0.05 : 30),
            random.nextInt(10) == 0 ? 90_000_000_000L : 0,
            Provenance.DERIVED,
            random.nextInt(20) == 0 ? EnumSet.of(Defect.COUNTER_RESET) : Set.of());
      }
    }
  }

  private double value(double usual) {
    return switch (random.nextInt(20)) {
      case 0 -> Double.NaN;
      case 1 -> -usual;
      case 2 -> 0;
      case 3 -> Double.POSITIVE_INFINITY;
      case 4 -> 1e300;
      case 5 -> Double.MIN_VALUE;
      case 6 -> 1e9 * random.nextDouble();
      default -> usual * 2 * random.nextDouble();
    };
  }

  private LengthMoments lengths() {
    double input = value(1_000);
    double output = value(200);
    double square = output * output * (1 + random.nextDouble());
    try {
      return new LengthMoments(
          input,
          input,
          output,
          new Interval(value(1e5), value(3e5)),
          random.nextBoolean() ? square : value(1e6),
          9);
    } catch (IllegalArgumentException e) {
      return Calibrations.CONVERSATION; // the type refuses it, so no policy will ever see it
    }
  }
}
