package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.autoscaling.v2.CrossVersionObjectReference;
import io.fairlead.api.autoscaling.v2.MetricIdentifier;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.autoscaling.v2.MetricTarget;
import io.fairlead.autoscale.kubernetes.HpaSpec.Kind;
import io.fairlead.autoscale.kubernetes.HpaSpec.Metric;
import io.fairlead.kernel.Quantity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the five forms of a metric of an autoscaler, and refuses what the API server would
 * (kubernetes/kubernetes {@code pkg/apis/autoscaling/validation/validation.go}).
 */
final class MetricSpecs {

  private static final Set<String> TARGET_TYPES = Set.of("Utilization", "Value", "AverageValue");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

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
    onlySource(spec, kind, where);
    return switch (kind) {
      case RESOURCE -> {
        var source = present(spec.resource(), where + ".resource");
        yield resource(kind, source.name(), "", source.target(), where + ".resource");
      }
      case CONTAINER_RESOURCE -> {
        String path = where + ".containerResource";
        var source = present(spec.containerResource(), path);
        String container = present(source.container(), path + ".container");
        if (!LABEL.matcher(container).matches()) {
          throw violated(path + ".container", "a DNS label", container);
        }
        yield resource(kind, source.name(), container, source.target(), path);
      }
      case PODS -> {
        String path = where + ".pods";
        var source = present(spec.pods(), path);
        MetricTarget target = target(source.target(), path);
        present(target.averageValue(), path + ".target.averageValue");
        yield custom(kind, source.metric(), target, null, path);
      }
      case OBJECT -> {
        String path = where + ".object";
        var source = present(spec.object(), path);
        var object = present(source.describedObject(), path + ".describedObject");
        segment(object.kind(), path + ".describedObject.kind");
        segment(object.name(), path + ".describedObject.name");
        MetricTarget target = valueOrAverage(source.target(), path);
        yield custom(kind, source.metric(), target, object, path);
      }
      case EXTERNAL -> {
        String path = where + ".external";
        var source = present(spec.external(), path);
        MetricTarget target = valueOrAverage(source.target(), path);
        if (target.value() != null && target.averageValue() != null) {
          throw violated(path + ".target", "a value or an averageValue", "both");
        }
        yield custom(kind, source.metric(), target, null, path);
      }
    };
  }

  private static void onlySource(MetricSpec spec, Kind kind, String where) {
    Map<Kind, @Nullable Object> sources = new LinkedHashMap<>();
    sources.put(Kind.OBJECT, spec.object());
    sources.put(Kind.PODS, spec.pods());
    sources.put(Kind.RESOURCE, spec.resource());
    sources.put(Kind.CONTAINER_RESOURCE, spec.containerResource());
    sources.put(Kind.EXTERNAL, spec.external());
    sources.forEach(
        (other, source) -> {
          if (other != kind && source != null) {
            throw violated(where, "without a source of another type than " + kind.text, other.text);
          }
        });
  }

  private static Metric resource(
      Kind kind,
      @Nullable String named,
      String container,
      @Nullable MetricTarget given,
      String where) {
    String name = present(named, where + ".name");
    MetricTarget target = target(given, where);
    boolean average = target.averageValue() != null;
    boolean utilization = target.averageUtilization() != null;
    if (average == utilization) {
      throw violated(
          where + ".target",
          "an averageUtilization or an averageValue",
          average ? "both" : "neither of the two");
    }
    return new Metric(kind, kind.text, name, container, target, null, null);
  }

  private static Metric custom(
      Kind kind,
      @Nullable MetricIdentifier given,
      MetricTarget target,
      @Nullable CrossVersionObjectReference object,
      String where) {
    MetricIdentifier metric = present(given, where + ".metric");
    String name = segment(metric.name(), where + ".metric.name");
    return new Metric(kind, kind.text, name, "", target, metric, object);
  }

  private static MetricTarget valueOrAverage(@Nullable MetricTarget given, String where) {
    MetricTarget target = target(given, where);
    if (target.value() == null && target.averageValue() == null) {
      throw violated(where + ".target", "a value or an averageValue", "neither of the two");
    }
    return target;
  }

  private static MetricTarget target(@Nullable MetricTarget given, String where) {
    MetricTarget target = present(given, where + ".target");
    String type = present(target.type(), where + ".target.type");
    if (!TARGET_TYPES.contains(type)) {
      throw violated(where + ".target.type", "Utilization, Value or AverageValue", type);
    }
    positive(target.value(), where + ".target.value");
    positive(target.averageValue(), where + ".target.averageValue");
    Integer percent = target.averageUtilization();
    if (percent != null && percent < 1) {
      throw violated(where + ".target.averageUtilization", "greater than 0", percent);
    }
    return target;
  }

  /**
   * So the controller never divides by zero for a target; in thousandths it may be 0 all the same.
   */
  private static void positive(@Nullable Quantity target, String where) {
    if (target != null && (!target.isValid() || target.signum() <= 0)) {
      throw violated(where, "greater than 0", target.text());
    }
  }

  /** What becomes a part of a path in a request for the metric. */
  private static String segment(@Nullable String text, String where) {
    String name = present(text, where);
    if (name.equals(".") || name.equals("..") || name.contains("/") || name.contains("%")) {
      throw violated(where, "neither '.' nor '..' and without '/' and '%'", name);
    }
    return name;
  }

  private static <T> T present(@Nullable T value, String where) {
    if (value == null || "".equals(value)) {
      throw violated(where, "there", "absent");
    }
    return value;
  }
}
