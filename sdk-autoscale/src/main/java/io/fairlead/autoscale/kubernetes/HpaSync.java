package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.kubernetes.HpaSpec.Kind;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.HpaState.Event;
import io.fairlead.autoscale.kubernetes.HpaState.TimedNumber;
import io.fairlead.autoscale.kubernetes.MetricRound.Asked;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One sync of the controller, from what it sees to what it does and remembers. */
final class HpaSync {

  private final HpaSpec spec;
  private final Controller controller;
  private final Observation observation;
  private final HpaState state;
  private final Instant now;
  private final @Nullable ExplanationBuilder trace;
  private final int current;
  private final List<TimedNumber> recommendations;
  private final List<Event> ups;
  private final List<Event> downs;
  private final List<HpaCondition> conditions;
  private @Nullable Decision decision;
  private @Nullable String error;
  private List<Asked> asked = List.of();

  private HpaSync(
      HpaSpec spec,
      Controller controller,
      Observation observation,
      HpaState state,
      Instant now,
      @Nullable ExplanationBuilder trace) {
    this.spec = spec;
    this.controller = controller;
    this.observation = observation;
    this.state = state;
    this.now = now;
    this.trace = trace;
    current = observation.desired();
    recommendations =
        state.recommendations() == null
            ? new ArrayList<>(List.of(new TimedNumber(current, now)))
            : new ArrayList<>(state.recommendations());
    ups = new ArrayList<>(state.scaleUpEvents());
    downs = new ArrayList<>(state.scaleDownEvents());
    conditions = new ArrayList<>(state.conditions());
  }

  static HpaSync run(
      HpaSpec spec,
      Controller controller,
      Observation observation,
      HpaState state,
      Instant now,
      @Nullable ExplanationBuilder trace) {
    HpaSync sync = new HpaSync(spec, controller, observation, state, now, trace);
    sync.decision = sync.decided();
    return sync;
  }

  Decision decision() {
    return Objects.requireNonNull(decision);
  }

  private Decision decided() {
    KubernetesView view = observation.view(KubernetesView.class).orElse(null);
    if (view == null) {
      return failed(
          "the observation has no KubernetesView, so nothing is known of pods or metrics");
    }
    HpaCondition.set(
        conditions,
        now,
        "AbleToScale",
        true,
        "SucceededGetScale",
        "the HPA controller was able to get the target's current scale");
    if (view.proposedReplicas() != null) {
      Binding given =
          Binding.of(Step.METRIC, "proposed", view.proposedReplicas(), Double.NaN, "as given");
      return normalized(view.proposedReplicas(), given);
    }
    if (current == 0 && !computesFromZero(spec, controller, conditions)) {
      HpaCondition.set(
          conditions,
          now,
          "ScalingActive",
          false,
          "ScalingDisabled",
          "scaling is disabled since the replica count of the target is zero");
      Binding disabled =
          Binding.of(
              Step.GUARD, "zero-replicas", 0, spec.min(), "scaling is disabled at zero replicas");
      return finished(Recommendation.holding(0).hold(Action.DISABLED).binding(disabled), current);
    } else if (current > spec.max()) {
      return rescued(spec.max(), "maximum", "maxReplicas");
    } else if (current < spec.min() && current != 0) {
      return rescued(spec.min(), "minimum", "minReplicas");
    }
    return fromMetrics(view);
  }

  /** Whether this sync would ask for metrics at all, or a guard comes first. */
  static boolean asksForMetrics(
      HpaSpec spec, Controller controller, List<HpaCondition> conditions, int current) {
    return current == 0
        ? computesFromZero(spec, controller, conditions)
        : current >= spec.min() && current <= spec.max();
  }

  /** At zero, metrics count only where the controller itself may have scaled to zero. */
  private static boolean computesFromZero(
      HpaSpec spec, Controller controller, List<HpaCondition> conditions) {
    if (!controller.version().since(HpaVersion.V1_36)) {
      return spec.min() == 0;
    }
    return scaledToZeroByUs(controller, conditions)
        && (spec.min() != 0 || measuresFromOutside(spec));
  }

  private static boolean scaledToZeroByUs(Controller controller, List<HpaCondition> conditions) {
    return controller.version().since(HpaVersion.V1_36)
        && controller.on(Controller.SCALE_TO_ZERO)
        && HpaCondition.isTrue(conditions, HpaCondition.SCALED_TO_ZERO);
  }

  /** Only metrics that exist without pods can wake a workload. */
  private static boolean measuresFromOutside(HpaSpec spec) {
    return spec.metrics().stream()
        .anyMatch(m -> m.kind() == Kind.OBJECT || m.kind() == Kind.EXTERNAL);
  }

  private Decision rescued(int replicas, String code, String bound) {
    String text = current + " is beyond " + bound + " " + replicas;
    Binding binding = Binding.of(Step.BOUNDS, code, current, replicas, text);
    return finished(Recommendation.holding(current).replicas(replicas).binding(binding), replicas);
  }

  private Decision fromMetrics(KubernetesView seen) {
    MetricEvaluator evaluator =
        new MetricEvaluator(
            spec, controller, seen, seen.matching(), current, observation.reported(), now);
    MetricRound round = MetricRound.of(spec.metrics(), evaluator, trace);
    asked = round.asked();
    Metric failed = round.fatal(current);
    if (failed != null) {
      HpaCondition.set(
          conditions,
          now,
          "ScalingActive",
          false,
          MetricRound.failure(failed),
          "the HPA was unable to compute the replica count: " + round.quotedError());
      return failed(round.error());
    }
    HpaCondition.set(
        conditions,
        now,
        "ScalingActive",
        true,
        "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from " + round.decisiveTitle());
    return normalized(round.replicas(), round.binding());
  }

  private Decision normalized(int proposed, Binding asked) {
    Normalizer normalizer =
        new Normalizer(spec, controller, now, recommendations, ups, downs, conditions);
    int desired = normalizer.normalize(current, proposed);
    Binding limited = normalizer.binding();
    if (current == 0 && desired < spec.min() && scaledToZeroByUs(controller, conditions)) {
      String text = "minReplicas was raised while the workload was at zero";
      limited = Binding.of(Step.BOUNDS, "minimum", desired, spec.min(), text);
      desired = spec.min();
    }
    if (trace != null && limited != null) {
      trace.note(limited.step().name().toLowerCase(Locale.ROOT) + ": " + limited.text());
    }
    return finished(
        Recommendation.holding(current)
            .replicas(desired)
            .binding(limited == null ? asked : limited),
        desired);
  }

  private Decision finished(RecommendationBuilder builder, int desired) {
    Instant scaled = state.lastScaleTime();
    if (desired != current) {
      scaled = now;
      HpaCondition.set(
          conditions,
          now,
          "AbleToScale",
          true,
          "SucceededRescale",
          "the HPA controller was able to update the target scale to " + desired);
      scaledToZero(desired);
      new Normalizer(spec, controller, now, recommendations, ups, downs, conditions)
          .store(current, desired);
    }
    return Decision.of(builder.restored(state.restored()).build(), next(scaled));
  }

  private void scaledToZero(int desired) {
    if (!controller.version().since(HpaVersion.V1_36)) {
      return;
    }
    if (!controller.on(Controller.SCALE_TO_ZERO)) {
      conditions.removeIf(each -> each.type().equals(HpaCondition.SCALED_TO_ZERO));
      return;
    }
    boolean byUs = current > 0 && desired == 0 && spec.min() == 0 && measuresFromOutside(spec);
    HpaCondition.set(
        conditions,
        now,
        HpaCondition.SCALED_TO_ZERO,
        byUs,
        byUs ? "ScaledToZero" : "NotScaledToZero",
        byUs
            ? "the HPA controller scaled the workload to zero"
            : "the HPA controller did not scale the workload to zero");
  }

  private Decision failed(String why) {
    error = why;
    Binding binding = Binding.of(Step.QUALITY, "no-answer", Double.NaN, Double.NaN, why);
    return Decision.of(
        Recommendation.holding(current)
            .hold(Action.ERROR)
            .confidence(Confidence.BLIND)
            .binding(binding)
            .restored(state.restored())
            .build(),
        next(state.lastScaleTime()));
  }

  private HpaState next(@Nullable Instant scaled) {
    return new HpaState(recommendations, ups, downs, conditions, scaled, false);
  }

  @Nullable String error() {
    return error;
  }

  /** What an answer has beside the common members: conditions, error, and the state to go on. */
  Json.Obj details() {
    Json.Obj next = decision().next().toJson();
    return Json.object()
        .put("conditions", conditions.stream().map(HpaCondition::toJson).toList())
        .put("error", error)
        .put(
            "next",
            Json.object().put("hpa", next.get("hpa")).put("history", next.get("history")).build())
        .build();
  }

  /** What each metric asked for; nothing where none was looked at. */
  List<Asked> asked() {
    return asked;
  }
}
