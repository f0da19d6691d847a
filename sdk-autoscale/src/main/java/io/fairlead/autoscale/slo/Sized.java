package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.slo.Capacity.Limit;
import io.fairlead.kernel.Json;

/**
 * A capacity, without its interval, with what it was computed from. It is used again for at most
 * {@value #TICKS} ticks, while nothing that it was computed from has left its cell of a hundredth.
 */
record Sized(
    double base,
    double slope,
    double input,
    double steps,
    double dispersion,
    int ticks,
    Capacity capacity) {

  private static final int TICKS = 240;
  private static final double CELL = 0.01;

  static Sized of(Station station, Mix mix, double dispersion, Capacity capacity) {
    return new Sized(
        station.base, station.slope, mix.input(), mix.steps(), dispersion, 1, capacity);
  }

  boolean holds(Station station, Mix mix, double now) {
    return ticks < TICKS
        && near(base, station.base)
        && near(slope, station.slope)
        && near(input, mix.input())
        && near(steps, mix.steps())
        && near(dispersion, now);
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= CELL * a;
  }

  Sized used() {
    return new Sized(base, slope, input, steps, dispersion, ticks + 1, capacity);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("base", base)
        .put("slope", slope)
        .put("input", input)
        .put("steps", steps)
        .put("dispersion", dispersion)
        .put("ticks", ticks)
        .put("rate", capacity.rate())
        .put("limit", capacity.limit().name())
        .put("reachable", capacity.reachable())
        .build();
  }

  static Sized fromJson(Json.Obj json) {
    Limit limit = null;
    for (Limit each : Limit.values()) {
      limit = each.name().equals(json.text("limit")) ? each : limit;
    }
    double rate = Stored.notNegative(json, "rate");
    if (limit == null || !(rate > 0)) {
      throw Stored.refused("sized", "a capacity with rate and limit", json);
    }
    return new Sized(
        Stored.notNegative(json, "base"),
        Stored.notNegative(json, "slope"),
        Stored.notNegative(json, "input"),
        Stored.notNegative(json, "steps"),
        Stored.notNegative(json, "dispersion"),
        (int) Math.min(TICKS, Stored.whole(json, "ticks")),
        new Capacity(rate, Interval.exactly(rate), limit, json.get("reachable") == Json.Bool.TRUE));
  }
}
