package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.Capacity.Limit;
import io.fairlead.autoscale.slo.ReplicaModel.Estimate;
import java.util.List;

/** Turns a model of a replica and objectives into a rate; one call, nothing kept. */
final class Sizing {

  /** What of the KV cache may be planned for; the rest is for what is longer than expected. */
  private static final double KV_SHARE = 0.9;

  private static final double UNREACHABLE_SHARE = 0.8;
  private static final int HALVINGS = 13;

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
    Estimate base = model.base();
    Estimate slope = model.perSequence(mix);
    // a model without any step or slope is none; a millionth of the profile keeps formulas finite
    double least = 1e-6 * profile.base();
    double prompt =
        mix.input() * model.perComputed().mean() + mix.context() * model.perResident().mean();
    station =
        new Station(
            slowness * Math.max(least, base.mean()),
            slowness * Math.max(least * 1e-3, slope.mean()),
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

  /**
   * Returns the rate with its interval: the same again with steps as slow, and as fast, as may be.
   */
  Capacity capacity() {
    Capacity found = rateOnly();
    double batch = meanBatch(found.rate());
    Estimate step = model.step(batch, mix);
    double least = Math.max(step.mean() * 0.05, step.low());
    double fast = slowedBy(least / step.mean()).rateOnly().rate();
    double slow = slowedBy(step.high() / step.mean()).rateOnly().rate();
    Interval interval = new Interval(Math.min(slow, found.rate()), Math.max(fast, found.rate()));
    return new Capacity(found.rate(), interval, found.limit(), found.reachable());
  }

  private Sizing slowedBy(double factor) {
    return new Sizing(model, mix, dispersion, slos, exactly, factor);
  }

  private double meanBatch(double arrivals) {
    double load = station.load(arrivals);
    double unlimited = load * station.base / station.slope / Math.max(1e-9, 1 - load);
    return Math.min(limit, unlimited);
  }

  /** Returns the rate without its interval. */
  Capacity rateOnly() {
    double most = station.mostRate() * (1 - 1e-4);
    Slo violated = violated(most);
    if (violated == null) {
      return made(most, kvLimits ? Limit.KV : Limit.SEQUENCES, true);
    }
    double low = 0;
    double high = most;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
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

  private @org.jspecify.annotations.Nullable Slo violated(double arrivals) {
    Occupancy occupancy = occupancy(arrivals);
    for (Slo slo : slos) {
      if (attainment(slo, arrivals, occupancy) < slo.fraction()) {
        return slo;
      }
    }
    return null;
  }

  private Occupancy occupancy(double arrivals) {
    return exactly ? StationaryChain.of(station, arrivals) : ClosedForm.of(station, arrivals);
  }

  /** Returns which fraction of requests meets an objective at a rate; 0 beyond what is stable. */
  double attainment(Slo slo, double arrivals) {
    if (arrivals >= station.mostRate()) {
      return 0;
    }
    double rate = Math.max(arrivals, 1e-9);
    return attainment(slo, rate, occupancy(rate));
  }

  private double attainment(Slo slo, double arrivals, Occupancy occupancy) {
    return slo.metric() == Slo.Metric.TTFT
        ? firstToken(slo.seconds(), arrivals, occupancy)
        : perToken(slo.seconds(), arrivals, occupancy);
  }

  /** Whoever finds a place needs the prefill alone; whoever does not waits before it. */
  private double firstToken(double seconds, double arrivals, Occupancy occupancy) {
    int most = station.mostBursts(seconds, arrivals);
    double sum = occupancy.atMost(most);
    double slack = seconds - station.prefill(station.places * station.burst, arrivals);
    return slack > 0 ? sum + occupancy.full() * (1 - decay(slack, arrivals)) : sum;
  }

  /** Returns the probability that a request waits longer than so many seconds. */
  double waits(double seconds, double arrivals) {
    return occupancy(arrivals).full() * decay(seconds, arrivals);
  }

  private double decay(double seconds, double arrivals) {
    return StrictMath.exp(-(station.mostRate() - arrivals) / station.stretch * seconds);
  }

  /**
   * The mean step over a request's life. The batch relaxes at the rate (1 - ρ) per life, so its
   * mean over a life scatters a little less than the batch itself: by the factor 2 (x - 1 + e^-x) /
   * x² of an Ornstein-Uhlenbeck process with x = 1 - ρ.
   */
  private double perToken(double seconds, double arrivals, Occupancy occupancy) {
    double sequences = (seconds - station.base) / station.slope;
    double bursts = sequences / station.burst;
    if (bursts >= station.places) {
      return 1;
    }
    double x = Math.max(1e-3, 1 - station.load(arrivals));
    double factor = 2 * (x - 1 + StrictMath.exp(-x)) / (x * x);
    double mean = occupancy.meanSeen();
    return occupancy.seenAtMost(mean + (bursts - mean) / Math.sqrt(factor));
  }
}
