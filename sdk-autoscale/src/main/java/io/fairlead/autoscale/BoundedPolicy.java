package io.fairlead.autoscale;

import io.fairlead.autoscale.AdjustedPolicy.Nothing;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/** See {@link Policies#bounded}. */
final class BoundedPolicy extends AdjustedPolicy<Nothing> {

  private final int min;
  private final int max;

  BoundedPolicy(ScalingPolicy child, int min, int max) {
    super("bounded", child);
    this.min = min;
    this.max = max;
  }

  @Override
  Nothing forgetful() {
    return Nothing.NOTHING;
  }

  @Override
  Nothing remembered(Json.Obj json, Moment now) {
    return Nothing.NOTHING;
  }

  @Override
  Adjusted<Nothing> adjust(
      Recommendation asked, Nothing memory, Moment now, @Nullable ExplanationBuilder trace) {
    int wanted = asked.replicas();
    int replicas = Math.min(max, Math.max(min, wanted));
    if (replicas == wanted) {
      return new Adjusted<>(asked, memory);
    }
    boolean low = replicas > wanted;
    String text = wanted + " is " + (low ? "below the minimum " : "above the maximum ") + replicas;
    Binding binding = Binding.of(Step.BOUNDS, low ? "minimum" : "maximum", wanted, replicas, text);
    if (trace != null) {
      trace.note("bounds: " + text);
    }
    return new Adjusted<>(changed(asked, replicas, binding), memory);
  }
}
