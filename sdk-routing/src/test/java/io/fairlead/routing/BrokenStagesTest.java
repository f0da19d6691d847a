package io.fairlead.routing;

import static io.fairlead.routing.IdleAndBusy.chosen;
import static io.fairlead.routing.IdleAndBusy.queue;
import static io.fairlead.routing.IdleAndBusy.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.stages.Scorers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Stages that throw, yield what they must not, are too slow or never return. */
class BrokenStagesTest {

  private final IdleAndBusy fixture = new IdleAndBusy();
  private final Endpoint idle = fixture.idle;
  private final Endpoint busy = fixture.busy;

  @Test
  void nothingIsDecidedWithoutARuleThatThrows() {
    Router router = fixture.router(queue().filter(new OnlyBusy(true, 0, true)).build());

    Rejected rejected = (Rejected) router.route(TestPool.request("r"), 0);

    assertThat(rejected.code()).isEqualTo(Rejected.FILTER_FAILED);
    assertThat(rejected.httpStatus()).isEqualTo(503);
    assertThat(idle.inFlightRequests() + busy.inFlightRequests()).isZero();
    assertThat(fixture.reported).containsExactly("only-busy: half way");
    assertThat(router.failures("only-busy")).isEqualTo(1);
  }

  @Test
  void aRuleThatThrewIsNamedInTheExplanationAndInTheReplay() {
    RoutingProfile profile = queue().filter(new OnlyBusy(true, 0, true)).build();
    DecisionInput input = fixture.router(profile).observe(TestPool.request("r"), 0);

    assertThat(profile.explain(input).table())
        .startsWith(
            "request r for m: rejected: filter-failed by profile test (HTTP 503)\n"
                + "left out: only-busy: java.lang.IllegalStateException: half way\n");

    RoutingProfile mended = queue().filter(new OnlyBusy(true, 0, false)).build();
    DecisionInput captured =
        new DecisionInput(
            input.pool(),
            input.request(),
            input.rows(),
            input.nowNanos(),
            input.seed(),
            Set.of("only-busy"));
    assertThat(((Rejected) mended.decide(captured)).code()).isEqualTo(Rejected.FILTER_FAILED);
  }

  @Test
  void adviceThatThrowsDropsNobody() {
    Router router = fixture.router(queue().filter(new OnlyBusy(false, 0, true)).build());
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(idle);
    assertThat(fixture.reported).containsExactly("only-busy: half way");
    assertThat(router.failures("only-busy")).isEqualTo(1);
  }

  @Test
  void aRuleIsNeverSwitchedOffHoweverSlowItIs() {
    Router router = fixture.router(queue().filter(new OnlyBusy(true, 3, false)).build());
    for (int i = 0; i < 12; i++) {
      assertThat(chosen(router.route(TestPool.request("r" + i), 0))).isSameAs(busy);
    }
    assertThat(fixture.reported)
        .containsExactly("only-busy overran, last 3000000", "only-busy overran, last 3000000");
    assertThat(router.observe(TestPool.request("r"), 0).stagesOff()).isEmpty();
  }

  @Test
  void adviceThatIsTooSlowIsSwitchedOff() {
    Router router = fixture.router(queue().filter(new OnlyBusy(false, 3, false)).build());
    for (int i = 0; i < 5; i++) {
      assertThat(chosen(router.route(TestPool.request("r" + i), 0))).isSameAs(busy);
    }
    assertThat(chosen(router.route(TestPool.request("r5"), 0))).isSameAs(idle);
    assertThat(router.observe(TestPool.request("r"), 0).stagesOff()).containsExactly("only-busy");
  }

  /** Drops the idle endpoint, which a scorer would take; slow or broken where a test wants it. */
  private final class OnlyBusy implements Filter {
    private final Drops.Reason why = new Drops.Reason("test", "because of the test");
    private final boolean mandatory;
    private final long millis;
    private final boolean broken;

    OnlyBusy(boolean mandatory, long millis, boolean broken) {
      this.mandatory = mandatory;
      this.millis = millis;
      this.broken = broken;
    }

    @Override
    public String name() {
      return "only-busy";
    }

    @Override
    public boolean mandatory() {
      return mandatory;
    }

    @Override
    public void filter(RoutingRequest r, Candidates c, Drops drops, RandomGenerator random) {
      fixture.clock.addAndGet(Duration.ofMillis(millis).toNanos());
      drops.drop(c.indexOf(idle.slot()), why);
      if (broken) {
        throw new IllegalStateException("half way");
      }
    }
  }

  @Test
  void aScorerOutOfRangeOrNaNIsLeftOutWhole() {
    Router router =
        fixture.router(
            queue()
                .scorer(5.0, scoring("too-much", 0, 1.7))
                .scorer(5.0, scoring("not-a-number", 0, 0.0 / 0.0))
                .scorer(5.0, scoring("negative", 0, -0.1))
                .build());
    Routed routed = (Routed) router.route(TestPool.request("r"), 0);
    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0);
    assertThat(fixture.reported)
        .containsExactly(
            "too-much: rating of endpoint 'busy' must be in [0, 1], but was 1.7",
            "not-a-number: rating of endpoint 'busy' must be in [0, 1], but was NaN (leave it"
                + " unset for no opinion)",
            "negative: rating of endpoint 'busy' must be in [0, 1], but was -0.1");
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
    assertThat(
            chosen(fixture.router(queue().picker(broken).build()).route(TestPool.request("r"), 0)))
        .isSameAs(idle);
    assertThat(fixture.reported)
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
    Router router = fixture.router(queue().scorer(1, Scorers.sessionAffinity()).build(), broken);
    assertThat(chosen(router.route(TestPool.request("r"), 0))).isSameAs(idle);
    assertThat(router.observe(TestPool.request("r"), 0).rows().get(Column.SESSION))
        .containsOnly(Double.NaN);
  }

  @Test
  void aStageThatReadsWhatItDidNotDeclareIsLeftOut() {
    Scorer sly = Scorer.of("sly", Set.of(), (r, e) -> e.value(Column.IN_FLIGHT_TOKENS));
    assertThat(
            chosen(fixture.router(queue().scorer(1, sly).build()).route(TestPool.request("r"), 0)))
        .isSameAs(idle);
    assertThat(fixture.reported)
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
              fixture.clock.addAndGet(Duration.ofMillis(2).toNanos());
              return e.endpoint() == busy ? 1 : 0;
            });
    Router router = fixture.router(queue().scorer(5, slow).build());
    for (int i = 0; i < 5; i++) {
      assertThat(chosen(router.route(TestPool.request("r" + i), 0))).isSameAs(busy);
    }
    long off = fixture.clock.get() + Router.DEFAULT_STAGE_PAUSE.toNanos();
    assertThat(fixture.reported).containsExactly("slow off until " + off);
    assertThat(chosen(router.route(TestPool.request("r5"), 0))).isSameAs(idle);
    assertThat(router.observe(TestPool.request("r6"), 0).stagesOff()).containsExactly("slow");
    fixture.clock.set(off);
    assertThat(chosen(router.route(TestPool.request("r7"), 0))).isSameAs(busy);
  }

  @Test
  void budgetAndPauseAreTheHosts() {
    Duration took = Duration.ofMillis(7);
    Scorer slow =
        Scorer.of(
            "slow",
            Set.of(),
            (r, e) -> {
              fixture.clock.addAndGet(took.toNanos() / 2);
              return e.endpoint() == busy ? 1 : 0;
            });
    fixture.pool.publish(0);
    for (boolean tooSlow : new boolean[] {false, true}) {
      Router router =
          Router.builder(fixture.pool, queue().scorer(5, slow).build(), fixture.clock::get)
              .stageBudget(tooSlow ? took.minusMillis(1) : took)
              .stagePause(Duration.ofMillis(30))
              .build();
      for (int i = 0; i < 5; i++) {
        router.route(TestPool.request("r" + i), 0);
      }
      assertThat(chosen(router.route(TestPool.request("r5"), 0))).isSameAs(tooSlow ? idle : busy);
      fixture.clock.addAndGet(Duration.ofMillis(30).toNanos());
      assertThat(chosen(router.route(TestPool.request("r6"), 0))).isSameAs(busy);
    }
  }

  @Test
  void fourOverrunsAndAGoodRunAreForgiven() {
    long[] millis = {3};
    Scorer slow =
        Scorer.of(
            "slow",
            Set.of(),
            (r, e) -> {
              fixture.clock.addAndGet(Duration.ofMillis(millis[0]).toNanos());
              return 0.5;
            });
    Router router = fixture.router(queue().scorer(5, slow).build());
    for (int round = 0; round < 20; round++) {
      millis[0] = round % 5 == 4 ? 0 : 3;
      router.route(TestPool.request("r" + round), 0);
    }
    assertThat(fixture.reported).isEmpty();
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
    Router router = fixture.router(queue().scorer(1, stuck).build());
    Thread victim = new Thread(() -> router.route(TestPool.request("victim"), 0), "loop-3");
    victim.start();
    entered.await();
    fixture.clock.addAndGet(Duration.ofSeconds(1).toNanos());

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
        Router.builder(fixture.pool, queue().build(), fixture.clock::get)
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
}
