package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the HorizontalPodAutoscaler of a release of Kubernetes would do (autoscaling/v2).
 *
 * <p>Each decision is one sync. The observation must carry a {@link KubernetesView} and the scale;
 * the answer assumes that the host sets it, as the controller sets the scale itself. Time is wall
 * time.
 *
 * <p><b>Invariant:</b> the answer is in [minReplicas, maxReplicas], or the current number where the
 * autoscaler is disabled or in error. <b>State:</b> the controller's recommendations and events, at
 * most as many as its windows hold.
 *
 * <p>Sources: kubernetes/kubernetes {@code pkg/controller/podautoscaler/} of the releases named by
 * {@link HpaVersion}; deviations are in {@code docs/reference/parity.md}.
 */
public final class HpaPolicy implements ScalingPolicy {

  private final HpaSpec spec;
  private final Controller controller;

  private HpaPolicy(HpaSpec spec, Controller controller) {
    this.spec = spec;
    this.controller = controller;
  }

  /**
   * Returns the policy of an autoscaler; what it leaves out has the API server's default.
   *
   * @throws IllegalArgumentException if it is one that the API server would refuse
   */
  public static HpaPolicy of(
      HorizontalPodAutoscaler hpa, UnaryOperator<Controller.Builder> controller) {
    return new HpaPolicy(HpaSpec.of(hpa), Controller.create(controller));
  }

  /** Returns the policy of an autoscaler as the newest release runs it. */
  public static HpaPolicy of(HorizontalPodAutoscaler hpa) {
    return of(hpa, UnaryOperator.identity());
  }

  @Override
  public String name() {
    return HpaState.KIND;
  }

  @Override
  public State initial() {
    return HpaState.INITIAL;
  }

  /** {@inheritDoc} Also reads the state's part of a state file of kind hpa. */
  @Override
  public State restore(Json.Obj json, Moment now) {
    Objects.requireNonNull(now, "now");
    return HpaState.fromJson(json, true);
  }

  @Override
  public Decision decide(Observation observation, State state, Moment now) {
    return sync(observation, state, now, null).decision();
  }

  @Override
  public Explanation explain(Observation observation, State state, Moment now) {
    ExplanationBuilder trace = new ExplanationBuilder();
    HpaSync sync = sync(observation, state, now, trace);
    NearestChange.of(sync.asked(), observation, other -> sync(other, state, now, null).asked())
        .forEach(trace::change);
    trace.details(sync.details());
    return trace.build(sync.decision().recommendation());
  }

  private HpaSync sync(
      Observation observation, State state, Moment now, @Nullable ExplanationBuilder trace) {
    if (!(state instanceof HpaState own)) {
      throw Preconditions.violated(
          "state", "one that the policy 'hpa' made", "a state of '" + state.kind() + "'");
    }
    return HpaSync.run(spec, controller, observation, own, now.wall(), trace);
  }
}
