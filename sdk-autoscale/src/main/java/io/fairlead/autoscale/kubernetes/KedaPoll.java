package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.kubernetes.KedaScalers.Found;
import io.fairlead.kernel.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of KEDA's own loop: is anything active, and does that move the target between nothing,
 * idle and the minimum (kedacore/keda {@code pkg/scaling/executor/scale_scaledobjects.go}). One
 * decision, one thread.
 */
final class KedaPoll {

  private final KedaSpec spec;
  private final List<HpaCondition> conditions;
  private final Instant now;
  private final int current;
  private final List<String> activeNames = new ArrayList<>();
  private @Nullable Instant lastActive;
  private int replicas;
  private boolean active;
  private boolean failing;
  private @Nullable String error;
  private @Nullable String note;
  private Binding binding = Binding.of(Step.GUARD, "no-change");

  private KedaPoll(
      KedaSpec spec,
      List<HpaCondition> conditions,
      @Nullable Instant lastActive,
      Instant now,
      int current) {
    this.spec = spec;
    this.conditions = conditions;
    this.lastActive = lastActive;
    this.now = now;
    this.current = current;
    replicas = current;
  }

  static KedaPoll run(
      KedaSpec spec,
      KedaScalers scalers,
      List<HpaCondition> conditions,
      @Nullable Instant lastActive,
      Instant now,
      int current) {
    KedaPoll poll = new KedaPoll(spec, conditions, lastActive, now, current);
    poll.look(scalers.poll(current), scalers);
    poll.move();
    return poll;
  }

  int replicas() {
    return replicas;
  }

  Binding binding() {
    return binding;
  }

  @Nullable Instant lastActive() {
    return lastActive;
  }

  /** Why a trigger, or the formula, gave no answer; {@code null} if all did. */
  @Nullable String error() {
    return error;
  }

  /** What KEDA would only have logged, or {@code null}. */
  @Nullable String note() {
    return note;
  }

  private void look(List<Found> found, KedaScalers scalers) {
    for (Found each : found) {
      if (each.error() != null) {
        failing = true;
        error = error == null ? each.trigger().metricName() + ": " + each.error() : error;
      } else if (each.active()) {
        active = true;
        activeNames.add(each.trigger().metricName());
      }
    }
    KedaModifiers modifiers = spec.modifiers();
    if (modifiers != null) {
      // the formula decides alone, and not at all while a trigger is in error
      active = false;
      activeNames.clear();
      if (!failing) {
        byFormula(modifiers, scalers.composite(modifiers, found));
      }
    }
    if (spec.onlyResources()) {
      active = true;
      activeNames.add("cpu or memory");
    }
  }

  /** An error of the formula itself is only logged by KEDA: nothing is active then. */
  private void byFormula(KedaModifiers modifiers, KedaScalers.Computed computed) {
    if (computed.value() != null && computed.value().approximate() > modifiers.activation()) {
      active = true;
      activeNames.add(KedaModifiers.METRIC + " " + computed.value().canonical());
    } else if (computed.error() != null) {
      note = computed.error();
    }
  }

  private void move() {
    boolean forced = spec.pauses().forced();
    condition("Ready", "True", "ScaledObjectReady", "ScaledObject is defined correctly");
    if (active || forced) {
      condition(
          "Active",
          "True",
          "ScalerActive",
          "Scaling is performed because "
              + (forced ? "activation is being forced by annotation" : "triggers are active"));
      whileActive(forced);
    } else {
      condition(
          "Active",
          "False",
          "ScalerNotActive",
          "Scaling is not performed because triggers are not active");
      whileInactive();
    }
  }

  private void whileActive(boolean forced) {
    boolean below = spec.idle() != null && current < spec.min();
    if (below || current == 0) {
      if (spec.pauses().out()) {
        bind("paused-scale-out", current, Math.max(1, spec.min()), "scale-out is paused");
        return;
      }
      replicas = Math.max(1, spec.min());
      lastActive = seconds();
      bind(
          "activated",
          current,
          replicas,
          forced ? "activation is forced" : "active: " + String.join(", ", activeNames));
    } else if (failing) {
      condition(
          "Ready",
          "Unknown",
          "PartialTriggerError",
          "Some triggers defined in ScaledObject are not working correctly");
      bind("partial-error", current, Double.NaN, "active, but " + error);
    } else {
      lastActive = seconds();
      bind(
          "active",
          current,
          Double.NaN,
          forced ? "activation is forced" : "active: " + String.join(", ", activeNames));
    }
  }

  private void whileInactive() {
    boolean idles = spec.idle() != null && current > spec.idle();
    if (failing && spec.fallbackReplicas() != null && spec.fallbackReplicas() != 0) {
      bind("awaits-fallback", current, Double.NaN, "fallback.replicas will be taken: " + error);
    } else if (failing && spec.fallbackReplicas() == null) {
      condition(
          "Ready",
          "False",
          "TriggerError",
          "Triggers defined in ScaledObject are not working correctly");
      bind("trigger-error", current, Double.NaN, String.valueOf(error));
    } else if (idles || (current > 0 && spec.min() == 0)) {
      toZeroOrIdle();
    } else if (spec.idle() == null && current < spec.min()) {
      replicas = spec.min();
      bind("minimum", current, spec.min(), "below minReplicaCount");
    } else {
      bind("inactive", current, Double.NaN, "nothing is active, nothing to do");
    }
  }

  private void toZeroOrIdle() {
    int least = spec.idle() == null ? spec.min() : spec.idle();
    if (spec.pauses().in()) {
      bind("paused-scale-in", current, least, "scale-in is paused");
      return;
    }
    // never active counts from the creation alone: cooldownPeriod is not looked at
    Instant since = lastActive == null ? spec.created() : lastActive;
    Duration wait = lastActive == null ? spec.initialCooldown() : spec.cooldown();
    if (since == null || since.plus(wait).isBefore(now)) {
      replicas = least;
      bind(
          spec.idle() == null ? "deactivated" : "idle",
          current,
          least,
          lastActive == null
              ? "never active since it was made"
              : "not active for more than " + wait.toSeconds() + " s");
      return;
    }
    condition(
        "Active", "False", "ScalerCooldown", "Scaler cooling down because triggers are not active");
    double passed = Duration.between(since, now).toMillis() / 1e3;
    binding =
        Binding.of(
            Step.STABILIZATION,
            "cooldown",
            passed,
            wait.toSeconds(),
            "inactive for " + Numbers.text(passed) + " s of " + wait.toSeconds() + " s");
  }

  private void bind(String code, double value, double limit, String text) {
    Step step =
        switch (code) {
          case "activated", "active", "inactive" -> Step.METRIC;
          case "partial-error", "trigger-error", "awaits-fallback" -> Step.QUALITY;
          case "minimum" -> Step.BOUNDS;
          default -> Step.GUARD;
        };
    binding = Binding.of(step, code, value, limit, text);
  }

  /** A time as the API server keeps it. */
  private Instant seconds() {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  private void condition(String type, String status, String reason, String message) {
    KedaConditions.set(conditions, type, status, reason, message);
  }
}
