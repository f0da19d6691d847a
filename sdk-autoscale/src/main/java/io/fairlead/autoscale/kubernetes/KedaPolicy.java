package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Provenance;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What KEDA and the autoscaler that it makes would do with a scaled object.
 *
 * <p>Two clocks run over one state: KEDA's own loop moves between 0 (or idle) and the minimum, and
 * the HorizontalPodAutoscaler between 1 and the maximum. The observation carries what the scalers
 * answer and which clock ticks ({@link KedaView}), and, where cpu, memory or {@code Value} targets
 * matter, a {@link KubernetesView}; without one the replicas of the observation are the pods. Both
 * clocks count failures of triggers. Time is wall time.
 *
 * <p><b>Invariant:</b> the answer is the current number, the number of a pause, {@code
 * idleReplicaCount}, or in [{@code minReplicaCount}, {@code maxReplicaCount}]. <b>State:</b> that
 * of the autoscaler, and a few values per trigger.
 *
 * <p>Source: kedacore/keda 8b4f083 ({@code pkg/scaling}, {@code pkg/fallback}, {@code
 * controllers/keda/hpa.go}); deviations are in {@code docs/reference/parity.md}.
 */
public final class KedaPolicy implements ScalingPolicy {

  private final KedaSpec spec;
  private final Controller controller;

  private KedaPolicy(KedaSpec spec, Controller controller) {
    this.spec = spec;
    this.controller = controller;
  }

  /**
   * Returns the policy of a scaled object.
   *
   * @param formulas compiles the formula of scaling modifiers; {@link Formula.Port#small} for most
   * @param controller how the controller of the autoscaler runs
   * @throws IllegalArgumentException if it is one that KEDA or the API server would refuse
   */
  public static KedaPolicy of(
      ScaledObject object, Formula.Port formulas, UnaryOperator<Controller.Builder> controller) {
    return new KedaPolicy(KedaSpec.of(object, formulas), Controller.create(controller));
  }

  /** Returns the policy with the small evaluator and the newest release of the autoscaler. */
  public static KedaPolicy of(ScaledObject object) {
    return of(object, Formula.Port.small(), UnaryOperator.identity());
  }

  /**
   * Returns the autoscaler that KEDA makes of the object; triggers whose target only their scaler
   * knows are left out.
   */
  public HorizontalPodAutoscaler autoscaler() {
    return KedaAutoscaler.of(spec, KedaTrigger::target);
  }

  @Override
  public String name() {
    return KedaState.KIND;
  }

  @Override
  public State initial() {
    return KedaState.INITIAL;
  }

  /** {@inheritDoc} Also reads the state's part of a state file of kind keda. */
  @Override
  public State restore(Json.Obj json, Moment now) {
    Objects.requireNonNull(now, "now");
    return KedaState.fromJson(json, spec, true);
  }

  /** Reads the state's part of a state file: what was never stored is not called restored. */
  State read(Json.Obj file) {
    return KedaState.fromJson(file, spec, false);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return KedaTick.run(spec, controller, observation, own(state), now.wall(), null).decision();
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    ExplanationBuilder trace = new ExplanationBuilder();
    KedaState own = own(state);
    observation.view(KedaView.class).ifPresent(view -> inputs(view, trace));
    KedaTick.Result result = KedaTick.run(spec, controller, observation, own, now.wall(), trace);
    NearestChange.of(
            result.asked(),
            observation,
            other -> KedaTick.run(spec, controller, other, own, now.wall(), null).asked())
        .forEach(trace::change);
    activations(observation, own, now, result.decision()).forEach(trace::change);
    trace.details(result.details());
    return trace.build(result.decision().recommendation());
  }

  private static void inputs(KedaView view, ExplanationBuilder trace) {
    for (KedaView.Answer answer : view.triggers()) {
      boolean known = answer.error() == null && !Double.isNaN(answer.value());
      trace.input(
          "trigger " + answer.name(),
          known
              ? new Reading(answer.value(), 0, 1, Provenance.DERIVED, Set.of())
              : Reading.MISSING);
    }
  }

  /** Which triggers would have changed the answer of a poll by crossing their threshold. */
  private List<Change> activations(
      Observation observation, KedaState state, Moment now, Decision decision) {
    KedaView view = observation.view(KedaView.class).orElse(null);
    if (view == null || view.event() == KedaView.Event.HPA) {
      return List.of();
    }
    int replicas = decision.recommendation().replicas();
    return KedaActivation.changes(
        spec,
        view,
        other -> observation.with(KedaView.class, other),
        there -> decide(there, state, now).recommendation().replicas(),
        replicas);
  }

  private static KedaState own(@Nullable State state) {
    if (state instanceof KedaState own) {
      return own;
    }
    throw Preconditions.violated(
        "state",
        "one that the policy 'keda' made",
        state == null ? "absent" : "a state of '" + state.kind() + "'");
  }
}
