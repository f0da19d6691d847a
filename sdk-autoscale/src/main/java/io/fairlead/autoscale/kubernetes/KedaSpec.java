package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.keda.v1alpha1.Fallback;
import io.fairlead.api.keda.v1alpha1.FallbackBehavior;
import io.fairlead.api.keda.v1alpha1.ScaleTrigger;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.api.keda.v1alpha1.ScaledObjectSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scaled object as KEDA's operator and webhook read it: defaults filled in, what they refuse
 * refused (kedacore/keda {@code apis/keda/v1alpha1/}).
 *
 * @param min {@code minReplicaCount}, which may be 0
 * @param idle {@code null} if there is no idle mode
 * @param created time of creation, or {@code null}
 * @param fallback {@code null} if there is none that KEDA would use
 * @param fallbackReplicas as written, or {@code null} without a fallback; also of one that KEDA
 *     would not use
 * @param modifiers {@code null} if there are none
 */
record KedaSpec(
    ScaledObject object,
    List<KedaTrigger> triggers,
    int min,
    int max,
    @Nullable Integer idle,
    Duration polling,
    Duration cooldown,
    Duration initialCooldown,
    @Nullable Instant created,
    @Nullable Degraded fallback,
    @Nullable Integer fallbackReplicas,
    @Nullable KedaModifiers modifiers,
    Pauses pauses) {

  /** How it goes on while a trigger keeps failing. */
  record Degraded(int threshold, int replicas, FallbackBehavior behavior) {}

  /**
   * What annotations stop or force.
   *
   * @param replicas the number to stop at, or {@code null}
   */
  record Pauses(boolean all, @Nullable Integer replicas, boolean in, boolean out, boolean forced) {}

  private static final String PREFIX = "autoscaling.keda.sh/";

  static KedaSpec of(ScaledObject object, Formula.Port formulas) {
    ScaledObjectSpec spec = object.spec();
    if (spec == null) {
      throw violated("spec", "there", "absent");
    }
    List<KedaTrigger> triggers = triggers(object, spec);
    KedaModifiers modifiers = KedaModifiers.of(spec, triggers, formulas);
    int min = spec.effectiveMinReplicaCount();
    int max = spec.effectiveMaxReplicaCount();
    bounds(spec, min, max);
    if (min == 0 && triggers.stream().allMatch(each -> each.resource() != null)) {
      throw violated(
          "spec.minReplicaCount",
          "at least 1 where all triggers are cpu or memory, which cannot wake at zero",
          spec.minReplicaCount() == null ? "absent" : 0);
    }
    Degraded fallback = fallback(spec, triggers, modifiers);
    var created = object.metadata().creationTimestamp();
    return new KedaSpec(
        object,
        triggers,
        min,
        max,
        spec.idleReplicaCount(),
        Duration.ofSeconds(spec.pollingInterval() == null ? 30 : spec.pollingInterval()),
        Duration.ofSeconds(spec.effectiveCooldownPeriod()),
        Duration.ofSeconds(spec.effectiveInitialCooldownPeriod()),
        created == null || !created.isValid() ? null : created.toInstant(),
        modifiers == null || modifiers.allowsFallback() ? fallback : null,
        fallback == null ? null : Integer.valueOf(fallback.replicas()),
        modifiers,
        pauses(Objects.requireNonNullElse(object.metadata().annotations(), Map.of())));
  }

  private static List<KedaTrigger> triggers(ScaledObject object, ScaledObjectSpec spec) {
    List<ScaleTrigger> given = spec.triggers();
    if (given == null || given.isEmpty()) {
      throw violated("spec.triggers", "at least one", "none");
    }
    List<String> metricNames =
        object.status() == null || object.status().externalMetricNames() == null
            ? List.of()
            : object.status().externalMetricNames();
    List<KedaTrigger> triggers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      KedaTrigger trigger = KedaTrigger.of(given.get(i), i, metricNames);
      if (!trigger.name().isEmpty() && !names.add(trigger.name())) {
        throw violated("spec.triggers[" + i + "].name", "there once", trigger.name());
      }
      triggers.add(trigger);
    }
    return List.copyOf(triggers);
  }

  private static void bounds(ScaledObjectSpec spec, int min, int max) {
    if (min < 0) {
      throw violated("spec.minReplicaCount", "at least 0", min);
    }
    if (max < Math.max(1, min)) {
      throw violated("spec.maxReplicaCount", "at least " + Math.max(1, min), max);
    }
    Integer idle = spec.idleReplicaCount();
    // KEDA compares with the minimum of the autoscaler, which is at least 1 where one is given
    int least = spec.minReplicaCount() == null ? 0 : Math.max(1, min);
    if (idle != null && (idle < 0 || idle >= least)) {
      throw violated(
          "spec.idleReplicaCount",
          "at least 0 and below minReplicaCount",
          idle + (spec.minReplicaCount() == null ? " (give minReplicaCount)" : ""));
    }
    positive(spec.pollingInterval(), 1, "spec.pollingInterval");
    positive(spec.cooldownPeriod(), 0, "spec.cooldownPeriod");
    positive(spec.initialCooldownPeriod(), 0, "spec.initialCooldownPeriod");
  }

  private static void positive(@Nullable Integer value, int least, String name) {
    if (value != null && value < least) {
      throw violated(name, "at least " + least, value);
    }
  }

  private static @Nullable Degraded fallback(
      ScaledObjectSpec spec, List<KedaTrigger> triggers, @Nullable KedaModifiers modifiers) {
    Fallback given = spec.fallback();
    if (given == null) {
      return null;
    }
    int threshold = given.failureThreshold() == null ? 0 : given.failureThreshold();
    int replicas = given.replicas() == null ? 0 : given.replicas();
    if (threshold < 0 || replicas < 0) {
      throw violated(
          "spec.fallback",
          "a failureThreshold and replicas of at least 0",
          threshold + ", " + replicas);
    }
    FallbackBehavior behavior = given.effectiveBehavior();
    if (!behavior.isKnown()) {
      throw violated(
          "spec.fallback.behavior", "one of " + FallbackBehavior.known(), behavior.value());
    }
    if (behavior.equals(FallbackBehavior.SCALING_MODIFIERS) && modifiers == null) {
      throw violated(
          "spec.fallback.behavior", "another one without a scalingModifiers.formula", behavior);
    }
    if (modifiers == null && triggers.stream().allMatch(each -> each.resource() != null)) {
      throw violated("spec.fallback", "absent where all triggers are cpu or memory", "there");
    }
    return new Degraded(threshold, replicas, behavior);
  }

  private static Pauses pauses(Map<String, String> annotations) {
    String count = annotations.get(PREFIX + "paused-replicas");
    Integer replicas = null;
    if (count != null) {
      try {
        replicas = Integer.valueOf(count);
      } catch (NumberFormatException e) {
        throw violated("annotation " + PREFIX + "paused-replicas", "a whole number", count);
      }
      if (replicas < 0) {
        throw violated("annotation " + PREFIX + "paused-replicas", "at least 0", count);
      }
    }
    return new Pauses(
        replicas != null || isSet(annotations, "paused"),
        replicas,
        isSet(annotations, "paused-scale-in"),
        isSet(annotations, "paused-scale-out"),
        isSet(annotations, "force-activation"));
  }

  /** As Go's {@code ParseBool}; what is no boolean counts as true. */
  private static boolean isSet(Map<String, String> annotations, String name) {
    String value = annotations.get(PREFIX + name);
    return value != null && !Set.of("0", "f", "F", "false", "False", "FALSE").contains(value);
  }

  /** Whether all triggers are cpu or memory, which count as always active. */
  boolean onlyResources() {
    return triggers.stream().allMatch(each -> each.resource() != null);
  }

  /** The trigger that an answer is of, or {@code null}. */
  @Nullable KedaTrigger trigger(String name) {
    KedaTrigger byType = null;
    int ofType = 0;
    for (KedaTrigger each : triggers) {
      if (each.name().equals(name) || each.metricName().equals(name)) {
        return each;
      }
      if (each.type().equals(name)) {
        byType = each;
        ofType++;
      }
    }
    return ofType == 1 ? byType : null;
  }
}
