package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.NearestFactor;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds, per metric, the nearest usage that changes what it asks for, by running the very same
 * evaluation on answers that are larger or smaller by one factor. Bisection, at most 64 runs.
 */
final class NearestChange {

  private final HpaSpec spec;
  private final Controller controller;
  private final KubernetesView view;
  private final List<PodView> pods;
  private final Observation observation;
  private final Instant now;

  private NearestChange(
      HpaSpec spec,
      Controller controller,
      KubernetesView view,
      List<PodView> pods,
      Observation observation,
      Instant now) {
    this.spec = spec;
    this.controller = controller;
    this.view = view;
    this.pods = pods;
    this.observation = observation;
    this.now = now;
  }

  static List<Change> of(
      HpaSpec spec,
      Controller controller,
      KubernetesView view,
      List<PodView> pods,
      Observation observation,
      Instant now) {
    NearestChange search = new NearestChange(spec, controller, view, pods, observation, now);
    List<Change> changes = new ArrayList<>();
    for (Metric metric : spec.metrics()) {
      MetricResult present = search.run(metric, 1);
      if (present.error() == null && present.usage() > 0) {
        search.find(metric, present, true, changes);
        search.find(metric, present, false, changes);
      }
    }
    return changes;
  }

  private MetricResult run(Metric metric, double factor) {
    KubernetesView scaled =
        new KubernetesView(view.selector(), view.pods(), scaled(view.answers(), factor), null);
    return new MetricEvaluator(
            spec, controller, scaled, pods, observation.desired(), observation.reported(), now)
        .evaluate(metric);
  }

  private void find(Metric metric, MetricResult present, boolean more, List<Change> changes) {
    NearestFactor.search(factor -> asked(run(metric, factor)), present.replicas(), more)
        .ifPresent(
            found -> {
              MetricResult there = run(metric, found.factor());
              String input = MetricTitles.plain(metric);
              changes.add(new Change(input, present.usage(), there.usage(), there.replicas()));
            });
  }

  private static OptionalInt asked(MetricResult result) {
    return result.error() == null ? OptionalInt.of(result.replicas()) : OptionalInt.empty();
  }

  private static MetricAnswers scaled(MetricAnswers answers, double factor) {
    if (factor == 1) {
      return answers;
    }
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
