package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.slo.Capacity.Limit;
import io.fairlead.kernel.Json;

/**
 * A capacity, without its interval, with what it was computed from. It is used again for at most
 * {@value #TICKS} ticks, while nothing that it was computed from has left its cell of a hundredth.
 *
 * @param among how many replicas have to share the arrivals so that bursts are small enough; 1 if
 *     any number does
 */
record Sized(
    double base,
    double slope,
    double input,
    double steps,
    double dispersion,
    int among,
    int ticks,
    Capacity capacity) {

  private static final int TICKS = 240;
  private static final double CELL = 0.01;

  static Sized of(Sizing sizing, double guess, int among) {
    return new Sized(
        sizing.station().base,
        sizing.station().slope,
        sizing.mix().input(),
        sizing.mix().steps(),
        sizing.dispersion(),
        among,
        1,
        sizing.rateOnly(guess));
  }

  boolean holds(Sizing sizing) {
    return ticks < TICKS
        && near(base, sizing.station().base)
        && near(slope, sizing.station().slope)
        && near(input, sizing.mix().input())
        && near(steps, sizing.mix().steps())
        && near(dispersion, sizing.dispersion());
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= CELL * a;
  }

  Sized used(int now) {
    return new Sized(base, slope, input, steps, dispersion, now, ticks + 1, capacity);
  }

  /** Returns what to reckon with for one replica: no more than leaves the others their part. */
  double perReplica(double demand, double correction) {
    double rate = capacity.rate() * correction;
    return among > 1 ? Math.min(rate, demand / among) : rate;
  }

  Json.Obj toJson() {
    return Json.object()
        .put("base", base)
        .put("slope", slope)
        .put("input", input)
        .put("steps", steps)
        .put("dispersion", dispersion)
        .put("among", among)
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
        (int) Math.min(Integer.MAX_VALUE, Stored.whole(json, "among")),
        (int) Math.min(TICKS, Stored.whole(json, "ticks")),
        new Capacity(rate, Interval.exactly(rate), limit, json.get("reachable") == Json.Bool.TRUE));
  }
}
