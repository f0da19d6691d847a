package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.kernel.Json;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a metric is called, and which answer is meant for it. */
final class MetricTitles {

  private MetricTitles() {}

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
          isInAll(metric) && metric.object() != null
              ? metric.object().kind() + " metric " + metric.name()
              : "external metric " + metric.name() + "(" + selectorText(metric) + ")";
      case EXTERNAL -> "external metric " + metric.name() + "(" + selectorText(metric) + ")";
    };
  }

  /** The title for people: without Go's word for a selector that is not there. */
  static String plain(Metric metric) {
    String title = title(metric);
    String none = "(nil)";
    return title.endsWith(none) ? title.substring(0, title.length() - none.length()) : title;
  }

  /** Go's {@code %+v} of a label selector. */
  private static String selectorText(Metric metric) {
    LabelSelector selector = metric.identifier() == null ? null : metric.identifier().selector();
    if (selector == null) {
      return "nil";
    }
    StringBuilder labels = new StringBuilder();
    if (selector.matchLabels() != null) {
      new TreeMap<>(selector.matchLabels())
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

  /** Whether an object metric has a target in all, not one per replica. */
  static boolean isInAll(Metric metric) {
    String type = metric.target().type();
    return type == null ? metric.target().averageValue() == null : type.equals("Value");
  }

  /** An answer without a selector answers whichever; else both must say the same. */
  static boolean answers(Json.@Nullable Obj answered, Metric metric) {
    if (answered == null) {
      return true;
    }
    LabelSelector asked = metric.identifier() == null ? null : metric.identifier().selector();
    Json.Obj wanted = asked == null ? Json.Obj.EMPTY : Shape.of(LabelSelector.class).toJson(asked);
    return wanted.equals(answered);
  }
}
