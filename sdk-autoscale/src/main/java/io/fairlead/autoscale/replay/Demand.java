package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.util.Arrays;

/**
 * The total of one series over the time of a replay.
 *
 * @param series what was recorded
 * @param conserved whether it was declared not to depend on the replicas
 * @param totals one per step of the timelines; NaN is unknown
 */
public record Demand(Series series, boolean conserved, double[] totals) {

  public Demand {
    totals = totals.clone();
  }

  @Override
  public double[] totals() {
    return totals.clone();
  }

  int steps() {
    return totals.length;
  }

  /** Returns the fraction of the time for which the total is unknown, in [0, 1]. */
  public double unknown() {
    long gaps = Arrays.stream(totals).filter(Double::isNaN).count();
    return totals.length == 0 ? 1 : (double) gaps / totals.length;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Demand that
        && series.equals(that.series)
        && conserved == that.conserved
        && Arrays.equals(totals, that.totals);
  }

  @Override
  public int hashCode() {
    return 31 * series.hashCode() + Arrays.hashCode(totals);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("name", series.name())
        .put("conserved", conserved)
        .put("perPod", series.perPod())
        .put("tracks", series.tracks().size())
        .put("stepSeconds", series.stepMillis() / 1000.0)
        .put("unknownFraction", unknown())
        .put("totals", LazyArray.of(totals.length, step -> number(totals[step])))
        .build();
  }

  private static Json number(double total) {
    return Double.isFinite(total) ? Json.of(total) : Json.Null.NULL;
  }
}
