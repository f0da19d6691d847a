package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Scorers;
import io.fairlead.routing.stages.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Ends of leases, joins, leaves, restarts, reports and decisions on many threads: zero remains. */
class ChurnTest {

  private static final int NAMES = 12;
  private static final int ROUTERS = 4;
  private static final int DECISIONS = 4_000;

  private final PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
  private final Pool pool = Pool.builder().holder(index).rest(Duration.ofNanos(50)).build();
  private final Set<Endpoint> everybody = ConcurrentHashMap.newKeySet();
  private final AtomicLong now = new AtomicLong();
  private final AtomicLong ends = new AtomicLong();
  private final Router router =
      Router.builder(
              pool,
              RoutingProfile.builder("churn")
                  .scorer(1, Scorers.leastTokens())
                  .scorer(1, Scorers.prefixCache())
                  .picker(Pickers.maxScore(2))
                  .build(),
              () -> 0)
          .signal(Signals.prefix(index))
          .listener(
              new RoutingListener() {
                @Override
                public void ended(Endpoint e, Outcome outcome, Usage usage, long heldNanos) {
                  ends.incrementAndGet();
                }
              })
          .build();

  private void join(String name, String incarnation) {
    everybody.add(pool.join(TestPool.spec(name).withIncarnation(incarnation)));
  }

  @RepeatedTest(3)
  void nothingIsLeftInFlight(RepetitionInfo repetition) throws Exception {
    SplittableRandom seeds = new SplittableRandom(repetition.getCurrentRepetition());
    for (int i = 0; i < NAMES; i++) {
      join("e" + i, "0");
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Long>> reservations = new ArrayList<>();
      for (int i = 0; i < ROUTERS; i++) {
        SplittableRandom random = seeds.split();
        reservations.add(threads.submit(() -> decide(random)));
      }
      List<Future<?>> members = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        SplittableRandom random = seeds.split();
        members.add(threads.submit(() -> comeAndGo(random)));
        SplittableRandom other = seeds.split();
        members.add(threads.submit(() -> report(other)));
      }
      long reserved = 0;
      for (Future<Long> each : reservations) {
        reserved += each.get();
      }
      for (Future<?> each : members) {
        each.get();
      }
      assertThat(reserved).isGreaterThan(DECISIONS);
      assertThat(ends.get()).as("each lease ended once").isEqualTo(reserved);
    } finally {
      threads.shutdownNow();
    }
    for (Endpoint endpoint : everybody) {
      assertThat(endpoint.inFlightRequests()).as("requests of %s", endpoint).isZero();
      assertThat(endpoint.inFlightTokens()).as("tokens of %s", endpoint).isZero();
      assertThat(endpoint.ledger.current().requests()).as("credit of %s", endpoint).isZero();
      assertThat(endpoint.ledger.current().tokens()).as("credit of %s", endpoint).isZero();
    }
    everythingIsForgotten();
  }

  /** Everybody leaves; then nothing is kept and slots are free again. */
  private void everythingIsForgotten() {
    for (Endpoint endpoint : everybody) {
      pool.leave(endpoint);
    }
    pool.publish(now.addAndGet(1));
    pool.publish(now.addAndGet(100));
    while (index.tidy(1000)) {
      continue;
    }
    assertThat(index.pairs()).isZero();
    int slots = pool.snapshot().slots();
    Endpoint next = pool.join(TestPool.spec("next"));
    assertThat(next.slot()).isLessThan(slots);
  }

  /** Returns the leases that were reserved. */
  private long decide(SplittableRandom random) {
    long reserved = 0;
    List<Lease> open = new ArrayList<>();
    for (int i = 0; i < DECISIONS; i++) {
      long[] hashes = {random.nextInt(4), random.nextInt(1000) + 10};
      RoutingRequest request =
          RoutingRequest.builder("r" + random.nextLong(), "m")
              .prefix(PrefixChain.of(PrefixScheme.approximate(), hashes, 128))
              .build();
      if (router.route(request, now.get()) instanceof Routed routed) {
        reserved++;
        Lease lease = routed.lease();
        if (!routed.fallbacks().isEmpty() && random.nextInt(8) == 0) {
          lease = lease.moveTo(routed.fallbacks().get(0), Outcome.CONNECT_FAILED, now.get());
          reserved += lease.ended() ? 0 : 1;
        }
        open.add(lease);
      }
      while (open.size() > 20 || (!open.isEmpty() && i == DECISIONS - 1)) {
        finish(open.remove(random.nextInt(open.size())), random);
      }
    }
    return reserved;
  }

  /** Several parties end it, some of them late. */
  private void finish(Lease lease, SplittableRandom random) {
    if (random.nextBoolean()) {
      lease.firstToken(now.get());
    }
    lease.end(Outcome.COMPLETED, Usage.UNKNOWN, now.get());
    lease.close();
    lease.firstToken(now.get());
  }

  private @Nullable Void comeAndGo(SplittableRandom random) {
    for (int i = 0; i < 2_000; i++) {
      String name = "e" + random.nextInt(NAMES);
      switch (random.nextInt(4)) {
        case 0 -> join(name, "0");
        case 1 -> join(name, Integer.toString(random.nextInt(5)));
        default ->
            everybody.stream()
                .skip(random.nextInt(everybody.size()))
                .findFirst()
                .ifPresent(pool::leave);
      }
      pool.publish(now.incrementAndGet());
      if (random.nextInt(10) == 0) {
        index.tidy(50);
      }
    }
    return null;
  }

  private @Nullable Void report(SplittableRandom random) {
    for (int i = 0; i < 4_000; i++) {
      PoolSnapshot snapshot = pool.snapshot();
      if (snapshot.slots() > 0) {
        Endpoint endpoint = snapshot.endpoint(random.nextInt(snapshot.slots()));
        ReportWriter report = pool.scrapeSent(endpoint, now.get());
        if (random.nextInt(5) == 0) {
          report.discard();
        } else {
          report.set(Column.WAITING, random.nextInt(5)).set(Column.RUNNING, 1).commit();
        }
      }
    }
    return null;
  }
}
