package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {

  private static final double UNKNOWN = Double.NaN;

  /** Counts every 5 s of Poisson arrivals whose rate is a function of time. */
  private static Demand seen(DoubleUnaryOperator rate, int seconds, long seed) {
    Random random = new Random(seed);
    Demand demand = Demand.NOTHING_SEEN;
    for (int t = 0; t < seconds; t += 5) {
      double mean = 5 * rate.applyAsDouble(t);
      double count = Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian());
      demand = demand.after(5, count / 5, UNKNOWN);
    }
    return demand;
  }

  @Test
  void poissonArrivalsHaveAnIndexOfOneInEachWindow() {
    Demand demand = seen(t -> 40, 48 * 3_600, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(demand.dispersion(i, UNKNOWN)).isBetween(1.0, 1.25);
    }
    assertThat(demand.rate()).isCloseTo(40, within(1.5));
    assertThat(demand.levelSeconds()).isGreaterThan(200); // steady, so it remembers long
  }

  @Test
  void aDriftThroughTheDayIsNoBurst() {
    Demand demand = seen(t -> 40 + 30 * Math.sin(2 * Math.PI * t / 86_400), 48 * 3_600, 2);
    assertThat(demand.dispersion(0, UNKNOWN)).isBetween(1.0, 1.3);
    assertThat(demand.dispersion(2, UNKNOWN)).isBetween(1.0, 2.0);
  }

  @Test
  void aRateThatSwitchesIsMeasuredInEachWindow() {
    // every 120 s either 20 or 60 per second, at random: variance of the rate 400
    Random random = new Random(8);
    double[] rates = random.doubles(3_000).map(u -> u < 0.5 ? 20 : 60).toArray();
    Demand demand = seen(t -> rates[t >= 0 ? (int) (t / 120) : 0], 3_000 * 120, 3);
    // neighbouring windows of 240 s see means of two: variance 200, so 1 + 200 * 240 / 40
    assertThat(demand.dispersion(2, UNKNOWN)).isCloseTo(1_201, within(250.0));
    // of 60 s: differ one time in two by 40 (one in four at a border): 1 + 60 * 200 / 40
    assertThat(demand.dispersion(1, UNKNOWN)).isBetween(150.0, 450.0);
    assertThat(demand.dispersion(0, UNKNOWN)).isBetween(10.0, 60.0);
  }

  @Test
  void burstsThatComeAndGoWithinAWindowKeepTheirDispersion() {
    for (double profiled : new double[] {UNKNOWN, 1.5}) {
      Demand demand = Demand.NOTHING_SEEN;
      Random random = new Random(9);
      for (int tick = 0; tick < 960; tick++) { // counts of mean 300 and variance 20 * 300
        demand = demand.after(15, Math.max(0, 300 + 77.5 * random.nextGaussian()) / 15, profiled);
      }
      assertThat(demand.alternating(profiled)).isBetween(16.0, 24.0);
      assertThat(demand.dispersion(profiled).at(1)).isBetween(14.0, 24.0);
      assertThat(demand.dispersion(0, profiled)).isBetween(16.0, 24.0);
    }
  }

  @Test
  void aStepOrATrendIsNoBurst() {
    double profiled = 1.5;
    Demand stepped = Demand.NOTHING_SEEN.after(15, 16.4, profiled);
    Demand falling = Demand.NOTHING_SEEN.after(15, 30, profiled);
    Demand rising = Demand.NOTHING_SEEN.after(15, 1, profiled);
    for (int tick = 1; tick < 60; tick++) {
      stepped = stepped.after(15, 1, profiled);
      falling = falling.after(15, 30 * Math.pow(0.8, tick), profiled);
      rising = rising.after(15, 1 + tick, profiled);
      for (Demand each : new Demand[] {stepped, falling, rising}) {
        assertThat(each.dispersion(profiled).at(1)).isBetween(1.0, 1.125);
      }
    }
    assertThat(falling.dispersion(2, profiled)).isLessThan(3); // nor a risk that demand exceeds
    assertThat(rising.dispersion(2, profiled)).isGreaterThan(50); // that is one
  }

  /** What a step has to do with is the level; it is reckoned with for an hour or two. */
  @ParameterizedTest
  @CsvSource({"10, 20", "10, 30", "10, 100", "3, 30"})
  void aSingleStepLeavesTheDispersionWithinHours(double before, double after) {
    int hour = 3_600;
    Demand stepped = seen(t -> t < 2 * hour ? before : after, 2 * hour + 300, 10);
    assertThat(stepped.dispersion(2, UNKNOWN)).isGreaterThan(20);
    Demand later = seen(t -> t < 2 * hour ? before : after, 4 * hour, 10);
    double excess = later.dispersion(2, UNKNOWN) - 1;
    assertThat(excess).isLessThan(0.1 * (stepped.dispersion(2, UNKNOWN) - 1));
    for (int hours : new int[] {10, 26, 40}) {
      Demand settled = seen(t -> t < 2 * hour ? before : after, hours * hour, 10);
      assertThat(settled.dispersion(1, UNKNOWN)).isBetween(1.0, 1.3);
      assertThat(settled.dispersion(2, UNKNOWN)).isBetween(1.0, 1.8);
      assertThat(settled.levelSeconds()).isGreaterThan(200);
    }
  }

  @Test
  void aStepDownLeavesNothingBehind() {
    Demand fallen = seen(t -> t < 7_200 ? 30 : 10, 3 * 3_600, 11);
    assertThat(fallen.dispersion(2, UNKNOWN)).isBetween(1.0, 1.5);
    assertThat(fallen.levelSeconds()).isGreaterThan(200);
  }

  @Test
  void stepsThatComeAgainStay() {
    // each two hours up or down by 10: squares of 2,400 over a mean of 3,600, one in 30 windows
    Demand demand = seen(t -> t / 7_200 % 2 < 1 ? 10 : 20, 48 * 3_600 - 7_300, 12);
    assertThat(demand.dispersion(2, UNKNOWN)).isBetween(15.0, 35.0);
  }

  @Test
  void burstsStayWhereAStepLeaves() {
    Demand demand = Demand.NOTHING_SEEN;
    Random random = new Random(13);
    for (int tick = 0; tick < 12 * 240; tick++) { // counts of dispersion 20
      double mean = tick < 2 * 240 ? 150 : 450;
      double count = Math.max(0, mean + Math.sqrt(20 * mean) * random.nextGaussian());
      demand = demand.after(15, count / 15, 1.5);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(demand.dispersion(i, 1.5)).isBetween(16.0, 28.0);
    }
    assertThat(demand.alternating(1.5)).isBetween(16.0, 24.0);
  }

  @Test
  void theLevelFollowsAJumpWithinAWindow() {
    Demand demand = seen(t -> 20, 3_600, 4);
    Demand jumped = demand;
    for (int i = 0; i < 6; i++) {
      jumped = jumped.after(5, 50, UNKNOWN);
    }
    assertThat(jumped.rate()).isCloseTo(50, within(1.0));
    Demand fallen = demand;
    for (int i = 0; i < 6; i++) {
      fallen = fallen.after(5, 4, UNKNOWN);
    }
    assertThat(fallen.rate()).isCloseTo(4, within(1.0));
  }

  @Test
  void theProfileCountsUntilThereIsHistory() {
    assertThat(Demand.NOTHING_SEEN.knowsDispersion(UNKNOWN)).isFalse();
    assertThat(Demand.NOTHING_SEEN.dispersion(0, UNKNOWN)).isNaN();
    assertThat(Demand.NOTHING_SEEN.dispersion(1, 9)).isEqualTo(9);
    assertThat(Demand.NOTHING_SEEN.dispersion(0, 9)).isEqualTo(3); // 1 + 8 * 15 / 60
    assertThat(Demand.NOTHING_SEEN.rate()).isNaN();
    Demand hour = seen(t -> 30, 3_600, 5);
    assertThat(hour.knowsDispersion(UNKNOWN)).isTrue();
    assertThat(hour.dispersion(0, 9)).isBetween(1.0, 1.6);
  }

  @Test
  void noWindowSpansAGap() {
    Demand before = seen(t -> 30, 3_600, 6);
    Demand after = before.interrupted().after(5, 300, UNKNOWN);
    assertThat(after.windows(0)).isEqualTo(before.windows(0));
    Demand sparse = before;
    for (int i = 0; i < 100; i++) { // every minute says nothing about windows of 15 s
      sparse = sparse.after(60, 30, UNKNOWN);
    }
    assertThat(sparse.windows(0)).isEqualTo(before.windows(0));
    assertThat(sparse.windows(1)).isGreaterThan(before.windows(1) + 50);
  }
}
