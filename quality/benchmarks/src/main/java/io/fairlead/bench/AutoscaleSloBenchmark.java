package io.fairlead.bench;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.slo.ColdStart;
import io.fairlead.autoscale.slo.Profile;
import io.fairlead.autoscale.slo.SloPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ticks of Fairlead's own policy after two hours of a steady load: of one variant, sampled so that
 * the median shows, and of a hundred. Learning, sizing and the count are all in it.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AutoscaleSloBenchmark {

  private static final long TICK = 15_000_000_000L;
  private static final int VARIANTS = 100;

  /** Load of each variant, in replicas: some more or fewer will run. */
  @Param({"8", "32"})
  int replicas;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Observation[] observations = new Observation[256];
  private final State[] states = new State[VARIANTS];
  private SloPolicy policy;
  private State state;
  private Moment now;
  private int tick;

  /** Lets the policy learn. */
  @Setup
  public void learn() {
    policy =
        SloPolicy.builder(
                new Slo(Slo.Metric.TTFT, Duration.ofSeconds(2), 0.95),
                new Slo(Slo.Metric.TPOT, Duration.ofMillis(75), 0.95))
            .profile(Profile.of(0.0298, 8.8e-5, 1.73e-7).withDispersion(1.5))
            .coldStart(ColdStart.typical())
            .bounds(1, 100)
            .build();
    now = new Moment(Instant.parse("2026-01-01T00:00:00Z"), 0);
    state = policy.initial();
    int running = replicas;
    for (int i = 0; i < 480; i++) {
      now = now.plusNanos(TICK);
      Decision decision = policy.decide(observation(running), state, now);
      state = decision.next();
      running = decision.recommendation().replicas();
    }
    for (int i = 0; i < observations.length; i++) {
      observations[i] = observation(running);
    }
    Arrays.fill(states, state);
  }

  private Observation observation(int running) {
    LengthMoments lengths =
        new LengthMoments(1_155, 1_155, 211, Interval.exactly(256_000), 71_000, 10_000);
    double rate = 2.5 * replicas * (0.95 + 0.1 * random.nextDouble());
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v"))
            .scale(running, running)
            .lengths(lengths)
            .reading(Signal.ARRIVALS, Reading.direct(rate));
    for (int i = 0; i < running; i++) {
      double sequences = 25 + 6 * random.nextDouble();
      double step = 0.03 + 9e-4 * sequences;
      builder.replica(
          "replica-" + i,
          row ->
              row.state(ReplicaState.READY, 3_600_000_000_000L)
                  .value(Signal.STEP_SECONDS, step, 0)
                  .value(Signal.DECODING, sequences, 0)
                  .value(Signal.RUNNING, sequences, 0));
    }
    return builder.build();
  }

  private State step(State from) {
    now = now.plusNanos(TICK);
    Decision decision = policy.decide(observations[tick++ & 255], from, now);
    return decision.next();
  }

  /** One tick of one variant. */
  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Object tick() {
    state = step(state);
    return state;
  }

  /** One tick of a hundred variants. */
  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Object hundredVariants() {
    now = now.plusNanos(TICK);
    for (int i = 0; i < VARIANTS; i++) {
      states[i] = policy.decide(observations[(tick + i) & 255], states[i], now).next();
    }
    tick++;
    return states;
  }

  /** The explanation of a tick with its nearest changes. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Object explain() {
    return policy.explain(observations[tick++ & 255], state, now.plusNanos(TICK)).text();
  }
}
