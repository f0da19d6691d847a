package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sync as an autoscaler and a state file (kind hpa, {@code schemaVersion} 1) describe it.
 *
 * @param policy the autoscaler as the controller of the file would run it
 * @param observation what it sees
 * @param state what it remembers
 * @param now when it happens
 */
public record HpaCase(HpaPolicy policy, Observation observation, State state, Moment now) {

  /**
   * Reads a state file.
   *
   * @param hpa the autoscaler; its status counts where the file has none
   * @throws PolicyFileException with every problem of the file: a member that has another form than
   *     the schema says, or that is not known
   */
  public static HpaCase of(HorizontalPodAutoscaler hpa, Json.Obj given) {
    Json.Obj file = Next.merged(StateForms.HPA.file(given), StateForms.HPA_MEMORY);
    Controller controller = CaseReader.controller(file);
    Instant now = CaseReader.now(file);
    HpaState state = HpaState.fromJson(file, false);
    if (file.get("hpa") == null) {
      state = withStatus(state, hpa);
    }
    Observation observation =
        CaseReader.scaled(file, hpa.metadata(), "hpa")
            .view(KubernetesView.class, StateReader.view(file))
            .build();
    return new HpaCase(
        HpaPolicy.of(hpa, any -> controller.toBuilder()), observation, state, new Moment(now, 0));
  }

  /** Returns what the controller would do, and remember. */
  public Decision decide() {
    return policy.decide(observation, state, now);
  }

  /** Returns why. */
  public Explanation explain() {
    return policy.explain(observation, state, now);
  }

  private static HpaState withStatus(HpaState state, HorizontalPodAutoscaler hpa) {
    if (hpa.status() == null) {
      return state;
    }
    List<HpaCondition> conditions = new ArrayList<>();
    if (hpa.status().conditions() != null) {
      for (HorizontalPodAutoscalerCondition each : hpa.status().conditions()) {
        conditions.add(
            new HpaCondition(
                orEmpty(each.type()),
                orEmpty(each.status()),
                orEmpty(each.reason()),
                orEmpty(each.message()),
                each.lastTransitionTime() == null || !each.lastTransitionTime().isValid()
                    ? null
                    : each.lastTransitionTime().toInstant()));
      }
    }
    var scaled = hpa.status().lastScaleTime();
    return new HpaState(
        state.recommendations(),
        state.scaleUpEvents(),
        state.scaleDownEvents(),
        conditions,
        scaled == null || !scaled.isValid() ? null : scaled.toInstant(),
        false);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
