package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The formulas of llm-d's simulator, as routing-dataplane research and its sources state them. */
class SlotServerTest {

  private static final long MILLI = 1_000_000;

  private final EventLog log = new EventLog();

  private static ModelServer server(int sequences, UnaryOperator<RequestLatency.Builder> latency) {
    return ModelServer.create(
        ServerProfile.create(
            p ->
                p.latency(RequestLatency.create(latency))
                    .maxSequences(sequences)
                    .blockTokens(16)
                    .blocks(8)));
  }

  private void drain(ModelServer server) {
    while (server.nextEventNanos() != ModelServer.IDLE) {
      server.advance(server.nextEventNanos());
    }
  }

  @Test
  void theConstantModelTakesTheSameForEveryPrompt() {
    ModelServer server =
        server(5, l -> l.timeToFirstToken(millis(20)).interTokenLatency(millis(5)));

    server.submit(SimulatedRequest.of(1, 500, 3, null), log, 0);
    drain(server);

    assertThat(log.lines)
        .containsExactly(
            "0 #1 started cached=0",
            20 * MILLI + " #1 first",
            25 * MILLI + " #1 token 1",
            30 * MILLI + " #1 token 2",
            30 * MILLI + " #1 LENGTH 3");
  }

  @Test
  void thePerTokenModelCountsWhatIsNotCached() {
    ModelServer server =
        server(5, l -> l.prefillOverhead(millis(30)).prefillTimePerToken(millis(2)));
    TokenBlocks same = block -> block;

    server.submit(SimulatedRequest.of(1, 40, 1, same), log, 0);
    drain(server);
    server.submit(SimulatedRequest.of(2, 40, 1, same), log, 1_000 * MILLI);
    drain(server);

    assertThat(log.lines)
        .contains(
            110 * MILLI + " #1 first", // 30 + 40 * 2
            1_000 * MILLI + " #2 started cached=32",
            1_046 * MILLI + " #2 first"); // 30 + 8 * 2
  }

  @Test
  void aFullServerIsSlowerByTheFactorUnderLoad() {
    ModelServer server =
        server(
            3,
            l ->
                l.timeToFirstToken(millis(10))
                    .interTokenLatency(millis(10))
                    .timeFactorUnderLoad(3)
                    .calculator(RequestLatency.Calculator.CONSTANT));

    for (int id = 1; id <= 3; id++) {
      server.submit(SimulatedRequest.of(id, 4, 1, null), log, 0);
    }
    drain(server);

    // 1 + (3 - 1) * (n - 1) / (3 - 1) with n = 1, 2, 3
    assertThat(log.lines)
        .contains(10 * MILLI + " #1 first", 20 * MILLI + " #2 first", 30 * MILLI + " #3 first");
  }

  @Test
  void aRemotePrefillIsATransferThatLoadDoesNotSlow() {
    ModelServer server =
        server(
            2,
            l ->
                l.prefillTimePerToken(millis(9))
                    .kvTransferTimePerToken(millis(1))
                    .timeFactorUnderLoad(4));

    server.submit(new SimulatedRequest(1, 7, 1, 1, null, null, true), log, 0);
    server.submit(new SimulatedRequest(2, 7, 1, 1, null, null, true), log, 0);
    drain(server);

    assertThat(log.lines).contains(7 * MILLI + " #1 first", 7 * MILLI + " #2 first");
  }

  @Test
  void wholeMillisTruncateAsUpstreamDoes() {
    UnaryOperator<RequestLatency.Builder> odd =
        l -> l.timeToFirstToken(Duration.ofNanos(12_900_000)).interTokenLatency(micros(250));

    ModelServer exact = server(1, odd);
    exact.submit(SimulatedRequest.of(1, 1, 2, null), log, 0);
    drain(exact);
    ModelServer truncated = server(1, l -> odd.apply(l).wholeMillis(true));
    EventLog other = new EventLog();
    truncated.submit(SimulatedRequest.of(1, 1, 2, null), other, 0);
    drain(truncated);

    assertThat(log.lines).contains("12900000 #1 first", "13150000 #1 token 1");
    assertThat(other.lines).contains("12000000 #1 first", "12000000 #1 token 1");
  }

  @Test
  void jitterStaysWithinItsClamp() {
    ModelServer server =
        server(
            1,
            l ->
                l.timeToFirstToken(millis(10))
                    .spread(
                        new RequestLatency.Spread(
                            millis(3),
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ZERO)));
    long now = 0;
    double sum = 0;
    for (int id = 0; id < 2_000; id++) {
      server.submit(SimulatedRequest.of(id, 1, 1, null), RequestEvents.NONE, now);
      long took = server.nextEventNanos() - now;
      assertThat(took).isBetween(3 * MILLI, 17 * MILLI);
      sum += took;
      now = server.nextEventNanos();
      server.advance(now);
    }
    assertThat(sum / 2_000 / MILLI).isBetween(9.7, 10.3);
  }

  @Test
  void aDeviationAboveThirtyPercentIsRefused() {
    RequestLatency.Spread wide =
        new RequestLatency.Spread(
            millis(4), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestLatency.create(l -> l.timeToFirstToken(millis(10)).spread(wide)))
        .withMessage(
            "standard deviation of timeToFirstToken must be at most 30 % of the mean PT0.01S, but"
                + " was PT0.004S");
  }

  @Test
  void runningBlocksAreNeverEvictedSoAFullCacheRejects() {
    ModelServer server = server(5, l -> l.timeToFirstToken(millis(10)));

    server.submit(SimulatedRequest.of(1, 80, 1, block -> block), log, 0);
    server.submit(SimulatedRequest.of(2, 64, 1, block -> 100L + block), log, 0);
    drain(server);
    server.submit(SimulatedRequest.of(3, 64, 1, block -> 100L + block), log, 100 * MILLI);
    drain(server);

    assertThat(log.lines).contains("0 #2 CACHE_FULL", 100 * MILLI + " #3 started cached=0");
    assertThat(server.metrics().evictedBlocks()).isEqualTo(1);
  }

  @Test
  void aCancelledRequestFreesItsPlaceAtOnce() {
    ModelServer server = server(1, l -> l.timeToFirstToken(millis(10)));

    Ticket first = server.submit(SimulatedRequest.of(1, 4, 5, null), log, 0);
    server.submit(SimulatedRequest.of(2, 4, 1, null), log, 0);
    first.cancel(3 * MILLI);
    drain(server);

    assertThat(log.lines)
        .contains(
            3 * MILLI + " #1 ABORT 0",
            3 * MILLI + " #2 started cached=0",
            13 * MILLI + " #2 LENGTH 1");
  }

  private static Duration millis(long n) {
    return Duration.ofMillis(n);
  }

  private static Duration micros(long n) {
    return Duration.ofNanos(n * 1_000);
  }
}
