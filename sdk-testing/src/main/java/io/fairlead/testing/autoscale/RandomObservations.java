package io.fairlead.testing.autoscale;

import io.fairlead.autoscale.Buckets;
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
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.kubernetes.KpaPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Streams of observations and moments, from a seed: the same seed, tick and number of replicas give
 * the same observation. A sound stream is a load that swings between idle and overload over a few
 * replicas, some of them starting; a hostile one has missing, stale, negative, infinite and
 * contradictory values in any combination, rows that come and go, and no rows at all.
 */
public final class RandomObservations {

  private static final List<Signal> SIGNALS =
      List.of(
          Signal.IN_FLIGHT,
          Signal.WAITING,
          Signal.RUNNING,
          Signal.KV_USE,
          Signal.COMPUTED_TOKENS,
          Signal.OUTPUT_TOKENS,
          Signal.STEP_SECONDS);

  /** Every signal that the house knows. */
  static final List<Signal> ALL =
      Stream.concat(
              SIGNALS.stream(),
              Stream.of(
                  Signal.ARRIVALS,
                  Signal.DECODING,
                  Signal.PREEMPTIONS,
                  Signal.ASLEEP,
                  Signal.CACHE_WORTH,
                  KpaPolicy.STABLE,
                  KpaPolicy.PANIC))
          .toList();

  private static final double[] NONSENSE = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    -0.0,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e-300
  };
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long TICK_NANOS = 15_000_000_000L;
  private static final int MOST_ROWS = 40;

  private RandomObservations() {}

  /** Returns the moment of a tick, 15 s apart, on clocks whose origins mean nothing. */
  public static Moment moment(int tick) {
    return new Moment(START.plusNanos(tick * TICK_NANOS), tick * TICK_NANOS - 7_777_777_777L);
  }

  /** Returns what a healthy fleet shows. */
  public static Observation sound(long seed, int tick, int replicas) {
    return builder(seed, tick, replicas, false).build();
  }

  /** Returns what nobody should have to look at. */
  public static Observation hostile(long seed, int tick, int replicas) {
    return builder(seed, tick, replicas, true).build();
  }

  /** Returns the same, to add the views that only your policy understands. */
  public static ObservationBuilder builder(long seed, int tick, int replicas, boolean hostile) {
    SplittableRandom random = random(seed, tick);
    int reported = hostile && random.nextInt(4) == 0 ? random.nextInt(2000) : replicas;
    ObservationBuilder builder =
        Observation.builder(VariantId.of("random")).scale(replicas, reported);
    double load = load(seed, tick);
    if (!hostile || random.nextInt(3) > 0) {
      builder.reading(Signal.ARRIVALS, reading(load * 10, random, hostile));
      builder.lengths(LengthMoments.constant(200 + random.nextInt(2000), 50 + random.nextInt(500)));
      builder.latency(Slo.Metric.TTFT, latency(random));
    }
    int rows = Math.min(MOST_ROWS, hostile ? random.nextInt(MOST_ROWS) : replicas);
    for (int row = 0; row < rows; row++) {
      row(builder, row, load / Math.max(1, replicas), random, hostile);
    }
    return builder;
  }

  /** Between idle and overload of ten replicas, slowly, with bursts. */
  public static double load(long seed, int tick) {
    double swing = 1 + StrictMath.sin(tick / 40.0 + seed);
    double burst = random(seed, tick / 8).nextInt(12) == 0 ? 3 : 1;
    return 30 * swing * burst;
  }

  private static SplittableRandom random(long seed, int tick) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + tick);
  }

  private static void row(
      ObservationBuilder builder, int row, double share, SplittableRandom random, boolean hostile) {
    ReplicaState[] states = ReplicaState.values();
    ReplicaState state =
        hostile
            ? states[random.nextInt(states.length)]
            : random.nextInt(10) == 0 ? ReplicaState.STARTING : ReplicaState.READY;
    builder.replica(
        "replica-" + row,
        each -> {
          each.state(state, random.nextLong(600_000_000_000L));
          each.stage(StartStage.values()[random.nextInt(StartStage.values().length)]);
          for (Signal signal : SIGNALS) {
            if (!hostile || random.nextInt(4) > 0) {
              each.value(
                  signal,
                  hostile && random.nextInt(3) == 0
                      ? NONSENSE[random.nextInt(NONSENSE.length)]
                      : usual(signal, share, random),
                  random.nextLong(hostile ? 600_000_000_000L : 5_000_000_000L));
            }
          }
        });
  }

  private static double usual(Signal signal, double share, SplittableRandom random) {
    double noise = 0.8 + 0.4 * random.nextDouble();
    return switch (signal.unit()) {
      case FRACTION -> Math.min(1, share * noise / 20);
      case SECONDS -> 0.01 + share * noise / 1000;
      case PER_SECOND -> share * noise * 100;
      case COUNT -> Math.rint(share * noise);
    };
  }

  private static Reading reading(double value, SplittableRandom random, boolean hostile) {
    boolean nonsense = hostile && random.nextInt(3) == 0;
    return new Reading(
        nonsense ? NONSENSE[random.nextInt(NONSENSE.length)] : value,
        random.nextLong(hostile ? 600_000_000_000L : 5_000_000_000L),
        1,
        Provenance.DIRECT,
        Set.of());
  }

  private static Buckets latency(SplittableRandom random) {
    double[] edges = {0.1, 0.5, 1, 5, Double.POSITIVE_INFINITY};
    double[] cumulative = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      cumulative[i] = (i == 0 ? 0 : cumulative[i - 1]) + random.nextInt(100);
    }
    return Buckets.of(edges, cumulative);
  }
}
