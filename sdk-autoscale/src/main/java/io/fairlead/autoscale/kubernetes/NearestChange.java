package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.NearestFactor;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.MetricRound.Asked;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Finds, per metric, the nearest usage at which it would have asked for another number, by deciding
 * on what is seen with all usage larger or smaller by one factor. Bisection, at most 64 runs.
 */
final class NearestChange {

  private static final OptionalInt NO_ANSWER = OptionalInt.empty();

  private final Observation observation;
  private final Function<Observation, List<Asked>> decide;

  private NearestChange(Observation observation, Function<Observation, List<Asked>> decide) {
    this.observation = observation;
    this.decide = decide;
  }

  /**
   * Returns at most two changes per metric: to more replicas and to fewer.
   *
   * @param present what the metrics ask for now
   * @param decide what they ask for where something else is observed
   */
  static List<Change> of(
      List<Asked> present, Observation observation, Function<Observation, List<Asked>> decide) {
    NearestChange search = new NearestChange(observation, decide);
    List<Change> changes = new ArrayList<>();
    for (Asked each : present) {
      if (each.replicas().isPresent() && each.result().usage() > 0) {
        search.find(each, true, changes);
        search.find(each, false, changes);
      }
    }
    return changes;
  }

  private void find(Asked present, boolean more, List<Change> changes) {
    NearestFactor.search(
            factor -> again(present, scaled(factor)).map(Asked::replicas).orElse(NO_ANSWER),
            present.result().replicas(),
            more)
        .ifPresent(
            found ->
                again(present, scaled(found.factor()))
                    .ifPresent(
                        there -> changes.add(change(present, there, scaled(found.factor())))));
  }

  private static Change change(Asked present, Asked there, Observation seen) {
    return new Change(
        present.proposal(),
        MetricTitles.plain(present.metric()),
        present.result().usage(),
        there.result().usage(),
        there.result().replicas(),
        seen);
  }

  /** What the same metric asks for; empty where another decision comes first. */
  private Optional<Asked> again(Asked present, Observation seen) {
    return decide.apply(seen).stream().filter(each -> each.index() == present.index()).findFirst();
  }

  private Observation scaled(double factor) {
    Observation scaled = observation;
    KubernetesView cluster = observation.view(KubernetesView.class).orElse(null);
    if (cluster != null) {
      scaled =
          scaled.with(
              KubernetesView.class,
              new KubernetesView(
                  cluster.selector(),
                  cluster.pods(),
                  scaled(cluster.answers(), factor),
                  cluster.proposedReplicas()));
    }
    KedaView triggers = observation.view(KedaView.class).orElse(null);
    if (triggers != null) {
      List<Answer> answers = triggers.triggers().stream().map(a -> scaled(a, factor)).toList();
      scaled = scaled.with(KedaView.class, new KedaView(answers, triggers.event()));
    }
    return scaled;
  }

  private static Answer scaled(Answer answer, double factor) {
    return new Answer(
        answer.name(), answer.value() * factor, answer.error(), answer.active(), answer.target());
  }

  private static MetricAnswers scaled(MetricAnswers answers, double factor) {
    Map<String, List<PodUsage>> resource = new LinkedHashMap<>();
    answers
        .resource()
        .forEach(
            (name, items) ->
                resource.put(name, items.stream().map(i -> scaled(i, factor)).toList()));
    return new MetricAnswers(
        resource,
        answers.pods().stream().map(answer -> scaled(answer, factor)).toList(),
        answers.object().stream().map(answer -> scaled(answer, factor)).toList(),
        answers.external().stream().map(answer -> scaled(answer, factor)).toList());
  }

  private static PodUsage scaled(PodUsage item, double factor) {
    List<ContainerUsage> containers = new ArrayList<>();
    for (ContainerUsage each : item.containers()) {
      Quantity usage = each.usage();
      containers.add(usage == null ? each : new ContainerUsage(each.name(), scaled(usage, factor)));
    }
    return new PodUsage(item.pod(), item.timestamp(), item.window(), containers);
  }

  private static PodsAnswer scaled(PodsAnswer answer, double factor) {
    List<PodValue> items =
        answer.items().stream()
            .map(i -> new PodValue(i.pod(), scaled(i.value(), factor), i.timestamp(), i.window()))
            .toList();
    return new PodsAnswer(answer.metric(), answer.selector(), items, answer.error());
  }

  private static ObjectAnswer scaled(ObjectAnswer answer, double factor) {
    Quantity value = answer.value();
    return new ObjectAnswer(
        answer.metric(),
        answer.selector(),
        answer.kind(),
        answer.name(),
        value == null ? null : scaled(value, factor),
        answer.timestamp(),
        answer.error());
  }

  private static ExternalAnswer scaled(ExternalAnswer answer, double factor) {
    List<Quantity> values = answer.values().stream().map(v -> scaled(v, factor)).toList();
    return new ExternalAnswer(
        answer.metric(), answer.selector(), values, answer.timestamp(), answer.error());
  }

  /** To thousandths, which is all that the controller sees. */
  private static Quantity scaled(Quantity quantity, double factor) {
    BigDecimal milli =
        quantity
            .toBigDecimal()
            .multiply(BigDecimal.valueOf(factor))
            .movePointRight(3)
            .setScale(0, RoundingMode.HALF_UP);
    return milli.toBigInteger().bitLength() < 63 ? Quantity.ofMilli(milli.longValue()) : quantity;
  }
}
