package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.Capacity.Limit;
import io.fairlead.autoscale.slo.ReplicaModel.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a model of a replica and objectives into a rate; one call, nothing kept. */
final class Sizing {

  /** What of the KV cache may be planned for; the rest is for what is longer than expected. */
  private static final double KV_SHARE = 0.9;

  private static final double UNREACHABLE_SHARE = 0.8;

  private final ReplicaModel model;
  private final Mix mix;
  private final double dispersion;
  private final List<Slo> slos;
  private final boolean exactly;
  private final boolean kvLimits;
  private final int limit;
  private final Station station;

  private Sizing(
      ReplicaModel model,
      Mix mix,
      double dispersion,
      List<Slo> slos,
      boolean exactly,
      double slowness) {
    this.model = model;
    this.mix = mix;
    this.dispersion = dispersion;
    this.slos = slos;
    this.exactly = exactly;
    Profile profile = model.profile();
    double byKv = KV_SHARE * profile.kvTokens() / Math.max(1e-9, mix.resident());
    kvLimits = byKv < profile.sequences(); // false while unknown
    limit = Math.max(1, kvLimits ? (int) byKv : profile.sequences());
    // a model without any step or slope is none; a millionth of the profile keeps formulas finite
    double least = 1e-6 * profile.base();
    double prompt = mix.input() * model.beta() + mix.context() * model.gamma();
    station =
        new Station(
            slowness * Math.max(least, model.alpha()),
            slowness * Math.max(least * 1e-3, model.delta(mix)),
            mix,
            limit,
            dispersion,
            slowness * prompt,
            profile.chunk());
  }

  /** By the closed form. */
  static Sizing of(ReplicaModel model, Mix mix, double dispersion, List<Slo> slos) {
    return new Sizing(model, mix, dispersion, slos, false, 1);
  }

  /** By the chain. */
  static Sizing exactly(ReplicaModel model, Mix mix, double dispersion, List<Slo> slos) {
    return new Sizing(model, mix, dispersion, slos, true, 1);
  }

  Station station() {
    return station;
  }

  Mix mix() {
    return mix;
  }

  double dispersion() {
    return dispersion;
  }

  /**
   * Returns the rate with its interval: the same again with steps as slow, and as fast, as may be.
   *
   * @param guess where to look first; NaN if nothing is known
   */
  Capacity capacity(double guess) {
    Capacity found = rateOnly(guess);
    double batch = station.meanBatch(found.rate());
    Estimate step = model.step(batch, mix);
    double fast = Math.max(step.mean() * 0.05, step.low()) / step.mean();
    double slow = step.high() / step.mean();
    double most = slowedBy(fast).rateOnly(found.rate() / fast).rate();
    double least = slowedBy(slow).rateOnly(found.rate() / slow).rate();
    Interval interval = new Interval(Math.min(least, found.rate()), Math.max(most, found.rate()));
    return new Capacity(found.rate(), interval, found.limit(), found.reachable());
  }

  private Sizing slowedBy(double factor) {
    return new Sizing(model, mix, dispersion, slos, exactly, factor);
  }

  Capacity rateOnly() {
    return rateOnly(Double.NaN);
  }

  /** Returns the rate without its interval, by halving; near a good guess that takes few steps. */
  Capacity rateOnly(double guess) {
    double most = station.mostRate() * (1 - 1e-4);
    double low = 0;
    double high = guess * 1.02 < most ? guess * 1.02 : most;
    Slo violated = violated(high);
    if (violated == null && high < most) {
      low = high;
      high = most;
      violated = violated(high);
    }
    if (violated == null) {
      return made(most, kvLimits ? Limit.KV : Limit.SEQUENCES, true);
    }
    double next = guess * 0.98; // a guess that was too high is bracketed at once
    while (high - low > Math.max(1e-3 * high, 1e-6 * most)) {
      double middle = next > low && next < high ? next : (low + high) / 2;
      next = Double.NaN;
      Slo now = violated(middle);
      if (now == null) {
        low = middle;
      } else {
        high = middle;
        violated = now;
      }
    }
    Limit limit = violated.metric() == Slo.Metric.TTFT ? Limit.TTFT : Limit.TPOT;
    return low == 0
        ? made(UNREACHABLE_SHARE * station.mostRate(), limit, false)
        : made(low, limit, true);
  }

  private static Capacity made(double rate, Limit limit, boolean reachable) {
    return new Capacity(rate, Interval.exactly(rate), limit, reachable);
  }

  private @Nullable Slo violated(double arrivals) {
    Attainment attainment = new Attainment(station, occupancy(arrivals), arrivals);
    Slo perToken = violated(Slo.Metric.TPOT, attainment);
    return perToken == null ? violated(Slo.Metric.TTFT, attainment) : perToken; // cheapest first
  }

  private @Nullable Slo violated(Slo.Metric metric, Attainment attainment) {
    for (Slo slo : slos) {
      if (slo.metric() == metric && !(attainment.of(slo) >= slo.fraction())) {
        return slo;
      }
    }
    return null;
  }

  /** Returns whether all objectives are met at any rate. */
  boolean reachable() {
    return violated(1e-6 * station.mostRate()) == null;
  }

  private Occupancy occupancy(double arrivals) {
    return exactly ? StationaryChain.of(station, arrivals) : ClosedForm.of(station, arrivals);
  }

  /** Returns which fraction of requests meets an objective at a rate; 0 beyond what is stable. */
  double attainment(Slo slo, double arrivals) {
    if (!(arrivals < station.mostRate() * (1 - 1e-6))) {
      return 0;
    }
    double rate = Math.max(arrivals, 1e-6 * station.mostRate());
    double met = new Attainment(station, occupancy(rate), rate).of(slo);
    return met >= 0 ? Math.min(1, met) : 0; // of numbers beyond what a double can tell: not met
  }

  /** Returns the probability that a request waits longer than so many seconds for a place. */
  double waits(double seconds, double arrivals) {
    return occupancy(arrivals).full() * station.waitsLonger(seconds, arrivals);
  }
}
