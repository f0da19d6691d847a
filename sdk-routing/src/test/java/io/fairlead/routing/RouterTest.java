package io.fairlead.routing;

import static io.fairlead.routing.IdleAndBusy.chosen;
import static io.fairlead.routing.IdleAndBusy.queue;
import static io.fairlead.routing.IdleAndBusy.scoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Limit;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Scorers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final IdleAndBusy fixture = new IdleAndBusy();
  private final Endpoint idle = fixture.idle;
  private final Endpoint busy = fixture.busy;

  @Test
  void routesToTheIdleEndpointAndReservesIt() {
    Routed routed = (Routed) fixture.router(queue().build()).route(TestPool.request("r-1"), 5);

    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0);
    assertThat(routed.profile()).isEqualTo("test");
    assertThat(routed.fallbacks()).isEmpty();
    assertThat(idle.inFlightRequests()).isEqualTo(1);
    assertThat(idle.inFlightTokens()).isEqualTo(100);
    routed.lease().end(Outcome.COMPLETED, Usage.UNKNOWN, 12);
    assertThat(idle.inFlightRequests()).isZero();
    assertThat(idle.inFlightTokens()).isZero();
    assertThat(fixture.reported).containsExactly("idle COMPLETED after 7");
  }

  @Test
  void reservesOnlyTokensThatAreNotCached() {
    Signal cached = signal(Column.CACHED_TOKENS, 60, 0);
    Routed routed =
        (Routed) fixture.router(queue().build(), cached).route(TestPool.request("r"), 0);
    assertThat(routed.lease().uncachedTokens()).isEqualTo(40);
  }

  private static Signal signal(Column column, double... values) {
    return new Signal() {
      @Override
      public String name() {
        return "signal-of-" + column;
      }

      @Override
      public Column column() {
        return column;
      }

      @Override
      public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
        for (int i = 0; i < values.length; i++) {
          out.set(i, values[i]);
        }
      }
    };
  }

  @Test
  void ranksFallbacks() {
    Endpoint middle = fixture.join("middle", Column.WAITING, 4);
    Routed routed =
        (Routed)
            fixture
                .router(queue().picker(Pickers.maxScore(5)).build())
                .route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.fallbacks()).containsExactly(middle, busy);
  }

  @Test
  void rejectsWhenThePoolIsEmpty() {
    fixture.pool.leave(idle);
    fixture.pool.leave(busy);
    Rejected rejected = (Rejected) fixture.router(queue().build()).route(TestPool.request("r"), 0);
    assertThat(rejected.code()).isEqualTo(Rejected.NO_ENDPOINTS);
    assertThat(rejected.httpStatus()).isEqualTo(503);
  }

  @Test
  void rejectsWhenFiltersDropAll() {
    Rejected rejected = rejected(new Dropping(false, idle, busy));
    assertThat(rejected.code()).isEqualTo(Rejected.ALL_FILTERED);
    assertThat(rejected.httpStatus()).isEqualTo(429);
  }

  @Test
  void saysThatTryingAgainIsInVainWhereRulesAloneDroppedAll() {
    Rejected rejected = rejected(new Dropping(true, busy), new Dropping(true, idle));
    assertThat(rejected.code()).isEqualTo(Rejected.ALL_RULED_OUT);
    assertThat(rejected.httpStatus()).isEqualTo(503);
    assertThat(rejected.retryAfterMillis()).isEmpty();
  }

  @Test
  void doesNotSaySoWhereAnEndpointWasDroppedForNow() {
    Filter rule = new Dropping(true, idle);
    Filter load = Filters.utilization(false, new Limit(Column.WAITING, 5)); // a rule about load
    for (Filter forNow : List.of(load, new Dropping(false, busy))) {
      assertThat(rejected(forNow, rule).code()).isEqualTo(Rejected.ALL_FILTERED);
      assertThat(rejected(rule, forNow).code()).isEqualTo(Rejected.ALL_FILTERED);
    }
  }

  private Rejected rejected(Filter first, Filter... more) {
    RoutingProfile.Builder profile = queue().filter(first);
    for (Filter filter : more) {
      profile.filter(filter);
    }
    return (Rejected) fixture.router(profile.build()).route(TestPool.request("r"), 0);
  }

  /** Drops what it is told to. */
  private record Dropping(boolean mandatory, Endpoint... dropped) implements Filter {
    private static final Drops.Reason WHY = new Drops.Reason("test", "because of the test");

    @Override
    public String name() {
      return "without-" + Arrays.toString(dropped).replaceAll("[^a-z]+", "-") + mandatory;
    }

    @Override
    public void filter(RoutingRequest r, Candidates c, Drops drops, RandomGenerator random) {
      for (Endpoint endpoint : dropped) {
        drops.drop(c.indexOf(endpoint.slot()), WHY);
      }
    }
  }

  @Test
  void anUnknownRatingCountsAsTheMeanOfTheKnown() {
    fixture.join("new"); // never reported
    Routed routed =
        (Routed)
            fixture
                .router(queue().picker(Pickers.maxScore(3)).build())
                .route(TestPool.request("r"), 0);
    assertThat(routed.fallbacks().get(0).name()).isEqualTo("new");
  }

  @Test
  void anUnknownRatingCountsZeroIfTheProfileSaysSo() {
    Endpoint unknown = fixture.join("new");
    RoutingProfile profile =
        queue().scorer(0.1, scoring("tie", 0, 0, 1)).whenUnknown(Scorer.WhenUnknown.ZERO).build();
    Routed routed = (Routed) fixture.router(profile).route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0 - 0.1);
    assertThat(unknown.inFlightRequests()).isZero();
  }

  @Test
  void aColumnThatNobodyFillsFailsTheBuild() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.router(Profiles.upstreamDefault()))
        .withMessage(
            "column 'cached-tokens', which stage 'prefix-cache-scorer' reads, must be filled by a"
                + " signal, but was filled by none (add one with Router.Builder.signal)");
  }

  @Test
  void namesOfStagesAreDifferent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> queue().scorer(1, Scorers.queue()).build())
        .withMessage(
            "names of stages must be different, but 'queue-scorer' is used twice in profile"
                + " 'test'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> queue().scorer(0, Scorers.runningRequests()))
        .withMessage("weight must be greater than 0 and finite, but was 0");
  }

  @Test
  void theSameSeedBreaksTiesTheSameWay() {
    RoutingProfile tie = RoutingProfile.builder("tie").scorer(1, scoring("t", 1, 1)).build();
    Router router = fixture.router(tie);
    for (int i = 0; i < 50; i++) {
      RoutingRequest request = TestPool.request("r" + i);
      RoutingDecision first = router.route(request, 0);
      RoutingDecision again = router.route(request, 0);
      assertThat(chosen(again)).isSameAs(chosen(first));
      assertThat(again.seed()).isEqualTo(first.seed());
    }
    long toIdle =
        IntStream.range(0, 1000)
            .filter(i -> chosen(router.route(TestPool.request("q" + i), 0)) == idle)
            .count();
    assertThat(toIdle).isBetween(400L, 600L);
  }

  @Test
  void holesInThePoolChangeNothing() {
    Endpoint between = fixture.join("between", Column.WAITING, 3);
    fixture.join("last", Column.WAITING, 9);
    fixture.pool.leave(idle);
    Router router = fixture.router(queue().build(), signal(Column.SESSION, 0, 1, 0));
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(between);
    Map<Column, double[]> rows = router.observe(TestPool.request("r"), 0).rows();
    assertThat(rows.get(Column.SESSION)).containsExactly(Double.NaN, 0, 1, 0);
  }
}
