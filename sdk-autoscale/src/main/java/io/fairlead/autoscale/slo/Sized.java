package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.slo.Capacity.Limit;
import io.fairlead.kernel.Json;

/**
 * A capacity, without its interval, with what it was computed from. It is used again for at most an
 * hour, while nothing that it was computed from has left its cell.
 *
 * @param among how many replicas have to share the arrivals so that bursts are small enough; 1 if
 *     any number does
 * @param at monotonic nanoseconds when it was computed
 */
record Sized(
    double base,
    double slope,
    double input,
    double steps,
    double dispersion,
    int among,
    long at,
    Capacity capacity) {

  private static final long LONGEST_NANOS = 3_600_000_000_000L;
  private static final double CELL = 0.03; // means of lengths scatter by half of it between scrapes

  static Sized of(ReplicaModel model, Sizing sizing, double guess, int among, long now) {
    return new Sized(
        model.alpha(),
        model.delta(sizing.mix()),
        sizing.mix().input(),
        sizing.mix().steps(),
        sizing.dispersion(),
        among,
        now,
        sizing.rateOnly(guess));
  }

  boolean holds(ReplicaModel model, Mix mix, double eachDispersion, long now) {
    return now - at < LONGEST_NANOS
        && near(base, model.alpha())
        && near(slope, model.delta(mix))
        && near(input, mix.input())
        && near(steps, mix.steps())
        && near(dispersion, eachDispersion);
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= CELL * a;
  }

  Sized used(int replicas) {
    return among == replicas
        ? this
        : new Sized(base, slope, input, steps, dispersion, replicas, at, capacity);
  }

  /** Returns what to reckon with for one replica: no more than leaves the others their part. */
  double perReplica(double demand, double correction) {
    double rate = capacity.rate() * correction;
    return among > 1 ? Math.min(rate, demand / among) : rate;
  }

  Json.Obj toJson(long now) {
    return Json.object()
        .put("base", base)
        .put("slope", slope)
        .put("input", input)
        .put("steps", steps)
        .put("dispersion", dispersion)
        .put("among", among)
        .put("ageNanos", Math.max(0, Math.min(LONGEST_NANOS, now - at)))
        .put("rate", capacity.rate())
        .put("limit", capacity.limit().name())
        .put("reachable", capacity.reachable())
        .build();
  }

  static Sized fromJson(Json.Obj json, long now) {
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
        now - Math.min(LONGEST_NANOS, Stored.whole(json, "ageNanos")),
        new Capacity(rate, Interval.exactly(rate), limit, json.get("reachable") == Json.Bool.TRUE));
  }
}
