package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever is on call expects of hours and days of decisions, with arrivals that scatter. */
class SloPolicyTrajectoryTest {

  private static final int HOUR = 240; // ticks
  private static final int MOST = 100;

  /** What a replica of the fleet serves within the objectives, per second. */
  private static final double EACH =
      ReplicaModel.prior(Profile.of(0.036, 1.2e-4, 1.5e-7))
          .capacity(List.of(SloPolicyTest.TTFT, SloPolicyTest.TPOT), Calibrations.CONVERSATION, 1)
          .rate();

  private static int fewest(double rate) {
    return (int) Math.ceil(rate / EACH);
  }

  /** Counts how often growing turned to shrinking or the other way round. */
  private static final class Turns {
    private int count;
    private int direction;

    void moved(int by) {
      int way = Integer.signum(by);
      count += way * direction < 0 ? 1 : 0;
      direction = way == 0 ? direction : way;
    }
  }

  private static Fleet settled(double rate, long seed) {
    Fleet fleet = new Fleet(SloPolicyTest.policy().bounds(1, MOST).build(), 6, seed);
    run(fleet, 2 * HOUR, tick -> rate);
    return fleet;
  }

  /** Returns the number of turns. */
  private static int run(Fleet fleet, int ticks, IntToDoubleFunction rate) {
    Turns turns = new Turns();
    for (int tick = 0; tick < ticks; tick++) {
      int before = fleet.size();
      int after = fleet.tick(rate.applyAsDouble(tick)).replicas();
      assertThat(after).isBetween(1, MOST);
      turns.moved(after - before);
    }
    return turns.count;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aTenfoldStepIsServedAfterOneStartAndTwoTicks(long seed) {
    Fleet fleet = settled(3, seed);
    int needed = fewest(30);
    run(fleet, 2, tick -> 30);
    assertThat(fleet.size()).isBetween(needed, 2 * needed);
    run(fleet, 4, tick -> 30); // a start takes as long
    assertThat(fleet.ready()).isBetween(needed, 2 * needed);
    assertThat(run(fleet, HOUR, tick -> 30)).isLessThanOrEqualTo(2);
    assertThat(fleet.size()).isBetween(needed, 2 * needed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsLeftAfterAStepIsGivenUpOnceAndNotTakenBack(long seed) {
    Fleet fleet = settled(3, seed);
    int before = fleet.size();
    run(fleet, HOUR, tick -> 30);
    assertThat(run(fleet, HOUR, tick -> 3)).isLessThanOrEqualTo(2);
    assertThat(fleet.size()).isBetween(before - 1, before + 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSteadyLoadTurnsItRarely(long seed) {
    Fleet fleet = settled(10, seed);
    assertThat(run(fleet, 4 * HOUR, tick -> 10)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSawtoothIsFollowedOnceUpAndOnceDown(long seed) {
    Fleet fleet = settled(10, seed);
    int teeth = 12;
    int length = 40;
    IntToDoubleFunction load = tick -> 5 + 10.0 * (tick % length) / length;
    run(fleet, 2 * length, load); // it has to see that load wanders
    int turns = 0;
    for (int tooth = 0; tooth < teeth; tooth++) {
      turns += run(fleet, length, load);
      assertThat(fleet.ready()).isGreaterThanOrEqualTo(fewest(14.75));
    }
    assertThat(turns).isLessThanOrEqualTo(2 * teeth);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDayIsFollowedWithoutWantAndWithoutWaste(long seed) {
    Fleet fleet = settled(3, seed);
    int day = 24 * HOUR;
    Turns turns = new Turns();
    int wanting = 0;
    double kept = 0;
    double needed = 0;
    for (int tick = 0; tick < day; tick++) {
      double rate = 12 - 9 * Math.cos(2 * Math.PI * tick / day);
      int before = fleet.size();
      turns.moved(fleet.tick(rate).replicas() - before);
      wanting += fleet.ready() * EACH < 0.95 * rate ? 1 : 0;
      kept += fleet.size();
      needed += fewest(rate);
    }
    assertThat(turns.count).isLessThanOrEqualTo(12);
    assertThat(wanting / (double) day).isLessThanOrEqualTo(0.01); // the policy's epsilon
    assertThat(kept / needed).isBetween(1.0, 1.4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aReplicaThatDiesEachMinuteMovesNothing(long seed) {
    Fleet fleet = settled(10, seed);
    fleet.startSeconds = 30;
    int before = fleet.size();
    int turns = 0;
    for (int minute = 0; minute < 120; minute++) {
      fleet.restart(0);
      turns += run(fleet, 4, tick -> 10);
    }
    assertThat(turns).isLessThanOrEqualTo(2);
    assertThat(fleet.size()).isBetween(before, before + 2);
  }

  /** A line through the fast and the slow would be steeper the more replicas there are. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6})
  void someReplicasThatAreTenfoldSlowerDoNotMakeItRunAway(int oneIn) {
    Fleet fleet = settled(10, 1);
    int before = fleet.size();
    fleet.slowness = number -> number % oneIn == oneIn - 1 ? 10 : 1;
    assertThat(run(fleet, 4 * HOUR, tick -> 10)).isLessThanOrEqualTo(4);
    assertThat(fleet.size()).isBetween(before - 1, before + 2);
  }

  /**
   * Each of the slower half serves less, so more are needed, but they are no reason to run away.
   */
  @ParameterizedTest
  @CsvSource({"1.1, 1.4", "1.25, 1.7", "1.5, 2.4"})
  void whereHalfOfThemAreSlowerItAsksForAsManyAsTheirMeanNeeds(double slower, double most) {
    for (double rate : new double[] {10, 20}) {
      Fleet fleet = settled(rate, 1);
      int before = fleet.size();
      fleet.slowness = number -> number % 2 == 1 ? slower : 1;
      run(fleet, 8 * HOUR, tick -> rate);
      assertThat((double) fleet.size() / before).isBetween(1.0, most);
    }
  }

  @Test
  void anExplanationSaysThatSomeAreSlower() {
    Fleet fleet = settled(10, 1);
    assertThat(explained(fleet)).doesNotContain("steps of replicas take from");
    fleet.slowness = number -> number % 2 == 1 ? 2 : 1;
    fleet.tick(10);
    assertThat(explained(fleet)).contains("steps of replicas take from", "variant of their own");
  }

  private static String explained(Fleet fleet) {
    return fleet.policy.explain(fleet.observe(10), fleet.state, fleet.now).text();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void overloadWithoutAnyReadyReplicaOrdersAtOnceButEachStartTwiceAtMost(long seed) {
    Fleet fleet = settled(10, seed);
    fleet.startSeconds = 1_000_000;
    for (int row = 0; row < fleet.size(); row++) {
      fleet.restart(row);
    }
    int needed = fewest(30);
    int most = 0;
    for (int tick = 0; tick < 80; tick++) {
      int replicas = fleet.tick(30).replicas();
      assertThat(replicas).isGreaterThanOrEqualTo(Math.max(needed, most)); // never fewer
      most = replicas;
    }
    assertThat(fleet.ready()).isZero();
    assertThat(most).isLessThanOrEqualTo(4 * needed); // demand that stepped wants up to twice
    fleet.startSeconds = 60;
    run(fleet, HOUR, tick -> 30);
    assertThat(fleet.ready()).isBetween(needed, 2 * needed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withoutMetricsItHoldsAndThenSeesForItselfBeforeItShrinks(long seed) {
    Fleet fleet = settled(12, seed);
    int before = fleet.size();
    for (int tick = 0; tick < 20; tick++) {
      assertThat(fleet.tickBlind().replicas()).isEqualTo(before);
    }
    for (int tick = 0; tick < 7; tick++) {
      assertThat(fleet.tick(4).replicas()).isEqualTo(before);
    }
    run(fleet, 20, tick -> 4);
    assertThat(fleet.size()).isBetween(fewest(4), before - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void demandThatGrewWhileMetricsWereLostIsServedWhenTheyAreBack(long seed) {
    Fleet fleet = settled(4, seed);
    for (int tick = 0; tick < 20; tick++) {
      fleet.tickBlind();
    }
    run(fleet, 2, tick -> 20);
    assertThat(fleet.size()).isBetween(fewest(20), 2 * fewest(20));
  }
}
