package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.Signal;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Knative's pod autoscaler (KPA) would do: a stable and a panic window over concurrency or
 * requests per second.
 *
 * <p>Each decision is one tick (2 s in Knative). It takes {@link #STABLE} and {@link #PANIC} where
 * the observation has them (averages over the windows, in all), else it averages {@link
 * Signal#IN_FLIGHT} or {@link Signal#ARRIVALS} itself in buckets of one second. No data holds; it
 * is never 0. Ready pods are the rows in state READY.
 *
 * <p><b>Invariant:</b> the answer is in [min-scale, max-scale] where these are set, without
 * min-scale while the revision is unreachable, or the current number while nothing is known.
 * <b>State:</b> at most 1,024 buckets and 64 numbers of the scale-down delay, less than 16 KB as
 * text.
 *
 * <p>Source: knative/serving {@code pkg/autoscaler/scaling/autoscaler.go}.
 */
public final class KpaPolicy implements ScalingPolicy {

  /** Average over the stable window, in all. */
  public static final Signal STABLE =
      new Signal("kpa-stable", Signal.Unit.COUNT, Signal.Aggregation.SUM, true);

  /** Average over the panic window, in all. */
  public static final Signal PANIC =
      new Signal("kpa-panic", Signal.Unit.COUNT, Signal.Aggregation.SUM, true);

  private static final double LARGEST = 1e300;

  private final KpaSpec spec;
  private final KpaWindow.Sizes sizes;

  private KpaPolicy(KpaSpec spec) {
    this.spec = spec;
    sizes = KpaWindow.Sizes.of(spec.stableWindow().toSeconds(), spec.panicWindow().toSeconds());
  }

  /**
   * Returns the policy of a revision.
   *
   * @param annotations of the revision, {@code autoscaling.knative.dev/...}
   * @param configAutoscaler the data of the map {@code config-autoscaler}
   * @throws IllegalArgumentException if a value is out of the range that Knative accepts
   */
  public static KpaPolicy of(
      Map<String, String> annotations, Map<String, String> configAutoscaler) {
    return of(KpaSpec.of(annotations, configAutoscaler, null));
  }

  static KpaPolicy of(KpaSpec spec) {
    return new KpaPolicy(spec);
  }

  @Override
  public String name() {
    return KpaState.KIND;
  }

  @Override
  public State initial() {
    return KpaState.INITIAL;
  }

  @Override
  public State restore(Json.Obj json, Moment now) {
    Objects.requireNonNull(now, "now");
    return KpaState.fromJson(json, true);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return decide(observation, state, now, null);
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    ExplanationBuilder trace = new ExplanationBuilder();
    Decision decision = decide(observation, state, now, trace);
    trace.details(Json.object().put("next", ((KpaState) decision.next()).next()).build());
    return trace.build(decision.recommendation());
  }

  private Decision decide(
      Observation observation, State state, Moment now, @Nullable ExplanationBuilder trace) {
    if (!(state instanceof KpaState own)) {
      throw violated(
          "state", "one that the policy 'kpa' made", "a state of '" + state.kind() + "'");
    }
    Instant wall = now.wall();
    int ready = observation.count(ReplicaState.READY);
    KpaState kept = record(observation, own.started(ready, wall), wall);
    boolean none = kept.window().hasNoData(wall.getEpochSecond(), sizes);
    double ownStable =
        none ? Double.NaN : kept.window().stableAverage(wall.getEpochSecond(), sizes);
    double ownPanic = none ? Double.NaN : kept.window().panicAverage(wall.getEpochSecond(), sizes);
    Seen seen =
        new Seen(
            observation.desired(),
            ready,
            observation.view(KpaView.class).map(KpaView::reachable).orElse(true),
            value(observation, STABLE, ownStable),
            value(observation, PANIC, ownPanic),
            wall);
    if (Double.isNaN(seen.stable()) || Double.isNaN(seen.panic())) {
      Binding blind = Binding.of(Step.QUALITY, "no-data", Double.NaN, Double.NaN, "no data yet");
      return Decision.of(
          Recommendation.holding(seen.current())
              .hold(Action.HOLD)
              .confidence(Confidence.BLIND)
              .binding(blind)
              .restored(own.restored())
              .build(),
          kept);
    }
    Decision decision = scaled(seen, kept, own.restored(), trace);
    if (trace != null) {
      int replicas = decision.recommendation().replicas();
      nearest(observation, STABLE, seen.stable(), replicas, own, now).forEach(trace::change);
      nearest(observation, PANIC, seen.panic(), replicas, own, now).forEach(trace::change);
    }
    return decision;
  }

  /**
   * What one tick looks at.
   *
   * @param ready pods, 0 included
   */
  private record Seen(
      int current, int ready, boolean reachable, double stable, double panic, Instant now) {}

  private List<Change> nearest(
      Observation observation, Signal window, double value, int replicas, State state, Moment now) {
    return NearestValue.changes(
        window.name(),
        value,
        LARGEST,
        replicas,
        other -> observation.with(window, Reading.direct(other)),
        there -> decide(there, state, now).recommendation().replicas());
  }

  /** Without windows from outside, the policy keeps its own. */
  private KpaState record(Observation observation, KpaState state, Instant now) {
    Signal signal = spec.metric().equals("rps") ? Signal.ARRIVALS : Signal.IN_FLIGHT;
    Reading reading = observation.reading(signal);
    return reading.sound() ? state.recorded(now, reading.value(), sizes) : state;
  }

  private static double value(Observation observation, Signal signal, double otherwise) {
    Reading reading = observation.reading(signal);
    return reading.sound() ? reading.value() : otherwise;
  }

  private Decision scaled(
      Seen seen, KpaState state, boolean restored, @Nullable ExplanationBuilder trace) {
    double ready = Math.max(1, seen.ready());
    double most = Math.ceil(spec.maxScaleUpRate() * ready);
    double least = seen.reachable() ? Math.floor(ready / spec.maxScaleDownRate()) : 0;
    double stable = seen.stable();
    double panic = seen.panic();
    double stableWanted = Math.ceil(stable / spec.target());
    double panicWanted = Math.ceil(panic / spec.target());
    int byStable = activated(stableWanted, Math.min(Math.max(stableWanted, least), most));
    int byPanic = activated(panicWanted, Math.min(Math.max(panicWanted, least), most));
    boolean over = panicWanted / ready >= spec.panicThreshold();
    KpaState next = state.panicking(over, seen.now(), spec.stableWindow());
    int desired = byStable;
    Binding binding =
        Binding.of(
            Step.METRIC,
            "stable-window",
            stable,
            spec.target(),
            "stable window: " + Numbers.text(stable) + " / " + Numbers.text(spec.target()));
    if (next.panicSince() != null) {
      desired = Math.max(Math.max(byStable, byPanic), next.maxPanicPods());
      next = next.withMaxPanicPods(desired);
      String text = "in panic: never below the most of this panic, " + desired;
      binding = Binding.of(Step.METRIC, "panic-window", panic, spec.target(), text);
    }
    if (seen.reachable() && !spec.scaleDownDelay().isZero()) {
      next = next.delayed(seen.now(), desired, spec.scaleDownDelay());
      int delayed = next.delay().most();
      if (delayed != desired) {
        String text = delayed + " was wanted within the scale-down delay";
        binding = Binding.of(Step.STABILIZATION, "scale-down-delay", desired, delayed, text);
        desired = delayed;
      }
    }
    if (trace != null) {
      trace.proposal(Proposal.of(KpaState.KIND, "stable", byStable, "over the stable window"));
      trace.proposal(Proposal.of(KpaState.KIND, "panic", byPanic, "over the panic window"));
      double burst = burst(seen.ready(), panic);
      trace.note("excess burst capacity: " + Numbers.text(burst));
      trace.details(
          Json.object()
              .put("excessBurstCapacity", Double.isInfinite(burst) ? Double.NaN : burst)
              .build());
    }
    return bounded(seen, desired, binding, next, restored);
  }

  private int activated(double wanted, double limited) {
    int pods = (int) limited;
    return wanted > 0
        ? Math.max(pods, spec.activationScale() > 1 ? spec.activationScale() : 0)
        : pods;
  }

  /** Negative puts the activator into the path; from the raw number of ready pods. */
  private double burst(int rawReady, double panic) {
    if (spec.targetBurstCapacity() == 0) {
      return 0;
    }
    return spec.targetBurstCapacity() < 0
        ? -1
        : Math.floor(rawReady * spec.total() - spec.targetBurstCapacity() - panic);
  }

  private Decision bounded(Seen seen, int desired, Binding asked, KpaState next, boolean restored) {
    // what nobody can reach any more has no minimum
    int least = Math.max(seen.reachable() ? spec.minScale() : 0, spec.scaleToZero() ? 0 : 1);
    int most = spec.maxScale() == 0 ? Integer.MAX_VALUE : spec.maxScale();
    int replicas = Math.min(most, Math.max(least, desired));
    Binding binding =
        replicas == desired
            ? asked
            : Binding.of(
                Step.BOUNDS,
                replicas > desired ? "minimum" : "maximum",
                desired,
                replicas,
                desired + " is out of bounds");
    RecommendationBuilder builder =
        Recommendation.holding(seen.current())
            .replicas(replicas)
            .binding(binding)
            .restored(restored);
    return Decision.of(builder.build(), next);
  }
}
