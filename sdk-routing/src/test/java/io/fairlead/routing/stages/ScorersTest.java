package io.fairlead.routing.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.routing.Attribute;
import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.LoraAdapters;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.TestPool;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Golden vectors: the formulas of routing-epp 4.1, worked out by hand. */
class ScorersTest {

  private final TestPool fixture = new TestPool();

  private double[] rate(Scorer scorer, Column column, double... values) {
    for (int i = 0; i < values.length; i++) {
      fixture.join("e" + i, column, values[i]);
    }
    return fixture.rate(scorer);
  }

  private double[] rateRows(Scorer scorer, RoutingRequest request, Map<Column, double[]> rows) {
    int size = rows.values().iterator().next().length;
    for (int i = 0; i < size; i++) {
      fixture.join("e" + i);
    }
    return fixture.rate(scorer, request, rows);
  }

  @Test
  void theShortestQueueScoresOneAndTheLongestZero() {
    assertThat(rate(Scorers.queue(), Column.WAITING, 0, 5, 10)).containsExactly(1, 0.5, 0);
  }

  @Test
  void equalQueuesAllScoreOne() {
    assertThat(rate(Scorers.queue(), Column.WAITING, 7, 7)).containsExactly(1, 1);
  }

  @Test
  void aSingleCandidateScoresOne() {
    assertThat(rate(Scorers.queue(), Column.WAITING, 42)).containsExactly(1);
  }

  @Test
  void onlyTheSpreadOfQueuesMatters() {
    assertThat(rate(Scorers.queue(), Column.WAITING, 900, 901)).containsExactly(1, 0);
  }

  @Test
  void anUnknownQueueGetsNoRatingAndDoesNotCount() {
    assertThat(rate(Scorers.queue(), Column.WAITING, 4, Double.NaN, 2))
        .containsExactly(0, Double.NaN, 1);
  }

  @Test
  void runningRequestsAreRatedLikeQueues() {
    assertThat(rate(Scorers.runningRequests(), Column.RUNNING, 1, 3, 2)).containsExactly(1, 0, 0.5);
  }

  @Test
  void creditCountsOnTopOfTheQueue() {
    fixture.join("e0", Column.WAITING, 1);
    fixture.join("e1", Column.WAITING, 2);
    fixture.join("e2", Column.WAITING, 3);
    assertThat(
            fixture.rate(
                Scorers.queueWithCredit(),
                TestPool.request("r"),
                Map.of(Column.CREDIT_REQUESTS, new double[] {4, 0, 0})))
        .containsExactly(0, 1, 2.0 / 3);
  }

  @Test
  void aFreeCacheScoresOne() {
    assertThat(rate(Scorers.kvCacheUtilization(), Column.KV_USE, 0, 0.25, 1, Double.NaN))
        .containsExactly(1, 0.75, 0, Double.NaN);
  }

  @Test
  void prefixIsMatchedBlocksOverBlocks() {
    // 10 blocks of 64 tokens, 5 of them held, all held, none held, unknown, a partial block counts
    assertThat(
            rateRows(
                Scorers.prefixCache(),
                TestPool.request("r", 10, 64),
                Map.of(Column.CACHED_TOKENS, new double[] {320, 640, 0, Double.NaN, 5 * 64 + 3})))
        .containsExactly(0.5, 1, 0, Double.NaN, 0.6);
  }

  @Test
  void prefixMayWeighTheLengthOfTheMatch() {
    // 0.5 * 5/10 + 0.5 * min(1, 5*64/1280)^2 = 0.25 + 0.5 * 0.0625
    assertThat(
            rateRows(
                Scorers.prefixCache(0.5, 1280),
                TestPool.request("r", 10, 64),
                Map.of(Column.CACHED_TOKENS, new double[] {320})))
        .containsExactly(0.28125);
  }

  @Test
  void aRequestWithoutBlocksHasNoPrefix() {
    assertThat(
            rateRows(
                Scorers.prefixCache(),
                TestPool.request("r"),
                Map.of(Column.CACHED_TOKENS, new double[] {320})))
        .containsExactly(0);
  }

  @Test
  void loraPrefersRunningThenRoomThenWaiting() {
    lora("running", new LoraAdapters(Set.of("m"), Set.of(), 1));
    lora("room", new LoraAdapters(Set.of("x"), Set.of(), 2));
    lora("waiting", new LoraAdapters(Set.of("x"), Set.of("m"), 2));
    lora("full", new LoraAdapters(Set.of("x"), Set.of("y"), 2));
    fixture.join("unknown");

    assertThat(fixture.rate(Scorers.loraAffinity())).containsExactly(1, 0.8, 0.6, 0, Double.NaN);
  }

  private void lora(String name, LoraAdapters adapters) {
    Endpoint endpoint = fixture.join(name);
    fixture.pool.scrapeSent(endpoint, 0).set(Attribute.LORA, adapters).commit();
  }

  @Test
  void loadAwareIsHalfForAnEmptyQueueAndZeroFromTheThresholdOn() {
    assertThat(rate(Scorers.loadAware(), Column.WAITING, 0, 64, 128, 1000))
        .containsExactly(0.5, 0.25, 0, 0);
  }

  @Test
  void idleEndpointsScoreOneAndBusyOnesByTheirShareOfTheBusiest() {
    assertThat(
            rateRows(
                Scorers.activeRequests(1, 0.8),
                TestPool.request("r"),
                Map.of(Column.IN_FLIGHT_REQUESTS, new double[] {0, 1, 2, 8})))
        .containsExactly(new double[] {1, 1, 6.0 / 8 * 0.8, 0}, within(1e-15));
  }

  @Test
  void activeRequestsOfAnIdlePoolAllScoreOne() {
    assertThat(
            rateRows(
                Scorers.activeRequests(),
                TestPool.request("r"),
                Map.of(Column.IN_FLIGHT_REQUESTS, new double[] {0, 0})))
        .containsExactly(1, 1);
  }

  @Test
  void tokenLoadCountsInFlightAndUncachedTokens() {
    // threshold 1000; prompt 100
    assertThat(
            rateRows(
                Scorers.tokenLoad(1000),
                TestPool.request("r"),
                Map.of(
                    Column.IN_FLIGHT_TOKENS, new double[] {0, 400, 2000, 0},
                    Column.CACHED_TOKENS, new double[] {0, 50, 0, 100})))
        .containsExactly(new double[] {0.9, 0.55, 0, 1}, within(1e-15));
  }

  @Test
  void tokenLoadTakesNothingForCachedWhereThatIsUnknown() {
    assertThat(
            rateRows(
                Scorers.tokenLoad(1000),
                TestPool.request("r"),
                Map.of(
                    Column.IN_FLIGHT_TOKENS, new double[] {0},
                    Column.CACHED_TOKENS, new double[] {Double.NaN})))
        .containsExactly(0.9);
  }

  @Test
  void theBoundEndpointScoresOne() {
    assertThat(
            rateRows(
                Scorers.sessionAffinity(),
                TestPool.request("r"),
                Map.of(Column.SESSION, new double[] {0, 1, Double.NaN})))
        .containsExactly(0, 1, 0);
  }

  @Test
  void noHitLruIsNeutralWhenSomebodyHasAPart() {
    assertThat(
            rateRows(
                Scorers.noHitLru(),
                TestPool.request("r", 4, 16),
                Map.of(
                    Column.CACHED_TOKENS, new double[] {0, 16, 0},
                    Column.NO_HIT_RANK, new double[] {0, 1, 2})))
        .containsExactly(0.5, 0.5, 0.5);
  }

  @Test
  void noHitLruPrefersNeverUsedThenLeastRecentlyUsed() {
    assertThat(
            rateRows(
                Scorers.noHitLru(),
                TestPool.request("r", 4, 16),
                Map.of(
                    Column.CACHED_TOKENS, new double[] {0, 0, 0, 0, 0},
                    Column.NO_HIT_RANK, new double[] {4, 0, 2, 1, 3})))
        .containsExactly(0, 1, 0.5, 0.75, 0.25);
  }

  @Test
  void noHitLruScoresASingleCandidateOne() {
    assertThat(
            rateRows(
                Scorers.noHitLru(),
                TestPool.request("r", 4, 16),
                Map.of(
                    Column.CACHED_TOKENS, new double[] {0}, Column.NO_HIT_RANK, new double[] {0})))
        .containsExactly(1);
  }

  @Test
  void leastTokensCountsPendingUncachedAndTheBatch() {
    fixture.join("cached", Column.WAITING, 0);
    fixture.join("pending", Column.WAITING, 0);
    fixture.join("queue", Column.WAITING, 10);
    // cost: 0 + 2 * 20 + 0, 100 + 2 * 100 + 0, 0 + 2 * 100 + 10 * 8; from 40 to 300
    assertThat(
            fixture.rate(
                Scorers.leastTokens(2, 8),
                TestPool.request("r"),
                Map.of(
                    Column.IN_FLIGHT_TOKENS, new double[] {0, 100, 0},
                    Column.CACHED_TOKENS, new double[] {80, 0, 0},
                    Column.RUNNING_NOW, new double[] {0, 0, 0},
                    Column.CREDIT_REQUESTS, new double[] {0, 0, 0},
                    Column.IN_FLIGHT_REQUESTS, new double[] {0, 0, 0})))
        .containsExactly(1, 0, 20.0 / 260);
  }

  @Test
  void leastTokensCountsWhatWeHaveInFlightWhereTheReportSaysLessOrNothing() {
    fixture.join("reported", Column.WAITING, 4);
    fixture.join("late", Column.WAITING, 1);
    fixture.join("silent");
    // requests: 4 + 2 + 0, 10 in flight are more than 1 + 0 + 2, 2 in flight where nothing is known
    assertThat(
            fixture.rate(
                Scorers.leastTokens(1, 1),
                TestPool.request("r"),
                Map.of(
                    Column.IN_FLIGHT_TOKENS, new double[3],
                    Column.CACHED_TOKENS, new double[3],
                    Column.RUNNING_NOW, new double[] {2, 0, Double.NaN},
                    Column.CREDIT_REQUESTS, new double[] {0, 2, 2},
                    Column.IN_FLIGHT_REQUESTS, new double[] {0, 10, 2})))
        .containsExactly(0.5, 0, 1);
  }

  @Test
  void parametersAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scorers.prefixCache(1.5, 10))
        .withMessage(
            "lengthWeight must be a fraction in [0, 1], but was 1.5 (is it a percentage?)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scorers.loadAware(0))
        .withMessage("threshold must be greater than 0, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scorers.leastTokens(0.5, 0))
        .withMessage("uncachedWeight must be at least 1 and finite, but was 0.5");
  }
}
