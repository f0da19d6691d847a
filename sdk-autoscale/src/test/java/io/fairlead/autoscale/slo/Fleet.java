package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.StartStage;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.VariantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * A variant in virtual time, in mean field: requests arrive at a rate, replicas start after a fixed
 * time and share them evenly. A host does every tick what its policy says.
 */
final class Fleet {

  static final long SECOND = 1_000_000_000L;

  static final Moment START = new Moment(Instant.parse("2026-01-01T00:00:00Z"), -7 * SECOND);

  private record Replica(int number, long since, boolean ready) {
    String name() {
      return "r" + number;
    }

    Replica since(long nanos, boolean nowReady) {
      return new Replica(number, nanos, nowReady);
    }
  }

  final Random random;
  final ScalingPolicy policy;
  State state;
  Moment now = START;
  LengthMoments lengths = Calibrations.CONVERSATION;
  Provenance provenance = Provenance.DERIVED;
  long startSeconds = 60;
  long tickSeconds = 15;
  double alpha = 0.036;
  double beta = 1.2e-4;
  double gamma = 1.5e-7;
  Consumer<ObservationBuilder> more = b -> {};

  /** By the number that a replica was named by: how often as long its steps take. */
  IntToDoubleFunction slowness = number -> 1;

  private final List<Replica> replicas = new ArrayList<>();
  private int named;

  Fleet(ScalingPolicy policy, int replicas, long seed) {
    this.policy = policy;
    this.state = policy.initial();
    this.random = new Random(seed);
    for (int i = 0; i < replicas; i++) {
      this.replicas.add(new Replica(named++, now.nanos() - 1_000 * SECOND, true));
    }
  }

  int size() {
    return replicas.size();
  }

  int ready() {
    return (int) replicas.stream().filter(Replica::ready).count();
  }

  /** One tick with Poisson arrivals at a rate. */
  Recommendation tick(double rate) {
    return tickSeeing(poisson(rate * tickSeconds) / tickSeconds);
  }

  /** One tick of which nobody says how many requests arrive. */
  Recommendation tickBlind() {
    return tickSeeing(Double.NaN);
  }

  private Recommendation tickSeeing(double rate) {
    now = now.plusNanos(tickSeconds * SECOND);
    ready(now.nanos());
    Observation seen = observe(rate);
    Decision decision = policy.decide(seen, state, now);
    state = decision.next();
    follow(decision.recommendation());
    return decision.recommendation();
  }

  private void ready(long nanos) {
    replicas.replaceAll(
        r -> !r.ready() && nanos - r.since() >= startSeconds * SECOND ? r.since(nanos, true) : r);
  }

  /** A replica dies; its successor of the same name starts at once. */
  void restart(int row) {
    replicas.set(row, replicas.get(row).since(now.nanos(), false));
  }

  private void follow(Recommendation recommendation) {
    while (replicas.size() < recommendation.replicas()) {
      replicas.add(new Replica(named++, now.nanos(), false));
    }
    while (replicas.size() > recommendation.replicas()) {
      List<String> victims = recommendation.victims();
      int excess = replicas.size() - recommendation.replicas();
      replicas.removeIf(
          r -> victims.subList(0, Math.min(excess, victims.size())).contains(r.name()));
      if (replicas.size() > recommendation.replicas()) {
        replicas.remove(replicas.size() - 1);
      }
    }
  }

  Observation observe(double rate) {
    ObservationBuilder builder =
        Observation.builder(VariantId.of("v")).scale(replicas.size(), replicas.size());
    builder.lengths(lengths);
    if (!Double.isNaN(rate)) {
      builder.reading(Signal.ARRIVALS, new Reading(rate, 0, 1, provenance, Set.of()));
    }
    double each = rate / Math.max(1, ready());
    for (Replica replica : replicas) {
      long age = now.nanos() - replica.since();
      builder.replica(
          replica.name(),
          row -> {
            row.state(replica.ready() ? ReplicaState.READY : ReplicaState.STARTING, age);
            if (replica.ready()) {
              serve(row, each, slowness.applyAsDouble(replica.number()));
            } else {
              row.stage(age < startSeconds * SECOND / 4 ? StartStage.DECIDE : StartStage.ENGINE);
            }
          });
    }
    more.accept(builder);
    return builder.build();
  }

  private void serve(ObservationBuilder.Row row, double rate, double slowness) {
    Mix mix = Mix.of(lengths);
    double base = slowness * alpha;
    double delta = slowness * mix.perSequence(beta, gamma);
    double load = Math.min(0.97, rate * mix.steps() * delta);
    double sequences = Math.max(0.5, load * (base / delta + 1) / (1 - load));
    sequences *= 1 + 0.1 * random.nextGaussian();
    double step = (base + delta * sequences) * (1 + 0.02 * random.nextGaussian());
    row.value(Signal.STEP_SECONDS, step, 0)
        .value(Signal.DECODING, sequences, 0)
        .value(Signal.RUNNING, sequences, 0);
  }

  double poisson(double mean) {
    if (mean > 500) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
