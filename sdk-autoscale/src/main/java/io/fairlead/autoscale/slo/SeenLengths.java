package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.kernel.Json;
import org.jspecify.annotations.Nullable;

/**
 * What recent requests asked for: a mean over the last {@value #REQUESTS} of them or ten minutes,
 * whichever is less. What ended within one scrape is a small sample of a wide distribution, and
 * would move the count from tick to tick. Moments that nobody counted are a statement, and replace
 * what was there. Immutable.
 */
final class SeenLengths {

  static final SeenLengths NONE = new SeenLengths(0, null, null);

  private static final double REQUESTS = 2_000;
  private static final double SECONDS = 600;

  private final double weight; // in requests
  private final @Nullable LengthMoments moments;
  private final @Nullable Mix mix; // of these moments

  private SeenLengths(double weight, @Nullable LengthMoments moments, @Nullable Mix mix) {
    this.weight = weight;
    this.moments = moments;
    this.mix = mix;
  }

  private static SeenLengths of(double weight, LengthMoments moments) {
    return new SeenLengths(weight, moments, Mix.of(moments));
  }

  /** Returns the moments; {@code null} before any were seen. */
  @Nullable LengthMoments moments() {
    return moments;
  }

  /** Returns what such requests do to a batch; {@code null} before any were seen. */
  @Nullable Mix mix() {
    return mix;
  }

  /** Returns this after so many seconds in which those requests ended. */
  SeenLengths after(double seconds, LengthMoments more) {
    if (!Learning.usable(more)) {
      return this;
    }
    double counted = Math.min(REQUESTS, more.requests());
    LengthMoments known = moments;
    if (!(counted > 0)) {
      return replacedBy(more, 0);
    } else if (known == null || counted == REQUESTS) {
      return replacedBy(more, counted);
    }
    double kept = Math.min(weight * StrictMath.exp(-seconds / SECONDS), REQUESTS - counted);
    double all = kept + counted;
    LengthMoments both = joined(known, more, counted / all, all);
    return Learning.usable(both) ? of(all, both) : replacedBy(more, counted);
  }

  private SeenLengths replacedBy(LengthMoments more, double counted) {
    return counted == weight && more.equals(moments) ? this : of(counted, more);
  }

  private static LengthMoments joined(
      LengthMoments a, LengthMoments b, double share, double requests) {
    double output = between(a.output(), b.output(), share);
    double square = between(a.outputSquared(), b.outputSquared(), share);
    Interval first = a.residentOutput();
    Interval second = b.residentOutput();
    double low = between(first.low(), second.low(), share);
    double high = between(first.high(), second.high(), share);
    return new LengthMoments(
        between(a.input(), b.input(), share),
        between(a.resident(), b.resident(), share),
        output,
        new Interval(low, high),
        Math.max(square, output * output), // but for rounding it is
        requests);
  }

  private static double between(double a, double b, double share) {
    return a + (b - a) * share;
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /** What is unknown of a product is absent. */
  Json.Obj toJson() {
    var json = Json.object().put("requests", weight);
    if (moments != null) {
      json.put("input", moments.input())
          .put("resident", moments.resident())
          .put("output", moments.output())
          .put("outputSquared", moments.outputSquared())
          .put("productLow", finite(moments.residentOutput().low()))
          .put("productHigh", finite(moments.residentOutput().high()));
    }
    return json.build();
  }

  static SeenLengths fromJson(Json.Obj json) {
    double weight = Stored.notNegative(json, "requests");
    if (json.get("output") == null) {
      return NONE;
    }
    double output = Stored.notNegative(json, "output");
    Interval product =
        new Interval(
            Stored.numberOrNaN(json, "productLow"), Stored.numberOrNaN(json, "productHigh"));
    LengthMoments moments =
        new LengthMoments(
            Stored.notNegative(json, "input"),
            Stored.notNegative(json, "resident"),
            output,
            product,
            Stored.notNegative(json, "outputSquared"),
            weight);
    if (!Learning.usable(moments)) {
      throw Stored.refused("lengths", "those of requests", json);
    }
    return of(Math.min(REQUESTS, weight), moments);
  }
}
