package io.fairlead.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.measure.Allocation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server costs: bytes, and the room for thousands of them. */
class ModelServerCostTest {

  @Test
  void aTokenAllocatesNothing() {
    ModelServer server =
        ModelServer.create(ServerProfile.create(p -> p.blocks(1 << 19).maxModelTokens(1 << 20)));
    for (int id = 0; id < 32; id++) {
      server.submit(SimulatedRequest.of(id, 200, 250_000, null), RequestEvents.NONE, 0);
    }
    step(server, 1);
    assertThat(Allocation.settled(0, 1, () -> step(server, 1_000))).isZero();
    assertThat(server.metrics().generatedTokens()).isGreaterThan(31_000);
  }

  private static void step(ModelServer server, int events) {
    for (int i = 0; i < events; i++) {
      server.advance(server.nextEventNanos());
    }
  }

  private static long drain(ModelServer server) {
    long now = server.nextEventNanos();
    while (server.nextEventNanos() != ModelServer.IDLE) {
      now = server.nextEventNanos();
      server.advance(now);
    }
    return now;
  }

  @Test
  void memoryStaysFlatOverManyRequests() {
    ModelServer server =
        ModelServer.create(ServerProfile.create(p -> p.latency(StepLatency.NONE).blocks(512)));
    long early = 0;
    for (int id = 0; id < 60_000; id++) {
      long seed = id;
      server.submit(
          SimulatedRequest.of(id, 100, 5, block -> SplitMix.combine(seed, block)),
          RequestEvents.NONE,
          id);
      if (id == 20_000) {
        early = used();
      }
    }
    assertThat(server.metrics().generatedTokens()).isEqualTo(300_000);
    assertThat(used() - early).isLessThan(1 << 20); // 40,000 requests kept would be 10 MB
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void thousandsOfServersRunInOneThread() {
    List<ModelServer> fleet = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      long seed = i;
      fleet.add(ModelServer.create(ServerProfile.create(p -> p.seed(seed).blocks(100_000))));
    }
    int id = 0;
    Workload workload =
        SessionWorkload.chat().with(w -> w.requests(4_000).ratePerSecond(2_000).scaleLengths(0.05));
    for (Arrival arrival : workload) {
      ModelServer server = fleet.get(id % fleet.size());
      server.submit(arrival.request(id, 16), RequestEvents.NONE, arrival.atNanos());
      id++;
    }
    for (ModelServer server : fleet) {
      drain(server);
    }
    long produced = fleet.stream().mapToLong(s -> s.metrics().generatedTokens()).sum();
    assertThat(produced).isEqualTo(tokens(workload));
  }

  private static long tokens(Workload workload) {
    long tokens = 0;
    for (Arrival arrival : workload) {
      tokens += arrival.outputTokens();
    }
    return tokens;
  }
}
