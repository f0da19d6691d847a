package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.Json;
import io.fairlead.routing.prefix.PrefixChain;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Pickers;
import io.fairlead.routing.stages.Scorers;
import io.fairlead.routing.stages.Signals;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final PrefixScheme SCHEME = PrefixScheme.approximate();

  private final PrefixIndex index = PrefixIndex.builder(SCHEME).build();
  private final Pool pool = Pool.builder().holder(index).build();
  private final DecisionRing ring = new DecisionRing(64 << 20, 1, request -> false);

  private Router router(RoutingProfile profile) {
    return Router.builder(pool, profile, () -> 0)
        .signal(Signals.prefix(index))
        .signal(Signals.sessionId())
        .signal(Signals.noHitLru())
        .capture(ring)
        .build();
  }

  private static RoutingProfile everything(Picker picker) {
    return RoutingProfile.builder("everything")
        .seed(99)
        .filter(Filters.model())
        .filter(Filters.prefixCacheAffinity(0.5, 0.3, 18_000, 15_928))
        .scorer(2, Scorers.queue())
        .scorer(1, Scorers.runningRequestsWithCredit())
        .scorer(2, Scorers.kvCacheUtilization())
        .scorer(3, Scorers.prefixCache(0.25, 4096))
        .scorer(1, Scorers.loraAffinity())
        .scorer(1, Scorers.loadAware())
        .scorer(1, Scorers.activeRequests())
        .scorer(1, Scorers.tokenLoad())
        .scorer(1, Scorers.sessionAffinity())
        .scorer(1, Scorers.noHitLru())
        .scorer(1, Scorers.leastTokens())
        .scorer(
            0.5,
            Scorer.of(
                "moody",
                Set.of(Column.WAITING),
                (r, e) -> {
                  if (r.id().endsWith("7")) {
                    throw new IllegalStateException("it is a seven");
                  }
                  return e.value(Column.WAITING) > 3 ? 0.25 : Double.NaN;
                }))
        .picker(picker)
        .build();
  }

  private void populate(SplittableRandom random) {
    List<Endpoint> members = new ArrayList<>();
    for (int i = random.nextInt(2, 40); i > 0; i--) {
      Endpoint endpoint =
          pool.join(
              TestPool.spec("pod-" + i)
                  .withIncarnation("uid-" + i)
                  .withLabels(Map.of("zone", "z" + i % 3))
                  .withModels(i % 5 == 0 ? Set.of("other") : Set.of("m", "adapter")));
      members.add(endpoint);
      ReportWriter report = pool.scrapeSent(endpoint, i);
      if (random.nextInt(5) > 0) {
        report.set(Column.WAITING, random.nextInt(9)).set(Column.RUNNING, random.nextInt(9));
      }
      if (random.nextInt(5) > 0) {
        report.set(Column.KV_USE, random.nextDouble());
      }
      if (random.nextBoolean()) {
        report.set(Attribute.LORA, new LoraAdapters(Set.of("m"), Set.of("x"), random.nextInt(4)));
      }
      report.commit();
    }
    for (int i = random.nextInt(1, 4); i > 1; i--) {
      pool.leave(members.remove(random.nextInt(members.size())));
    }
    pool.publish(100);
  }

  private static RoutingRequest request(SplittableRandom random, int i) {
    long[] hashes = new long[random.nextInt(1, 12)];
    long hash = random.nextInt(3);
    for (int b = 0; b < hashes.length; b++) {
      hash = hash * 31 + 17;
      hashes[b] = hash;
    }
    return RoutingRequest.builder("r" + i, "m")
        .prefix(PrefixChain.of(SCHEME, hashes, hashes.length * 64 - 5))
        .header("X-Session-Id", "s" + random.nextInt(6))
        .maxOutputTokens(100)
        .priority(-1)
        .arrivalNanos(i)
        .build();
  }

  @RepeatedTest(20)
  void aRecordedDecisionIsReplayedBitForBitAlsoFromItsFile(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    populate(random);
    Picker[] pickers = {Pickers.maxScore(3), Pickers.random(2), Pickers.weightedRandom(4)};
    RoutingProfile profile = everything(pickers[random.nextInt(pickers.length)]);
    Router router = router(profile);
    for (int i = 0; i < 30; i++) {
      router.route(request(random, i), i);
    }
    List<RecordedDecision> decisions = ring.latest(100);
    assertThat(decisions).hasSize(30);
    for (RecordedDecision recorded : decisions) {
      assertThat(recorded.differenceFrom(profile.decide(recorded.input()))).isEmpty();
      RecordedDecision read = RecordedDecision.fromJson(throughText(recorded.toJson()));
      assertThat(read.differenceFrom(profile.decide(read.input()))).isEmpty();
      assertThat(read.toJson()).isEqualTo(recorded.toJson());
      RoutingExplanation explained = profile.explain(read.input());
      assertThat(read.differenceFrom(explained.decision())).isEmpty();
      assertThat(explained.table()).isEqualTo(profile.explain(recorded.input()).table());
    }
    RecordedDecision seven = ring.find("r17").orElseThrow();
    assertThat(seven.input().stagesOff()).containsExactly("moody");
  }

  /** What a file does to it: plain values and back. */
  private static Json.Obj throughText(Json.Obj json) {
    return (Json.Obj) Json.of(json.plain());
  }

  @Test
  void saysWhatADecisionByAnotherProfileDiffersIn() {
    TestPool fixture = new TestPool(pool);
    fixture.join("a", Column.WAITING, 0);
    fixture.join("b", Column.WAITING, 5);
    pool.publish(0);
    RoutingProfile least = RoutingProfile.builder("least").scorer(1, Scorers.queue()).build();
    RoutingProfile most =
        RoutingProfile.builder("most")
            .scorer(1, Scorer.of("most", Set.of(), (r, e) -> e.value(Column.WAITING) / 5))
            .build();
    router(least).route(TestPool.request("r"), 0);
    RecordedDecision recorded = ring.find("r").orElseThrow();
    assertThat(recorded.differenceFrom(most.decide(recorded.input())))
        .isEqualTo("endpoint was a, is b");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RoutingProfile.builder("own")
                    .scorer(1, Scorers.activeRequests())
                    .build()
                    .decide(recorded.input()))
        .withMessage(
            "rows of a decision must include 'in-flight-requests', which profile 'own' reads, but"
                + " were [cached-tokens, session, no-hit-rank]");
  }

  @Test
  void anotherProfileIsComparedByItsEndpointAndATieIsNoDifference() {
    TestPool fixture = new TestPool(pool);
    fixture.join("a", Column.WAITING, 0);
    fixture.join("b", Column.WAITING, 5);
    pool.publish(0);
    RoutingProfile least = RoutingProfile.builder("least").scorer(1, Scorers.queue()).build();
    RoutingProfile heavy = RoutingProfile.builder("heavy").scorer(3, Scorers.queue()).build();
    RoutingProfile flat =
        RoutingProfile.builder("flat")
            .scorer(1, Scorer.of("flat", Set.of(), (r, e) -> 0.5))
            .build();
    RoutingProfile most =
        RoutingProfile.builder("most")
            .scorer(1, Scorer.of("most", Set.of(), (r, e) -> e.value(Column.WAITING) / 5))
            .build();
    RoutingProfile none = RoutingProfile.builder("none").filter(Filters.prefill()).build();
    Router router = router(least);
    Set<ReplayOutcome.Kind> flats = EnumSet.noneOf(ReplayOutcome.Kind.class);
    for (int i = 0; i < 30; i++) {
      router.route(TestPool.request("r" + i), i);
      RecordedDecision recorded = ring.find("r" + i).orElseThrow();
      assertThat(recorded.replay(least)).isEqualTo(new ReplayOutcome(ReplayOutcome.Kind.SAME, ""));
      assertThat(recorded.replay(heavy).kind()).isEqualTo(ReplayOutcome.Kind.SAME);
      assertThat(recorded.replay(most))
          .isEqualTo(new ReplayOutcome(ReplayOutcome.Kind.DIFFERENT, "endpoint was a, is b"));
      assertThat(recorded.replay(none).text()).startsWith("was routed to a, is rejected: ");
      flats.add(recorded.replay(flat).kind());
    }
    assertThat(flats).containsExactly(ReplayOutcome.Kind.SAME, ReplayOutcome.Kind.TIED);
  }

  @Test
  void namesThePathOfWhatIsWrongInAFile() {
    TestPool fixture = new TestPool(pool);
    fixture.join("a", Column.WAITING, 0);
    pool.publish(0);
    router(RoutingProfile.builder("p").scorer(1, Scorers.queue()).build())
        .route(TestPool.request("r"), 0);
    Json.Obj good = ring.find("r").orElseThrow().toJson();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedDecision.fromJson(with(good, "schemaVersion", Json.of(2))))
        .withMessage("schemaVersion must be 1, but was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedDecision.fromJson(with(good, "pool", Json.of(7))))
        .withMessage("pool must be an object, but was 7");
    Json.Obj badPool =
        with((Json.Obj) good.get("pool"), "endpoints", Json.of(List.of(Map.of("slot", 3))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedDecision.fromJson(with(good, "pool", badPool)))
        .withMessage("pool.endpoints[0].slot must be in [0, 1) and used once, but was 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedDecision.fromJson(Json.Obj.EMPTY))
        .withMessage("schemaVersion must be a whole number, but was absent");
  }

  private static Json.Obj with(Json.Obj object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new Json.Obj(members);
  }

  @Test
  void theRingKeepsTheLatestWithinItsBytes() {
    for (int i = 0; i < 100; i++) {
      pool.join(TestPool.spec("e" + i));
    }
    pool.publish(0);
    DecisionRing small = new DecisionRing(20_000, 1, request -> false);
    RoutingProfile profile =
        RoutingProfile.builder("p").scorer(1, Scorers.activeRequests()).build();
    Router router = Router.builder(pool, profile, () -> 0).capture(small).build();
    for (int i = 0; i < 50; i++) {
      router.route(TestPool.request("r" + i), 0);
      assertThat(small.bytes()).isLessThanOrEqualTo(20_000);
    }
    assertThat(small.latest(3))
        .extracting(recorded -> recorded.input().request().id())
        .containsExactly("r49", "r48", "r47");
    // 100 rows of 8 bytes and some: a dozen fit, and not fifty
    assertThat(small.latest(99)).hasSizeBetween(8, 16);
    assertThat(small.find("r0")).isEmpty();
  }

  @Test
  void theRingSamplesAndTakesWhatIsAskedFor() {
    DecisionRing sampled = new DecisionRing(1 << 20, 3, request -> request.id().equals("asked"));
    List<String> wanted = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "asked", "e", "f", "g")) {
      if (sampled.wants(TestPool.request(id))) {
        wanted.add(id);
      }
    }
    assertThat(wanted).containsExactly("c", "asked", "f");
  }
}
