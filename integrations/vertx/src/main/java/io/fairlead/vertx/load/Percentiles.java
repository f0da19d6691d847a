package io.fairlead.vertx.load;

import io.fairlead.kernel.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Percentiles by nearest rank, NaN without values.
 *
 * @param p50 the median
 * @param p90 the 90th
 * @param p99 the 99th
 */
public record Percentiles(double p50, double p90, double p99) {

  static Percentiles of(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return new Percentiles(rank(sorted, 0.5), rank(sorted, 0.9), rank(sorted, 0.99));
  }

  private static double rank(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Returns {@code {"p50":..,"p90":..,"p99":..}}; unknown is {@code null}. */
  public Json.Obj toJson() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("p50", number(p50));
    members.put("p90", number(p90));
    members.put("p99", number(p99));
    return new Json.Obj(members);
  }

  /** A number with three digits behind the point, or null. */
  static Json number(double value) {
    return Double.isNaN(value) ? Json.Null.NULL : Json.of(Math.round(value * 1_000) / 1_000.0);
  }
}
