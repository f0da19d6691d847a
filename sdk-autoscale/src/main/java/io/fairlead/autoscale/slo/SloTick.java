package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.Slo;
import io.fairlead.kernel.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tick of {@link SloPolicy}: learns, sizes a replica, asks how many, and says what decided. Its
 * fields are what an explanation tells; one call, one thread.
 */
final class SloTick {

  private static final long TICK_NANOS = 15_000_000_000L;
  private static final double LEAST_COVERAGE = 0.5;
  private static final double WIDEST = 1; // of a step's interval, relative to its mean
  private static final long ENOUGH_SAMPLES = 20;

  final SloPolicy policy;
  final Observation observation;
  final SloState before;
  final Moment now;
  private final int current;
  private final long elapsed;
  private final boolean stepsBack;
  private final Answers answers;

  final Reading arrivals;
  final double rate; // per second, of all replicas; NaN if unknown
  private final @Nullable Mix mix;

  private final SeenLengths lengths;
  Demand demand;
  ReplicaModel model;
  ColdStart coldStart;
  Correction correction;
  private Starts starts;
  private Needs needs;
  private double seen;
  @Nullable Sized sized;
  private @Nullable Sizing sizing; // made when first asked for
  @Nullable HowMany asked;
  @Nullable Dispersion dispersions;
  double slack = Double.NaN;
  double fast = Double.NaN;
  double perReplica = Double.NaN;
  String missing = "";

  SloTick(SloPolicy policy, Observation observation, SloState before, Moment now) {
    this.policy = policy;
    this.observation = observation;
    this.before = before;
    this.now = now;
    current = observation.desired();
    Moment last = before.last();
    long since = last == null ? 0 : now.nanosSince(last);
    stepsBack = last != null && (now.wall().isBefore(last.wall()) || since < 0);
    elapsed = stepsBack || before.restored() ? 0 : since;
    arrivals = observation.reading(Signal.ARRIVALS);
    rate = rate();
    answers = new Answers(policy, observation, arrivals, before.restored());
    lengths = stepsBack ? before.lengths() : lengths();
    mix = Learning.mix(lengths, policy.profile());
    demand = before.restored() ? before.demand().interrupted() : before.demand();
    model = before.model();
    coldStart = before.coldStart();
    correction = before.correction();
    starts = before.restored() ? before.starts().notSeenWhole() : before.starts();
    needs = before.needs();
    seen = before.seen();
    sized = before.sized();
  }

  private SeenLengths lengths() {
    LengthMoments measured = observation.lengths().orElse(null);
    return measured == null ? before.lengths() : before.lengths().after(elapsed / 1e9, measured);
  }

  private double rate() {
    boolean covered = !(arrivals.coverage() < LEAST_COVERAGE);
    boolean seen = current > 0 || arrivals.provenance() == Provenance.DIRECT;
    if (!arrivals.sound() || !covered || !seen || arrivals.value() > 1e9) {
      return Double.NaN;
    }
    // of replicas that did not answer the others' mean is expected
    return arrivals.coverage() > 0 ? arrivals.value() / arrivals.coverage() : arrivals.value();
  }

  Decision decide() {
    Recommendation recommendation = recommended();
    SloState next =
        new SloState(
            now, false, seen, lengths, demand, model, coldStart, starts, needs, correction, sized);
    return Decision.of(recommendation, next);
  }

  private Recommendation recommended() {
    if (stepsBack) {
      demand = demand.interrupted();
      Moment last = before.last();
      if (last != null && now.nanosSince(last) < 0) { // no age can be told any more
        starts = Starts.NONE;
        needs = Needs.NONE;
      }
      return answers.held(
          Confidence.BLIND, Step.GUARD, "clock-stepped-back", "a clock stepped back");
    }
    learnStarts();
    if (Double.isNaN(rate)) {
      demand = demand.interrupted();
      needs = needs.unseen(elapsed);
      learnSteps();
      missing = "arrivals";
      return answers.woken(
          answers.held(Confidence.BLIND, Step.QUALITY, "arrivals-unknown", whyUnknown()));
    }
    learnDemand();
    learnSteps();
    if (!known()) {
      return answers.woken(
          answers.held(Confidence.LEARNING, Step.QUALITY, "learning", "missing: " + missing));
    }
    Dispersion dispersion = size();
    HowMany many =
        new HowMany(
            policy,
            observation,
            starts,
            coldStart,
            now.nanos(),
            demand,
            dispersion,
            fast,
            perReplica);
    asked = many;
    needs = needs.with(many.lasting, now.nanos(), many.holdNanos());
    return answers.woken(
        answers.of(many, needs, now.nanos(), demand.rate(), perReplica, confidence(many)));
  }

  private void learnStarts() {
    if (!starts.follows(observation)) {
      return;
    }
    Starts.Followed followed =
        starts.follow(
            observation,
            coldStart,
            policy.placement(),
            now.nanos(),
            Math.max(TICK_NANOS, elapsed + TICK_NANOS / 10));
    starts = followed.starts();
    coldStart = followed.learned();
  }

  private void learnDemand() {
    double profiled = policy.profile().dispersion();
    if (before.last() == null) {
      demand = demand.after(TICK_NANOS / 1e9, rate, profiled); // a rate is of the time before it
    } else if (elapsed > 0) {
      demand = demand.after(elapsed / 1e9, rate, profiled);
    }
  }

  private void learnSteps() {
    if (mix == null || (elapsed == 0 && before.last() != null)) {
      return;
    }
    Learning learning = new Learning(observation, mix, policy.warmUpNanos());
    double fingerprint = learning.fingerprint();
    if (fingerprint != seen || fingerprint == 0) { // else it is the scrape of the last tick
      model = learning.from(model);
      seen = fingerprint;
    }
  }

  /** Whether enough is known to size at all; else {@link #missing} says what is not. */
  private boolean known() {
    if (mix == null) {
      missing = "lengths of requests";
    } else if (Double.isNaN(demand.rate())) {
      missing = "arrivals over a time";
    } else if (!demand.knowsDispersion(policy.profile().dispersion())) {
      missing =
          "dispersion of arrivals ("
              + Math.round(demand.windows(0))
              + " of 8 pairs of windows of 15 s seen, none in the profile)";
    } else {
      ReplicaModel.Estimate step = model.step(32, mix);
      if (step.high() - step.low() > 2 * WIDEST * step.mean()) {
        missing =
            "how long a step takes (known to "
                + rounded((step.high() - step.low()) / 2 / step.mean() * 100)
                + " %)";
      }
    }
    return missing.isEmpty();
  }

  private Dispersion size() {
    Mix known = Objects.requireNonNull(mix);
    Dispersion dispersion = demand.dispersion(policy.profile().dispersion());
    dispersions = dispersion;
    slack = slack(known);
    fast = dispersion.at(slack);
    int ready = observation.count(ReplicaState.READY);
    learnCorrection(ready);
    Sized last = before.sized();
    Sized found =
        last != null && last.holds(model, known, CapacitySearch.atEach(fast, ready), now.nanos())
            ? last.used(1)
            : new CapacitySearch(model, known, fast, policy, ready, now.nanos())
                .found(last, sizing());
    sized = found;
    perReplica = found.perReplica(demand.rate(), correction.factor());
    return dispersion;
  }

  /** Returns one of the replicas of now. Only to be asked for after a decision that sized one. */
  Sizing sizing() {
    Sizing known = sizing;
    if (known == null) {
      int ready = observation.count(ReplicaState.READY);
      double each = CapacitySearch.atEach(fast, ready);
      known = Sizing.of(model, Objects.requireNonNull(mix), each, policy.slos());
      sizing = known;
    }
    return known;
  }

  /** Of a capacity that was found among more replicas, or some ticks ago: at its own dispersion. */
  Interval interval(Sized found) {
    double rate = found.capacity().rate();
    Sizing same = Sizing.of(model, Objects.requireNonNull(mix), found.dispersion(), policy.slos());
    Interval interval = same.capacity(rate).interval();
    return new Interval(Math.min(interval.low(), rate), Math.max(interval.high(), rate));
  }

  private double slack(Mix known) {
    double least = Double.POSITIVE_INFINITY;
    for (Slo slo : policy.slos()) {
      least = slo.metric() == Slo.Metric.TTFT ? Math.min(least, slo.seconds()) : least;
    }
    double prefill = 1.5 * model.alpha() + known.input() * model.beta();
    // without an objective on the first token nothing says how long one may wait
    return Double.isInfinite(least) ? 15 : Math.max(0.1 * least, least - prefill);
  }

  private void learnCorrection(int ready) {
    if (observation.count(ReplicaState.STARTING) > 0 || elapsed == 0 || ready == 0) {
      correction = correction.unsettled();
    } else if (measured()) {
      correction = correction.measured(observation, policy.slos(), sizing(), rate / ready);
    }
  }

  private boolean measured() {
    for (Slo slo : policy.slos()) {
      if (observation.latency(slo.metric()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Confidence confidence(HowMany asked) {
    Sized known = sized;
    if (model.samples() < ENOUGH_SAMPLES) {
      return Confidence.LEARNING;
    }
    boolean limited =
        asked.epsilon > policy.epsilon() || (known != null && !known.capacity().reachable());
    return limited ? Confidence.LIMITED : Confidence.KNOWN;
  }

  private String whyUnknown() {
    if (!arrivals.known()) {
      return "nobody says how many requests arrive";
    }
    if (current == 0 && arrivals.provenance() != Provenance.DIRECT) {
      return "without replicas only a gateway or a picker can say how many requests arrive";
    }
    return arrivals.sound()
        ? "only " + rounded(arrivals.coverage() * 100) + " % of the replicas answered"
        : "arrivals are " + arrivals.defects();
  }

  static String rounded(double value) {
    double magnitude = Math.abs(value);
    double scale = magnitude >= 100 ? 1 : magnitude >= 1 ? 100 : 10_000;
    return magnitude < 1e12 ? Numbers.text(Math.round(value * scale) / scale) : Numbers.text(value);
  }
}
