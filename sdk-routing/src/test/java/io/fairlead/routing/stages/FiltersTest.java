package io.fairlead.routing.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Selector;
import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Drops;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.TestPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FiltersTest {

  private final TestPool fixture = new TestPool();

  private List<String> kept(Filter filter, RoutingRequest request, Map<Column, double[]> rows) {
    Candidates candidates = fixture.candidates(rows);
    Drops drops = Drops.ofSize(candidates.size());
    filter.filter(request, candidates, drops, new SplittableRandom(1));
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (!drops.dropped(i)) {
        kept.add(candidates.endpoint(i).name());
      }
    }
    return kept;
  }

  private List<String> kept(Filter filter) {
    return kept(filter, TestPool.request("r"), Map.of());
  }

  private void role(String... roles) {
    for (String role : roles) {
      fixture.join(role, Map.of("llm-d.ai/role", role), Set.of());
    }
    fixture.join("none");
  }

  @Test
  void decodeAlsoTakesEndpointsWithoutARole() {
    role("decode", "prefill", "both", "encode", "prefill-decode", "encode-prefill-decode");
    assertThat(kept(Filters.decode()))
        .containsExactly("decode", "both", "prefill-decode", "encode-prefill-decode", "none");
  }

  @Test
  void prefillDemandsARole() {
    role("decode", "prefill", "both", "encode-prefill", "encode", "encode-prefill-decode");
    assertThat(kept(Filters.prefill()))
        .containsExactly("prefill", "both", "encode-prefill", "encode-prefill-decode");
  }

  @Test
  void encodeDemandsARole() {
    role("both", "encode", "encode-prefill", "encode-prefill-decode", "prefill-decode");
    assertThat(kept(Filters.encode()))
        .containsExactly("encode", "encode-prefill", "encode-prefill-decode");
  }

  @Test
  void labelsAreMatchedAsKubernetesDoes() {
    fixture.join("a", Map.of("zone", "eu-1", "gpu", "h100"), Set.of());
    fixture.join("b", Map.of("zone", "eu-2"), Set.of());
    fixture.join("c");
    assertThat(kept(Filters.labelSelector(Selector.parse("zone in (eu-1, eu-2), gpu!=h100"))))
        .containsExactly("b");
  }

  @Test
  void aChangedLabelCountsFromTheNextSnapshotOn() {
    Filter filter = Filters.labelSelector(Selector.parse("zone=a"));
    fixture.join("one", Map.of("zone", "a"), Set.of());
    assertThat(kept(filter)).containsExactly("one");
    fixture.join("one", Map.of("zone", "b"), Set.of());
    assertThat(kept(filter)).isEmpty();
  }

  @Test
  void keepsWhoServesTheModelOrDoesNotSay() {
    fixture.join("serves", Map.of(), Set.of("m", "x"));
    fixture.join("other", Map.of(), Set.of("x"));
    fixture.join("unknown");
    assertThat(kept(Filters.model())).containsExactly("serves", "unknown");
  }

  @Test
  void dropsWhoIsAboveALimitButNotWhoIsUnknown() {
    fixture.join("idle", Column.WAITING, 5);
    fixture.join("busy", Column.WAITING, 6);
    fixture.join("unknown");
    assertThat(kept(Filters.utilization(false, new Limit(Column.WAITING, 5))))
        .containsExactly("idle", "unknown");
  }

  @Test
  void mayKeepAllWhereNoneWouldBeLeft() {
    fixture.join("a", Column.WAITING, 6);
    fixture.join("b", Column.KV_USE, 0.9);
    Limit[] limits = {new Limit(Column.WAITING, 5), new Limit(Column.KV_USE, 0.8)};
    assertThat(kept(Filters.utilization(false, limits))).isEmpty();
    assertThat(kept(Filters.utilization(true, limits))).containsExactly("a", "b");
  }

  private Map<Column, double[]> affinity(double[] cached, double[] inFlight) {
    for (int i = 0; i < cached.length; i++) {
      fixture.join("e" + i);
    }
    return Map.of(Column.CACHED_TOKENS, cached, Column.IN_FLIGHT_TOKENS, inFlight);
  }

  private static final RoutingRequest TEN_BLOCKS = TestPool.request("r", 10, 64);

  @Test
  void keepsThoseThatHoldEnoughOfThePrompt() {
    // 8 of 10 blocks is the threshold, met exactly; the partial eighth block counts
    var rows = affinity(new double[] {640, 7 * 64, 7 * 64 + 1, 0}, new double[4]);
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, rows)).containsExactly("e0", "e2");
  }

  @Test
  void theThresholdItselfIsEnoughWhereNobodyHoldsMore() {
    var rows = affinity(new double[] {8 * 64, 0}, new double[2]);
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, rows)).containsExactly("e0");
  }

  @Test
  void keepsAllWhenNobodyOrEverybodyHoldsThePrompt() {
    var rows = affinity(new double[] {0, 64}, new double[2]);
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, rows)).hasSize(2);
    var all = affinity(new double[] {640, 640}, new double[] {1e9, 0});
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, all)).hasSize(2);
  }

  @Test
  void givesStickinessUpWhenItCostsMoreThanThePenalty() {
    // 18 s at 15,928 tokens/s are 286,704 tokens
    var atThePenalty = affinity(new double[] {640, 0}, new double[] {286_704, 0});
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, atThePenalty)).containsExactly("e0");
    var above = affinity(new double[] {640, 0}, new double[] {286_705, 0});
    assertThat(kept(Filters.prefixCacheAffinity(), TEN_BLOCKS, above)).hasSize(2);
  }

  @Test
  void exploresWithTheProbabilityGiven() {
    var rows = affinity(new double[] {640, 0}, new double[2]);
    assertThat(kept(Filters.prefixCacheAffinity(0.8, 1.0, 18_000, 15_928), TEN_BLOCKS, rows))
        .hasSize(2);
  }

  @Test
  void keepsTheBoundEndpointIfItIsThere() {
    var rows = affinity(new double[2], new double[2]);
    Filter filter = Filters.sessionAffinity();
    assertThat(kept(filter, TEN_BLOCKS, with(rows, 0, 1))).containsExactly("e1");
    assertThat(kept(filter, TEN_BLOCKS, with(rows, 0, 0))).hasSize(2);
    assertThat(kept(filter, TEN_BLOCKS, with(rows, Double.NaN, Double.NaN))).hasSize(2);
  }

  private static Map<Column, double[]> with(Map<Column, double[]> rows, double... session) {
    return Map.of(Column.SESSION, session, Column.CACHED_TOKENS, rows.get(Column.CACHED_TOKENS));
  }

  @Test
  void affinitiesAndLimitsThatFallBackAreAdviceAndTheOthersRules() {
    Limit limit = new Limit(Column.WAITING, 5);
    assertThat(List.of(Filters.prefixCacheAffinity(), Filters.sessionAffinity()))
        .noneMatch(Filter::mandatory);
    assertThat(Filters.utilization(true, limit).mandatory()).isFalse();
    assertThat(Filters.utilization(false, limit).mandatory()).isTrue();
    assertThat(
            List.of(
                Filters.model(),
                Filters.labelSelector(Selector.parse("zone in (a)")),
                Filters.decode(),
                Filters.prefill(),
                Filters.encode()))
        .allMatch(Filter::mandatory);
  }

  @Test
  void theCatalogueReadsUpstreamsParameters() {
    fixture.join("idle", Column.WAITING, 5);
    fixture.join("busy", Column.WAITING, 6);
    Json.Obj parameters =
        (Json.Obj)
            Json.of(
                Map.of(
                    "conditions",
                    List.of(Map.of("metric", "waiting-queue", "maxValue", 5)),
                    "fallbackOnEmpty",
                    true));
    Filter filter = StageCatalog.standard().filter("utilization-filter", "busy", parameters);
    assertThat(filter.name()).isEqualTo("busy");
    assertThat(kept(filter)).containsExactly("idle");

    Json.Obj selector =
        (Json.Obj)
            Json.of(
                Map.of(
                    "matchLabels", Map.of("a", "b"),
                    "matchExpressions",
                        List.of(Map.of("key", "c", "operator", "In", "values", List.of("d")))));
    fixture.join("labelled", Map.of("a", "b", "c", "d"), Set.of());
    assertThat(kept(StageCatalog.standard().filter("label-selector-filter", "l", selector)))
        .containsExactly("labelled");
  }

  @Test
  void theCatalogueRefusesWhatItDoesNotKnow() {
    StageCatalog catalog = StageCatalog.standard();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog.picker("best-picker", "p", Json.Obj.EMPTY))
        .withMessage(
            "type of a picker must be one of [max-score-picker, random-picker,"
                + " weighted-random-picker], but was 'best-picker'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                catalog.scorer("load-aware-scorer", "l", (Json.Obj) Json.of(Map.of("treshold", 5))))
        .withMessage(
            "parameter of load-aware-scorer must be one of [threshold], but was 'treshold'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                catalog.scorer(
                    "load-aware-scorer", "l", (Json.Obj) Json.of(Map.of("threshold", "5"))))
        .withMessageStartingWith(
            "parameter 'threshold' of load-aware-scorer must be a whole number, but was");
  }

  @Test
  void everyTypeOfTheCatalogueCanBeMadeWithItsDefaults() {
    StageCatalog catalog = StageCatalog.standard();
    catalog
        .scorers()
        .forEach(
            type -> assertThat(catalog.scorer(type, "x", Json.Obj.EMPTY).name()).isEqualTo("x"));
    catalog
        .pickers()
        .forEach(
            type -> assertThat(catalog.picker(type, "x", Json.Obj.EMPTY).name()).isEqualTo("x"));
    Set<String> filters = new TreeSet<>(catalog.filters());
    filters.remove("utilization-filter"); // has no sensible default: it needs a condition
    filters.forEach(
        type -> assertThat(catalog.filter(type, "x", Json.Obj.EMPTY).name()).isEqualTo("x"));
  }
}
