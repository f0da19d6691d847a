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

  private static final double[] NODES = {-1.7320508075688772, 0, 1.7320508075688772};
  private static final double[] NODE_WEIGHTS = {1 / 6.0, 2 / 3.0, 1 / 6.0};
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
    double high = most;
    Slo violated = violated(most);
    if (violated == null) {
      return made(most, kvLimits ? Limit.KV : Limit.SEQUENCES, true);
    }
    double next = guess * 1.02;
    while (high - low > Math.max(1e-3 * high, 1e-6 * most)) {
      double middle = next > low && next < high ? next : (low + high) / 2;
      Slo now = violated(middle);
      // a guess that was too high is followed by one as much too low, and so bracketed at once
      next = middle == guess * 1.02 && now != null ? guess * 0.98 : Double.NaN;
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
    if (!(arrivals < station.mostRate() * (1 - 1e-6))) {
      return 0;
    }
    double rate = Math.max(arrivals, 1e-6 * station.mostRate());
    double met = attainment(slo, rate, occupancy(rate));
    return met >= 0 ? Math.min(1, met) : 0; // of numbers beyond what a double can tell: not met
  }

  private double attainment(Slo slo, double arrivals, Occupancy occupancy) {
    return slo.metric() == Slo.Metric.TTFT
        ? firstToken(slo.seconds(), arrivals, occupancy)
        : perToken(slo.seconds(), arrivals, occupancy);
  }

  /**
   * Whoever finds a place waits for the running step and for the prefill; whoever does not waits
   * for a place first. Three nodes of Gauss and Hermite stand for what is random about the former.
   */
  private double firstToken(double seconds, double arrivals, Occupancy occupancy) {
    double prompts = station.promptShare(arrivals);
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      int most = station.mostBursts(seconds, arrivals, NODES[i], false);
      sum += most < 0 ? 0 : NODE_WEIGHTS[i] * (1 - prompts) * occupancy.atMost(most);
      int late = station.mostBursts(seconds, arrivals, NODES[i], true);
      sum += late < 0 ? 0 : NODE_WEIGHTS[i] * prompts * occupancy.atMost(late);
    }
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
   * mean over a life scatters a little less than the batch itself: its variance by the factor 2 (x
   * - 1 + e^-x) / x² of an Ornstein-Uhlenbeck process with x = 1 - ρ. What prompts happen to be
   * computed in that life adds its own scatter: three nodes of Gauss and Hermite.
   */
  private double perToken(double seconds, double arrivals, Occupancy occupancy) {
    double x = Math.max(1e-3, 1 - station.load(arrivals));
    double shrink = Math.sqrt(2 * (x - 1 + StrictMath.exp(-x))) / x;
    double mean = occupancy.meanSeen();
    double scatter = station.promptScatter(arrivals);
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double left = seconds - NODES[i] * scatter;
      double bursts = (left - station.base) / station.slope / station.burst;
      sum +=
          NODE_WEIGHTS[i]
              * (bursts >= station.places
                  ? 1
                  : occupancy.seenAtMost(mean + (bursts - mean) / shrink));
    }
    return sum;
  }
}
