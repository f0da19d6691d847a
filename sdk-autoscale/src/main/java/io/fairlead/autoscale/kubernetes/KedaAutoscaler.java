package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HPAScalingRules;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.keda.v1alpha1.HorizontalPodAutoscalerConfig;
import io.fairlead.api.keda.v1alpha1.ScaleTarget;
import io.fairlead.api.keda.v1alpha1.ScaledObjectSpec;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the autoscaler that KEDA makes (kedacore/keda {@code controllers/keda/hpa.go}). */
final class KedaAutoscaler {

  private KedaAutoscaler() {}

  /**
   * Returns the autoscaler; triggers whose target is not known are left out.
   *
   * @param targets of external triggers; NaN if unknown
   */
  static HorizontalPodAutoscaler of(KedaSpec spec, ToDoubleFunction<KedaTrigger> targets) {
    ScaledObjectSpec object = Objects.requireNonNull(spec.object().spec());
    HorizontalPodAutoscalerConfig config =
        object.advanced() == null ? null : object.advanced().horizontalPodAutoscalerConfig();
    String name = Objects.requireNonNullElse(spec.object().metadata().name(), "object");
    String given = config == null ? null : config.name();
    String namespace = Objects.requireNonNullElse(spec.object().metadata().namespace(), "default");
    ScaleTarget target = object.scaleTargetRef();
    return HorizontalPodAutoscaler.builder(
            namespace, given == null || given.isEmpty() ? "keda-hpa-" + name : given)
        .spec(
            HorizontalPodAutoscalerSpec.builder()
                .minReplicas(Math.max(1, spec.min()))
                .maxReplicas(spec.max())
                .metrics(metrics(spec, targets))
                .behavior(behavior(config == null ? null : config.behavior(), spec.pauses()))
                .scaleTargetRef(
                    ref ->
                        ref.apiVersion(or(target == null ? null : target.apiVersion(), "apps/v1"))
                            .kind(or(target == null ? null : target.kind(), "Deployment"))
                            .name(target == null ? null : target.name()))
                .build())
        .build();
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }

  /** Sorted by type; the original's sort is not stable, which matters beyond twelve metrics. */
  private static List<MetricSpec> metrics(KedaSpec spec, ToDoubleFunction<KedaTrigger> targets) {
    List<MetricSpec> metrics = new ArrayList<>();
    KedaModifiers modifiers = spec.modifiers();
    for (KedaTrigger trigger : spec.triggers()) {
      double target = trigger.resource() == null ? targets.applyAsDouble(trigger) : Double.NaN;
      if (trigger.resource() != null || (modifiers == null && target > 0)) {
        metrics.add(trigger.metric(target));
      }
    }
    metrics.sort(Comparator.comparing(each -> String.valueOf(each.type())));
    if (modifiers != null) {
      // only plain resources stay beside the computed metric, and it comes last
      metrics.removeIf(each -> each.resource() == null);
      metrics.add(
          KedaTrigger.external(
              KedaModifiers.METRIC,
              Quantity.ofMilli((long) (modifiers.target() * 1000)),
              modifiers.inAll()));
    }
    return metrics;
  }

  /** A pause in one direction is a direction that is disabled. */
  private static @Nullable HorizontalPodAutoscalerBehavior behavior(
      @Nullable HorizontalPodAutoscalerBehavior given, KedaSpec.Pauses pauses) {
    if (!pauses.in() && !pauses.out()) {
      return given;
    }
    var builder = given == null ? HorizontalPodAutoscalerBehavior.builder() : given.toBuilder();
    if (pauses.in()) {
      builder.scaleDown(disabled(given == null ? null : given.scaleDown()));
    }
    if (pauses.out()) {
      builder.scaleUp(disabled(given == null ? null : given.scaleUp()));
    }
    return builder.build();
  }

  private static HPAScalingRules disabled(@Nullable HPAScalingRules rules) {
    return (rules == null ? HPAScalingRules.builder() : rules.toBuilder())
        .selectPolicy("Disabled")
        .build();
  }
}
