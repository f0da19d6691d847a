package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    if (selector != null && !selector.isEmpty()) {
      Selector.parse(selector); // a wrong one is refused here, not in the middle of a decision
    }
  }

  /** Returns a view of pods that all belong to the target. */
  public static KubernetesView of(List<PodView> pods, MetricAnswers answers) {
    return new KubernetesView(null, pods, answers, null);
  }

  /** Returns a view whose pods are the replicas of an observation. O(replicas). */
  public static KubernetesView ofReplicas(Observation observation, MetricAnswers answers) {
    List<PodView> pods = new ArrayList<>(observation.replicas());
    for (int row = 0; row < observation.replicas(); row++) {
      ReplicaState state = observation.state(row);
      String phase =
          switch (state) {
            case STARTING -> "Pending";
            case FAILED -> "Failed";
            case READY, DRAINING, UNKNOWN -> "Running";
          };
      pods.add(
          new PodView(
              observation.name(row),
              Map.of(),
              phase,
              null,
              state == ReplicaState.DRAINING,
              state == ReplicaState.READY ? "True" : "False",
              null,
              null,
              List.of()));
    }
    return of(pods, answers);
  }

  /** Returns the pods that the selector matches. O(pods). */
  List<PodView> matching() {
    if (selector == null || selector.isEmpty()) {
      return pods;
    }
    Selector parsed = Selector.parse(selector);
    return pods.stream().filter(pod -> parsed.matches(pod.labels())).toList();
  }

  /**
   * Reads the parts {@code scale}, {@code pods}, {@code answers} and {@code proposedReplicas} of a
   * state file (kind hpa).
   *
   * @throws io.fairlead.autoscale.PolicyFileException if a member has another form than the schema
   *     says, or is not known
   */
  public static KubernetesView fromJson(Json.Obj state) {
    return StateReader.view(ClusterForms.ALL.part(state));
  }
}
