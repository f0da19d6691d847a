package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Knative's autoscaler remembers: buckets of one second, the panic, the delay window.
 *
 * @param buckets averages per second, oldest first
 * @param firstSecond first second that was ever written, or {@code null}
 * @param panicSince last tick over the threshold, or {@code null} outside of a panic
 */
record KpaState(
    List<Bucket> buckets,
    @Nullable Long firstSecond,
    @Nullable Instant panicSince,
    int maxPanicPods,
    List<Bucket> delayWindow,
    boolean started,
    boolean restored)
    implements State {

  static final String KIND = "kpa";
  static final KpaState INITIAL = new KpaState(List.of(), null, null, 0, List.of(), false, false);

  /** The sum and number of values of one second; in the delay window the most. */
  record Bucket(long second, double sum, int count) {}

  KpaState {
    buckets = List.copyOf(buckets);
    delayWindow = List.copyOf(delayWindow);
  }

  /** At its first tick the autoscaler panics if more than one pod is there: it has no history. */
  KpaState started(int ready, Instant now) {
    boolean panics = !started && ready > 1;
    if (started) {
      return new KpaState(buckets, firstSecond, panicSince, maxPanicPods, delayWindow, true, false);
    }
    return new KpaState(
        buckets, firstSecond, panics ? now : null, panics ? ready : 0, delayWindow, true, false);
  }

  KpaState recorded(Instant now, double value, Duration window) {
    long second = now.getEpochSecond();
    List<Bucket> next = new ArrayList<>();
    boolean added = false;
    for (Bucket each : buckets) {
      if (each.second() > second - window.toSeconds() && each.second() <= second) {
        boolean same = each.second() == second;
        next.add(same ? new Bucket(second, each.sum() + value, each.count() + 1) : each);
        added |= same;
      }
    }
    if (!added) {
      next.add(new Bucket(second, value, 1));
    }
    Long first = firstSecond == null ? Long.valueOf(second) : firstSecond;
    return new KpaState(next, first, panicSince, maxPanicPods, delayWindow, started, restored);
  }

  /**
   * The average over a window, rounded to six digits: divided by the seconds since the first write
   * where these are fewer than the window's; NaN without data.
   */
  double average(Instant now, Duration window) {
    long second = now.getEpochSecond();
    double sum = 0;
    boolean any = false;
    for (Bucket each : buckets) {
      if (each.second() > second - window.toSeconds() && each.second() <= second) {
        sum += each.sum() / each.count();
        any = true;
      }
    }
    if (!any || firstSecond == null) {
      return Double.NaN;
    }
    long seconds = Math.max(1, Math.min(window.toSeconds(), second - firstSecond + 1));
    return Math.round(sum / seconds * 1e6) / 1e6;
  }

  KpaState panicking(boolean over, Instant now, Duration stableWindow) {
    if (over) {
      return withPanic(now, maxPanicPods);
    }
    boolean ends = panicSince != null && panicSince.plus(stableWindow).isBefore(now);
    return ends ? withPanic(null, 0) : this;
  }

  KpaState withMaxPanicPods(int pods) {
    return withPanic(panicSince, pods);
  }

  private KpaState withPanic(@Nullable Instant since, int pods) {
    return new KpaState(buckets, firstSecond, since, pods, delayWindow, started, restored);
  }

  KpaState delayed(Instant now, int desired, Duration delay) {
    long second = now.getEpochSecond();
    List<Bucket> next = new ArrayList<>();
    for (Bucket each : delayWindow) {
      if (each.second() > second - Math.max(1, delay.toSeconds())) {
        // what a later, larger number hides will never be the most again
        if (each.sum() > desired) {
          next.add(each);
        }
      }
    }
    next.add(new Bucket(second, desired, 1));
    return new KpaState(buckets, firstSecond, panicSince, maxPanicPods, next, started, restored);
  }

  int mostOfDelay() {
    return (int) delayWindow.stream().mapToDouble(Bucket::sum).max().orElse(0);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public Json.Obj toJson() {
    var json =
        Json.object()
            .put("kind", KIND)
            .put("schemaVersion", 1)
            .put("started", started)
            .put("buckets", buckets.stream().map(KpaState::bucket).toList());
    if (firstSecond != null) {
      json.put("firstSecond", firstSecond.longValue());
    }
    return json.put("panicSince", panicSince == null ? null : panicSince.toString())
        .put("maxPanicPods", maxPanicPods)
        .put("delayWindow", delayWindow.stream().map(KpaState::bucket).toList())
        .build();
  }

  private static Json.Obj bucket(Bucket bucket) {
    return Json.object()
        .put("second", bucket.second())
        .put("sum", bucket.sum())
        .put("count", bucket.count())
        .build();
  }

  static KpaState fromJson(Json.Obj json) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'kpa'", kind == null ? "absent" : kind);
    }
    if (StateReader.integer(json, "schemaVersion") != 1) {
      throw violated(
          "schemaVersion of the state 'kpa'", "1", String.valueOf(json.get("schemaVersion")));
    }
    return new KpaState(
        buckets(json, "buckets"),
        json.get("firstSecond") instanceof Json.Num first ? first.longValueExact() : null,
        StateReader.instant(json, "panicSince"),
        json.get("maxPanicPods") == null ? 0 : StateReader.integer(json, "maxPanicPods"),
        buckets(json, "delayWindow"),
        json.get("started") == Json.Bool.TRUE,
        true);
  }

  private static List<Bucket> buckets(Json.Obj json, String name) {
    List<Bucket> buckets = new ArrayList<>();
    for (Json.Obj each : StateReader.objects(json, name)) {
      if (!(each.get("sum") instanceof Json.Num sum)
          || !(each.get("second") instanceof Json.Num second)) {
        throw violated("item of '" + name + "'", "an object with second and sum", each);
      }
      int count = each.get("count") == null ? 1 : StateReader.integer(each, "count");
      buckets.add(new Bucket(second.longValueExact(), sum.doubleValue(), Math.max(1, count)));
    }
    if (buckets.size() > 3_600) {
      throw violated(name, "at most 3,600 buckets", buckets.size());
    }
    return buckets;
  }
}
