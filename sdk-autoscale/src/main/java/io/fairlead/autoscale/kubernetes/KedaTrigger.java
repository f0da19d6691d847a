package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.autoscaling.v2.ContainerResourceMetricSource;
import io.fairlead.api.autoscaling.v2.ExternalMetricSource;
import io.fairlead.api.autoscaling.v2.MetricIdentifier;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.autoscaling.v2.MetricTarget;
import io.fairlead.api.autoscaling.v2.ResourceMetricSource;
import io.fairlead.api.keda.v1alpha1.ScaleTrigger;
import io.fairlead.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as KEDA's scalers read it (kedacore/keda {@code pkg/scalers/}).
 *
 * @param index in the object
 * @param name its name, or empty
 * @param metricName name of the metric in the autoscaler that KEDA makes
 * @param target per replica, or in all; NaN if only the scaler knows it
 * @param activation active above this
 * @param inAll whether the target is a {@code Value}
 * @param cached whether syncs of the autoscaler reuse what the last poll found
 * @param resource the metric of a cpu or memory trigger, which KEDA does not query; else {@code
 *     null}
 */
record KedaTrigger(
    int index,
    String name,
    String type,
    String metricName,
    double target,
    double activation,
    boolean inAll,
    boolean cached,
    @Nullable MetricSpec resource) {

  /** Where the scalers look for their target, the first that is there. */
  private static final List<String> TARGETS =
      List.of(
          "threshold",
          "targetValue",
          "value",
          "queueLength",
          "targetQueryValue",
          "targetMetricValue",
          "targetQueueSize",
          "lagThreshold",
          "lagCount",
          "listLength",
          "streamLength",
          "messageCount",
          "depthThreshold",
          "queryValue");

  static KedaTrigger of(ScaleTrigger trigger, int index, List<String> metricNames) {
    String where = "spec.triggers[" + index + "]";
    String type = trigger.type();
    if (type == null || type.isEmpty()) {
      throw violated(where + ".type", "there", "absent");
    }
    Map<String, String> metadata = Objects.requireNonNullElse(trigger.metadata(), Map.of());
    String name = Objects.requireNonNullElse(trigger.name(), "");
    boolean cached = Boolean.TRUE.equals(trigger.useCachedMetrics());
    if (cached && (isResource(type) || type.equals("cron"))) {
      throw violated(where + ".useCachedMetrics", "absent for " + type, true);
    }
    if (isResource(type)) {
      MetricSpec resource = resource(type, trigger.metricType(), metadata, where);
      return new KedaTrigger(index, name, type, type, Double.NaN, 0, false, false, resource);
    }
    String metricType = Objects.requireNonNullElse(trigger.metricType(), "AverageValue");
    if (!metricType.equals("AverageValue") && !metricType.equals("Value")) {
      throw violated(where + ".metricType", "AverageValue or Value", metricType);
    }
    return new KedaTrigger(
        index,
        name,
        type,
        metricName(index, type, metricNames),
        target(type, metadata, where),
        activation(metadata, where),
        metricType.equals("Value"),
        cached,
        null);
  }

  /** What the status says, which a scaler made; else as the prometheus scaler makes it. */
  private static String metricName(int index, String type, List<String> metricNames) {
    String prefix = "s" + index + "-";
    return metricNames.stream()
        .filter(each -> each.startsWith(prefix))
        .findFirst()
        .orElse(prefix + type);
  }

  private static double target(String type, Map<String, String> metadata, String where) {
    if (type.equals("external") || type.equals("external-push")) {
      return Double.NaN; // its metadata is its own affair
    } else if (type.equals("cron")) {
      return 1;
    }
    for (String key : TARGETS) {
      if (metadata.containsKey(key)) {
        double target = number(metadata, key, where);
        // the API server refuses an autoscaler with such a target
        if (!(target > 0) || quantity(target).signum() <= 0) {
          throw violated(where + ".metadata." + key, "at least 0.001", metadata.get(key));
        }
        return target;
      }
    }
    return switch (type) {
      case "kafka", "apache-kafka" -> 10;
      case "aws-sqs-queue" -> 5;
      default -> Double.NaN;
    };
  }

  private static double activation(Map<String, String> metadata, String where) {
    for (String key : metadata.keySet()) {
      if (key.startsWith("activation")) {
        return number(metadata, key, where);
      }
    }
    return 0;
  }

  private static double number(Map<String, String> metadata, String key, String where) {
    String text = String.valueOf(metadata.get(key));
    try {
      double number = Double.parseDouble(text.strip());
      if (!Double.isNaN(number) && !Double.isInfinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw violated(where + ".metadata." + key, "a number", text);
  }

  static boolean isResource(String type) {
    return type.equals("cpu") || type.equals("memory");
  }

  private static MetricSpec resource(
      String type, @Nullable String metricType, Map<String, String> metadata, String where) {
    String kind = metricType == null ? metadata.get("type") : metricType;
    String value = metadata.get("value");
    if (value == null) {
      throw violated(where + ".metadata.value", "there", "absent");
    }
    MetricTarget.Builder target = MetricTarget.builder().type(kind);
    if ("Utilization".equals(kind)) {
      try {
        target.averageUtilization(Integer.valueOf(value));
      } catch (NumberFormatException e) {
        throw violated(where + ".metadata.value", "a whole number of percent", value);
      }
    } else if ("AverageValue".equals(kind)) {
      target.averageValue(Quantity.parse(value));
    } else {
      throw violated(
          where + ".metricType", "Utilization or AverageValue", kind == null ? "absent" : kind);
    }
    String container = metadata.get("containerName");
    if (container == null || container.isEmpty()) {
      return MetricSpec.builder()
          .type("Resource")
          .resource(ResourceMetricSource.builder().name(type).target(target.build()).build())
          .build();
    }
    return MetricSpec.builder()
        .type("ContainerResource")
        .containerResource(
            ContainerResourceMetricSource.builder()
                .name(type)
                .container(container)
                .target(target.build())
                .build())
        .build();
  }

  /** The metric in the autoscaler that KEDA makes. */
  MetricSpec metric(double knownTarget) {
    return resource != null ? resource : external(metricName, quantity(knownTarget), inAll);
  }

  static MetricSpec external(String name, Quantity amount, boolean inAll) {
    MetricTarget.Builder target = MetricTarget.builder().type(inAll ? "Value" : "AverageValue");
    MetricTarget made = (inAll ? target.value(amount) : target.averageValue(amount)).build();
    return MetricSpec.builder()
        .type("External")
        .external(
            ExternalMetricSource.builder()
                .metric(MetricIdentifier.builder().name(name).build())
                .target(made)
                .build())
        .build();
  }

  /**
   * A value as KEDA hands it on: three decimals, of Go's {@code %.3f}; what is infinite or negative
   * is 0.
   */
  static Quantity quantity(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value < 0) {
      return Quantity.ZERO;
    }
    return threeDecimals(value);
  }

  static Quantity threeDecimals(double value) {
    return Quantity.parse(
        new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString());
  }
}
