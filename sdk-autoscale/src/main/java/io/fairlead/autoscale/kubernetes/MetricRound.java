package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.ExplanationBuilder;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** All metrics of an autoscaler, asked once: the largest proposal, or why there is none. */
final class MetricRound {

  /** What one metric said. */
  record Asked(Metric metric, int index, MetricResult result) {

    /** Returns it as a part of an explanation. */
    Proposal proposal() {
      return new Proposal(
          HpaState.KIND,
          MetricTitles.plain(metric),
          replicas(),
          result.reason(),
          result.error(),
          result.toJson(metric, index));
    }

    /** Returns how many replicas it asks for; empty if it could not say. */
    OptionalInt replicas() {
      return result.error() == null ? OptionalInt.of(result.replicas()) : OptionalInt.empty();
    }
  }

  private final List<Metric> metrics;
  private final List<Asked> asked;
  private int replicas;
  private int invalid;
  private @Nullable Metric decisive;
  private @Nullable MetricResult result;
  private @Nullable Metric firstFailed;
  private String firstError = "";

  private MetricRound(List<Metric> metrics) {
    this.metrics = metrics;
    asked = new ArrayList<>(metrics.size());
  }

  static MetricRound of(
      List<Metric> metrics, MetricEvaluator evaluator, @Nullable ExplanationBuilder trace) {
    MetricRound round = new MetricRound(metrics);
    for (int i = 0; i < metrics.size(); i++) {
      MetricResult result = evaluator.evaluate(metrics.get(i));
      Asked asked = new Asked(metrics.get(i), i, result);
      round.asked.add(asked);
      round.take(metrics.get(i), result);
      if (trace != null) {
        trace.proposal(asked.proposal());
      }
    }
    return round;
  }

  private void take(Metric metric, MetricResult each) {
    if (each.error() != null) {
      firstFailed = firstFailed == null ? metric : firstFailed;
      firstError = invalid == 0 ? each.error() : firstError;
      invalid++;
    } else if (replicas == 0 || each.replicas() > replicas) {
      replicas = each.replicas();
      decisive = metric;
      result = each;
    }
  }

  /** What each metric said, in their order. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** A proposal below zero never becomes the desired number, which starts at zero. */
  int replicas() {
    return Math.max(0, replicas);
  }

  /** The metric whose failure forbids a decision; some may fail while the rest asks for growth. */
  @Nullable Metric fatal(int current) {
    return invalid == metrics.size() || replicas < current ? firstFailed : null;
  }

  String error() {
    return "invalid metrics ("
        + invalid
        + " invalid out of "
        + metrics.size()
        + "), first error is: "
        + firstError;
  }

  /** A condition quotes the error without the prefix that the returned error has. */
  String quotedError() {
    int end = firstError.indexOf("metric value: ");
    return end < 0 ? firstError : firstError.substring(end + "metric value: ".length());
  }

  String decisiveTitle() {
    return decisive == null ? "" : MetricTitles.title(decisive);
  }

  Binding binding() {
    if (result == null || decisive == null) {
      return Binding.of(Step.METRIC, "no-demand");
    }
    return Binding.of(
        result.step(),
        result.step().name().toLowerCase(Locale.ROOT),
        result.usage(),
        Double.NaN,
        MetricTitles.plain(decisive) + ": " + result.reason());
  }

  static String failure(Metric metric) {
    return switch (metric.kind()) {
      case RESOURCE -> "FailedGetResourceMetric";
      case CONTAINER_RESOURCE -> "FailedGetContainerResourceMetric";
      case PODS -> "FailedGetPodsMetric";
      case OBJECT -> "FailedGetObjectMetric";
      case EXTERNAL -> "FailedGetExternalMetric";
    };
  }
}
