package io.fairlead.autoscale;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.kernel.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * See {@link Policies#rateLimited}. The number at the start of a period is the smallest (for
 * growing) or largest (for shrinking) that was seen within it, which also counts what somebody else
 * changed.
 */
final class RateLimitedPolicy extends AdjustedPolicy<PastNumbers> {

  private final Rate up;
  private final Rate down;
  private final long upNanos;
  private final long downNanos;

  RateLimitedPolicy(ScalingPolicy child, Rate up, Rate down) {
    super("rate-limited", child);
    this.up = Objects.requireNonNull(up, "up");
    this.down = Objects.requireNonNull(down, "down");
    upNanos = up.period().toNanos();
    downNanos = down.period().toNanos();
  }

  @Override
  PastNumbers forgetful() {
    return PastNumbers.NONE;
  }

  @Override
  PastNumbers remembered(Json.Obj json, Moment now) {
    return PastNumbers.fromJson(json, now);
  }

  @Override
  Adjusted<PastNumbers> adjust(
      Recommendation asked, PastNumbers past, Moment now, @Nullable ExplanationBuilder trace) {
    int current = asked.current();
    PastNumbers next = past.with(current, now, Math.max(upNanos, downNanos));
    int wanted = asked.replicas();
    int lowest = past.leastOf(upNanos, now, current);
    int highest = past.mostOf(downNanos, now, current);
    long ceiling = Math.max(current, (long) lowest + up.allowed(lowest));
    long floor = Math.min(current, (long) highest - down.allowed(highest));
    int replicas = (int) Math.max(floor, Math.min(ceiling, wanted));
    if (replicas == wanted) {
      return new Adjusted<>(asked, next);
    }
    boolean growing = wanted > replicas;
    Rate rate = growing ? up : down;
    String text =
        "from "
            + (growing ? lowest : highest)
            + " at most "
            + rate.allowed(growing ? lowest : highest)
            + (growing ? " more within " : " fewer within ")
            + rate.period().toSeconds()
            + " s";
    Binding binding =
        Binding.of(Step.RATE, growing ? "up-rate" : "down-rate", wanted, replicas, text);
    if (trace != null) {
      trace.note("rate: " + text);
    }
    return new Adjusted<>(changed(asked, replicas, binding), next);
  }
}
