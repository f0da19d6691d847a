package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every server, whatever it is sent: checked over seeded random histories. */
class ModelServerPropertyTest {

  private static final int HISTORIES = 300;

  @Test
  void blocksAreConservedAndEveryRequestEndsOnce() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      EventLog log = new EventLog();
      ModelServer server = server(seed);
      int submitted = play(server, log, seed);

      assertThat(log.ended).as("seed %d", seed).isEqualTo(submitted);
      assertThat(server.metrics().running()).isZero();
      assertThat(server.metrics().waiting()).isZero();
      assertThat(server.metrics().heldBlocks()).as("seed %d", seed).isZero();
      assertThat(server.metrics().runningAdapters()).isEmpty();
      assertThat(server.metrics().waitingAdapters()).isEmpty();
      assertThat(server.metrics().generatedTokens()).isEqualTo(log.tokens);
      assertThat(log.lines).doesNotHaveDuplicates();
    }
  }

  @Test
  void theSameSeedGivesTheSameEvents() {
    for (long seed = 0; seed < 20; seed++) {
      EventLog once = new EventLog();
      EventLog again = new EventLog();
      play(server(seed), once, seed);
      play(server(seed), again, seed);

      assertThat(again.lines).isEqualTo(once.lines);
    }
  }

  @Test
  void advancingInSmallStepsChangesNothing() {
    for (long seed = 0; seed < 20; seed++) {
      EventLog jumping = new EventLog();
      EventLog creeping = new EventLog();
      ModelServer fast = server(seed);
      ModelServer slow = server(seed);
      fast.submit(SimulatedRequest.of(1, 30, 9, null), jumping, 0);
      slow.submit(SimulatedRequest.of(1, 30, 9, null), creeping, 0);
      fast.advance(1_000_000_000L);
      for (long now = 0; now <= 1_000_000_000L; now += 1_000_003) {
        slow.advance(now);
      }
      slow.advance(1_000_000_000L);

      assertThat(creeping.lines).isEqualTo(jumping.lines);
    }
  }

  private static ModelServer server(long seed) {
    SplitMix random = new SplitMix(seed);
    LatencyModel latency =
        seed % 3 == 0
            ? RequestLatency.create(
                l ->
                    l.timeToFirstToken(Duration.ofMillis(5))
                        .interTokenLatency(Duration.ofMillis(1))
                        .timeFactorUnderLoad(2))
            : new StepLatency(seed % 5 == 0 ? 0 : 1_000_000, 10_000, 10, 5_000);
    ModelServer server =
        ModelServer.create(
            ServerProfile.create(
                p ->
                    p.latency(latency)
                        .maxSequences(1 + random.nextInt(8))
                        .maxWaiting(1 + random.nextInt(20))
                        .stepTokens(1 + random.nextInt(64))
                        .blockTokens(1 + random.nextInt(8))
                        .blocks(8 + random.nextInt(60))
                        .prefixCaching(random.nextInt(4) > 0)
                        .maxAdapters(1 + random.nextInt(2))
                        .maxModelTokens(300)
                        .seed(seed)));
    for (String adapter : List.of("a", "b", "c")) {
      server.loadAdapter(adapter);
    }
    return server;
  }

  private static int play(ModelServer server, EventLog log, long seed) {
    SplitMix random = new SplitMix(seed * 31 + 7);
    List<Ticket> tickets = new ArrayList<>();
    long now = 0;
    int requests = 60;
    for (int id = 0; id < requests; id++) {
      now += random.nextInt(3) == 0 ? random.nextInt(20_000_000) : 0;
      tickets.add(server.submit(request(id, random), log, now));
      if (random.nextInt(8) == 0) {
        tickets.get(random.nextInt(tickets.size())).cancel(now);
      }
      if (random.nextInt(25) == 0) {
        server.clearPrefixCache();
      }
      check(server);
    }
    while (server.nextEventNanos() != ModelServer.IDLE) {
      server.advance(server.nextEventNanos());
      check(server);
    }
    assertThat(tickets).allMatch(Ticket::ended);
    return requests;
  }

  private static SimulatedRequest request(int id, SplitMix random) {
    long family = random.nextInt(4);
    int shared = random.nextInt(12);
    TokenBlocks blocks =
        random.nextInt(5) == 0
            ? null
            : block -> SplitMix.combine(block < shared ? family : 1_000 + id, block);
    int adapter = random.nextInt(6);
    int outputs = 1 + random.nextInt(40);
    return new SimulatedRequest(
        id,
        1 + random.nextInt(120),
        outputs,
        outputs + random.nextInt(2),
        adapter < 3 ? List.of("a", "b", "c").get(adapter) : null,
        blocks,
        false);
  }

  private static void check(ModelServer server) {
    assertThat(server.cache().inconsistency()).isEmpty();
    assertThat(server.metrics().heldBlocks()).isBetween(0, server.profile().blocks());
    assertThat(server.metrics().running()).isLessThanOrEqualTo(server.profile().maxSequences());
    assertThat(server.metrics().waiting())
        .isLessThanOrEqualTo(server.profile().maxWaiting() + server.profile().maxSequences());
  }
}
