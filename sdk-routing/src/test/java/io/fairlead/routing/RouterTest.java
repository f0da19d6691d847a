package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Scorers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final TestPool fixture = new TestPool();
  private final Endpoint idle = fixture.join("idle", Column.WAITING, 0);
  private final Endpoint busy = fixture.join("busy", Column.WAITING, 9);
  private final List<String> reported = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();

  private final RoutingListener listener =
      new RoutingListener() {
        @Override
        public void stageFailed(String profile, String stage, Throwable cause) {
          reported.add(stage + ": " + cause.getMessage());
        }

        @Override
        public void stageSwitchedOff(String profile, String stage, long last, long until) {
          reported.add(stage + " off until " + until);
        }

        @Override
        public void ended(Endpoint endpoint, Outcome outcome, Usage usage, long heldNanos) {
          reported.add(endpoint + " " + outcome + " after " + heldNanos);
        }
      };

  private Router router(RoutingProfile profile, Signal... signals) {
    fixture.pool.publish(0);
    Router.Builder builder = Router.builder(fixture.pool, profile, clock::get).listener(listener);
    for (Signal signal : signals) {
      builder.signal(signal);
    }
    return builder.build();
  }

  private static RoutingProfile.Builder queue() {
    return RoutingProfile.builder("test").scorer(1.0, Scorers.queue());
  }

  private static Endpoint chosen(RoutingDecision decision) {
    return ((Routed) decision).endpoint();
  }

  @Test
  void routesToTheIdleEndpointAndReservesIt() {
    Routed routed = (Routed) router(queue().build()).route(TestPool.request("r-1"), 5);

    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0);
    assertThat(routed.profile()).isEqualTo("test");
    assertThat(routed.fallbacks()).isEmpty();
    assertThat(idle.inFlightRequests()).isEqualTo(1);
    assertThat(idle.inFlightTokens()).isEqualTo(100);
    routed.lease().end(Outcome.COMPLETED, Usage.UNKNOWN, 12);
    assertThat(idle.inFlightRequests()).isZero();
    assertThat(idle.inFlightTokens()).isZero();
    assertThat(reported).containsExactly("idle COMPLETED after 7");
  }

  @Test
  void reservesOnlyTokensThatAreNotCached() {
    Signal cached = signal(Column.CACHED_TOKENS, 60, 0);
    Routed routed = (Routed) router(queue().build(), cached).route(TestPool.request("r"), 0);
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
            router(queue().picker(Pickers.maxScore(5)).build()).route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.fallbacks()).containsExactly(middle, busy);
  }

  @Test
  void rejectsWhenThePoolIsEmpty() {
    fixture.pool.leave(idle);
    fixture.pool.leave(busy);
    Rejected rejected = (Rejected) router(queue().build()).route(TestPool.request("r"), 0);
    assertThat(rejected.code()).isEqualTo(Rejected.NO_ENDPOINTS);
    assertThat(rejected.httpStatus()).isEqualTo(503);
  }

  @Test
  void rejectsWhenFiltersDropAll() {
    Rejected rejected =
        (Rejected)
            router(queue().filter(dropping("all", true)).build()).route(TestPool.request("r"), 0);
    assertThat(rejected.code()).isEqualTo(Rejected.ALL_FILTERED);
    assertThat(rejected.httpStatus()).isEqualTo(429);
  }

  private static Filter dropping(String name, boolean all) {
    return new Filter() {
      private final Drops.Reason why = new Drops.Reason("test", "because of the test");

      @Override
      public String name() {
        return name;
      }

      @Override
      public void filter(RoutingRequest r, Candidates c, Drops drops, RandomGenerator random) {
        for (int i = 0; i < c.size(); i++) {
          drops.drop(i, why);
        }
        if (!all) {
          throw new IllegalStateException("half way");
        }
      }
    };
  }

  private static Scorer scoring(String name, double... ratings) {
    return new Scorer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void score(RoutingRequest request, Candidates candidates, Sheet out) {
        for (int i = 0; i < ratings.length; i++) {
          out.set(i, ratings[i]);
        }
      }
    };
  }

  @Test
  void aFilterThatThrowsDropsNobody() {
    Router router = router(queue().filter(dropping("broken", false)).build());
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(idle);
    assertThat(reported).containsExactly("broken: half way");
    assertThat(router.failures("broken")).isEqualTo(1);
  }

  @Test
  void aScorerOutOfRangeOrNaNIsLeftOutWhole() {
    Router router =
        router(
            queue()
                .scorer(5.0, scoring("too-much", 0, 1.7))
                .scorer(5.0, scoring("not-a-number", 0, 0.0 / 0.0))
                .scorer(5.0, scoring("negative", 0, -0.1))
                .build());
    Routed routed = (Routed) router.route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0);
    assertThat(reported)
        .containsExactly(
            "too-much: rating of endpoint 'busy' must be in [0, 1], but was 1.7",
            "not-a-number: rating of endpoint 'busy' must be in [0, 1], but was NaN (leave it"
                + " unset for no opinion)",
            "negative: rating of endpoint 'busy' must be in [0, 1], but was -0.1");
  }

  @Test
  void anUnknownRatingCountsAsTheMeanOfTheKnown() {
    fixture.join("new"); // never reported
    Routed routed =
        (Routed)
            router(queue().picker(Pickers.maxScore(3)).build()).route(TestPool.request("r"), 0);
    assertThat(routed.fallbacks().get(0).name()).isEqualTo("new");
  }

  @Test
  void anUnknownRatingCountsZeroIfTheProfileSaysSo() {
    Endpoint unknown = fixture.join("new");
    RoutingProfile profile =
        queue().scorer(0.1, scoring("tie", 0, 0, 1)).whenUnknown(Scorer.WhenUnknown.ZERO).build();
    Routed routed = (Routed) router(profile).route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0 - 0.1);
    assertThat(unknown.inFlightRequests()).isZero();
  }

  @Test
  void aPickerThatFailsIsReplacedForThisDecision() {
    Picker broken =
        new Picker() {
          @Override
          public String name() {
            return "broken-picker";
          }

          @Override
          public int pick(Row totals, RandomGenerator random, int[] ranked) {
            ranked[0] = totals.size();
            return 1;
          }
        };
    assertThat(chosen(router(queue().picker(broken).build()).route(TestPool.request("r"), 0)))
        .isSameAs(idle);
    assertThat(reported)
        .containsExactly("broken-picker: picked index must be in [0, 2), but was 2");
  }

  @Test
  void aSignalThatFailsLeavesItsRowUnknown() {
    Signal broken =
        new Signal() {
          @Override
          public String name() {
            return "broken-signal";
          }

          @Override
          public Column column() {
            return Column.SESSION;
          }

          @Override
          public void fill(RoutingRequest request, Candidates candidates, Sheet out) {
            out.fill(1.0);
            throw new IllegalStateException("no");
          }
        };
    Router router = router(queue().scorer(1, Scorers.sessionAffinity()).build(), broken);
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(idle);
    assertThat(router.observe(TestPool.request("r"), 0).rows().get(Column.SESSION))
        .containsOnly(Double.NaN);
  }

  @Test
  void aStageThatReadsWhatItDidNotDeclareIsLeftOut() {
    Scorer sly = Scorer.of("sly", Set.of(), (r, e) -> e.value(Column.IN_FLIGHT_TOKENS));
    assertThat(chosen(router(queue().scorer(1, sly).build()).route(TestPool.request("r"), 0)))
        .isSameAs(idle);
    assertThat(reported)
        .containsExactly(
            "sly: column 'in-flight-tokens' must be declared in reads() of the stage that looks"
                + " at it");
  }

  @Test
  void aStageThatOverrunsFiveTimesRunningIsOffForAWhile() {
    Scorer slow =
        Scorer.of(
            "slow",
            Set.of(),
            (r, e) -> {
              clock.addAndGet(Duration.ofMillis(2).toNanos());
              return e.endpoint() == busy ? 1 : 0;
            });
    Router router = router(queue().scorer(5, slow).build());
    for (int i = 0; i < 5; i++) {
      assertThat(chosen(router.route(TestPool.request("r" + i), 0))).isSameAs(busy);
    }
    long off = clock.get() + Router.DEFAULT_STAGE_PAUSE.toNanos();
    assertThat(reported).containsExactly("slow off until " + off);
    assertThat(chosen(router.route(TestPool.request("r5"), 0))).isSameAs(idle);
    assertThat(router.observe(TestPool.request("r6"), 0).stagesOff()).containsExactly("slow");
    clock.set(off);
    assertThat(chosen(router.route(TestPool.request("r7"), 0))).isSameAs(busy);
  }

  @Test
  void fourOverrunsAndAGoodRunAreForgiven() {
    long[] millis = {3};
    Scorer slow =
        Scorer.of(
            "slow",
            Set.of(),
            (r, e) -> {
              clock.addAndGet(Duration.ofMillis(millis[0]).toNanos());
              return 0.5;
            });
    Router router = router(queue().scorer(5, slow).build());
    for (int round = 0; round < 20; round++) {
      millis[0] = round % 5 == 4 ? 0 : 3;
      router.route(TestPool.request("r" + round), 0);
    }
    assertThat(reported).isEmpty();
  }

  @Test
  void theWatchdogNamesAStageThatNeverReturnsAndOthersGoOn() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Scorer stuck =
        Scorer.of(
            "stuck",
            Set.of(),
            (r, e) -> {
              if (r.id().equals("victim")) {
                entered.countDown();
                try {
                  release.await();
                } catch (InterruptedException ex) {
                  throw new IllegalStateException(ex);
                }
              }
              return 0.5;
            });
    Router router = router(queue().scorer(1, stuck).build());
    Thread victim = new Thread(() -> router.route(TestPool.request("victim"), 0), "loop-3");
    victim.start();
    entered.await();
    clock.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(router.running(Duration.ofMillis(100)))
        .containsExactly(new Router.RunningStage("stuck", "loop-3", 1_000_000_000L));
    assertThat(router.running(Duration.ofSeconds(2))).isEmpty();
    assertThat(chosen(router.route(TestPool.request("other"), 0))).isSameAs(idle);
    release.countDown();
    victim.join();
    assertThat(router.running(Duration.ZERO)).isEmpty();
  }

  @Test
  void whatAListenerOrACaptureThrowsIsSwallowed() {
    fixture.pool.publish(0);
    Router router =
        Router.builder(fixture.pool, queue().build(), clock::get)
            .listener(
                new RoutingListener() {
                  @Override
                  public void decided(RoutingRequest r, RoutingDecision d, long nanos) {
                    throw new IllegalStateException();
                  }
                })
            .capture(
                new Capture() {
                  @Override
                  public boolean wants(RoutingRequest request) {
                    throw new IllegalStateException();
                  }

                  @Override
                  public void captured(RoutingDecision decision, DecisionInput input) {}
                })
            .build();
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(idle);
  }

  @Test
  void aColumnThatNobodyFillsFailsTheBuild() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> router(Profiles.upstreamDefault()))
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
    Router router = router(tie);
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
    Router router = router(queue().build(), signal(Column.SESSION, 0, 1, 0));
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(between);
    Map<Column, double[]> rows = router.observe(TestPool.request("r"), 0).rows();
    assertThat(rows.get(Column.SESSION)).containsExactly(Double.NaN, 0, 1, 0);
  }
}
