package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each metric of an autoscaler asks for, given what the metric APIs answered. One decision,
 * one thread.
 */
final class MetricEvaluator {

  private final Controller controller;
  private final ReplicaCalculator calculator;
  private final GoInt go;
  private final MetricAnswers answers;
  private final PodSamples samples;
  private final PodGrouping grouping;
  private final OutsideMetrics outside;
  private final int specReplicas;

  MetricEvaluator(
      HpaSpec spec,
      Controller controller,
      KubernetesView view,
      List<PodView> pods,
      int specReplicas,
      int statusReplicas,
      Instant now) {
    this.controller = controller;
    this.calculator =
        new ReplicaCalculator(controller, tolerance(spec.down()), tolerance(spec.up(), controller));
    this.go = calculator.go();
    this.answers = view.answers();
    this.samples = new PodSamples(pods);
    this.grouping = new PodGrouping(controller, go, now);
    this.outside =
        new OutsideMetrics(
            spec.namespace(),
            controller.version(),
            calculator,
            answers,
            pods,
            specReplicas,
            statusReplicas);
    this.specReplicas = specReplicas;
  }

  private double tolerance(HpaSpec.@Nullable Rules rules) {
    return tolerance(rules, controller);
  }

  private static double tolerance(HpaSpec.@Nullable Rules rules, Controller controller) {
    Quantity own = rules == null ? null : rules.tolerance();
    return own != null && controller.on(Controller.CONFIGURABLE_TOLERANCE)
        ? own.approximate()
        : controller.tolerance();
  }

  /** Computes one metric; an error says what the controller would. */
  MetricResult evaluate(Metric metric) {
    MetricResult result =
        switch (metric.kind()) {
          case RESOURCE, CONTAINER_RESOURCE -> resource(metric);
          case PODS -> pods(metric);
          case OBJECT -> outside.object(metric);
          case EXTERNAL -> outside.external(metric);
        };
    return result.error() == null ? result : MetricResult.failed(prefix(metric) + result.error());
  }

  private static String prefix(Metric metric) {
    return switch (metric.kind()) {
      case RESOURCE -> "failed to get " + metric.name() + " resource metric value: ";
      case CONTAINER_RESOURCE -> "failed to get " + metric.name() + " container metric value: ";
      case PODS -> "failed to get pods metric value: ";
      case OBJECT -> "failed to get object metric value: ";
      case EXTERNAL -> "failed to get " + metric.name() + " external metric value: ";
    };
  }

  private MetricResult resource(Metric metric) {
    List<PodUsage> items = answers.resource().get(metric.name());
    String failed = "failed to get " + metric.name() + " utilization: ";
    if (items == null || items.isEmpty()) {
      return MetricResult.failed(
          failed
              + "unable to get metrics for resource "
              + metric.name()
              + (items == null
                  ? ": the resource metrics API did not answer"
                  : ": no metrics returned from resource metrics API"));
    }
    if (samples.pods.isEmpty()) {
      return MetricResult.failed(
          failed + "no pods returned by selector while calculating replica count");
    }
    samples.match(new ResourceItems(items, metric.container()));
    grouping.group(samples, metric.name(), items);
    Quantity raw = metric.target().averageValue();
    MetricResult result;
    if (raw != null) {
      result = calculator.plain(samples, go.milli(raw), specReplicas);
    } else {
      String missing = samples.size() == 0 ? null : grouping.requests(samples, metric);
      if (missing != null) {
        return MetricResult.failed(failed + missing);
      }
      Integer target = metric.target().averageUtilization();
      result = calculator.utilization(samples, target == null ? 0 : target, specReplicas);
    }
    return result.error() == null
        ? result.at(items.get(0).timestamp())
        : MetricResult.failed(failed + result.error());
  }

  /** The samples of a resource: the sum of a pod's containers, or one of them. */
  private final class ResourceItems implements PodSamples.Items {
    private final List<PodUsage> items;
    private final String container;

    ResourceItems(List<PodUsage> items, String container) {
      this.items = items;
      this.container = container;
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public String pod(int item) {
      return items.get(item).pod();
    }

    @Override
    public boolean known(int item) {
      boolean found = container.isEmpty();
      List<ContainerUsage> containers = items.get(item).containers();
      for (int i = 0; i < containers.size(); i++) {
        ContainerUsage each = containers.get(i);
        if (container.isEmpty() || container.equals(each.name())) {
          found = true;
          if (each.usage() == null) {
            return false;
          }
        }
      }
      return found;
    }

    @Override
    public long value(int item) {
      long sum = 0;
      List<ContainerUsage> containers = items.get(item).containers();
      for (int i = 0; i < containers.size(); i++) {
        ContainerUsage each = containers.get(i);
        if (each.usage() != null && (container.isEmpty() || container.equals(each.name()))) {
          sum = go.plus(sum, go.milli(each.usage()));
        }
      }
      return sum;
    }
  }

  private MetricResult pods(Metric metric) {
    PodsAnswer answer = null;
    for (PodsAnswer each : answers.pods()) {
      if (each.metric().equals(metric.name()) && MetricTitles.answers(each.selector(), metric)) {
        answer = each;
        break;
      }
    }
    String failed = "unable to get metric " + metric.name() + ": ";
    if (answer == null || answer.error() != null || answer.items().isEmpty()) {
      return MetricResult.failed(
          failed
              + (answer == null
                  ? "the custom metrics API did not answer"
                  : answer.error() != null
                      ? answer.error()
                      : "no metrics returned from custom metrics API"));
    }
    if (samples.pods.isEmpty()) {
      return MetricResult.failed("no pods returned by selector while calculating replica count");
    }
    List<PodValue> items = answer.items();
    samples.match(new ValueItems(items));
    grouping.group(samples, "", null);
    Quantity target = metric.target().averageValue();
    return calculator
        .plain(samples, target == null ? 0 : go.milli(target), specReplicas)
        .at(items.get(0).timestamp());
  }

  private final class ValueItems implements PodSamples.Items {
    private final List<PodValue> items;

    ValueItems(List<PodValue> items) {
      this.items = items;
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public String pod(int item) {
      return items.get(item).pod();
    }

    @Override
    public boolean known(int item) {
      return true;
    }

    @Override
    public long value(int item) {
      return go.milli(items.get(item).value());
    }
  }
}
