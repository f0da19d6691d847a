package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.kubernetes.HpaSpec.Kind;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.HpaState.Event;
import io.fairlead.autoscale.kubernetes.HpaState.TimedNumber;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Selector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
  private @Nullable KubernetesView view;

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
    ups = Normalizer.mutable(state.scaleUpEvents());
    downs = Normalizer.mutable(state.scaleDownEvents());
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
    return java.util.Objects.requireNonNull(decision);
  }

  private Decision decided() {
    view = observation.view(KubernetesView.class).orElse(null);
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
    if (current == 0 && !computesFromZero()) {
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

  /** At zero, metrics count only where the controller itself may have scaled to zero. */
  private boolean computesFromZero() {
    if (!controller.version().since(HpaVersion.V1_36)) {
      return spec.min() == 0;
    }
    return scaledToZeroByUs() && (spec.min() != 0 || measuresFromOutside());
  }

  private boolean scaledToZeroByUs() {
    return controller.version().since(HpaVersion.V1_36)
        && controller.on(Controller.SCALE_TO_ZERO)
        && HpaCondition.isTrue(conditions, HpaCondition.SCALED_TO_ZERO);
  }

  /** Only metrics that exist without pods can wake a workload. */
  private boolean measuresFromOutside() {
    return spec.metrics().stream()
        .anyMatch(m -> m.kind() == Kind.OBJECT || m.kind() == Kind.EXTERNAL);
  }

  private Decision rescued(int replicas, String code, String bound) {
    String text = current + " is beyond " + bound + " " + replicas;
    Binding binding = Binding.of(Step.BOUNDS, code, current, replicas, text);
    return finished(Recommendation.holding(current).replicas(replicas).binding(binding), replicas);
  }

  private Decision fromMetrics(KubernetesView seen) {
    List<PodView> pods = selected(seen);
    MetricEvaluator evaluator =
        new MetricEvaluator(spec, controller, seen, pods, current, observation.reported(), now);
    int replicas = 0;
    int invalid = 0;
    Metric decisive = null;
    MetricResult decisiveResult = null;
    Metric firstFailed = null;
    String firstError = "";
    for (int i = 0; i < spec.metrics().size(); i++) {
      Metric metric = spec.metrics().get(i);
      MetricResult result = evaluator.evaluate(metric);
      if (trace != null) {
        trace.proposal(proposal(metric, i, result));
      }
      if (result.error() != null) {
        firstFailed = firstFailed == null ? metric : firstFailed;
        firstError = invalid == 0 ? result.error() : firstError;
        invalid++;
      } else if (replicas == 0 || result.replicas() > replicas) {
        replicas = result.replicas();
        decisive = metric;
        decisiveResult = result;
      }
    }
    if (firstFailed != null && (invalid == spec.metrics().size() || replicas < current)) {
      HpaCondition.set(
          conditions,
          now,
          "ScalingActive",
          false,
          failure(firstFailed),
          "the HPA was unable to compute the replica count: " + inner(firstFailed, firstError));
      return failed(
          "invalid metrics ("
              + invalid
              + " invalid out of "
              + spec.metrics().size()
              + "), first error is: "
              + firstError);
    }
    HpaCondition.set(
        conditions,
        now,
        "ScalingActive",
        true,
        "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from "
            + (decisive == null ? "" : MetricTitles.title(decisive)));
    Binding binding =
        decisiveResult == null || decisive == null
            ? Binding.of(Step.METRIC, "no-demand")
            : Binding.of(
                decisiveResult.step(),
                decisiveResult.step().name().toLowerCase(java.util.Locale.ROOT),
                decisiveResult.usage(),
                Double.NaN,
                MetricTitles.title(decisive) + ": " + decisiveResult.reason());
    // a proposal below zero never becomes the desired number, which starts at zero
    return normalized(Math.max(0, replicas), binding);
  }

  private List<PodView> selected(KubernetesView seen) {
    if (seen.selector() == null || seen.selector().isEmpty()) {
      return seen.pods();
    }
    Selector selector = Selector.parse(seen.selector());
    return seen.pods().stream().filter(pod -> selector.matches(pod.labels())).toList();
  }

  private Decision normalized(int proposed, Binding asked) {
    Normalizer normalizer =
        new Normalizer(spec, controller, now, recommendations, ups, downs, conditions);
    int desired = normalizer.normalize(current, proposed);
    Binding limited = normalizer.binding();
    if (current == 0 && desired < spec.min() && scaledToZeroByUs()) {
      String text = "minReplicas was raised while the workload was at zero";
      limited = Binding.of(Step.BOUNDS, "minimum", desired, spec.min(), text);
      desired = spec.min();
    }
    if (trace != null && limited != null) {
      trace.note(limited.step().name().toLowerCase(java.util.Locale.ROOT) + ": " + limited.text());
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
    boolean byUs = current > 0 && desired == 0 && spec.min() == 0 && measuresFromOutside();
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

  private static String failure(Metric metric) {
    return switch (metric.kind()) {
      case RESOURCE -> "FailedGetResourceMetric";
      case CONTAINER_RESOURCE -> "FailedGetContainerResourceMetric";
      case PODS -> "FailedGetPodsMetric";
      case OBJECT -> "FailedGetObjectMetric";
      case EXTERNAL -> "FailedGetExternalMetric";
      case UNKNOWN -> "InvalidMetricSourceType";
    };
  }

  /** The condition quotes the error without the prefix that the returned error has. */
  private static String inner(Metric metric, String error) {
    int end = error.indexOf("metric value: ");
    return end < 0 ? error : error.substring(end + "metric value: ".length());
  }

  private Proposal proposal(Metric metric, int index, MetricResult result) {
    OptionalInt replicas =
        result.error() == null ? OptionalInt.of(result.replicas()) : OptionalInt.empty();
    return new Proposal(
        HpaState.KIND,
        MetricTitles.title(metric),
        replicas,
        result.reason(),
        result.error(),
        result.toJson(metric, index));
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

  /** The nearest usage of each metric at which its own proposal would be another. */
  List<Change> changes() {
    KubernetesView seen = view;
    if (seen == null || seen.proposedReplicas() != null || (current == 0 && !computesFromZero())) {
      return List.of();
    }
    return NearestChange.of(spec, controller, seen, selected(seen), observation, now);
  }
}
