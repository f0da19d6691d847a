package io.fairlead.autoscale;

import io.fairlead.autoscale.Binding.Step;
import io.fairlead.kernel.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** See {@link Policies#stabilized}. */
final class StabilizedPolicy extends AdjustedPolicy<PastNumbers> {

  private final long upNanos;
  private final long downNanos;

  StabilizedPolicy(ScalingPolicy child, Duration up, Duration down) {
    super("stabilized", child);
    upNanos = up.toNanos();
    downNanos = down.toNanos();
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
    if (!asked.informed()) {
      return new Adjusted<>(asked, past); // nobody asked for anything, so nothing is remembered
    }
    int wanted = asked.replicas();
    int up = past.leastOf(upNanos, now, wanted);
    int down = past.mostOf(downNanos, now, wanted);
    int replicas = Math.min(down, Math.max(up, asked.current()));
    PastNumbers next = past.with(wanted, now, Math.max(upNanos, downNanos));
    if (replicas == wanted) {
      return new Adjusted<>(asked, next);
    }
    boolean growing = wanted > replicas;
    String text =
        wanted
            + (growing
                ? " was not asked for over the whole of the last "
                : " is less than was asked for in the last ")
            + Duration.ofNanos(growing ? upNanos : downNanos).toSeconds()
            + " s";
    Binding binding =
        Binding.of(
            Step.STABILIZATION, growing ? "up-window" : "down-window", wanted, replicas, text);
    if (trace != null) {
      trace.note("stabilization: " + text);
    }
    return new Adjusted<>(changed(asked, replicas, binding), next);
  }
}
