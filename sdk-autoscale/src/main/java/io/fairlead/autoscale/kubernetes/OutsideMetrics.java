package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.kernel.Quantity;
import java.util.List;

/** Metrics that exist without pods: of other objects, and from outside of the cluster. */
final class OutsideMetrics {

  private final String namespace;
  private final HpaVersion version;
  private final ReplicaCalculator calculator;
  private final GoInt go;
  private final MetricAnswers answers;
  private final List<PodView> pods;
  private final int specReplicas;
  private final int statusReplicas;

  OutsideMetrics(
      String namespace,
      HpaVersion version,
      ReplicaCalculator calculator,
      MetricAnswers answers,
      List<PodView> pods,
      int specReplicas,
      int statusReplicas) {
    this.namespace = namespace;
    this.version = version;
    this.calculator = calculator;
    this.go = calculator.go();
    this.answers = answers;
    this.pods = pods;
    this.specReplicas = specReplicas;
    this.statusReplicas = statusReplicas;
  }

  MetricResult object(Metric metric) {
    String kind = metric.object() == null ? "" : String.valueOf(metric.object().kind());
    String name = metric.object() == null ? "" : String.valueOf(metric.object().name());
    ObjectAnswer answer = null;
    for (ObjectAnswer each : answers.object()) {
      if (each.metric().equals(metric.name())
          && each.kind().equals(kind)
          && each.name().equals(name)
          && MetricTitles.answers(each.selector(), metric)) {
        answer = each;
        break;
      }
    }
    if (answer == null || answer.value() == null) {
      String why =
          answer == null || answer.error() == null
              ? "the custom metrics API did not answer"
              : answer.error();
      return MetricResult.failed(
          "unable to get metric "
              + metric.name()
              + ": "
              + kind
              + " on "
              + namespace
              + " "
              + name
              + "/"
              + why);
    }
    long usage = go.milli(answer.value());
    return inAllOrEach(metric, usage, false).at(answer.timestamp());
  }

  MetricResult external(Metric metric) {
    ExternalAnswer answer = null;
    for (ExternalAnswer each : answers.external()) {
      if (each.metric().equals(metric.name()) && MetricTitles.answers(each.selector(), metric)) {
        answer = each;
        break;
      }
    }
    if (answer == null || answer.error() != null || answer.values().isEmpty()) {
      return MetricResult.failed(
          "unable to get external metric "
              + namespace
              + "/"
              + metric.name()
              + ": "
              + (answer == null
                  ? "the external metrics API did not answer"
                  : answer.error() != null
                      ? answer.error()
                      : "no metrics returned from external metrics API"));
    }
    // AverageValue goes first for external metrics, whatever the type says
    boolean each = metric.target().averageValue() != null;
    long usage = each ? perReplicaSum(answer.values()) : valueSum(answer.values());
    return inAllOrEach(metric, usage, true).at(answer.timestamp());
  }

  private MetricResult inAllOrEach(Metric metric, long usage, boolean external) {
    Quantity value = metric.target().value();
    Quantity average = metric.target().averageValue();
    boolean inAll = external ? average == null : value != null && MetricTitles.isInAll(metric);
    if (inAll && value != null) {
      return calculator.value(usage, go.milli(value), specReplicas, pods);
    } else if (average != null) {
      boolean saturates = external && version.since(HpaVersion.V1_34);
      return calculator.average(usage, go.milli(average), statusReplicas, saturates);
    }
    return MetricResult.failed(
        "invalid "
            + (external ? "external" : "object")
            + " metric source: neither a value target nor an average value target was set");
  }

  private long valueSum(List<Quantity> values) {
    long sum = 0;
    for (Quantity value : values) {
      long milli = go.milli(value);
      if (version.since(HpaVersion.V1_36) && milli > 0 && sum > Long.MAX_VALUE - milli) {
        return Long.MAX_VALUE;
      }
      sum = go.plus(sum, milli);
    }
    return sum;
  }

  /** From 1.34 a negative sum is taken for an overflow, also where it is just negative. */
  private long perReplicaSum(List<Quantity> values) {
    long sum = 0;
    for (Quantity value : values) {
      sum = go.plus(sum, go.milli(value));
      if (sum < 0 && version.since(HpaVersion.V1_34)) {
        return Long.MAX_VALUE;
      }
    }
    return sum;
  }
}
