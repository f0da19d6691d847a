package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate that the model allows one replica, judged by a replica that is simulated step by step.
 *
 * @param prompt length of all prompts
 * @param output mean length of outputs, which are geometric
 */
record CapacityTrial(Profile profile, int prompt, int output, Slo slo) {

  private static final double TOLERANCE = 0.02;
  private static final int[][] LENGTHS = {
    {1_155, 211}, {100, 300}, {500, 100}, {4_000, 300}, {1_155, 30}, {12_000, 300}
  };

  static final List<Profile> PROFILES =
      List.of(
          Calibrations.H100,
          Calibrations.A100_EIGHT,
          Calibrations.A100_FOUR,
          Profile.of(0.009, 1e-5, 5e-8));

  /** All trials of the grid, some of which ask for what no rate can meet. */
  static List<CapacityTrial> grid() {
    List<CapacityTrial> trials = new ArrayList<>();
    for (Profile profile : PROFILES) {
      for (int[] lengths : LENGTHS) {
        double alone = profile.base() + profile.perComputed() * lengths[0];
        for (int places : new int[] {16, 64, 256}) {
          Profile replica = profile.withSequences(places);
          for (double fraction : new double[] {0.8, 0.9, 0.95, 0.99}) {
            for (double times : new double[] {1.5, 2, 3, 6, 15}) {
              Slo slo = slo(Slo.Metric.TTFT, times * alone, fraction);
              trials.add(new CapacityTrial(replica, lengths[0], lengths[1], slo));
            }
            for (double times : new double[] {1.3, 1.6, 2.2, 3}) {
              Slo slo = slo(Slo.Metric.TPOT, times * profile.base(), fraction);
              trials.add(new CapacityTrial(replica, lengths[0], lengths[1], slo));
            }
          }
        }
      }
    }
    return trials;
  }

  static Slo slo(Slo.Metric metric, double seconds, double fraction) {
    return new Slo(metric, Duration.ofNanos((long) (seconds * 1e9)), fraction);
  }

  Capacity capacity() {
    return ReplicaModel.prior(profile).capacity(List.of(slo), lengths(), 1);
  }

  private LengthMoments lengths() {
    double square = 2.0 * output * output - output;
    Interval product = Interval.exactly((double) prompt * output);
    return new LengthMoments(prompt, prompt, output, product, square, 1);
  }

  /** Returns the fraction of requests that met the objective at a rate. */
  double met(double rate, int requests, long seed) {
    SimulatedReplica replica = new SimulatedReplica(profile, seed);
    replica.run(rate, prompt, output, requests);
    return SimulatedReplica.within(
        slo.metric() == Slo.Metric.TTFT ? replica.firstToken : replica.perToken, slo.seconds());
  }

  /**
   * At the rate that is allowed the objective is met, and at a quarter more it is not: of five
   * replicas none can be spared. At the fraction 0.99 half more is tried.
   *
   * @return by how much more requests met the objective than should; NaN where none can
   */
  double judged(int requests) {
    Capacity capacity = capacity();
    if (!capacity.reachable()) {
      return Double.NaN;
    }
    double met = met(capacity.rate(), requests, 7);
    // what so many requests can tell, which share busy times
    double noise = 4 * Math.sqrt(0.25 * (1 - slo.fraction()) / requests);
    assertThat(met).as(toString()).isGreaterThan(slo.fraction() - TOLERANCE - noise);
    double more = (slo.fraction() > 0.95 ? 1.5 : 1.25) * capacity.rate();
    // a batch that cannot keep up is another reason for more replicas, that no objective tells
    Mix mix = Mix.of(lengths());
    Sizing sizing = Sizing.of(ReplicaModel.prior(profile), mix, 1, List.of(slo));
    if (more < 0.97 * sizing.station().mostRate()) {
      double beyond = met(more, requests, 8);
      assertThat(beyond).as(this + " at " + more + "/s").isLessThan(slo.fraction() + noise);
    }
    return met - slo.fraction();
  }

  @Override
  public String toString() {
    return "α %s, %d places, %d/%d tokens, %s within %.0f ms for %s"
        .formatted(
            profile.base(),
            profile.sequences(),
            prompt,
            output,
            slo.metric(),
            slo.seconds() * 1e3,
            slo.fraction());
  }
}
