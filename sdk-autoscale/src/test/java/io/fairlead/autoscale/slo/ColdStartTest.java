package io.fairlead.autoscale.slo;

import static io.fairlead.autoscale.StartStage.DECIDE;
import static io.fairlead.autoscale.StartStage.ENGINE;
import static io.fairlead.autoscale.StartStage.IMAGE;
import static io.fairlead.autoscale.StartStage.NODE;
import static io.fairlead.autoscale.StartStage.WEIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.autoscale.StartStage;
import io.fairlead.kernel.Json;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColdStartTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Map<StartStage, Duration> MEDIANS =
      new EnumMap<>(
          Map.of(
              DECIDE, Duration.ofSeconds(8),
              NODE, Duration.ofSeconds(30),
              IMAGE, Duration.ofSeconds(10),
              WEIGHTS, Duration.ofSeconds(25),
              ENGINE, Duration.ofSeconds(32)));

  @Test
  void thePriorIsTheSumOfItsStages() {
    Atoms total = ColdStart.prior(MEDIANS).total("h100");
    assertThat(total.size()).isLessThanOrEqualTo(Atoms.MOST);
    // log-normal stages: mean = median * exp(s^2 / 2); eight values cut the tail a little
    assertThat(total.meanNanos() / SECOND).isCloseTo(105 * StrictMath.exp(0.03125), within(1.0));
    // the standard deviation of the sum, so that 99 % lie below about 105 + 2.33 * 12.8
    assertThat(total.quantileNanos(0.99) / 1e9).isBetween(130.0, 145.0);
  }

  @Test
  void withoutSpreadThePriorIsCertain() {
    ColdStart certain = ColdStart.prior(MEDIANS, 0);
    assertThat(certain.total("")).isEqualTo(Atoms.exactly(105 * SECOND));
    assertThat(certain.remaining("", WEIGHTS, Duration.ofSeconds(5)))
        .isEqualTo(Atoms.exactly(52 * SECOND));
    assertThat(ColdStart.prior(Map.of()).total("")).isEqualTo(Atoms.NOTHING);
  }

  /** Freireich's remission times (6-MP arm, 1963), the textbook case of Kaplan and Meier. */
  @Test
  void withoutPriorTheEstimateIsThatOfKaplanAndMeier() {
    StageTimes times = StageTimes.NONE;
    for (int week : new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
      times = times.observed(week);
    }
    for (int week : new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      times = times.notOverAfter(week);
    }
    Atoms estimate = times.distribution(Atoms.exactly(0), 0);
    double[][] published = {
      {6, 0.857}, {7, 0.807}, {10, 0.753}, {13, 0.690}, {16, 0.627}, {22, 0.538}, {23, 0.448}
    };
    for (double[] each : published) {
      assertThat(1 - estimate.within((long) each[0])).isCloseTo(each[1], within(0.0006));
    }
  }

  @Test
  void observationsOutweighThePriorOnlyWhenTheyAreMore() {
    ColdStart start = ColdStart.prior(Map.of(ENGINE, Duration.ofSeconds(30)), 0);
    for (int i = 0; i < 5; i++) {
      start = start.observed("a", ENGINE, Duration.ofSeconds(60));
    }
    assertThat(start.total("a"))
        .isEqualTo(Atoms.of(new long[] {30 * SECOND, 60 * SECOND}, new double[] {5, 5}));
    assertThat(start.total("b")).isEqualTo(Atoms.exactly(30 * SECOND)); // never seen
    for (int i = 0; i < 15; i++) {
      start = start.observed("a", ENGINE, Duration.ofSeconds(60));
    }
    assertThat(start.total("a").weight(1)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void aStartThatIsNotOverCountsForTheLongerTimes() {
    ColdStart seen =
        ColdStart.prior(Map.of(ENGINE, Duration.ofSeconds(30)), 0)
            .observed("a", ENGINE, Duration.ofSeconds(90));
    double before = seen.total("a").weight(1);
    ColdStart pending = seen.pending("a", ENGINE, Duration.ofSeconds(40));
    assertThat(before).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(pending.total("a").weight(1)).isCloseTo(2 / 7.0, within(1e-12));
    // and one that already took longer than anything is expected to take half as long again
    Atoms beyond = seen.pending("a", ENGINE, Duration.ofSeconds(120)).total("a");
    assertThat(beyond.nanos(2)).isEqualTo(180 * SECOND + 1);
    assertThat(beyond.weight(2)).isCloseTo(1 / 7.0, within(1e-12));
  }

  @Test
  void whatRemainsIsConditionalOnWhatHasPassed() {
    ColdStart start = ColdStart.prior(Map.of(ENGINE, Duration.ofSeconds(20)), 0);
    for (int i = 0; i < 5; i++) {
      start = start.observed("", ENGINE, Duration.ofSeconds(100));
    }
    assertThat(start.remaining("", ENGINE, Duration.ZERO).meanNanos()).isEqualTo(60e9);
    assertThat(start.remaining("", ENGINE, Duration.ofSeconds(21)))
        .isEqualTo(Atoms.exactly(79 * SECOND));
    assertThat(start.remaining("", ENGINE, Duration.ofSeconds(200)).meanNanos() / 1e9)
        .isCloseTo(100, within(0.1));
    assertThat(start.remaining("", NODE, Duration.ofSeconds(7)).meanNanos()).isEqualTo(60e9);
  }

  @Test
  void aSumOfManyValuesKeepsItsMeanAndItsTail() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      Atoms a = scattered(random);
      Atoms b = scattered(random);
      Atoms sum = a.plus(b);
      assertThat(sum.size()).isLessThanOrEqualTo(Atoms.MOST);
      assertThat(sum.meanNanos()).isCloseTo(a.meanNanos() + b.meanNanos(), within(1.0));
      double mass = 0;
      for (int i = 0; i < sum.size(); i++) {
        assertThat(sum.weight(i)).isPositive();
        assertThat(sum.nanos(i)).isGreaterThanOrEqualTo(i == 0 ? 0 : sum.nanos(i - 1));
        mass += sum.weight(i);
      }
      assertThat(mass).isCloseTo(1, within(1e-12));
      assertThat(sum.quantileNanos(1))
          .isLessThanOrEqualTo(a.quantileNanos(1) + b.quantileNanos(1))
          .isGreaterThanOrEqualTo(Math.max(a.quantileNanos(0.9), b.quantileNanos(0.9)));
    }
  }

  private static Atoms scattered(SplittableRandom random) {
    long[] nanos = random.longs(16, 0, 100 * SECOND).toArray();
    double[] weights = random.doubles(16).toArray();
    return Atoms.of(nanos, weights);
  }

  @Test
  void learnsADistributionItDidNotExpect() {
    SplittableRandom random = new SplittableRandom(3);
    ColdStart start = ColdStart.prior(Map.of(ENGINE, Duration.ofSeconds(20)));
    for (int i = 0; i < 300; i++) {
      double seconds = random.nextDouble() < 0.8 ? 60 : 180; // a warm and a cold page cache
      seconds *= 0.95 + 0.1 * random.nextDouble();
      start = start.observed("", ENGINE, Duration.ofMillis((long) (seconds * 1000)));
    }
    Atoms learned = start.total("");
    assertThat(learned.within(100 * SECOND)).isBetween(0.74, 0.86);
    assertThat(learned.quantileNanos(0.95) / 1e9).isBetween(165.0, 195.0);
    // 32 times for a stage, whatever was seen
    assertThat(json(start).toString().length()).isLessThan(4_000);
  }

  @Test
  void comesBackFromWhatWasStored() {
    ColdStart prior = ColdStart.prior(MEDIANS);
    ColdStart start =
        prior
            .observed("a", ENGINE, Duration.ofMillis(33_333))
            .pending("a", IMAGE, Duration.ofSeconds(99))
            .observed("b", NODE, Duration.ofSeconds(1));
    ColdStart back = prior.withSeen(json(start));
    for (String placement : List.of("a", "b", "c")) {
      assertThat(back.total(placement)).isEqualTo(start.total(placement));
    }
    assertThat(json(back)).isEqualTo(json(start));
  }

  private static Json.Obj json(ColdStart start) {
    return start.seen();
  }

  @Test
  void refusesWhatItDidNotStore() {
    ColdStart prior = ColdStart.prior(MEDIANS);
    Json.Obj foreign =
        Json.object().put("a", Json.object().put("ENGIN", Json.Obj.EMPTY).build()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prior.withSeen(foreign))
        .withMessageContaining("stage must be one of [DECIDE");
    Json.Obj truncated =
        Json.object().put("a", Json.object().put("ENGINE", Json.Obj.EMPTY).build()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prior.withSeen(truncated))
        .withMessage("over must be a list of at most 16 times, but was absent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColdStart.prior(MEDIANS, 25))
        .withMessageContaining("spread must be in [0, 3]");
  }

  @Test
  void forgetsThePlacementFirstSeenBeyondSixteen() {
    ColdStart start = ColdStart.prior(MEDIANS);
    for (int i = 0; i < 40; i++) {
      start = start.observed("p" + i, ENGINE, Duration.ofSeconds(1));
    }
    assertThat(start.seen().members()).hasSize(16).containsKey("p39").doesNotContainKey("p23");
  }
}
