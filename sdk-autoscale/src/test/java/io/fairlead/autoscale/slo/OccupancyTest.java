package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Slo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccupancyTest {

  @Test
  void withServersThatDoNotSlowEachOtherTheChainIsErlangsC() {
    for (int servers : new int[] {1, 2, 10, 64, 256, 1_000}) {
      for (double use : new double[] {0.05, 0.3, 0.7, 0.95, 0.999}) {
        double load = servers * use;
        StationaryChain chain = StationaryChain.of(load * 0.25, servers, k -> k * 0.25);
        double b = 1; // Erlang's B by its recursion
        for (int n = 1; n <= servers; n++) {
          b = load * b / (n + load * b);
        }
        double c = b / (1 - use * (1 - b));
        assertThat(chain.full()).isCloseTo(c, within(1e-9));
        assertThat(chain.atMost(servers)).isCloseTo(1 - c, within(1e-9));
      }
    }
    // A. K. Erlang's own: 10 servers, 8 erlangs
    assertThat(StationaryChain.of(8, 10, k -> k).full()).isCloseTo(0.40918, within(1e-5));
  }

  @Test
  void theClosedFormIsTheChainOverTheGrid() {
    String worstRateCell = "none";
    String worstWaitCell = "none";
    double worstRate = -1;
    double worstWait = -1;
    for (Profile calibration : Calibrations.ALL) {
      for (int batch : new int[] {16, 32, 64, 128, 256}) {
        for (double dispersion : new double[] {1, 4, 20}) {
          ReplicaModel model = ReplicaModel.prior(calibration.withSequences(batch));
          for (int percent = 30; percent <= 95; percent += 5) {
            String cell =
                "α %s, batch %d, dispersion %s, ρ 0.%d"
                    .formatted(calibration.base(), batch, dispersion, percent);
            double wait = waitsApart(model, dispersion, percent);
            worstWaitCell = wait > worstWait ? cell : worstWaitCell;
            worstWait = Math.max(wait, worstWait);
            double rate = ratesApart(model, dispersion, percent);
            worstRateCell = rate > worstRate ? cell : worstRateCell;
            worstRate = Math.max(rate, worstRate);
          }
        }
      }
    }
    System.out.printf(
        "closed form against chain: rates apart by %.2g, worst in %s%n", worstRate, worstRateCell);
    System.out.printf(
        "closed form against chain: P(wait > s) by %.2g, worst in %s%n", worstWait, worstWaitCell);
    assertThat(worstRate).isLessThan(0.05);
    assertThat(worstWait).isLessThan(0.02);
  }

  private static double waitsApart(ReplicaModel model, double dispersion, int percent) {
    Mix mix = Mix.of(Calibrations.CONVERSATION);
    Sizing exact = Sizing.exactly(model, mix, dispersion, List.of());
    Sizing closed = Sizing.of(model, mix, dispersion, List.of());
    double rate = exact.station().mostRate() * percent / 100;
    double worst = 0;
    for (double seconds : new double[] {0, 0.5, 2}) {
      worst = Math.max(worst, Math.abs(exact.waits(seconds, rate) - closed.waits(seconds, rate)));
    }
    return worst;
  }

  /** With an objective per token that leaves the batch filled to that share. */
  private static double ratesApart(ReplicaModel model, double dispersion, int percent) {
    Mix mix = Mix.of(Calibrations.CONVERSATION);
    Station station = Sizing.exactly(model, mix, dispersion, List.of()).station();
    double tpot = station.step(station.places * station.burst * percent / 100);
    List<Slo> slos =
        List.of(
            new Slo(Slo.Metric.TTFT, Duration.ofMillis(1_500), 0.95),
            new Slo(Slo.Metric.TPOT, Duration.ofNanos((long) (tpot * 1e9)), 0.95));
    double byChain = Sizing.exactly(model, mix, dispersion, slos).rateOnly().rate();
    return Math.abs(Sizing.of(model, mix, dispersion, slos).rateOnly().rate() / byChain - 1);
  }

  @Test
  void theMeanOfTheChainIsThatOfTheMeanField() {
    // far from the limit the number is negative binomial with mean ρ (r + 1) / (1 - ρ)
    Station station =
        new Station(0.03, 5e-4, Mix.of(LengthMoments.constant(500, 99)), 4_000, 1, 0.01, 2_048);
    double rate = 0.5 / (100 * 5e-4);
    StationaryChain chain = StationaryChain.of(station, rate);
    double mean = 0;
    for (int k = 0; k < 4_000; k++) {
      mean += 1 - chain.atMost(k);
    }
    assertThat(mean).isCloseTo(0.5 * (0.03 / 5e-4 + 1) / 0.5, within(1e-9));
    assertThat(chain.meanSeen()).isCloseTo(1 + 0.5 * (60 + 2) / 0.5, within(1e-9));
  }

  @Test
  void burstsLeaveLessRoomThanPoissonArrivals() {
    ReplicaModel model = ReplicaModel.prior(Calibrations.H100.withSequences(64));
    List<Slo> slos = List.of(new Slo(Slo.Metric.TTFT, Duration.ofMillis(800), 0.95));
    double before = Double.POSITIVE_INFINITY;
    for (double dispersion : new double[] {1, 2, 5, 10}) {
      double rate = model.capacity(slos, Calibrations.CONVERSATION, dispersion).rate();
      assertThat(rate).isLessThan(before).isPositive();
      before = rate;
    }
    // the last of sixteen prompts that come together has its first token too late at any rate
    assertThat(model.capacity(slos, Calibrations.CONVERSATION, 30).reachable()).isFalse();
  }

  @Test
  void saysWhichLimitBinds() {
    LengthMoments lengths = Calibrations.CONVERSATION;
    Slo easy = new Slo(Slo.Metric.TPOT, Duration.ofSeconds(9), 0.9);
    Profile profile = Calibrations.H100;
    assertThat(capacity(profile, lengths, easy).limit()).isEqualTo(Capacity.Limit.SEQUENCES);
    assertThat(capacity(profile.withKvTokens(60_000), lengths, easy).limit())
        .isEqualTo(Capacity.Limit.KV);
    Slo tpot = new Slo(Slo.Metric.TPOT, Duration.ofMillis(45), 0.9);
    Slo ttft = new Slo(Slo.Metric.TTFT, Duration.ofMillis(250), 0.9);
    assertThat(capacity(profile, lengths, tpot).limit()).isEqualTo(Capacity.Limit.TPOT);
    assertThat(capacity(profile, lengths, ttft).limit()).isEqualTo(Capacity.Limit.TTFT);
    Capacity both = capacity(profile, lengths, tpot, ttft);
    assertThat(both.rate())
        .isCloseTo(
            Math.min(
                capacity(profile, lengths, tpot).rate(), capacity(profile, lengths, ttft).rate()),
            within(0.01));
    assertThat(both.interval().contains(both.rate())).isTrue();
    Capacity never =
        capacity(profile, lengths, new Slo(Slo.Metric.TTFT, Duration.ofMillis(9), 0.9));
    assertThat(never.reachable()).isFalse();
    assertThat(never.rate()).isPositive();
  }

  private static Capacity capacity(Profile profile, LengthMoments lengths, Slo... slos) {
    return ReplicaModel.prior(profile).capacity(List.of(slos), lengths, 1);
  }
}
