package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.State;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Knative's autoscaler remembers: the buckets of its windows, the panic, the delay window. At
 * most some 15 KB as text.
 *
 * @param panicSince last tick over the threshold, or {@code null} outside of a panic
 * @param maxPanicPods the most of this panic
 * @param started whether it has seen a tick
 */
record KpaState(
    KpaWindow window,
    @Nullable Instant panicSince,
    int maxPanicPods,
    KpaDelay delay,
    boolean started,
    boolean restored)
    implements State {

  static final String KIND = "kpa";
  static final KpaState INITIAL =
      new KpaState(KpaWindow.EMPTY, null, 0, KpaDelay.NONE, false, false);

  /** At its first tick the autoscaler panics if more than one pod is there: it has no history. */
  KpaState started(int ready, Instant now) {
    if (started) {
      return new KpaState(window, panicSince, maxPanicPods, delay, true, false);
    }
    return new KpaState(window, ready > 1 ? now : null, ready, delay, true, false);
  }

  KpaState recorded(Instant now, double value, KpaWindow.Sizes sizes) {
    return new KpaState(
        window.recorded(now.getEpochSecond(), value, sizes),
        panicSince,
        maxPanicPods,
        delay,
        started,
        restored);
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
    return new KpaState(window, since, pods, delay, started, restored);
  }

  KpaState delayed(Instant now, int desired, Duration within) {
    return new KpaState(
        window, panicSince, maxPanicPods, delay.recorded(now, desired, within), started, restored);
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
  public State unbroken() {
    return new KpaState(window, panicSince, maxPanicPods, delay, started, false);
  }

  @Override
  public Json.Obj toJson() {
    var json = Json.object().put("kind", KIND).put("schemaVersion", 1);
    next().members().forEach(json::put);
    return json.build();
  }

  /** The members that a state file of kind kpa has for this. */
  Json.Obj next() {
    return Json.object()
        .put("started", started)
        .put("window", window.toJson())
        .put("panicSince", panicSince == null ? null : panicSince.toString())
        .put("maxPanicPods", maxPanicPods)
        .put("delayWindow", delay.toJson())
        .build();
  }

  /** Reads a stored state, or the same members of a state file. */
  static KpaState fromJson(Json.Obj json, boolean restored) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'kpa'", kind == null ? "absent" : kind);
    }
    if (JsonValues.integer(json, "schemaVersion") != 1) {
      throw violated(
          "schemaVersion of the state 'kpa'", "1", String.valueOf(json.get("schemaVersion")));
    }
    return new KpaState(
        KpaWindow.fromJson(json.get("window") == null ? null : JsonValues.object(json, "window")),
        JsonValues.instant(json, "panicSince"),
        json.get("maxPanicPods") == null ? 0 : JsonValues.integer(json, "maxPanicPods"),
        KpaDelay.fromJson(json),
        // a file that says nothing is of an autoscaler that runs
        json.get("started") != Json.Bool.FALSE,
        restored);
  }
}
