package io.fairlead.autoscale.slo;

import static io.fairlead.autoscale.slo.SloTick.rounded;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.Signal;

/** Turns what a tick found into a recommendation that is always in bounds. */
final class Answers {

  private final SloPolicy policy;
  private final Observation observation;
  private final Reading arrivals;
  private final int current;
  private final boolean restored;

  Answers(SloPolicy policy, Observation observation, Reading arrivals, boolean restored) {
    this.policy = policy;
    this.observation = observation;
    this.arrivals = arrivals;
    this.restored = restored;
    current = observation.desired();
  }

  /** Grows at once; shrinks past break-even, and not while a little more demand would undo it. */
  Recommendation of(
      HowMany asked, Needs needs, long now, double rate, double perReplica, Confidence sure) {
    int needed = asked.needed;
    if (needed >= current) {
      // without growth a constant text: a steady load is what most ticks see
      String text =
          needed == current
              ? "as many as demand needs"
              : rounded(rate)
                  + "/s at "
                  + rounded(perReplica)
                  + "/s per replica, and what more may come in the "
                  + Math.round(asked.start.meanNanos() / 1e9)
                  + " s until one that starts is ready";
      return bounded(needed, Binding.of(Step.DEMAND, "demand", rate, perReplica, text), sure);
    }
    int lasting = needs.most();
    if (arrivals.coverage() < 1) {
      String text = "not all replicas answered, so none is given up";
      return bounded(current, Binding.of(Step.QUALITY, "partial", needed, current, text), sure);
    } else if (needs.countedNanos(now) < asked.holdNanos() || lasting >= current) {
      Binding kept =
          asked.lasting >= current
              ? Binding.of(
                  Step.TOLERANCE,
                  "do-not-touch",
                  needed,
                  current,
                  "fewer would do, but not with a little more demand")
              : Binding.of(
                  Step.STABILIZATION,
                  "break-even",
                  needed,
                  current,
                  "fewer have not been enough for long");
      return bounded(current, kept, sure);
    }
    String text = "no more were needed for " + Math.round(asked.holdNanos() / 1e9) + " s";
    return bounded(lasting, Binding.of(Step.DEMAND, "break-even", lasting, current, text), sure);
  }

  private Recommendation bounded(int wanted, Binding asked, Confidence sure) {
    int least = policy.min() == 0 && arrivals.provenance() != Provenance.DIRECT ? 1 : policy.min();
    int replicas = Math.min(policy.max(), Math.max(least, wanted));
    Binding binding = replicas == wanted ? asked : bounds(wanted, replicas);
    RecommendationBuilder builder = started().replicas(replicas).binding(binding);
    if (replicas < current) {
      builder.victims(Victims.of(observation, current - replicas));
    }
    return builder.confidence(sure).build();
  }

  private static Binding bounds(int wanted, int replicas) {
    boolean low = replicas > wanted;
    String text = wanted + " is " + (low ? "below the minimum " : "above the maximum ") + replicas;
    return Binding.of(Step.BOUNDS, low ? "minimum" : "maximum", wanted, replicas, text);
  }

  private RecommendationBuilder started() {
    return Recommendation.holding(current).restored(restored);
  }

  /** The current number, as far as the bounds allow it. */
  Recommendation held(Confidence confidence, Step step, String code, String text) {
    int replicas = Math.min(policy.max(), Math.max(policy.min(), current));
    Binding binding =
        replicas == current
            ? Binding.of(step, code, Double.NaN, Double.NaN, text)
            : bounds(current, replicas);
    return started().replicas(replicas).binding(binding).confidence(confidence).build();
  }

  /** From zero only somebody who sees requests arrive can wake a variant. */
  Recommendation woken(Recommendation otherwise) {
    Signal signal = current > 0 ? null : policy.wakeOn().orElse(null);
    if (signal == null || otherwise.replicas() > 0) {
      return otherwise;
    }
    Reading reading = observation.reading(signal);
    if (!reading.sound() || reading.provenance() != Provenance.DIRECT || !(reading.value() > 0)) {
      return otherwise;
    }
    String text = signal.name() + " is " + rounded(reading.value());
    return started()
        .replicas(1)
        .binding(Binding.of(Step.METRIC, "woken", reading.value(), 0, text))
        .confidence(otherwise.confidence())
        .build();
  }
}
