package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.fairlead.routing.host.PoolHealth;
import io.fairlead.routing.host.ScrapeSchedule;
import io.fairlead.routing.host.WeightedSplit;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Limit;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Scorers;
import io.fairlead.routing.stages.Signals;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What must not come in is named at the door, before anything has changed. */
class HostileArgumentsTest {

  private final IdleAndBusy fixture = new IdleAndBusy();

  private static void isNamed(String message, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(message);
  }

  private static <T> Set<T> withNull(T other) {
    return new HashSet<>(Arrays.asList(other, null));
  }

  @Test
  void specsNameWhatIsMissing() {
    URI uri = URI.create("http://127.0.0.1:1");
    EndpointSpec spec = EndpointSpec.of("a", uri);
    isNamed("name of an endpoint", () -> EndpointSpec.of(null, uri));
    isNamed("uri", () -> EndpointSpec.of("a", null));
    isNamed("incarnation", () -> spec.withIncarnation(null));
    isNamed("labels", () -> spec.withLabels(null));
    isNamed("labels[zone]", () -> spec.withLabels(Collections.singletonMap("zone", null)));
    isNamed(
        "keys of labels must not contain null, but was [null]",
        () -> spec.withLabels(Collections.singletonMap(null, "a")));
    isNamed(
        "models must not contain null, but was [null]",
        () -> spec.withModels(Collections.singleton(null)));
    isNamed(
        "running must not contain null, but was [null]",
        () -> new LoraAdapters(Collections.singleton(null), Set.of(), 1));
  }

  @Test
  void aReportThatIsRefusedChangesNothing() {
    ReportWriter report = fixture.pool.scrapeSent(fixture.idle, 1);
    isNamed("column", () -> report.set((Column) null, 1));
    isNamed("value", () -> report.set(Attribute.LORA, null));
    @SuppressWarnings({"unchecked", "rawtypes"})
    ThrowingCallable wrongType = () -> report.set((Attribute) Attribute.LORA, "no adapters");
    assertThatExceptionOfType(ClassCastException.class).isThrownBy(wrongType);

    assertThat(report.set(Column.WAITING, 3).commit()).isTrue();
    PoolSnapshot shown = fixture.pool.publish(2);
    assertThat(shown.value(Column.WAITING, fixture.idle.slot())).isEqualTo(3);
    assertThat(shown.attribute(Attribute.LORA, fixture.idle.slot())).isNull();
  }

  @Test
  void aLeaseThatIsEndedWithNothingStaysOpen() {
    Router router = fixture.router(IdleAndBusy.queue().build());
    Lease lease = ((Routed) router.route(TestPool.request("r"), 0)).lease();
    isNamed("outcome", () -> lease.end(null, Usage.UNKNOWN, 1));
    isNamed("usage", () -> lease.end(Outcome.COMPLETED, null, 1));
    isNamed("fallback", () -> lease.moveTo(null, Outcome.CONNECT_FAILED, 1));
    assertThat(fixture.idle.inFlightRequests()).isEqualTo(1);
    lease.close();
    assertThat(fixture.idle.inFlightRequests()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Usage(3, -2, 1))
        .withMessage("cachedTokens must be at least 0, or -1 for unknown, but was -2");
  }

  @Test
  void poolsAndRoutersNameWhatIsMissing() {
    Router router = fixture.router(IdleAndBusy.queue().build());
    isNamed("spec", () -> fixture.pool.join(null));
    isNamed("endpoint", () -> fixture.pool.leave(null));
    isNamed("endpoint", () -> fixture.pool.scrapeSent(null, 0));
    isNamed("holder", () -> Pool.builder().holder(null));
    isNamed("rest", () -> Pool.builder().rest(null));
    isNamed("request", () -> router.route(null, 0));
    isNamed("request", () -> router.observe(null, 0));
    isNamed(
        "stageBudget",
        () -> Router.builder(fixture.pool, router.profile(), () -> 0).stageBudget(null));
  }

  @Test
  void recordsOfDecisionsNameWhatIsMissing() {
    Router router = fixture.router(IdleAndBusy.queue().build());
    DecisionInput input = router.observe(TestPool.request("r"), 0);
    Map<Column, double[]> rows = new HashMap<>();
    rows.put(Column.SESSION, null);
    isNamed(
        "rows[session]",
        () -> new DecisionInput(input.pool(), input.request(), rows, 0, 0, Set.of()));
    isNamed(
        "stagesOff must not contain null, but was [null, x]",
        () -> new DecisionInput(input.pool(), input.request(), Map.of(), 0, 0, withNull("x")));
    isNamed(
        "fallbacks must not contain null, but was [null]",
        () ->
            new RecordedDecision("p", "a", Collections.singletonList(null), 0, null, input, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordedDecision("p", null, List.of(), 0, null, input, null))
        .withMessage(
            "endpoint must be given where code is not, and only there, but was null, null");
  }

  @Test
  void stagesOfThirdPartiesAreLookedAtWhenAProfileIsBuilt() {
    RoutingProfile.Builder profile = RoutingProfile.builder("p");
    isNamed("scorer", () -> profile.scorer(1, null));
    isNamed("reads", () -> Scorer.of("s", null, (r, e) -> 0));
    isNamed(
        "reads must not contain null, but was [null]",
        () -> Scorer.of("s", Collections.singleton(null), (r, e) -> 0));
    isNamed("name of a stage", () -> RoutingProfile.builder("p").filter(named(null)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoutingProfile.builder("p").filter(named(" ")).build())
        .withMessage("name of a stage must be a text that is not blank, but was \" \"");
    isNamed(
        "reads of stage 'sly'",
        () -> RoutingProfile.builder("p").filter(named("sly", null)).build());
  }

  private static Filter named(String name) {
    return named(name, Set.of());
  }

  private static Filter named(String name, Set<Column> reads) {
    return new Filter() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Set<Column> reads() {
        return reads;
      }

      @Override
      public void filter(RoutingRequest r, Candidates c, Drops drops, RandomGenerator random) {}
    };
  }

  @Test
  void weightsWhoseSumIsNoNumberAreRefusedAndNoPickerLoopsOverThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RoutingProfile.builder("p")
                    .scorer(Double.MAX_VALUE, Scorers.queue())
                    .scorer(Double.MAX_VALUE, Scorers.kvCacheUtilization())
                    .build())
        .withMessage("sum of weights must be finite, as totals are, but was infinity");
    Picker picker = Pickers.maxScore(2);
    for (double total : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> picker.pick(Row.of(total, total), new DecisionRandom().seed(1, 1), new int[2]))
          .withMessage("totals must be finite, but one is not");
    }
  }

  @Test
  void readyMadeStagesAndHostsNameWhatIsMissing() {
    isNamed("name", () -> Profiles.named(null));
    isNamed("selector", () -> Filters.labelSelector(null));
    isNamed(
        "limits must not contain null, but was [null]",
        () -> Filters.utilization(false, (Limit) null));
    isNamed("column", () -> new Limit(null, 1));
    isNamed("index", () -> Signals.prefix(null));
    isNamed("header", () -> Signals.sessionToken(null));
    isNamed("ttl", () -> Signals.sessionId("x", null, 1));
    isNamed("endpoint", () -> PoolHealth.create().of(null));
    isNamed("quiet", () -> new ScrapeSchedule(Duration.ofMillis(1), null, Duration.ofSeconds(1)));
    isNamed(
        "targets must not contain null, but was [null]",
        () -> WeightedSplit.of(Collections.singletonList(null)));
  }

  @Test
  void aBuilderOfRequestsMayBeUsedFurther() {
    RoutingRequest.Builder builder = RoutingRequest.builder("r", "m").header("A", "1");
    RoutingRequest first = builder.build();
    RoutingRequest second = builder.header("b", "2").build();
    assertThat(first.headers()).containsExactly(Map.entry("a", "1"));
    assertThat(second.headers()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(builder.build().headers()).isEqualTo(second.headers());
  }
}
