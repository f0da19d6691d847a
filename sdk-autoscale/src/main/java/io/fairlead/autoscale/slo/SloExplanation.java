package io.fairlead.autoscale.slo;

import static io.fairlead.autoscale.slo.SloTick.rounded;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.NearestFactor;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.StepSample.Rejection;
import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says why a tick decided so: the same tick, told. */
final class SloExplanation {

  private static final List<Signal> INPUTS =
      List.of(Signal.ARRIVALS, Signal.STEP_SECONDS, Signal.DECODING, Signal.OUTPUT_TOKENS);

  private static final double UNLIKE = 1.5; // times: more than what batches differ by

  private final SloPolicy policy;
  private final Observation observation;
  private final SloState state;
  private final Moment now;
  private final ExplanationBuilder trace = new ExplanationBuilder();

  SloExplanation(SloPolicy policy, Observation observation, SloState state, Moment now) {
    this.policy = policy;
    this.observation = observation;
    this.state = state;
    this.now = now;
  }

  Explanation explain() {
    SloTick tick = tick(observation);
    Recommendation recommendation = tick.decide().recommendation();
    for (Signal signal : INPUTS) {
      Reading reading = observation.reading(signal);
      if (reading.known() || signal.equals(Signal.ARRIVALS)) {
        trace.input(signal.name(), reading);
      }
    }
    Sized sized = tick.sized;
    HowMany asked = tick.asked;
    if (asked == null || sized == null) {
      String why =
          tick.missing.isEmpty() ? recommendation.binding().text() : "missing: " + tick.missing;
      trace.proposal(Proposal.failed(policy.name(), "", why));
    } else {
      Proposal proposal = Proposal.of(policy.name(), "", asked.needed, reason(tick, asked));
      trace.proposal(proposal);
      tell(tick, asked, sized.capacity(), tick.interval(sized));
      changes(proposal, asked.needed, this::needed);
      changes(null, recommendation.replicas(), this::answered);
    }
    edges();
    speeds();
    rejections(tick.model);
    return trace.build(recommendation);
  }

  private static String reason(SloTick tick, HowMany asked) {
    return rounded(tick.demand.rate())
        + "/s at "
        + rounded(tick.perReplica)
        + "/s each, and what comes in the "
        + Math.round(asked.start.meanNanos() / 1e9)
        + " s of a start, at a risk of "
        + rounded(asked.epsilon);
  }

  private SloTick tick(Observation seen) {
    return new SloTick(policy, seen, state, now);
  }

  private void tell(SloTick tick, HowMany asked, Capacity capacity, Interval interval) {
    Atoms start = asked.start;
    trace.note(
        "a replica serves "
            + rounded(capacity.rate())
            + "/s ("
            + rounded(interval.low())
            + " to "
            + rounded(interval.high())
            + "), limited by "
            + capacity.limit()
            + (capacity.reachable() ? "" : ", which no count can meet"));
    trace.note(
        "a step takes "
            + rounded(tick.model.base().mean() * 1e3)
            + " ms and what the batch adds ("
            + tick.model.samples()
            + " samples; resident tokens "
            + (tick.model.separatesResidentTokens() ? "told apart)" : "as in the profile)"));
    trace.note(
        "demand is "
            + rounded(tick.demand.rate())
            + "/s; dispersion in 15, 60, 240 s: "
            + dispersions(tick));
    trace.note(
        "a request can wait "
            + rounded(tick.slack)
            + " s, within which the dispersion is "
            + rounded(tick.fast)
            + (tick.demand.mostlyProfile() ? ", mostly the profile's" : ""));
    trace.note(
        "a start takes "
            + rounded(start.meanNanos() / 1e9)
            + " s on average, 99 % at most "
            + rounded(start.quantileNanos(0.99) / 1e9)
            + " s; those starting count as "
            + rounded(asked.credited));
    trace.note("measured attainment corrects capacity by " + rounded(tick.correction.factor()));
    if (asked.epsilon > policy.epsilon()) {
      trace.note(
          "the history of "
              + rounded(tick.demand.history())
              + " s carries a risk of "
              + rounded(asked.epsilon)
              + ", not the "
              + rounded(policy.epsilon())
              + " asked for");
    }
    trace.details(
        Json.object()
            .put("perReplica", tick.perReplica)
            .put("epsilon", asked.epsilon)
            .put("correction", tick.correction.factor())
            .put("demand", tick.demand.rate())
            .put("credited", asked.credited)
            .build());
  }

  private String dispersions(SloTick tick) {
    Dispersion dispersion = Objects.requireNonNull(tick.dispersions);
    return rounded(dispersion.in15())
        + ", "
        + rounded(dispersion.in60())
        + ", "
        + rounded(dispersion.in240());
  }

  /** Of all inputs arrivals are what moves the count from tick to tick. */
  private void changes(
      @Nullable Proposal whose, int present, Function<Observation, OptionalInt> again) {
    Reading arrivals = observation.reading(Signal.ARRIVALS);
    DoubleFunction<Observation> seen =
        factor -> observation.with(Signal.ARRIVALS, arrivals.withValue(arrivals.value() * factor));
    for (boolean more : new boolean[] {true, false}) {
      NearestFactor.search(factor -> again.apply(seen.apply(factor)), present, more)
          .ifPresent(
              found -> {
                double to = arrivals.value() * found.factor();
                Observation there = seen.apply(found.factor());
                String input = Signal.ARRIVALS.name();
                trace.change(
                    new Change(whose, input, arrivals.value(), to, found.replicas(), there));
              });
    }
  }

  private OptionalInt needed(Observation seen) {
    SloTick other = tick(seen);
    other.decide();
    HowMany asked = other.asked;
    return asked == null ? OptionalInt.empty() : OptionalInt.of(asked.needed);
  }

  private OptionalInt answered(Observation seen) {
    return OptionalInt.of(tick(seen).decide().recommendation().replicas());
  }

  private void edges() {
    for (Slo slo : policy.slos()) {
      Buckets buckets = observation.latency(slo.metric()).orElse(null);
      if (buckets == null || !(buckets.count() > 0)) {
        continue;
      }
      Interval met = buckets.attainment(slo.seconds());
      double edge = buckets.nearestEdge(slo.seconds());
      boolean exact = met.low() == met.high();
      trace.note(
          slo.metric()
              + " within "
              + rounded(slo.seconds())
              + " s: "
              + rounded(met.low())
              + (exact ? "" : " to " + rounded(met.high()))
              + " of "
              + rounded(buckets.count())
              + " requests");
      if (!exact) {
        trace.note(
            "that objective lies within a bucket; the nearest edge to put it is "
                + rounded(edge)
                + " s");
      }
    }
  }

  private void speeds() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int row = 0; row < observation.replicas(); row++) {
      double step = observation.soundValue(Signal.STEP_SECONDS, row);
      if (observation.state(row) == ReplicaState.READY && step > 0) {
        least = Math.min(least, step);
        most = Math.max(most, step);
      }
    }
    if (most > UNLIKE * least) {
      trace.note(
          "steps of replicas take from "
              + rounded(least * 1e3)
              + " to "
              + rounded(most * 1e3)
              + " ms: a replica is reckoned with as their mean; if some are slower for good, make"
              + " them a variant of their own");
    }
  }

  private void rejections(ReplicaModel model) {
    StringBuilder text = new StringBuilder();
    for (Rejection each : Rejection.values()) {
      if (model.rejected(each) > 0) {
        text.append(text.length() == 0 ? "" : ", ")
            .append(each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .append(' ')
            .append(model.rejected(each));
      }
    }
    if (text.length() > 0) {
      trace.note("samples rejected: " + text);
    }
  }
}
