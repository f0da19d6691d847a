package io.fairlead.autoscale;

import io.fairlead.autoscale.AdjustedPolicy.Nothing;
import io.fairlead.autoscale.Binding.Step;
import io.fairlead.kernel.Json;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** See {@link Policies#scheduledBounds}. One child with one state, whatever the time is. */
final class ScheduledBoundsPolicy extends AdjustedPolicy<Nothing> {

  private final ZoneId zone;
  private final List<BoundsWindow> bounds;
  private final List<Window> times;
  private final int min;
  private final int max;

  ScheduledBoundsPolicy(
      ZoneId zone, List<BoundsWindow> bounds, int min, int max, ScalingPolicy child) {
    super("scheduled-bounds", child);
    this.zone = Objects.requireNonNull(zone, "zone");
    this.bounds = bounds;
    this.times =
        bounds.stream()
            .map(each -> new Window(each.days(), each.from(), each.to(), child))
            .toList();
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
    int window = window(now);
    int least = window < 0 ? min : bounds.get(window).min();
    int most = window < 0 ? max : bounds.get(window).max();
    int wanted = asked.replicas();
    int replicas = Math.min(most, Math.max(least, wanted));
    String when = window < 0 ? "outside of all windows" : "in window " + (window + 1);
    if (trace != null) {
      trace.note("schedule: " + when + ", " + least + " to " + most);
    }
    if (replicas == wanted) {
      return new Adjusted<>(asked, memory);
    }
    boolean low = replicas > wanted;
    String text =
        wanted
            + " is "
            + (low ? "below the minimum " : "above the maximum ")
            + replicas
            + " "
            + when;
    Step step = window < 0 ? Step.BOUNDS : Step.SCHEDULE;
    Binding binding = Binding.of(step, low ? "minimum" : "maximum", wanted, replicas, text);
    return new Adjusted<>(changed(asked, replicas, binding), memory);
  }

  /** The first window that holds the moment; -1 if none does. */
  private int window(Moment now) {
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i).contains(now.wall(), zone)) {
        return i;
      }
    }
    return -1;
  }
}
