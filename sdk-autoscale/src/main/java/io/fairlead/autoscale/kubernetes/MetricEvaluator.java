package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ContainerUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ExternalAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.ObjectAnswer;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodUsage;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodValue;
import io.fairlead.autoscale.kubernetes.MetricAnswers.PodsAnswer;
import io.fairlead.autoscale.kubernetes.PodSamples.Group;
import io.fairlead.autoscale.kubernetes.PodView.ContainerView;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each metric of an autoscaler asks for, given what the metric APIs answered. One decision,
 * one thread.
 */
final class MetricEvaluator {

  private final HpaSpec spec;
  private final Controller controller;
  private final ReplicaCalculator calculator;
  private final GoInt go;
  private final MetricAnswers answers;
  private final PodSamples samples;
  private final Instant now;
  private final int specReplicas;
  private final int statusReplicas;

  MetricEvaluator(
      HpaSpec spec,
      Controller controller,
      KubernetesView view,
      List<PodView> pods,
      int specReplicas,
      int statusReplicas,
      Instant now) {
    this.spec = spec;
    this.controller = controller;
    this.calculator =
        new ReplicaCalculator(controller, tolerance(spec.down()), tolerance(spec.up(), controller));
    this.go = calculator.go();
    this.answers = view.answers();
    this.samples = new PodSamples(pods);
    this.now = now;
    this.specReplicas = specReplicas;
    this.statusReplicas = statusReplicas;
  }

  private double tolerance(HpaSpec.@Nullable Rules rules) {
    return tolerance(rules, controller);
  }

  private static double tolerance(HpaSpec.@Nullable Rules rules, Controller controller) {
    boolean own =
        rules != null
            && rules.tolerance() != null
            && controller.on(Controller.CONFIGURABLE_TOLERANCE);
    return own ? rules.tolerance().approximate() : controller.tolerance();
  }

  /** Computes one metric; an error says what the controller would. */
  MetricResult evaluate(Metric metric) {
    MetricResult result =
        switch (metric.kind()) {
          case RESOURCE, CONTAINER_RESOURCE -> resource(metric);
          case PODS -> pods(metric);
          case OBJECT -> object(metric);
          case EXTERNAL -> external(metric);
          case UNKNOWN ->
              MetricResult.failed("unknown metric source type \"" + metric.type() + "\"");
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
      case UNKNOWN -> "";
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
    group(metric.name(), items);
    Quantity raw = metric.target().averageValue();
    MetricResult result;
    if (raw != null) {
      result = calculator.plain(samples, go.milli(raw), specReplicas);
    } else {
      String missing = samples.size() == 0 ? null : requests(metric);
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

  private void group(String resource, @Nullable List<PodUsage> items) {
    for (int i = 0; i < samples.pods.size(); i++) {
      PodView pod = samples.pods.get(i);
      Group group;
      if (pod.deleted() || pod.phase().equals("Failed")) {
        group = Group.IGNORED;
      } else if (pod.phase().equals("Pending")) {
        group = Group.UNREADY;
      } else if (!samples.present(i)) {
        group = Group.MISSING;
      } else if (items != null
          && resource.equals("cpu")
          && isUnready(pod, items.get(samples.item(i)))) {
        group = Group.UNREADY;
      } else {
        group = Group.READY;
      }
      samples.group(i, group);
    }
  }

  /** Only CPU looks at readiness: starting pods burn it without serving. */
  private boolean isUnready(PodView pod, PodUsage sample) {
    if (pod.ready() == null || pod.startTime() == null) {
      return true;
    }
    boolean notReady = pod.ready().equals("False");
    Instant since = pod.readySince() == null ? Instant.MIN : pod.readySince();
    if (pod.startTime().plus(controller.cpuInitializationPeriod()).isAfter(now)) {
      Instant sampled = sample.timestamp() == null ? Instant.MIN : sample.timestamp();
      return notReady || (since != Instant.MIN && sampled.isBefore(since.plus(sample.window())));
    }
    return notReady && pod.startTime().plus(controller.initialReadinessDelay()).isAfter(since);
  }

  /** Fills in what pods request; returns why that is not possible, or {@code null}. */
  private @Nullable String requests(Metric metric) {
    for (int i = 0; i < samples.pods.size(); i++) {
      PodView pod = samples.pods.get(i);
      Map<String, Quantity> whole = pod.podRequests();
      if (whole != null
          && metric.container().isEmpty()
          && controller.on(Controller.POD_LEVEL_RESOURCES)) {
        Quantity request = whole.get(metric.name());
        if (request == null) {
          return "missing pod-level request for " + metric.name() + " in Pod " + pod.name();
        }
        samples.requests[i] = go.milli(request);
        continue;
      }
      long sum = 0;
      boolean found = metric.container().isEmpty();
      for (int c = 0; c < pod.containers().size(); c++) {
        ContainerView container = pod.containers().get(c);
        if (!metric.container().isEmpty() && !metric.container().equals(container.name())) {
          continue;
        }
        Quantity request = container.requests().get(metric.name());
        if (request == null) {
          return "missing request for "
              + metric.name()
              + " in container "
              + container.name()
              + " of Pod "
              + pod.name();
        }
        sum = go.plus(sum, go.milli(request));
        found = true;
      }
      if (!found && controller.version().since(HpaVersion.V1_36)) {
        return "container " + metric.container() + " not found in Pod " + pod.name();
      }
      samples.requests[i] = sum;
    }
    return null;
  }

  private MetricResult pods(Metric metric) {
    PodsAnswer answer = null;
    for (PodsAnswer each : answers.pods()) {
      if (each.metric().equals(metric.name()) && selects(each.selector(), metric)) {
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
    group("", null);
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

  private MetricResult object(Metric metric) {
    String kind = metric.object() == null ? "" : String.valueOf(metric.object().kind());
    String name = metric.object() == null ? "" : String.valueOf(metric.object().name());
    ObjectAnswer answer = null;
    for (ObjectAnswer each : answers.object()) {
      if (each.metric().equals(metric.name())
          && each.kind().equals(kind)
          && each.name().equals(name)
          && selects(each.selector(), metric)) {
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
              + spec.namespace()
              + " "
              + name
              + "/"
              + why);
    }
    long usage = go.milli(answer.value());
    return inAllOrEach(metric, usage, false).at(answer.timestamp());
  }

  private MetricResult external(Metric metric) {
    ExternalAnswer answer = null;
    for (ExternalAnswer each : answers.external()) {
      if (each.metric().equals(metric.name()) && selects(each.selector(), metric)) {
        answer = each;
        break;
      }
    }
    if (answer == null || answer.error() != null || answer.values().isEmpty()) {
      return MetricResult.failed(
          "unable to get external metric "
              + spec.namespace()
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
    boolean inAll = external ? average == null : value != null && isValueType(metric);
    if (inAll && value != null) {
      return calculator.value(usage, go.milli(value), specReplicas, samples.pods);
    } else if (average != null) {
      boolean saturates = external && controller.version().since(HpaVersion.V1_34);
      return calculator.average(usage, go.milli(average), statusReplicas, saturates);
    }
    return MetricResult.failed(
        "invalid "
            + (external ? "external" : "object")
            + " metric source: neither a value target nor an average value target was set");
  }

  private static boolean isValueType(Metric metric) {
    String type = metric.target().type();
    return type == null ? metric.target().averageValue() == null : type.equals("Value");
  }

  private long valueSum(List<Quantity> values) {
    long sum = 0;
    for (Quantity value : values) {
      long milli = go.milli(value);
      if (controller.version().since(HpaVersion.V1_36)
          && milli > 0
          && sum > Long.MAX_VALUE - milli) {
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
      if (sum < 0 && controller.version().since(HpaVersion.V1_34)) {
        return Long.MAX_VALUE;
      }
    }
    return sum;
  }

  /** An answer without a selector answers whichever; else both must say the same. */
  private static boolean selects(Json.@Nullable Obj answered, Metric metric) {
    if (answered == null) {
      return true;
    }
    LabelSelector asked = metric.identifier() == null ? null : metric.identifier().selector();
    Json.Obj wanted = asked == null ? Json.Obj.EMPTY : Shape.of(LabelSelector.class).toJson(asked);
    return wanted.equals(answered);
  }

  /** The name of a metric as the controller writes it into conditions. */
  static String title(Metric metric) {
    boolean utilization = metric.target().averageValue() == null;
    return switch (metric.kind()) {
      case RESOURCE ->
          metric.name()
              + (utilization ? " resource utilization (percentage of request)" : " resource");
      case CONTAINER_RESOURCE ->
          metric.name()
              + (utilization
                  ? " container resource utilization (percentage of request)"
                  : " resource");
      case PODS -> "pods metric " + metric.name();
      case OBJECT ->
          isValueType(metric) && metric.object() != null
              ? metric.object().kind() + " metric " + metric.name()
              : "external metric " + metric.name() + "(" + selectorText(metric) + ")";
      case EXTERNAL -> "external metric " + metric.name() + "(" + selectorText(metric) + ")";
      case UNKNOWN -> metric.type();
    };
  }

  /** Go's {@code %+v} of a label selector. */
  private static String selectorText(Metric metric) {
    LabelSelector selector = metric.identifier() == null ? null : metric.identifier().selector();
    if (selector == null) {
      return "nil";
    }
    StringBuilder labels = new StringBuilder();
    if (selector.matchLabels() != null) {
      new java.util.TreeMap<>(selector.matchLabels())
          .forEach(
              (key, value) ->
                  labels
                      .append(labels.isEmpty() ? "" : ",")
                      .append(key)
                      .append(": ")
                      .append(value));
      labels.append(labels.isEmpty() ? "" : ",");
    }
    return "&LabelSelector{MatchLabels:map[string]string{"
        + labels
        + "},MatchExpressions:[]LabelSelectorRequirement{},}";
  }
}
