package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fairlead.api.keda.v1alpha1.HealthStatus;
import io.fairlead.api.keda.v1alpha1.ScaledObjectStatus;
import io.fairlead.autoscale.form.Fields;
import io.fairlead.autoscale.form.Form;
import io.fairlead.autoscale.form.Forms;
import io.fairlead.autoscale.form.Place;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the state files of the kinds hpa, keda and kpa hold. The published schema says the same. */
final class StateForms {

  /** Members that {@code next} of an answer has, by kind: what is remembered. */
  static final Fields HPA_MEMORY;

  static final Fields KEDA_MEMORY;
  static final Fields KPA_MEMORY;

  static final Fields HPA;
  static final Fields KEDA;
  static final Fields KPA;

  /** What a policy of any kind may be shown of KEDA's triggers. */
  static final Fields TRIGGERS;

  private static final int MOST_PODS = 100_000;

  static {
    Fields history =
        Fields.of()
            .with(
                "recommendations",
                Forms.list(
                    Fields.of().needs("replicas", Forms.WHOLE_32).needs("timestamp", Forms.TIME)))
            .with("scaleUpEvents", Forms.list(event()))
            .with("scaleDownEvents", Forms.list(event()));
    HPA_MEMORY = Fields.of().with("hpa", hpa()).with("history", history);
    KEDA_MEMORY =
        HPA_MEMORY
            .with("scaledObject", ClusterForms.object().with("status", kedaStatus()))
            .with("status", kedaStatus())
            .with("cached", Forms.named(cached()))
            .with("lastPoll", Forms.TIME)
            .with("lastSync", Forms.TIME);
    KPA_MEMORY =
        Fields.of()
            .with("started", Forms.FLAG)
            .with("window", window())
            .with("panicSince", Forms.TIME)
            .with("maxPanicPods", Forms.WHOLE_32)
            .with(
                "delayWindow",
                Forms.list(
                    Fields.of().needs("timestamp", Forms.TIME).needs("replicas", Forms.WHOLE_32)));
    TRIGGERS =
        Fields.of()
            .with("triggers", Forms.list(StateForms::trigger))
            .with("event", Forms.words(KedaView.Event.values()));
    Fields autoscaler =
        ClusterForms.ALL.needs("scale", ClusterForms.SCALE).with("controller", controller());
    HPA = file("hpa", HPA_MEMORY).and(autoscaler);
    KEDA = file("keda", KEDA_MEMORY).and(autoscaler).and(TRIGGERS);
    KPA =
        file("kpa", KPA_MEMORY)
            .with("scale", ClusterForms.SCALE)
            .needs("readyPods", Forms.whole(0, MOST_PODS))
            .with("stable", Forms.NUMBER)
            .with("panic", Forms.NUMBER)
            .with("reachable", Forms.FLAG)
            .with("decider", decider())
            .with("config", Forms.named(Forms.TEXT));
  }

  private StateForms() {}

  private static Fields file(String kind, Fields memory) {
    return Fields.of()
        .needs("schemaVersion", Forms.whole(1, 1))
        .needs("kind", Forms.words(List.of(kind)))
        .needs("now", Forms.TIME)
        .and(memory)
        .with("next", memory);
  }

  private static Fields controller() {
    Form flag = Forms.FLAG;
    return Fields.of()
        .with(
            "version",
            Forms.text(
                Arrays.stream(HpaVersion.values())
                    .map(HpaVersion::text)
                    .collect(Collectors.joining(", ", "one of ", " (the nearest below yours)")),
                HpaVersion::of))
        .with(
            "featureGates",
            Fields.of()
                .with(Controller.SCALE_TO_ZERO, flag)
                .with(Controller.CONFIGURABLE_TOLERANCE, flag)
                .with(Controller.POD_LEVEL_RESOURCES, flag))
        .with("tolerance", Forms.number("a fraction, at least 0", value -> value >= 0))
        .with("downscaleStabilization", Forms.DURATION)
        .with("cpuInitializationPeriod", Forms.DURATION)
        .with("initialReadinessDelay", Forms.DURATION)
        .with("overflow", Forms.words(Controller.Overflow.values()));
  }

  private static Fields hpa() {
    return ClusterForms.object()
        .with(
            "status",
            Fields.of(HorizontalPodAutoscalerStatus.class)
                .with("conditions", ClusterForms.CONDITIONS)
                .with("lastScaleTime", Forms.TIME));
  }

  private static Fields kedaStatus() {
    return Fields.of(ScaledObjectStatus.class)
        .with("conditions", ClusterForms.CONDITIONS)
        .with("lastActiveTime", Forms.TIME)
        .with(
            "health",
            Forms.named(
                Fields.of(HealthStatus.class)
                    .with("numberOfFailures", Forms.WHOLE_32)
                    .with("status", Forms.TEXT)));
  }

  private static Fields event() {
    return Fields.of()
        .needs("change", Forms.WHOLE_32)
        .needs("timestamp", Forms.TIME)
        .with("outdated", Forms.FLAG);
  }

  private static Fields cached() {
    return Fields.of()
        .with("value", Forms.NUMBER)
        .with("active", Forms.FLAG)
        .with("error", Forms.TEXT);
  }

  private static Fields window() {
    return Fields.of()
        .needs("last", Forms.WHOLE_64)
        .needs("lastValue", Forms.NUMBER)
        .needs("first", Forms.WHOLE_64)
        .needs("firstOfPanic", Forms.WHOLE_64)
        .needs("buckets", Forms.TEXT);
  }

  private static Fields decider() {
    Form positive = Forms.number("a number greater than 0", value -> value > 0);
    return Fields.of()
        .with("scalingMetric", Forms.TEXT)
        .with("stableWindow", seconds("in (0, 1h]", 1))
        .with("scaleDownDelay", seconds("in [0, 1h]", 0))
        .with("maxScaleUpRate", positive)
        .with("maxScaleDownRate", positive)
        .with("targetValue", positive)
        .with("totalValue", positive)
        .with("panicThreshold", positive)
        .with("targetBurstCapacity", Forms.NUMBER)
        .with("activationScale", Forms.NUMBER)
        .with("activatorCapacity", Forms.ANY) // of the activator, of the first moments, of the view
        .with("initialScale", Forms.ANY)
        .with("reachable", Forms.ANY);
  }

  /** At most an hour, as KpaSpec has it. */
  private static Form seconds(String range, long leastNanos) {
    return Forms.when(
        "seconds, or a time as Go writes it, " + range,
        value -> {
          try {
            Duration time = KpaSpec.seconds(value);
            return time.toNanos() >= leastNanos && time.toSeconds() <= 3600;
          } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
          }
        });
  }

  private static Json trigger(Json value, Place at) {
    Json read =
        Fields.of()
            .needs("name", Forms.TEXT)
            .with("value", Forms.MEASURE)
            .with("error", Forms.TEXT)
            .with("active", Forms.FLAG)
            .with("target", Forms.MEASURE)
            .read(value, at);
    if (read instanceof Json.Obj answer
        && answer.get("value") == null
        && answer.get("error") == null) {
      at.problem("the answer of a trigger must have value or error, but had neither");
    }
    return read;
  }
}
