package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Json;
import io.fairlead.routing.RoutingExplanation.Verdict;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Limit;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Scorers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private final TestPool fixture = new TestPool();

  private RoutingExplanation explain() {
    Endpoint a = fixture.join("a", Column.WAITING, 2);
    fixture.report(a, Column.KV_USE, 0.25);
    Endpoint b = fixture.join("b", Column.WAITING, 6);
    fixture.report(b, Column.KV_USE, 0.5);
    fixture.join("c", Column.WAITING, 4); // its KV use is not known
    Endpoint full = fixture.join("full", Column.WAITING, 0);
    fixture.report(full, Column.KV_USE, 0.97);
    PoolSnapshot pool = fixture.pool.publish(0);
    RoutingProfile profile =
        RoutingProfile.builder("test")
            .filter(Filters.utilization(false, new Limit(Column.KV_USE, 0.95)))
            .scorer(2, Scorers.queue())
            .scorer(1, Scorers.kvCacheUtilization())
            .scorer(
                9,
                Scorer.of(
                    "broken",
                    Set.of(),
                    (r, e) -> {
                      throw new IllegalStateException("no luck");
                    }))
            .picker(Pickers.maxScore(2))
            .build();
    return profile.explain(
        new DecisionInput(pool, TestPool.request("r-1"), Map.of(), 0, 7, Set.of("switched-off")));
  }

  @Test
  void saysOfEachEndpointWhatEachStageDid() {
    RoutingExplanation explanation = explain();
    List<Verdict> verdicts = explanation.endpoints();

    assertThat(verdicts).extracting(Verdict::endpoint).containsExactly("a", "c", "b", "full");
    assertThat(verdicts).extracting(Verdict::rank).containsExactly(1, 2, 0, 0);
    assertThat(verdicts.get(0).parts())
        .containsExactly(
            new RoutingExplanation.Part("queue-scorer", 1.0, 2.0, 2.0),
            new RoutingExplanation.Part("kv-cache-utilization-scorer", 0.75, 1.0, 0.75));
    RoutingExplanation.Part unknown = verdicts.get(1).parts().get(1);
    assertThat(unknown.unknown()).isTrue();
    assertThat(unknown.contribution()).as("mean of the known").isEqualTo(0.625);
    RoutingExplanation.Drop drop = verdicts.get(3).drop();
    assertThat(drop)
        .isEqualTo(
            new RoutingExplanation.Drop(
                "utilization-filter",
                "above-kv-cache-use",
                0.97,
                0.95,
                "kv-cache-use 0.97 is above the limit of 0.95"));
    assertThat(explanation.leftOut())
        .containsExactly(
            new RoutingExplanation.LeftOut("broken", "java.lang.IllegalStateException: no luck"));
    assertThat(((Routed) explanation.decision()).margin()).isEqualTo(2.75 - 1.625);
  }

  @Test
  void aRequestWithoutAModelNamesNone() {
    assertThat(RoutingRequest.builder("r", "").build()).hasToString("request r");
    assertThat(RoutingRequest.builder("r", "m").build()).hasToString("request r for m");
  }

  @Test
  void isATableForPeople() {
    assertThat(explain().table())
        .isEqualTo(
            """
            request r-1 for m: routed to a by profile test, 1.1250 ahead of the runner-up
            left out: broken: java.lang.IllegalStateException: no luck
                endpoint  total   queue-scorer x 2  kv-cache-utilization-scorer x 1
            ->  a         2.7500  1.0000 = 2.0000   0.7500 = 0.7500
            #2  c         1.6250  0.5000 = 1.0000   unknown = 0.6250
                b         0.5000  0.0000 = 0.0000   0.5000 = 0.5000
                full      dropped by utilization-filter: kv-cache-use 0.97 is above the limit of 0.95
            """);
  }

  @Test
  void tellsWhatTheStagesLookedAt() {
    RoutingExplanation explanation = explain();
    assertThat(explanation.readsTable())
        .isEqualTo(
            """
                endpoint  kv-cache-use  waiting-requests
            ->  a         0.2500        2
            #2  c         unknown       4
                b         0.5000        6
                full      0.9700        0
            """);
    assertThat(explanation.endpoints().get(1).reads())
        .containsExactly(Map.entry(Column.KV_USE, Double.NaN), Map.entry(Column.WAITING, 4.0));
    Json.Obj second = (Json.Obj) ((Json.Arr) explanation.toJson().get("endpoints")).items().get(1);
    assertThat(((Json.Obj) second.get("reads")).members().keySet())
        .as("unknown is left out")
        .containsExactly("waiting-requests");
    RoutingProfile blind = RoutingProfile.builder("blind").build();
    assertThat(blind.explain(explanation.input()).readsTable()).isEmpty();
  }

  @Test
  void isDataForPrograms() {
    Json.Obj json = explain().toJson();
    assertThat(json.text("result")).isEqualTo("routed");
    assertThat(json.text("endpoint")).isEqualTo("a");
    Json.Obj first = (Json.Obj) ((Json.Arr) json.get("endpoints")).items().get(1);
    Json.Obj score = (Json.Obj) ((Json.Arr) first.get("scores")).items().get(1);
    assertThat(score.get("raw")).as("unknown is left out").isNull();
    assertThat(score.get("unknown")).isEqualTo(Json.Bool.TRUE);
    Json.Obj last = (Json.Obj) ((Json.Arr) json.get("endpoints")).items().get(3);
    assertThat(((Json.Obj) last.get("dropped")).text("code")).isEqualTo("above-kv-cache-use");
  }

  @Test
  void aRejectionIsExplainedToo() {
    fixture.join("a", Column.WAITING, 9);
    PoolSnapshot pool = fixture.pool.publish(0);
    RoutingProfile profile =
        RoutingProfile.builder("test")
            .filter(Filters.utilization(false, new Limit(Column.WAITING, 5)))
            .build();
    RoutingExplanation explanation =
        profile.explain(new DecisionInput(pool, TestPool.request("r"), Map.of(), 0, 0, Set.of()));
    assertThat(explanation.table())
        .isEqualTo(
            """
            request r for m: rejected: all-filtered by profile test (HTTP 429)
              endpoint  total
              a         dropped by utilization-filter: waiting-requests 9 is above the limit of 5
            """);
    assertThat(explanation.toJson().text("code")).isEqualTo("all-filtered");
  }

  @Test
  void numbersOfATableHaveFourDecimals() {
    assertThat(ExplanationTable.fixed(0)).isEqualTo("0.0000");
    assertThat(ExplanationTable.fixed(0.625)).isEqualTo("0.6250");
    assertThat(ExplanationTable.fixed(12.00005)).isEqualTo("12.0001");
    assertThat(ExplanationTable.fixed(-0.00001)).isEqualTo("0.0000");
    assertThat(ExplanationTable.fixed(-3.5)).isEqualTo("-3.5000");
    assertThat(ExplanationTable.fixed(1e15)).isEqualTo("1000000000000000");
    assertThat(ExplanationTable.fixed(Double.NaN)).isEqualTo("unknown");
  }
}
