package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Finds which trigger's value, moved just across its activation threshold, changes the answer of a
 * poll; each is verified by deciding again. One run per trigger.
 */
final class KedaActivation {

  private KedaActivation() {}

  static List<Change> changes(
      KedaSpec spec, KedaView view, ToIntFunction<KedaView> decide, int replicas) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < view.triggers().size(); i++) {
      Answer answer = view.triggers().get(i);
      KedaTrigger trigger = spec.trigger(answer.name());
      if (trigger == null
          || spec.modifiers() != null
          || answer.active() != null
          || answer.error() != null
          || Double.isNaN(answer.value())
          || Double.isInfinite(answer.value())) {
        continue;
      }
      double edge = trigger.activation();
      double other = answer.value() > edge ? edge : Math.nextUp(edge);
      List<Answer> answers = new ArrayList<>(view.triggers());
      answers.set(i, new Answer(answer.name(), other, null, null, answer.target()));
      int then = decide.applyAsInt(new KedaView(answers, view.event()));
      if (then != replicas) {
        changes.add(new Change("trigger " + answer.name(), answer.value(), other, then));
      }
    }
    return changes;
  }

  /** The same observation with other answers of the triggers. */
  static Observation with(Observation observation, KedaView view) {
    var builder =
        Observation.builder(observation.variant())
            .scale(observation.desired(), observation.reported())
            .view(KedaView.class, view);
    KubernetesView cluster =
        observation
            .view(KubernetesView.class)
            .orElseGet(() -> KubernetesView.ofReplicas(observation, MetricAnswers.NONE));
    return builder.view(KubernetesView.class, cluster).build();
  }
}
