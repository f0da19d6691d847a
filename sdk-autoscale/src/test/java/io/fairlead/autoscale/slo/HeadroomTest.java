package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadroomTest {

  private static final long SECOND = 1_000_000_000L;
  private static final double[] NONE = new double[Atoms.MOST];

  private static Headroom of(double rate, Dispersion dispersion, double slack, long start) {
    return new Headroom(rate, 1e9, dispersion, dispersion.at(slack), Atoms.exactly(start * SECOND));
  }

  @Test
  void poissonArrivalsAtAKnownRateNeedNoHeadroom() {
    Dispersion poisson = new Dispersion(1, 1, 1);
    assertThat(least(of(9.9, poisson, 1.5, 100), 1, 1_000)).isEqualTo(10);
    assertThat(least(of(10.2, poisson, 1.5, 100), 500, 1_000)).isEqualTo(11);
  }

  @Test
  void aLevelThatIsOnlyEstimatedNeedsSome() {
    Dispersion poisson = new Dispersion(1, 1, 1);
    int known = least(poisson, 3_600);
    int fresh = least(poisson, 15);
    assertThat(known).isBetween(101, 103);
    assertThat(fresh).isBetween(105, 112); // 2.3 to 3.3 deviations of sqrt(100 / 15)
  }

  private static int least(Headroom headroom, int guess, int most) {
    return headroom.least(1, NONE, 0.01, guess, most);
  }

  private static int least(Dispersion dispersion, double levelSeconds) {
    Atoms start = Atoms.exactly(60 * SECOND);
    return least(new Headroom(100, levelSeconds, dispersion, 1, start), 1, 1_000);
  }

  /** What a queue can absorb within its slack is not asked for again as replicas. */
  @Test
  void noVarianceCountsTwice() {
    Dispersion bursts = new Dispersion(20, 20, 20);
    // dispersion that does not grow with the window comes from bursts faster than the slack
    assertThat(bursts.at(1.5)).isCloseTo(20, within(1e-9));
    assertThat(least(of(99.9, bursts, 1.5, 100), 1, 1_000)).isEqualTo(100);
    // dispersion that grows with the window comes from a rate that wanders: nothing in the slack
    Dispersion wandering = new Dispersion(6, 21, 81);
    assertThat(wandering.at(1.5)).isCloseTo(1.5, within(1e-9));
    assertThat(least(of(100, wandering, 1.5, 100), 1, 1_000)).isGreaterThan(110);
    // the longer one can wait, the more of it the queue takes
    int before = Integer.MAX_VALUE;
    for (double slack : new double[] {1, 15, 60, 240}) {
      int least = least(of(99.9, wandering, slack, 100), 1, 1_000);
      assertThat(least).isLessThanOrEqualTo(before);
      before = least;
    }
    assertThat(before).isEqualTo(100);
  }

  @Test
  void aLongerStartHasToLookFurtherAhead() {
    Dispersion wandering = new Dispersion(3, 9, 30);
    int before = 0;
    for (long start : new long[] {10, 60, 300, 1_200, 7_200}) {
      int least = least(of(50, wandering, 2, start), 1, 100_000);
      assertThat(least).isGreaterThanOrEqualTo(before);
      before = least;
    }
    assertThat(before).isGreaterThan(least(of(50, wandering, 2, 10), 1, 1_000));
  }

  @Test
  void theAnswerIsTheLeastWhoseRiskIsLowEnoughWhereverTheSearchStarts() {
    Random random = new Random(3);
    for (int run = 0; run < 300; run++) {
      double in15 = 1 + 9 * random.nextDouble();
      double in60 = in15 * (1 + 3 * random.nextDouble());
      Dispersion dispersion = new Dispersion(in15, in60, in60 * (1 + 3 * random.nextDouble()));
      Headroom headroom = of(200 * random.nextDouble(), dispersion, 2, 1 + random.nextInt(200));
      int least = least(headroom, 1, 100_000);
      assertThat(least(headroom, 1 + random.nextInt(2_000), 100_000)).isEqualTo(least);
      assertThat(headroom.risk(least, 1, NONE)).isLessThanOrEqualTo(0.01);
      assertThat(least == 0 || headroom.risk(least - 1, 1, NONE) > 0.01).isTrue();
    }
  }

  @Test
  void replicasThatStartTooLateAreNotCounted() {
    Atoms start = Atoms.of(new long[] {30 * SECOND, 90 * SECOND}, new double[] {0.5, 0.5});
    double[] two = new double[Atoms.MOST];
    two[0] = 2; // at the first atom two of those that are starting will not be there yet
    Dispersion poisson = new Dispersion(1, 1, 1);
    Headroom late = new Headroom(9.9, 1e9, poisson, 1, start);
    assertThat(late.least(1, two, 0.01, 1, 100)).isEqualTo(12);
    assertThat(late.risk(11, 1, two)).isCloseTo(0.5, within(1e-9));
  }
}
