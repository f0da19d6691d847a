package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Finds which trigger's value, moved just across its activation threshold, changes the answer of a
 * poll; each is verified by deciding again. One run per trigger.
 */
final class KedaActivation {

  private KedaActivation() {}

  static List<Change> changes(
      KedaSpec spec,
      KedaView view,
      Function<KedaView, Observation> seen,
      ToIntFunction<Observation> decide,
      int replicas) {
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
      Observation there = seen.apply(new KedaView(answers, view.event()));
      int then = decide.applyAsInt(there);
      if (then != replicas) {
        String input = "trigger " + answer.name();
        changes.add(new Change(null, input, answer.value(), other, then, there));
      }
    }
    return changes;
  }
}
