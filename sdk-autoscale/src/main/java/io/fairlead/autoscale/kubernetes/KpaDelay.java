package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The most that was wanted within the scale-down delay, in steps of two seconds (knative/serving
 * {@code pkg/autoscaler/aggregation/max}): only numbers that no later one exceeds are kept, so they
 * fall from the oldest to the newest. Immutable.
 *
 * <p>Beyond 64 of them each second one is joined with the one after it, which may hold a number for
 * some steps longer, never shorter.
 *
 * @param entries oldest first
 */
record KpaDelay(List<Entry> entries) {

  static final KpaDelay NONE = new KpaDelay(List.of());

  private static final int MOST = 64;
  private static final int STEP_SECONDS = 2;

  /** The most of a step, and of those before it that are over. */
  record Entry(long step, int pods) {}

  KpaDelay {
    entries = List.copyOf(entries);
  }

  KpaDelay recorded(Instant now, int pods, Duration delay) {
    long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    long steps = Math.max(1, (delay.toMillis() + 1999) / 2000);
    List<Entry> next = new ArrayList<>(entries.size() + 1);
    for (Entry each : entries) {
      boolean over = step - each.step() >= steps;
      // steps ahead of now are from before the clock stepped back
      if (!over && each.pods() > pods && each.step() <= step) {
        next.add(each);
      }
    }
    int last = next.size() - 1;
    if (last >= 0 && next.get(last).step() == step) {
      return new KpaDelay(next); // it is larger, and counts for the whole step
    }
    next.add(new Entry(step, pods));
    return new KpaDelay(next.size() > MOST ? joined(next) : next);
  }

  private static List<Entry> joined(List<Entry> entries) {
    List<Entry> joined = new ArrayList<>(entries.size() / 2 + 1);
    for (int i = 0; i < entries.size(); i += 2) {
      Entry later = entries.get(Math.min(i + 1, entries.size() - 1));
      joined.add(new Entry(later.step(), entries.get(i).pods()));
    }
    return joined;
  }

  int most() {
    return entries.isEmpty() ? 0 : entries.get(0).pods();
  }

  Json toJson() {
    List<Json> items = new ArrayList<>();
    for (Entry each : entries) {
      Instant at = Instant.ofEpochSecond(each.step() * STEP_SECONDS);
      items.add(Json.object().put("timestamp", at.toString()).put("replicas", each.pods()).build());
    }
    return new Json.Arr(items);
  }

  static KpaDelay fromJson(Json.Obj json) {
    List<Entry> entries = new ArrayList<>();
    for (Json.Obj each : JsonValues.objects(json, "delayWindow")) {
      Instant at = JsonValues.instant(each, "timestamp");
      if (at == null) {
        throw violated("timestamp in 'delayWindow'", "a time as in RFC 3339", "absent");
      }
      int pods = JsonValues.integer(each, "replicas");
      entries.add(new Entry(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS), pods));
    }
    if (entries.size() > 2 * MOST) {
      throw violated("delayWindow", "at most " + 2 * MOST + " entries", entries.size());
    }
    return new KpaDelay(entries);
  }
}
