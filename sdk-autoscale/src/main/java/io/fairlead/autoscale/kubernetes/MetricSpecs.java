package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.autoscaling.v2.MetricIdentifier;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.autoscaling.v2.MetricTarget;
import io.fairlead.autoscale.kubernetes.HpaSpec.Kind;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.kernel.Quantity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the five forms of a metric of an autoscaler. */
final class MetricSpecs {

  private MetricSpecs() {}

  static Metric metric(MetricSpec spec, int index) {
    String where = "spec.metrics[" + index + "]";
    String type = spec.type() == null ? "" : spec.type();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(each -> each.text.equals(type))
            .findFirst()
            .orElseThrow(
                () ->
                    violated(
                        where + ".type",
                        "Resource, ContainerResource, Pods, Object or External",
                        type.isEmpty() ? "absent" : type));
    return switch (kind) {
      case RESOURCE -> {
        var source = present(spec.resource(), where + ".resource");
        String name = present(source.name(), where + ".resource.name");
        yield resource(kind, name, "", present(source.target(), where + ".resource.target"), where);
      }
      case CONTAINER_RESOURCE -> {
        var source = present(spec.containerResource(), where + ".containerResource");
        yield resource(
            kind,
            present(source.name(), where + ".containerResource.name"),
            present(source.container(), where + ".containerResource.container"),
            present(source.target(), where + ".containerResource.target"),
            where);
      }
      case PODS -> {
        var source = present(spec.pods(), where + ".pods");
        MetricIdentifier metric = present(source.metric(), where + ".pods.metric");
        MetricTarget target = present(source.target(), where + ".pods.target");
        positive(present(target.averageValue(), where + ".pods.target.averageValue"), where);
        yield custom(kind, metric, target, where);
      }
      case OBJECT -> {
        var source = present(spec.object(), where + ".object");
        var object = present(source.describedObject(), where + ".object.describedObject");
        MetricTarget target = present(source.target(), where + ".object.target");
        valueOrAverage(target, where + ".object.target");
        MetricIdentifier metric = present(source.metric(), where + ".object.metric");
        String name = present(metric.name(), where + ".object.metric.name");
        yield new Metric(kind, kind.text, name, "", target, metric, object);
      }
      case EXTERNAL -> {
        var source = present(spec.external(), where + ".external");
        MetricTarget target = present(source.target(), where + ".external.target");
        valueOrAverage(target, where + ".external.target");
        yield custom(kind, present(source.metric(), where + ".external.metric"), target, where);
      }
    };
  }

  private static Metric resource(
      Kind kind, String name, String container, MetricTarget target, String where) {
    if (target.averageValue() != null) {
      positive(target.averageValue(), where);
    } else if (target.averageUtilization() == null) {
      throw violated(
          where + " target", "an averageUtilization or an averageValue", "neither of the two");
    } else if (target.averageUtilization() < 1) {
      throw violated(
          where + " target.averageUtilization", "at least 1", target.averageUtilization());
    }
    return new Metric(kind, kind.text, name, container, target, null, null);
  }

  private static Metric custom(
      Kind kind, MetricIdentifier metric, MetricTarget target, String where) {
    String name = present(metric.name(), where + " metric.name");
    return new Metric(kind, kind.text, name, "", target, metric, null);
  }

  private static void valueOrAverage(MetricTarget target, String where) {
    if (target.value() == null && target.averageValue() == null) {
      throw violated(where, "a value or an averageValue", "neither of the two");
    }
    if (target.value() != null) {
      positive(target.value(), where);
    }
    if (target.averageValue() != null) {
      positive(target.averageValue(), where);
    }
  }

  /** The API server refuses other targets, so the controller never divides by zero for one. */
  private static void positive(Quantity target, String where) {
    if (!target.isValid() || target.signum() <= 0) {
      throw violated(where + " target", "greater than 0", target.text());
    }
  }

  private static <T> T present(@Nullable T value, String where) {
    if (value == null) {
      throw violated(where, "there", "absent");
    }
    return value;
  }
}
