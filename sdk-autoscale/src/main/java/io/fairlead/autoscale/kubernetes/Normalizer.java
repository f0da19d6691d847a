package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.autoscale.kubernetes.HpaSpec.Rules;
import io.fairlead.autoscale.kubernetes.HpaState.Event;
import io.fairlead.autoscale.kubernetes.HpaState.TimedNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the metrics' proposal and the number: stabilisation, rates, bounds
 * (kubernetes/kubernetes {@code pkg/controller/podautoscaler/horizontal.go}). One decision, one
 * thread; changes the lists that it is given as the controller changes its maps.
 */
final class Normalizer {

  private final HpaSpec spec;
  private final Controller controller;
  private final GoInt go;
  private final Instant now;
  private final List<TimedNumber> recommendations;
  private final ScaleEvents events;
  private final List<HpaCondition> conditions;
  private @Nullable Binding binding;

  Normalizer(
      HpaSpec spec,
      Controller controller,
      Instant now,
      List<TimedNumber> recommendations,
      List<Event> ups,
      List<Event> downs,
      List<HpaCondition> conditions) {
    this.spec = spec;
    this.controller = controller;
    this.go = new GoInt(controller.overflow());
    this.now = now;
    this.recommendations = recommendations;
    this.events = new ScaleEvents(go, now, ups, downs);
    this.conditions = conditions;
  }

  /** Returns the step that changed the number last, or {@code null} if none did. */
  @Nullable Binding binding() {
    return binding;
  }

  int normalize(int current, int desired) {
    Rules up = spec.up();
    Rules down = spec.down();
    return up == null || down == null
        ? normalizeWithoutBehavior(current, desired)
        : normalizeWithBehavior(current, desired, up, down);
  }

  private int normalizeWithoutBehavior(int current, int desired) {
    int stabilized = highestOfWindow(desired);
    able(stabilized != desired, "ScaleDownStabilized", "higher", "highest");
    bind(
        Step.STABILIZATION,
        "down-window",
        desired,
        stabilized,
        within(controller.downscaleStabilization().toSeconds()));
    int limit = go.int32(Math.max(2.0 * current, 4.0));
    boolean rate = spec.max() > limit;
    int result = stabilized;
    String reason = "DesiredWithinRange";
    String message = "the desired count is within the acceptable range";
    if (stabilized < spec.min()) {
      result = spec.min();
      reason = "TooFewReplicas";
      message = "the desired replica count is less than the minimum replica count";
      bind(Step.BOUNDS, "minimum", stabilized, result, "minReplicas");
    } else if (stabilized > Math.min(limit, spec.max())) {
      result = Math.min(limit, spec.max());
      reason = rate ? "ScaleUpLimit" : "TooManyReplicas";
      message = tooMany(rate);
      if (rate) {
        bind(Step.RATE, "up-rate", stabilized, result, "twice the current number, at least 4");
      } else {
        bind(Step.BOUNDS, "maximum", stabilized, result, "maxReplicas");
      }
    }
    limited(result != stabilized, reason, message);
    return result;
  }

  private static String tooMany(boolean rate) {
    return rate
        ? "the desired replica count is increasing faster than the maximum scale rate"
        : "the desired replica count is more than the maximum replica count";
  }

  private int highestOfWindow(int desired) {
    Instant cutoff = now.minus(controller.downscaleStabilization());
    int highest = desired;
    int old = -1;
    for (int i = 0; i < recommendations.size(); i++) {
      TimedNumber each = recommendations.get(i);
      if (each.timestamp().isBefore(cutoff)) {
        old = i;
      } else {
        highest = Math.max(highest, each.replicas());
      }
    }
    record(desired, old);
    return highest;
  }

  private void record(int desired, int old) {
    TimedNumber entry = new TimedNumber(desired, now);
    if (old < 0) {
      recommendations.add(entry);
    } else {
      recommendations.set(old, entry);
    }
  }

  private int normalizeWithBehavior(int current, int desired, Rules up, Rules down) {
    int stabilized = stabilize(current, desired, up, down);
    boolean growing = desired >= current;
    able(
        stabilized != desired,
        growing ? "ScaleUpStabilized" : "ScaleDownStabilized",
        growing ? "lower" : "higher",
        growing ? "lowest" : "highest");
    bind(
        Step.STABILIZATION,
        growing ? "up-window" : "down-window",
        desired,
        stabilized,
        within(window(growing ? up : down)));
    int result = stabilized;
    String reason = "DesiredWithinRange";
    String message = "the desired count is within the acceptable range";
    if (stabilized > current) {
      int limit = Math.max(current, events.upLimit(current, up));
      boolean rate = spec.max() > limit;
      if (stabilized > Math.min(limit, spec.max())) {
        result = Math.min(limit, spec.max());
        reason = rate ? "ScaleUpLimit" : "TooManyReplicas";
        message = tooMany(rate);
        bindLimit(rate, "up-rate", "maximum", "maxReplicas", stabilized, result);
      }
    } else if (stabilized < current) {
      int limit = Math.min(current, events.downLimit(current, down));
      boolean rate = spec.min() < limit;
      if (stabilized < Math.max(limit, spec.min())) {
        result = Math.max(limit, spec.min());
        reason = rate ? "ScaleDownLimit" : "TooFewReplicas";
        message =
            rate
                ? "the desired replica count is decreasing faster than the maximum scale rate"
                : "the desired replica count is less than the minimum replica count";
        bindLimit(rate, "down-rate", "minimum", "minReplicas", stabilized, result);
      }
    }
    limited(result != stabilized, reason, message);
    return result;
  }

  private void bindLimit(
      boolean rate, String rateCode, String boundCode, String bound, int value, int limit) {
    if (rate) {
      bind(Step.RATE, rateCode, value, limit, "behavior policies");
    } else {
      bind(Step.BOUNDS, boundCode, value, limit, bound);
    }
  }

  private static String within(long seconds) {
    return "what was asked for in the last " + seconds + " s";
  }

  private int stabilize(int current, int desired, Rules up, Rules down) {
    Instant upCutoff = now.minusSeconds(window(up));
    Instant downCutoff = now.minusSeconds(window(down));
    int lowest = desired;
    int highest = desired;
    int old = -1;
    for (int i = 0; i < recommendations.size(); i++) {
      TimedNumber each = recommendations.get(i);
      if (each.timestamp().isAfter(upCutoff)) {
        lowest = Math.min(lowest, each.replicas());
      }
      if (each.timestamp().isAfter(downCutoff)) {
        highest = Math.max(highest, each.replicas());
      }
      if (each.timestamp().isBefore(upCutoff) && each.timestamp().isBefore(downCutoff)) {
        old = i;
      }
    }
    int result = Math.min(highest, Math.max(lowest, current));
    record(desired, old);
    return result;
  }

  private long window(Rules rules) {
    return rules.windowSeconds() == null
        ? controller.downscaleStabilization().toSeconds()
        : rules.windowSeconds();
  }

  /** Remembers a change that was made; without behavior the events would not be used. */
  void store(int before, int after) {
    Rules up = spec.up();
    Rules down = spec.down();
    if (up != null && down != null) {
      events.store(before, after, after > before ? up : down);
    }
  }

  private void bind(Step step, String code, int value, int limit, String because) {
    if (value != limit) {
      String text = limit + " instead of " + value + " because of " + because;
      binding = Binding.of(step, code, value, limit, text);
    }
  }

  private void able(boolean stabilized, String reason, String higher, String highest) {
    if (stabilized) {
      HpaCondition.set(
          conditions,
          now,
          "AbleToScale",
          true,
          reason,
          "recent recommendations were "
              + higher
              + " than current one, applying the "
              + highest
              + " recent recommendation");
    } else {
      HpaCondition.set(
          conditions,
          now,
          "AbleToScale",
          true,
          "ReadyForNewScale",
          "recommended size matches current size");
    }
  }

  private void limited(boolean limited, String reason, String message) {
    HpaCondition.set(conditions, now, "ScalingLimited", limited, reason, message);
  }
}
