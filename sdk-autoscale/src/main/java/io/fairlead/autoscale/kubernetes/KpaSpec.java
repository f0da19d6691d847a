package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Knative's autoscaler goes by for one revision: its annotations over the {@code
 * config-autoscaler} map (knative/serving {@code pkg/autoscaler/config/config.go}, {@code
 * pkg/reconciler/autoscaling/kpa/resources/decider.go}).
 *
 * @param metric {@code concurrency} or {@code rps}
 * @param target value per pod to aim at, utilization applied
 * @param total value per pod that it can take
 */
record KpaSpec(
    String metric,
    double target,
    double total,
    double maxScaleUpRate,
    double maxScaleDownRate,
    double targetBurstCapacity,
    double panicThreshold,
    Duration stableWindow,
    Duration panicWindow,
    Duration scaleDownDelay,
    int activationScale,
    int minScale,
    int maxScale,
    boolean scaleToZero) {

  private static final String PREFIX = "autoscaling.knative.dev/";
  private static final double LEAST_TARGET = 0.01;

  /**
   * @param concurrency {@code containerConcurrency} of the revision; {@code null} or 0 if unlimited
   */
  static KpaSpec of(
      Map<String, String> annotations, Map<String, String> config, @Nullable Integer concurrency) {
    Settings settings = new Settings(annotations, config);
    String metric = settings.annotation("metric", "concurrency");
    if (!metric.equals("concurrency") && !metric.equals("rps")) {
      throw violated(PREFIX + "metric", "concurrency or rps", metric);
    }
    boolean rps = metric.equals("rps");
    double total =
        settings.number(
            "target",
            rps ? "requests-per-second-target-default" : "container-concurrency-target-default",
            rps ? 200 : 100,
            LEAST_TARGET,
            Double.MAX_VALUE);
    if (!rps && concurrency != null && concurrency > 0) {
      boolean asked = annotations.containsKey(PREFIX + "target");
      total = asked ? Math.min(total, concurrency) : concurrency;
    }
    double share =
        settings.number(
            "target-utilization-percentage", "container-concurrency-target-percentage", 70, 1, 100);
    Duration window = settings.duration("window", "stable-window", Duration.ofSeconds(60), 6, 3600);
    double panicShare =
        settings.number("panic-window-percentage", "panic-window-percentage", 10, 1, 100);
    long panicNanos = Math.round(window.toNanos() * panicShare / 100);
    Duration panic = Duration.ofSeconds(Math.max(1, Math.round(panicNanos / 1e9)));
    return new KpaSpec(
        metric,
        Math.max(LEAST_TARGET, total * share / 100),
        total,
        settings.number(null, "max-scale-up-rate", 1000, 1.0000001, Double.MAX_VALUE),
        settings.number(null, "max-scale-down-rate", 2, 1.0000001, Double.MAX_VALUE),
        settings.number(
            "target-burst-capacity", "target-burst-capacity", 211, -1, Double.MAX_VALUE),
        settings.number("panic-threshold-percentage", "panic-threshold-percentage", 200, 110, 1000)
            / 100,
        window,
        panic,
        settings.duration("scale-down-delay", "scale-down-delay", Duration.ZERO, 0, 3600),
        (int) settings.number("activation-scale", null, 1, 1, 1_000_000),
        (int) settings.number("min-scale", "min-scale", 0, 0, Integer.MAX_VALUE),
        (int) settings.number("max-scale", "max-scale", 0, 0, Integer.MAX_VALUE),
        settings.flag("enable-scale-to-zero", true));
  }

  /**
   * The same with what a decider says, by the names of Knative's DeciderSpec; its form is checked.
   */
  KpaSpec with(Json.Obj decider) {
    KpaSpec made = this;
    for (String name : decider.members().keySet()) {
      made = made.with(decider, name);
    }
    return made;
  }

  private KpaSpec with(Json.Obj decider, String name) {
    switch (name) {
      case "scalingMetric":
        String text = JsonValues.text(decider, name);
        // anything but rps is concurrency, as there
        return copy(text.equals("rps") ? text : "concurrency", name, 0, Duration.ZERO);
      case "stableWindow", "scaleDownDelay":
        return copy(metric, name, 0, seconds(Objects.requireNonNull(decider.get(name))));
      case "activatorCapacity", "initialScale", "reachable":
        return this; // of the activator, of the first moments, of the view
      default:
        return copy(metric, name, JsonValues.number(decider, name), Duration.ZERO);
    }
  }

  /** Seconds as a number, or as Go writes durations. */
  static Duration seconds(Json value) {
    return value instanceof Json.Num number
        ? Duration.ofMillis(Math.round(number.doubleValue() * 1000))
        : GoDuration.parse(value instanceof Json.Str text ? text.value() : "").toDuration();
  }

  private KpaSpec copy(String scalingMetric, String name, double value, Duration duration) {
    return new KpaSpec(
        scalingMetric,
        name.equals("targetValue") ? value : target,
        name.equals("totalValue") ? value : total,
        name.equals("maxScaleUpRate") ? value : maxScaleUpRate,
        name.equals("maxScaleDownRate") ? value : maxScaleDownRate,
        name.equals("targetBurstCapacity") ? value : targetBurstCapacity,
        name.equals("panicThreshold") ? value : panicThreshold,
        name.equals("stableWindow") ? duration : stableWindow,
        panicWindow,
        name.equals("scaleDownDelay") ? duration : scaleDownDelay,
        name.equals("activationScale") ? (int) value : activationScale,
        minScale,
        maxScale,
        scaleToZero);
  }

  /** An annotation goes before the map, the map before the default. */
  private record Settings(Map<String, String> annotations, Map<String, String> config) {

    String annotation(String name, String otherwise) {
      return annotations.getOrDefault(PREFIX + name, otherwise);
    }

    private @Nullable String text(@Nullable String annotation, @Nullable String key) {
      String own = annotation == null ? null : annotations.get(PREFIX + annotation);
      return own != null || key == null ? own : config.get(key);
    }

    double number(
        @Nullable String annotation,
        @Nullable String key,
        double otherwise,
        double least,
        double most) {
      String text = text(annotation, key);
      if (text == null) {
        return otherwise;
      }
      String name = annotation == null ? String.valueOf(key) : annotation;
      try {
        double value = Double.parseDouble(text.endsWith("%") ? text.replace("%", "") : text);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw violated(name, "a number in [" + least + ", " + most + "]", text);
    }

    Duration duration(
        String annotation, String key, Duration otherwise, long leastSeconds, long mostSeconds) {
      String text = text(annotation, key);
      if (text == null) {
        return otherwise;
      }
      Duration value = GoDuration.parse(text).toDuration();
      if (value.toSeconds() < leastSeconds || value.toSeconds() > mostSeconds) {
        throw violated(annotation, leastSeconds + " s to " + mostSeconds + " s", text);
      }
      return value;
    }

    boolean flag(String key, boolean otherwise) {
      String text = config.get(key);
      return text == null ? otherwise : Boolean.parseBoolean(text);
    }
  }
}
