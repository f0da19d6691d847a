package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.keda.v1alpha1.FallbackBehavior;
import io.fairlead.autoscale.kubernetes.KedaSpec.Degraded;
import io.fairlead.autoscale.kubernetes.KedaState.Cached;
import io.fairlead.autoscale.kubernetes.KedaState.Health;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.kernel.Numbers;
import io.fairlead.kernel.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks triggers as KEDA asks its scalers: counts failures, falls back, applies the formula
 * (kedacore/keda {@code pkg/scaling/scale_handler.go}, {@code pkg/fallback/fallback.go}). Both
 * clocks go through here, and both count failures. One decision, one thread.
 */
final class KedaScalers {

  /**
   * What came of one trigger.
   *
   * @param value handed on, or {@code null} if there is none
   * @param fallback whether the value was invented
   * @param nil whether the formula sees nil
   */
  record Found(
      KedaTrigger trigger,
      @Nullable Quantity value,
      boolean active,
      boolean fallback,
      boolean nil,
      @Nullable String error) {}

  /** A computed value, or why there is none. */
  record Computed(@Nullable Quantity value, @Nullable String error) {}

  private final KedaSpec spec;
  private final GoInt go;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<PodView> pods;
  private final Map<String, Health> health;
  private final Map<String, Cached> cached;
  private final List<String> notes = new ArrayList<>();

  KedaScalers(KedaSpec spec, GoInt go, List<Answer> answers, List<PodView> pods, KedaState before) {
    this.spec = spec;
    this.go = go;
    this.pods = pods;
    health = new TreeMap<>(before.health());
    cached = new TreeMap<>(before.cached());
    for (Answer answer : answers) {
      KedaTrigger trigger = spec.trigger(answer.name());
      if (trigger == null || trigger.resource() != null) {
        notes.add("no external trigger is called " + answer.name());
      } else {
        this.answers.put(trigger.metricName(), answer);
      }
    }
  }

  Map<String, Health> health() {
    return health;
  }

  Map<String, Cached> cached() {
    return cached;
  }

  /** What a person should know beside the answer. */
  List<String> notes() {
    return notes;
  }

  double target(KedaTrigger trigger) {
    Answer answer = answers.get(trigger.metricName());
    return answer != null && answer.target() > 0 ? answer.target() : trigger.target();
  }

  /** One round of the operator's loop over all external triggers. */
  List<Found> poll(int current) {
    List<Found> found = new ArrayList<>();
    for (KedaTrigger trigger : spec.triggers()) {
      if (trigger.resource() == null) {
        Found each = ask(trigger, false, current);
        found.add(each);
        if (trigger.cached()) {
          // what the formula sees as nil is kept as -1, as KEDA's placeholder for it
          double value = each.value() == null ? each.nil() ? -1 : 0 : each.value().approximate();
          value = Math.min(value, Double.MAX_VALUE); // quantities reach further than doubles
          cached.put(trigger.metricName(), new Cached(value, each.active(), each.error()));
        }
      }
    }
    return found;
  }

  /** Asks one trigger; {@code fromCache} where the autoscaler asks. */
  Found ask(KedaTrigger trigger, boolean fromCache, int current) {
    Answer answer = answers.get(trigger.metricName());
    Cached kept = fromCache && trigger.cached() ? cached.get(trigger.metricName()) : null;
    String error;
    double value;
    boolean active;
    if (kept != null) {
      error = kept.error();
      value = kept.value();
      active = kept.active();
    } else if (answer == null || (answer.error() == null && Double.isNaN(answer.value()))) {
      error = "the scaler did not answer";
      value = Double.NaN;
      active = false;
    } else {
      error = answer.error();
      value = answer.value();
      active = answer.active() == null ? value > trigger.activation() : answer.active();
    }
    Degraded fallback = spec.fallback();
    if (error == null) {
      if (fallback != null) {
        health.put(trigger.metricName(), new Health(0, false));
      }
      Quantity handedOn =
          kept == null ? KedaTrigger.quantity(value) : KedaTrigger.threeDecimals(value);
      return new Found(trigger, handedOn, active, false, false, null);
    }
    return fallback == null
        ? new Found(trigger, null, false, false, false, error)
        : failed(trigger, error, fallback, current);
  }

  private Found failed(KedaTrigger trigger, String error, Degraded fallback, int current) {
    Health before = health.get(trigger.metricName());
    int failures = before == null ? 1 : go.plus32(before.failures(), 1);
    health.put(trigger.metricName(), new Health(failures, true));
    if (failures <= fallback.threshold()) {
      return new Found(trigger, null, false, false, false, error);
    }
    if (fallback.behavior().equals(FallbackBehavior.SCALING_MODIFIERS)) {
      return new Found(trigger, null, false, false, true, null);
    }
    Quantity value = invented(trigger, fallback, current);
    return value == null
        ? new Found(trigger, null, false, false, false, "error performing fallback")
        : new Found(trigger, value, true, true, false, null);
  }

  /** The value at which the autoscaler would come to the wanted number by itself. */
  private @Nullable Quantity invented(KedaTrigger trigger, Degraded fallback, int current) {
    String behavior = fallback.behavior().value();
    double replicas =
        switch (behavior) {
          case "currentReplicas" -> current;
          case "currentReplicasIfHigher" -> Math.max(current, fallback.replicas());
          case "currentReplicasIfLower" -> Math.min(current, fallback.replicas());
          default -> fallback.replicas();
        };
    KedaModifiers modifiers = spec.modifiers();
    if (modifiers == null ? trigger.inAll() : modifiers.inAll()) {
      int ready = 0;
      for (PodView pod : pods) {
        ready += pod.phase().equals("Running") && "True".equals(pod.ready()) ? 1 : 0;
      }
      if (ready == 0) {
        return null;
      }
      replicas /= ready;
    }
    double unit =
        modifiers == null
            ? KedaTrigger.quantity(target(trigger)).approximate()
            : modifiers.target();
    notes.add(
        "fallback ("
            + behavior
            + ") for "
            + trigger.metricName()
            + ": as if it were at "
            + Numbers.text(replicas)
            + " x its target");
    return Quantity.ofMilli(go.int64(unit * 1000 * replicas));
  }

  /** Puts the values of all external triggers through the formula, unless one has fallen back. */
  Computed composite(KedaModifiers modifiers, List<Found> found) {
    Map<String, Double> values = new TreeMap<>();
    for (Found each : found) {
      if (each.fallback()) {
        return new Computed(each.value(), null);
      }
      if (each.value() != null) {
        values.put(each.trigger().name(), each.value().approximate());
      }
    }
    OptionalDouble value;
    try {
      value = modifiers.formula().evaluate(values);
    } catch (RuntimeException e) {
      return new Computed(null, "error trying to run custom formula: " + e.getMessage());
    }
    double result;
    if (value.isPresent()) {
      result = value.getAsDouble();
    } else if (spec.fallbackReplicas() == null) {
      return new Computed(
          null, "scalingModifiers formula evaluated to nil but no fallback is configured");
    } else {
      result = spec.fallbackReplicas() * modifiers.target();
    }
    return new Computed(Quantity.ofMilli(go.int64(result * 1000)), null);
  }
}
