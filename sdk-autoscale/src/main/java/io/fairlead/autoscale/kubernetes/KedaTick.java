package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import io.fairlead.autoscale.RecommendationBuilder;
import io.fairlead.autoscale.kubernetes.KedaScalers.Computed;
import io.fairlead.autoscale.kubernetes.KedaScalers.Found;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricRound.Asked;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One tick of either of KEDA's clocks, or of both. One decision, one thread. */
final class KedaTick {

  private static final Duration SYNC_PERIOD = Duration.ofSeconds(15);

  private final KedaSpec spec;
  private final Controller controller;
  private final Observation observation;
  private final KedaState before;
  private final Instant now;
  private final @Nullable ExplanationBuilder trace;
  private final List<HpaCondition> conditions;
  private List<Asked> asked = List.of();
  private @Nullable Instant lastActive;
  private @Nullable Instant lastPoll;
  private @Nullable Instant lastSync;
  private HpaState hpa;
  private @Nullable String error;

  private KedaTick(
      KedaSpec spec,
      Controller controller,
      Observation observation,
      KedaState before,
      Instant now,
      @Nullable ExplanationBuilder trace) {
    this.spec = spec;
    this.controller = controller;
    this.observation = observation;
    this.before = before;
    this.now = now;
    this.trace = trace;
    conditions = new ArrayList<>(before.conditions());
    lastActive = before.lastActive();
    lastPoll = before.lastPoll();
    lastSync = before.lastSync();
    hpa = before.hpa();
  }

  /**
   * What was decided, what the metrics of the autoscaler asked for, and what an explanation has
   * beside the common members.
   */
  record Result(Decision decision, List<Asked> asked, Json.Obj details) {}

  static Result run(
      KedaSpec spec,
      Controller controller,
      Observation observation,
      KedaState before,
      Instant now,
      @Nullable ExplanationBuilder trace) {
    KedaTick tick = new KedaTick(spec, controller, observation, before, now, trace);
    Decision decision = tick.decided();
    Json.Obj details =
        Json.object()
            .put("conditions", tick.conditions.stream().map(HpaCondition::toJson).toList())
            .put("error", tick.error)
            .put("next", ((KedaState) decision.next()).next())
            .build();
    return new Result(decision, tick.asked, details);
  }

  private Decision decided() {
    int current = observation.desired();
    KubernetesView cluster =
        observation
            .view(KubernetesView.class)
            .orElseGet(() -> KubernetesView.ofReplicas(observation, MetricAnswers.NONE));
    KedaView view = observation.view(KedaView.class).orElse(null);
    List<KedaView.Answer> answers = view == null ? List.of() : view.triggers();
    GoInt go = new GoInt(controller.overflow());
    KedaScalers scalers = new KedaScalers(spec, go, answers, cluster.matching(), before);
    if (spec.pauses().all()) {
      return paused(current, scalers);
    }
    Event event = view == null ? Event.DUE : view.event();
    KedaPoll poll = null;
    Recommendation synced = null;
    if (event == Event.POLL || (event == Event.DUE && isDue(lastPoll, spec.polling()))) {
      poll = poll(scalers, current);
    }
    int asked = poll == null ? current : poll.replicas();
    if (event == Event.HPA || (event == Event.DUE && isDue(lastSync, SYNC_PERIOD))) {
      synced = sync(scalers, cluster, asked);
    }
    note(scalers.notes());
    if (synced != null && (poll == null || poll.replicas() == current || isScale(synced))) {
      return finished(moved(synced, current), scalers);
    }
    if (poll == null) {
      Binding none = Binding.of(Step.GUARD, "not-due", Double.NaN, Double.NaN, "no clock is due");
      return finished(Recommendation.holding(current).binding(none), scalers);
    }
    return finished(polled(poll, current), scalers);
  }

  /** A clock that stepped back is due: the original counts on a monotonic one. */
  private boolean isDue(@Nullable Instant last, Duration period) {
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(period));
  }

  private static boolean isScale(Recommendation recommendation) {
    return recommendation.action() == Action.SCALE;
  }

  /** While paused, KEDA's loop is stopped and the autoscaler deleted. */
  private Decision paused(int current, KedaScalers scalers) {
    KedaConditions.set(
        conditions, "Paused", "True", "ScaledObjectPaused", "ScaledObject is paused");
    Integer replicas = spec.pauses().replicas();
    RecommendationBuilder builder = Recommendation.holding(current);
    if (replicas != null && replicas != current) {
      String text = "paused at " + replicas;
      builder
          .replicas(replicas)
          .binding(Binding.of(Step.GUARD, "paused-replicas", current, replicas, text));
    } else {
      builder
          .hold(Action.DISABLED)
          .binding(Binding.of(Step.GUARD, "paused", current, Double.NaN, "paused by annotation"));
    }
    hpa = HpaState.INITIAL;
    return finished(builder, scalers);
  }

  private KedaPoll poll(KedaScalers scalers, int current) {
    lastPoll = now;
    pauseCondition();
    KedaPoll poll = KedaPoll.run(spec, scalers, conditions, lastActive, now, current);
    lastActive = poll.lastActive();
    error = poll.error();
    if (poll.note() != null) {
      note(List.of(poll.note()));
    }
    return poll;
  }

  private void pauseCondition() {
    boolean paused = spec.pauses().in() || spec.pauses().out();
    if (paused || conditions.stream().anyMatch(each -> each.type().equals("Paused"))) {
      KedaConditions.set(
          conditions,
          "Paused",
          paused ? "True" : "False",
          paused ? "ScaledObjectPaused" : "ScaledObjectUnpaused",
          paused ? "ScaledObject is paused" : "pause annotation removed for ScaledObject");
    }
  }

  private RecommendationBuilder polled(KedaPoll poll, int current) {
    RecommendationBuilder builder = Recommendation.holding(current);
    if (poll.replicas() != current) {
      return builder.replicas(poll.replicas()).binding(poll.binding());
    }
    boolean failed = poll.binding().code().equals("trigger-error");
    return builder
        .hold(failed ? Action.ERROR : Action.HOLD)
        .confidence(error == null ? Confidence.KNOWN : Confidence.BLIND)
        .binding(poll.binding());
  }

  /** The answer of the autoscaler, from the number before a poll that came first. */
  private static RecommendationBuilder moved(Recommendation synced, int current) {
    RecommendationBuilder builder = Recommendation.holding(current);
    return (isScale(synced) ? builder.replicas(synced.replicas()) : builder.hold(synced.action()))
        .binding(synced.binding())
        .confidence(synced.confidence());
  }

  private Recommendation sync(KedaScalers scalers, KubernetesView cluster, int current) {
    lastSync = now;
    HorizontalPodAutoscaler made = KedaAutoscaler.of(spec, scalers::target);
    if (made.spec() == null || made.spec().metrics() == null || made.spec().metrics().isEmpty()) {
      error = "no trigger has a target: external scalers tell it, give it with their answer";
      Binding none = Binding.of(Step.QUALITY, "no-target", Double.NaN, Double.NaN, error);
      return Recommendation.holding(current)
          .hold(Action.ERROR)
          .confidence(Confidence.BLIND)
          .binding(none)
          .build();
    }
    HpaSpec autoscaler = HpaSpec.of(made);
    boolean asks =
        cluster.proposedReplicas() == null
            && HpaSync.asksForMetrics(autoscaler, controller, hpa.conditions(), current);
    MetricAnswers answers =
        new MetricAnswers(
            cluster.answers().resource(),
            List.of(),
            List.of(),
            asks ? external(scalers, current) : List.of());
    Observation seen =
        Observation.builder(observation.variant())
            .scale(current, observation.reported())
            .view(
                KubernetesView.class,
                new KubernetesView(
                    cluster.selector(), cluster.pods(), answers, cluster.proposedReplicas()))
            .build();
    HpaSync sync = HpaSync.run(autoscaler, controller, seen, hpa, now, trace);
    hpa = (HpaState) sync.decision().next();
    error = error == null ? sync.error() : error;
    asked = sync.asked();
    return sync.decision().recommendation();
  }

  /** What KEDA's metrics server answers to the autoscaler. */
  private List<ExternalAnswer> external(KedaScalers scalers, int current) {
    List<ExternalAnswer> answers = new ArrayList<>();
    KedaModifiers modifiers = spec.modifiers();
    List<Found> all = new ArrayList<>();
    for (KedaTrigger trigger : spec.triggers()) {
      if (trigger.resource() == null) {
        Found found = scalers.ask(trigger, true, current);
        all.add(found);
        if (modifiers == null) {
          answers.add(answer(trigger.metricName(), found.value(), found.error()));
        }
      }
    }
    if (modifiers != null) {
      Found failed = all.stream().filter(each -> each.error() != null).findFirst().orElse(null);
      boolean fallback = all.stream().anyMatch(Found::fallback);
      if (failed != null && !fallback) {
        answers.add(answer(KedaModifiers.METRIC, null, failed.error()));
      } else {
        Computed computed = scalers.composite(modifiers, all);
        answers.add(answer(KedaModifiers.METRIC, computed.value(), computed.error()));
      }
    }
    return answers;
  }

  private ExternalAnswer answer(String metric, @Nullable Quantity value, @Nullable String whyNone) {
    return value == null
        ? new ExternalAnswer(
            metric, null, List.of(), now, "metric:" + metric + " encountered error: " + whyNone)
        : new ExternalAnswer(metric, null, List.of(value), now, null);
  }

  private void note(List<String> notes) {
    if (trace != null) {
      notes.forEach(trace::note);
    }
  }

  private Decision finished(RecommendationBuilder builder, KedaScalers scalers) {
    fallbackCondition(scalers);
    Recommendation recommendation = builder.restored(before.restored()).build();
    if (trace != null) {
      Binding binding = recommendation.binding();
      trace.note(binding.step().name().toLowerCase(Locale.ROOT) + ": " + binding.text());
    }
    KedaState next =
        new KedaState(
            lastActive,
            scalers.health(),
            conditions,
            scalers.cached(),
            lastPoll,
            lastSync,
            hpa,
            false);
    return Decision.of(recommendation, next);
  }

  private void fallbackCondition(KedaScalers scalers) {
    if (spec.fallback() == null) {
      return;
    }
    int threshold = spec.fallback().threshold();
    boolean active =
        scalers.health().values().stream()
            .anyMatch(each -> each.failing() && each.failures() > threshold);
    KedaConditions.set(
        conditions,
        "Fallback",
        active ? "True" : "False",
        active ? "FallbackExists" : "NoFallbackFound",
        active
            ? "At least one trigger is falling back on this scaled object"
            : "No fallbacks are active on this scaled object");
  }
}
