package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Buckets;
import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Slo;
import io.fairlead.kernel.Json;
import java.util.Arrays;
import java.util.List;

/**
 * One factor on what a replica serves, from measured attainment: half of the way, in logarithms, to
 * the factor at which the model would have predicted what was measured. Immutable.
 *
 * <p>Only with {@value #ENOUGH} requests that were served while no replica was starting, only where
 * measured and predicted differ by more than both the histogram's buckets and two standard
 * deviations leave open, and never beyond [{@value #LEAST}, {@value #MOST}]. It moves the capacity
 * of a replica alone: latency is never taken for demand.
 */
final class Correction {

  static final double LEAST = 0.5;
  static final double MOST = 2;
  static final int ENOUGH = 200;

  private static final int PER_SLO = 5; // requests, low, high, predicted, rate: sums over requests

  private final double factor;
  private final double[] sums;

  private Correction(double factor, double[] sums) {
    this.factor = factor;
    this.sums = sums;
  }

  static Correction none(int slos) {
    return new Correction(1, new double[PER_SLO * slos]);
  }

  double factor() {
    return factor;
  }

  /** Returns how many requests were measured since the factor last moved. */
  double requests() {
    double most = 0;
    for (int i = 0; i < sums.length; i += PER_SLO) {
      most = Math.max(most, sums[i]);
    }
    return most;
  }

  /** Returns this without what was measured, for a time in which replicas start. */
  Correction unsettled() {
    return requests() == 0 ? this : new Correction(factor, new double[sums.length]);
  }

  /**
   * Returns this with what a tick measured.
   *
   * @param perReplica rate of requests per ready replica
   */
  Correction measured(Observation observation, List<Slo> slos, Sizing sizing, double perReplica) {
    double[] next = sums;
    for (int i = 0; i < slos.size(); i++) {
      Slo slo = slos.get(i);
      Buckets buckets = observation.latency(slo.metric()).orElse(null);
      if (buckets == null || !(buckets.count() > 0) || buckets.count() > 1e12) {
        continue;
      }
      Interval met = buckets.attainment(slo.seconds());
      double predicted = sizing.attainment(slo, perReplica / factor);
      next = next == sums ? sums.clone() : next;
      int at = PER_SLO * i;
      next[at] += buckets.count();
      next[at + 1] += buckets.count() * met.low();
      next[at + 2] += buckets.count() * met.high();
      next[at + 3] += buckets.count() * predicted;
      next[at + 4] += buckets.count() * perReplica;
    }
    return next == sums ? this : new Correction(factor, next).moved(slos, sizing);
  }

  private Correction moved(List<Slo> slos, Sizing sizing) {
    double wanted = Double.NaN;
    boolean enough = false;
    for (int i = 0; i < slos.size(); i++) {
      int at = PER_SLO * i;
      double requests = sums[at];
      if (requests < ENOUGH) {
        continue;
      }
      enough = true;
      double predicted = sums[at + 3] / requests;
      double low = sums[at + 1] / requests;
      double high = sums[at + 2] / requests;
      double measured = predicted < low ? low : Math.min(predicted, high);
      double noise = 2 * Math.sqrt(predicted * (1 - predicted) / requests) + 0.005;
      if (Math.abs(measured - predicted) > noise) {
        double own = factorFor(slos.get(i), sizing, sums[at + 4] / requests, measured);
        wanted = Double.isNaN(wanted) ? own : Math.min(wanted, own);
      }
    }
    if (!enough) {
      return this;
    }
    double moved = Double.isNaN(wanted) ? factor : Math.sqrt(factor * wanted);
    return new Correction(Math.max(LEAST, Math.min(MOST, moved)), new double[sums.length]);
  }

  /** The factor at which the model predicts what was measured. */
  private static double factorFor(Slo slo, Sizing sizing, double perReplica, double measured) {
    double low = LEAST;
    double high = MOST;
    for (int i = 0; i < 20; i++) {
      double middle = Math.sqrt(low * high);
      if (sizing.attainment(slo, perReplica / middle) < measured) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("factor", factor)
        .put("sums", Arrays.stream(sums).mapToObj(each -> (Json) Json.Num.of(each)).toList())
        .build();
  }

  /** Objectives may have changed since; then what was measured for them is dropped. */
  static Correction fromJson(Json.Obj json, int slos) {
    double factor = Stored.number(json, "factor");
    if (!(factor >= LEAST && factor <= MOST)) {
      throw Stored.refused("factor", "in [" + LEAST + ", " + MOST + "]", json.get("factor"));
    }
    int size = PER_SLO * slos;
    boolean same = Stored.list(json, "sums", 1_000).size() == size;
    double[] sums = same ? Stored.numbers(json, "sums", size) : new double[size];
    for (double each : sums) {
      if (each < 0 || each > 1e30) {
        throw Stored.refused("sums", "counts that can be", json.get("sums"));
      }
    }
    return new Correction(factor, sums);
  }
}
