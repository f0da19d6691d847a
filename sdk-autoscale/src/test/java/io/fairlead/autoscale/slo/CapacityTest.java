package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Interval;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import io.fairlead.autoscale.slo.Capacity.Limit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rate that the model allows, tried on a replica that is simulated step by step. */
class CapacityTest {

  private static final int PROMPT = 1_155;
  private static final int OUTPUT = 211;
  // geometric outputs: E[o²] = 2 E[o]² - E[o]
  private static final LengthMoments LENGTHS =
      new LengthMoments(
          PROMPT,
          PROMPT,
          OUTPUT,
          Interval.exactly((double) PROMPT * OUTPUT),
          2.0 * OUTPUT * OUTPUT - OUTPUT,
          1);

  @Test
  void atTheRateThatTheTimePerTokenAllowsItIsMetAndNotFarBeyond() {
    for (Profile profile : Calibrations.ALL) {
      for (double stretch : new double[] {1.6, 2.2}) {
        Slo slo = tpot(profile.base() * stretch, 0.95);
        tried(profile, slo, Limit.TPOT, 0.025);
      }
    }
  }

  @Test
  void atTheRateThatTheFirstTokenAllowsItIsMetAndNotFarBeyond() {
    for (int sequences : new int[] {24, 48}) {
      for (double seconds : new double[] {0.6, 2}) {
        tried(Calibrations.H100.withSequences(sequences), ttft(seconds, 0.95), Limit.TTFT, 0.025);
      }
    }
    // a long queue of prompts in a large batch is where the approximation is coarsest
    tried(Calibrations.H100, ttft(0.5, 0.9), Limit.TTFT, 0.12);
  }

  private static Slo tpot(double seconds, double fraction) {
    return new Slo(Slo.Metric.TPOT, Duration.ofNanos((long) (seconds * 1e9)), fraction);
  }

  private static Slo ttft(double seconds, double fraction) {
    return new Slo(Slo.Metric.TTFT, Duration.ofNanos((long) (seconds * 1e9)), fraction);
  }

  private static void tried(Profile profile, Slo slo, Limit limit, double tolerance) {
    Capacity capacity = ReplicaModel.prior(profile).capacity(List.of(slo), LENGTHS, 1);
    assertThat(capacity.limit()).isEqualTo(limit);
    double met = simulated(profile, slo, capacity.rate());
    double beyond = simulated(profile, slo, 1.15 * capacity.rate());
    System.out.printf(
        "α %s, %d places, %s < %.0f ms at %.2f/s: %.3f of %s met, %.3f at 1.15 times that%n",
        profile.base(),
        profile.sequences(),
        slo.metric(),
        slo.seconds() * 1e3,
        capacity.rate(),
        met,
        slo.fraction(),
        beyond);
    assertThat(met).isGreaterThan(slo.fraction() - tolerance);
    assertThat(beyond).isLessThan(slo.fraction());
  }

  private static double simulated(Profile profile, Slo slo, double rate) {
    SimulatedReplica replica = new SimulatedReplica(profile, 7);
    replica.run(rate, PROMPT, OUTPUT, 12_000);
    return SimulatedReplica.within(
        slo.metric() == Slo.Metric.TTFT ? replica.firstToken : replica.perToken, slo.seconds());
  }
}
