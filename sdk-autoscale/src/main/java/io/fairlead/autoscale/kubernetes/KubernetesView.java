package io.fairlead.autoscale.kubernetes;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a controller sees of a cluster at one moment; a view of an {@link
 * io.fairlead.autoscale.Observation}.
 *
 * @param selector {@code status.selector} of the scale; {@code null} if all pods below match
 * @param pods of the namespace of the target
 * @param answers of the metric APIs
 * @param proposedReplicas what metrics are taken to have said, skipping guards and metrics; {@code
 *     null} to compute it
 */
public record KubernetesView(
    @Nullable String selector,
    List<PodView> pods,
    MetricAnswers answers,
    @Nullable Integer proposedReplicas) {

  public KubernetesView {
    pods = List.copyOf(pods);
    Objects.requireNonNull(answers, "answers");
  }

  /** Returns a view of pods that all belong to the target. */
  public static KubernetesView of(List<PodView> pods, MetricAnswers answers) {
    return new KubernetesView(null, pods, answers, null);
  }

  /**
   * Reads the parts {@code scale}, {@code pods}, {@code answers} and {@code proposedReplicas} of a
   * state file (kind hpa).
   *
   * @throws IllegalArgumentException if a member has another form than the schema says
   */
  public static KubernetesView fromJson(Json.Obj state) {
    return StateReader.view(state);
  }
}
