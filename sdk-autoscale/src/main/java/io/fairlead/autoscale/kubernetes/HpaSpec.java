package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.requireInRange;
import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.autoscaling.v2.CrossVersionObjectReference;
import io.fairlead.api.autoscaling.v2.HPAScalingPolicy;
import io.fairlead.api.autoscaling.v2.HPAScalingRules;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fairlead.api.autoscaling.v2.MetricIdentifier;
import io.fairlead.api.autoscaling.v2.MetricSpec;
import io.fairlead.api.autoscaling.v2.MetricTarget;
import io.fairlead.kernel.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An autoscaler as the API server would hand it to the controller: defaults filled in field by
 * field (kubernetes/kubernetes {@code pkg/apis/autoscaling/v2/defaults.go}), what has no default
 * checked.
 *
 * @param namespace of the autoscaler
 * @param min at least 0
 * @param max at least 1
 * @param metrics at least one
 * @param up {@code null} if there is no {@code behavior}
 * @param down {@code null} if there is no {@code behavior}
 */
record HpaSpec(
    String namespace,
    int min,
    int max,
    List<Metric> metrics,
    @Nullable Rules up,
    @Nullable Rules down) {

  /** The kinds of metrics. */
  enum Kind {
    RESOURCE("Resource"),
    CONTAINER_RESOURCE("ContainerResource"),
    PODS("Pods"),
    OBJECT("Object"),
    EXTERNAL("External");

    final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * One metric.
   *
   * @param type as written
   * @param name of the metric or resource
   * @param container of a container resource, else empty
   * @param identifier of a custom or external metric
   * @param object of an object metric
   */
  record Metric(
      Kind kind,
      String type,
      String name,
      String container,
      MetricTarget target,
      @Nullable MetricIdentifier identifier,
      @Nullable CrossVersionObjectReference object) {

    /** Whether it says anything where no pod runs. */
    boolean worksAtZero() {
      return kind == Kind.OBJECT || kind == Kind.EXTERNAL;
    }
  }

  /** Rules of one direction with defaults; {@code window} is {@code null} for the flag's value. */
  record Rules(
      Select select,
      @Nullable Integer windowSeconds,
      List<ScalingPolicyRule> policies,
      @Nullable Quantity tolerance) {

    int longestPeriod() {
      return policies.stream().mapToInt(ScalingPolicyRule::periodSeconds).max().orElse(0);
    }
  }

  /** Which of several policies counts. */
  enum Select {
    MAX,
    MIN,
    DISABLED
  }

  /** How much may change in a period. */
  record ScalingPolicyRule(boolean percent, int value, int periodSeconds) {}

  private static final int LONGEST_WINDOW = 3_600; // seconds, as the API server has it
  private static final int LONGEST_PERIOD = 1_800;
  private static final List<ScalingPolicyRule> UP_POLICIES =
      List.of(new ScalingPolicyRule(false, 4, 15), new ScalingPolicyRule(true, 100, 15));
  private static final List<ScalingPolicyRule> DOWN_POLICIES =
      List.of(new ScalingPolicyRule(true, 100, 15));

  static HpaSpec of(HorizontalPodAutoscaler hpa) {
    HorizontalPodAutoscalerSpec spec = hpa.spec();
    if (spec == null) {
      throw violated("spec", "there", "absent");
    }
    int min = spec.minReplicas() == null ? 1 : spec.minReplicas();
    if (min < 0) {
      throw violated("spec.minReplicas", "at least 0", min);
    }
    int max = spec.maxReplicas() == null ? 0 : spec.maxReplicas();
    if (max < Math.max(1, min)) {
      throw violated(
          "spec.maxReplicas",
          "at least " + Math.max(1, min),
          spec.maxReplicas() == null ? "absent" : max);
    }
    List<MetricSpec> given = spec.metrics();
    List<Metric> metrics =
        given == null || given.isEmpty()
            ? List.of(defaultMetric())
            : IntStream.range(0, given.size())
                .mapToObj(i -> MetricSpecs.metric(given.get(i), i))
                .toList();
    if (min == 0 && metrics.stream().noneMatch(Metric::worksAtZero)) {
      throw violated("spec.metrics", "with an Object or External one for minReplicas 0", "without");
    }
    String namespace = Objects.requireNonNullElse(hpa.metadata().namespace(), "default");
    var behavior = spec.behavior();
    return new HpaSpec(
        namespace,
        min,
        max,
        metrics,
        behavior == null ? null : rules(behavior.scaleUp(), "scaleUp", 0, UP_POLICIES),
        behavior == null ? null : rules(behavior.scaleDown(), "scaleDown", null, DOWN_POLICIES));
  }

  private static Metric defaultMetric() {
    MetricTarget target = MetricTarget.builder().type("Utilization").averageUtilization(80).build();
    return new Metric(Kind.RESOURCE, Kind.RESOURCE.text, "cpu", "", target, null, null);
  }

  private static Rules rules(
      @Nullable HPAScalingRules given,
      String direction,
      @Nullable Integer window,
      List<ScalingPolicyRule> policies) {
    if (given == null) {
      return new Rules(Select.MAX, window, policies, null);
    }
    String where = "spec.behavior." + direction;
    Integer seconds = given.stabilizationWindowSeconds();
    if (seconds != null) {
      requireInRange(seconds, 0, LONGEST_WINDOW, where + ".stabilizationWindowSeconds");
    }
    if (given.policies() != null && given.policies().isEmpty()) {
      throw violated(where + ".policies", "absent, or one at least", "an empty list");
    }
    Quantity tolerance = given.tolerance();
    if (tolerance != null && (!tolerance.isValid() || tolerance.signum() < 0)) {
      throw violated(where + ".tolerance", "at least 0", tolerance.text());
    }
    return new Rules(
        select(given.selectPolicy(), where),
        seconds == null ? window : seconds,
        given.policies() == null
            ? policies
            : given.policies().stream().map(each -> policy(each, where)).toList(),
        tolerance);
  }

  private static Select select(@Nullable String text, String where) {
    if (text == null) {
      return Select.MAX;
    }
    return switch (text) {
      case "Max" -> Select.MAX;
      case "Min" -> Select.MIN;
      case "Disabled" -> Select.DISABLED;
      default -> throw violated(where + ".selectPolicy", "Max, Min or Disabled", text);
    };
  }

  private static ScalingPolicyRule policy(HPAScalingPolicy given, String where) {
    String type = given.type();
    if (!"Pods".equals(type) && !"Percent".equals(type)) {
      throw violated(where + ".policies.type", "Pods or Percent", String.valueOf(type));
    }
    if (given.value() == null || given.value() <= 0) {
      throw violated(where + ".policies.value", "greater than 0", String.valueOf(given.value()));
    }
    Integer period = given.periodSeconds();
    if (period == null || period < 1 || period > LONGEST_PERIOD) {
      throw violated(
          where + ".policies.periodSeconds",
          "in [1, " + LONGEST_PERIOD + "]",
          String.valueOf(period));
    }
    return new ScalingPolicyRule("Percent".equals(type), given.value(), period);
  }
}
