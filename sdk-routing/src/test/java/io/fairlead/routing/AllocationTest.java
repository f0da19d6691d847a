package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.measure.Allocation;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes and steps of a decision; unlike time they are the same on every machine. */
class AllocationTest {

  private static final int MOST_BYTES_PER_DECISION = 128;
  private static final int DECISIONS = 5_000;

  private final PrefixIndex index = PrefixIndex.builder(PrefixScheme.approximate()).build();
  private final Pool pool = Pool.builder().holder(index).build();

  private Router router(RoutingProfile profile, int endpoints) {
    for (int i = 0; i < endpoints; i++) {
      Endpoint endpoint = pool.join(TestPool.spec("e" + i));
      pool.scrapeSent(endpoint, 0)
          .set(Column.WAITING, i % 7)
          .set(Column.RUNNING, i % 5)
          .set(Column.KV_USE, i % 10 / 10.0)
          .commit();
    }
    pool.publish(0);
    return Router.builder(pool, profile, () -> 0)
        .signal(Signals.prefix(index))
        .listener(
            new RoutingListener() {
              private long decided;

              @Override
              public void decided(RoutingRequest r, RoutingDecision d, long tookNanos) {
                decided++;
              }
            })
        .build();
  }

  private static RoutingRequest request() {
    long[] hashes = new long[24];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = 1000 + i * 77L;
    }
    return RoutingRequest.builder("request", "m")
        .prefix(PrefixChain.of(PrefixScheme.approximate(), hashes, 24 * 64))
        .build();
  }

  private static double bytesPerDecision(Router router) {
    RoutingRequest request = request();
    return Allocation.settled(MOST_BYTES_PER_DECISION, DECISIONS, () -> decide(router, request));
  }

  private static void decide(Router router, RoutingRequest request) {
    Routed routed = (Routed) router.route(request, 0);
    routed.lease().firstToken(1);
    routed.lease().end(Outcome.COMPLETED, Usage.UNKNOWN, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void aDecisionOfUpstreamsDefaultAllocatesNothingPerEndpoint(int endpoints) {
    assertThat(bytesPerDecision(router(Profiles.upstreamDefault(), endpoints)))
        .isLessThanOrEqualTo(MOST_BYTES_PER_DECISION);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void aDecisionOfUpstreamsMixAllocatesNothingPerEndpoint(int endpoints) {
    assertThat(bytesPerDecision(router(Profiles.upstreamRecommended(), endpoints)))
        .isLessThanOrEqualTo(MOST_BYTES_PER_DECISION);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void aDecisionOfFairleadsOwnAllocatesNothingPerEndpoint(int endpoints) {
    assertThat(bytesPerDecision(router(Profiles.fairlead(), endpoints)))
        .isLessThanOrEqualTo(MOST_BYTES_PER_DECISION);
  }

  @Test
  void holesInThePoolAllocateNothingEither() {
    Router router = router(Profiles.upstreamDefault(), 300);
    pool.leave(pool.snapshot().endpoint(17));
    assertThat(bytesPerDecision(router)).isLessThanOrEqualTo(MOST_BYTES_PER_DECISION);
  }

  /** Steps: looks at an endpoint, and looks at a block of the prompt. */
  @Test
  void stepsGrowWithEndpointsAndWithBlocksButNotWithTheirProduct() {
    long[] small = steps(100);
    long[] large = steps(1000);
    assertThat(large[0]).as("looks at endpoints").isEqualTo(10 * small[0]);
    assertThat(large[1]).as("looks at blocks").isEqualTo(small[1]);
  }

  private static long[] steps(int endpoints) {
    long[] steps = new long[2];
    AllocationTest world = new AllocationTest();
    RoutingProfile counting =
        RoutingProfile.builder("counting")
            .scorer(
                1,
                Scorer.of(
                    "count",
                    Set.of(Column.WAITING, Column.CACHED_TOKENS),
                    (r, e) -> {
                      steps[0]++;
                      return e.value(Column.CACHED_TOKENS) > 0 ? 1 : 0;
                    }))
            .build();
    Router router = world.router(counting, endpoints);
    PrefixChain plain = request().prefix();
    PrefixChain counted = new CountedChain(plain, steps);
    router.route(RoutingRequest.builder("first", "m").prefix(plain).build(), 0);
    router.route(RoutingRequest.builder("second", "m").prefix(counted).build(), 0);
    return steps;
  }

  private record CountedChain(PrefixChain chain, long[] steps) implements PrefixChain {
    @Override
    public PrefixScheme scheme() {
      return chain.scheme();
    }

    @Override
    public int blocks() {
      return chain.blocks();
    }

    @Override
    public long hash(int block) {
      steps[1]++;
      return chain.hash(block);
    }

    @Override
    public int tokens() {
      return chain.tokens();
    }
  }
}
