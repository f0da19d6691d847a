package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BatchingServerTest {

  /** A step costs 100, each sequence 10, each prompt token 1; reading the cache is free. */
  private static final StepLatency PRICES = new StepLatency(100, 10, 0, 1);

  private final EventLog log = new EventLog();

  private static ModelServer server(UnaryOperator<ServerProfile.Builder> changes) {
    return ModelServer.create(
        ServerProfile.create(
            p ->
                changes.apply(
                    p.latency(PRICES)
                        .blockTokens(4)
                        .blocks(100)
                        .maxSequences(4)
                        .stepTokens(64)
                        .maxModelTokens(1_000))));
  }

  private void drain(ModelServer server) {
    while (server.nextEventNanos() != ModelServer.IDLE) {
      server.advance(server.nextEventNanos());
    }
  }

  @Test
  void onePromptIsOneStepAndEachFurtherTokenAnother() {
    ModelServer server = server(p -> p);

    server.submit(SimulatedRequest.of(1, 20, 3, null), log, 1_000);
    drain(server);

    assertThat(log.lines)
        .containsExactly(
            "1000 #1 started cached=0",
            "1130 #1 first", // 100 + 10 + 20 prompt tokens
            "1240 #1 token 1", // 100 + 10
            "1350 #1 token 2",
            "1350 #1 LENGTH 3");
  }

  @Test
  void whatIsDueAtTheEndOfTimeIsTheEndOfTheWork() {
    ModelServer server = server(p -> p);
    server.submit(SimulatedRequest.of(1, 20, 3, null), log, 1_000);

    server.advance(ModelServer.IDLE);
    server.advance(ModelServer.IDLE);

    assertThat(log.lines).last().isEqualTo("1350 #1 LENGTH 3");
  }

  @Test
  void aPromptLongerThanTheBudgetTakesSeveralSteps() {
    ModelServer server = server(p -> p.stepTokens(8));

    server.submit(SimulatedRequest.of(1, 20, 1, null), log, 0);
    drain(server);

    // 118 + 118 + 114: eight, eight and four tokens
    assertThat(log.lines)
        .containsExactly("0 #1 started cached=0", "350 #1 first", "350 #1 LENGTH 1");
  }

  @Test
  void aDecodingRequestSharesItsStepWithThePieceOfAPrompt() {
    ModelServer server = server(p -> p.stepTokens(8));

    server.submit(SimulatedRequest.of(1, 4, 4, null), log, 0);
    server.submit(SimulatedRequest.of(2, 10, 1, null), log, 50);
    drain(server);

    assertThat(log.lines)
        .containsExactly(
            "0 #1 started cached=0",
            "114 #1 first",
            "114 #2 started cached=0", // joins at the next step, not at once
            "241 #1 token 1", // 100 + 2 * 10 + 7 prompt tokens beside one decoded
            "364 #1 token 2", // 100 + 2 * 10 + 3 left
            "364 #2 first",
            "364 #2 LENGTH 1",
            "474 #1 token 3",
            "474 #1 LENGTH 4");
  }

  @Test
  void noMoreRequestsRunThanSequencesAreAllowed() {
    ModelServer server = server(p -> p.maxSequences(1));

    server.submit(SimulatedRequest.of(1, 4, 2, null), log, 0);
    server.submit(SimulatedRequest.of(2, 4, 1, null), log, 0);

    assertThat(server.metrics().running()).isEqualTo(1);
    assertThat(server.metrics().waiting()).isEqualTo(1);
    drain(server);
    assertThat(log.lines).contains("224 #1 LENGTH 2", "224 #2 started cached=0");
  }

  @Test
  void residentTokensMakeStepsSlower() {
    ModelServer server = server(p -> p.latency(new StepLatency(100, 0, 2, 0)));

    server.submit(SimulatedRequest.of(1, 10, 2, null), log, 0);
    drain(server);

    assertThat(log.lines).contains("120 #1 first", "242 #1 token 1"); // 2 * 10, then 2 * 11
  }

  @Test
  void aSecondPromptWithTheSameBeginningIsCached() {
    ModelServer server = server(p -> p);
    TokenBlocks same = block -> block;

    server.submit(SimulatedRequest.of(1, 22, 1, same), log, 0);
    drain(server);
    server.submit(SimulatedRequest.of(2, 22, 1, same), log, 1_000);
    drain(server);

    assertThat(log.lines).contains("1000 #2 started cached=20", "1112 #2 first");
    assertThat(server.metrics().queriedTokens()).isEqualTo(44);
    assertThat(server.metrics().cachedTokens()).isEqualTo(20);
  }

  @Test
  void atLeastOneTokenOfACachedPromptIsComputed() {
    ModelServer server = server(p -> p);
    TokenBlocks same = block -> block;

    server.submit(SimulatedRequest.of(1, 20, 1, same), log, 0);
    drain(server);
    server.submit(SimulatedRequest.of(2, 20, 1, same), log, 1_000);
    drain(server);

    assertThat(log.lines).contains("1000 #2 started cached=16");
  }

  @Test
  void theAnswerIsCachedTooSoTheNextTurnFindsIt() {
    ModelServer server = server(p -> p);
    TokenBlocks conversation = block -> block;

    server.submit(SimulatedRequest.of(1, 8, 9, conversation), log, 0); // blocks 0 to 3
    drain(server);
    server.submit(SimulatedRequest.of(2, 30, 1, conversation), log, 10_000);
    drain(server);

    assertThat(log.lines).contains("10000 #2 started cached=16");
  }

  @Test
  void withoutPrefixCachingNothingIsFound() {
    ModelServer server = server(p -> p.prefixCaching(false));
    TokenBlocks same = block -> block;

    server.submit(SimulatedRequest.of(1, 22, 1, same), log, 0);
    drain(server);
    server.submit(SimulatedRequest.of(2, 22, 1, same), log, 1_000);
    drain(server);

    assertThat(log.cachedTokens).isZero();
    assertThat(server.metrics().queriedTokens()).isZero();
  }

  @Test
  void adaptersDoNotShareBlocks() {
    ModelServer server = server(p -> p.maxAdapters(2));
    TokenBlocks same = block -> block;
    server.loadAdapter("a");
    server.loadAdapter("b");

    server.submit(SimulatedRequest.of(1, 22, 1, same).forAdapter("a"), log, 0);
    server.submit(SimulatedRequest.of(2, 22, 1, same).forAdapter("b"), log, 1_000);
    server.submit(SimulatedRequest.of(3, 22, 1, same).forAdapter("a"), log, 2_000);
    drain(server);

    assertThat(log.lines).contains("1000 #2 started cached=0", "2000 #3 started cached=20");
  }

  @Test
  void theLeastRecentlyUsedPrefixMakesRoom() {
    ModelServer server = server(p -> p.blocks(12));
    for (int id = 0; id < 3; id++) {
      long seed = id * 1_000L;
      server.submit(SimulatedRequest.of(id, 17, 1, block -> seed + block), log, id * 1_000L);
      drain(server);
    }
    // four named blocks and one unnamed each; the third took two fresh ones, the unnamed ones of
    // the
    // others, and the last block of the oldest prompt
    server.submit(SimulatedRequest.of(7, 17, 1, block -> block), log, 10_000);
    server.submit(SimulatedRequest.of(8, 17, 1, block -> 2_000L + block), log, 20_000);
    drain(server);

    assertThat(log.lines).contains("10000 #7 started cached=12", "20000 #8 started cached=16");
    assertThat(server.metrics().evictedBlocks()).isPositive();
  }

  @Test
  void whenBlocksRunOutTheLatestRequestStartsOver() {
    ModelServer server = server(p -> p.blocks(6).prefixCaching(false));

    server.submit(SimulatedRequest.of(1, 8, 12, null), log, 0);
    server.submit(SimulatedRequest.of(2, 8, 6, null), log, 0);
    drain(server);

    assertThat(server.metrics().preemptions()).isPositive();
    assertThat(log.ended).isEqualTo(2);
    assertThat(log.lines).last().asString().endsWith("#2 LENGTH 6");
    assertThat(log.tokens).isEqualTo(18);
    assertThat(server.metrics().heldBlocks()).isZero();
  }

  @Test
  void aRequestForAnotherAdapterIsOvertakenUntilASlotIsFree() {
    ModelServer server = server(p -> p.maxAdapters(1));
    server.loadAdapter("a");
    server.loadAdapter("b");

    server.submit(SimulatedRequest.of(1, 4, 3, null).forAdapter("a"), log, 0);
    server.submit(SimulatedRequest.of(2, 4, 1, null).forAdapter("b"), log, 0);
    server.submit(SimulatedRequest.of(3, 4, 1, null), log, 0);

    assertThat(server.metrics().runningAdapters()).containsExactly("a");
    assertThat(server.metrics().waitingAdapters()).containsExactly("b");
    drain(server);
    assertThat(log.lines.stream().filter(l -> l.contains("started")).map(l -> l.split(" ")[1]))
        .containsExactly("#1", "#3", "#2");
    assertThat(server.metrics().runningAdapters()).isEmpty();
  }

  @Test
  void whatCannotBeServedIsRejectedWithTheReason() {
    ModelServer server = server(p -> p.maxWaiting(1).maxSequences(1).blocks(10));

    server.submit(SimulatedRequest.of(1, 990, 20, null), log, 0);
    server.submit(SimulatedRequest.of(2, 40, 2, null), log, 0);
    server.submit(SimulatedRequest.of(3, 4, 1, null).forAdapter("nobody"), log, 0);
    server.submit(SimulatedRequest.of(4, 4, 9, null), log, 0);
    server.submit(SimulatedRequest.of(5, 4, 1, null), log, 0);
    server.submit(SimulatedRequest.of(6, 4, 1, null), log, 0);

    assertThat(log.lines)
        .contains(
            "0 #1 TOO_LONG", "0 #2 CACHE_TOO_SMALL", "0 #3 UNKNOWN_ADAPTER", "0 #6 QUEUE_FULL");
    assertThat(server.metrics().rejected(Rejection.QUEUE_FULL)).isEqualTo(1);
  }

  @Test
  void aCancelledRequestGivesItsPlaceUpWhenTheStepEnds() {
    ModelServer server = server(p -> p.maxSequences(1));

    Ticket running = server.submit(SimulatedRequest.of(1, 4, 100, null), log, 0);
    Ticket waiting = server.submit(SimulatedRequest.of(2, 4, 1, null), log, 0);
    Ticket last = server.submit(SimulatedRequest.of(3, 4, 1, null), log, 0);
    waiting.cancel(10);
    running.cancel(20);
    drain(server);
    running.cancel(9_000);

    assertThat(waiting.ended()).isTrue();
    assertThat(last.ended()).isTrue();
    assertThat(log.lines)
        .containsExactly(
            "0 #1 started cached=0",
            "10 #2 ABORT 0",
            "114 #1 ABORT 0",
            "114 #3 started cached=0",
            "228 #3 first",
            "228 #3 LENGTH 1");
    assertThat(server.metrics().finished(FinishReason.ABORT)).isEqualTo(2);
  }

  @Test
  void withoutLatencyEverythingHappensInTheCall() {
    ModelServer server = server(p -> p.latency(StepLatency.NONE));

    Ticket ticket = server.submit(SimulatedRequest.of(1, 4, 1_000 - 4, null), log, 5);
    server.submit(SimulatedRequest.of(2, 4, 2, null), log, 5);

    assertThat(ticket.ended()).isTrue();
    assertThat(server.nextEventNanos()).isEqualTo(ModelServer.IDLE);
    assertThat(log.last[0]).isEqualTo(5);
  }

  @Test
  void anAnswerShorterThanItsLimitStops() {
    ModelServer server = server(p -> p);

    server.submit(new SimulatedRequest(1, 4, 2, 10, null, null, false), log, 0);
    drain(server);

    assertThat(log.lines).last().asString().endsWith("STOP 2");
    assertThat(server.metrics().maxTokens().sum()).isEqualTo(10);
  }

  @Test
  void timeMustNotGoBackAndListenersMustNotCallBack() {
    ModelServer server = server(p -> p);
    server.advance(10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.advance(9))
        .withMessage("nowNanos must be at least the time before, 10, but was 9");
    RequestEvents callsBack =
        new RequestEvents() {
          @Override
          public void started(SimulatedRequest request, int cached, long now) {
            server.advance(now);
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> server.submit(SimulatedRequest.of(1, 4, 1, null), callsBack, 10))
        .withMessage("a listener must not call its model server back");
  }
}
