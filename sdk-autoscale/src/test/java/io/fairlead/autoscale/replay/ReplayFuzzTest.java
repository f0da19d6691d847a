package io.fairlead.autoscale.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.fuzz.Fuzz;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever was recorded, a replay ends, and its own replicas stay within the bounds. */
class ReplayFuzzTest {

  private static final double[] STRANGE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0, -0.0, 1e300, 5e-324, 1e18
  };

  @Test
  void randomLoads() {
    Fuzz.seeded(71)
        .corpus("a load", "another load with more of it")
        .run(
            400,
            input -> {
              long seed = 7;
              for (byte each : input) {
                seed = seed * 31 + each;
              }
              replay(new SplittableRandom(seed));
            });
  }

  private static void replay(SplittableRandom random) {
    int samples = 1 + random.nextInt(60);
    int pods = random.nextInt(4);
    List<Track> tracks = new ArrayList<>();
    for (int pod = 0; pod <= pods; pod++) {
      String name = pods == 0 || random.nextInt(9) == 0 ? "" : "p" + pod;
      tracks.add(
          Loads.track(
              name,
              1 + random.nextInt(samples),
              1 + random.nextInt(90),
              i ->
                  random.nextInt(12) == 0
                      ? STRANGE[random.nextInt(STRANGE.length)]
                      : random.nextDouble() * 100));
    }
    int min = random.nextInt(3);
    int max = Math.max(1, min) + random.nextInt(9);
    Replay replay =
        Replay.of(Series.of("in_flight", tracks))
            .conserved("in_flight")
            .coldStart(Duration.ofSeconds(random.nextInt(120)))
            .candidate(
                Candidate.hpa("pods", Loads.pods("in_flight", 10, Math.max(1, min), max), c -> c),
                ReplayMode.RECORDED)
            .candidate(
                Candidate.hpa("own", Loads.pods("in_flight", 10, Math.max(1, min), max), c -> c),
                ReplayMode.CLOSED)
            .candidate(
                Candidate.hpa("all", Loads.external("in_flight", 10, min, max), c -> c),
                ReplayMode.CLOSED)
            .candidate(
                Candidate.kpa(
                    "kpa", Map.of("autoscaling.knative.dev/max-scale", "" + max), Map.of()),
                ReplayMode.CLOSED);
    if (random.nextBoolean()) {
      replay.desired(
          Loads.total("desired", samples, i -> random.nextInt(8) == 0 ? Double.NaN : i % 7));
    }
    ReplayResult result = replay.run();
    assertThat(result.timelines()).allMatch(t -> t.steps().size() == result.steps());
    for (ReplayStep step : result.timelines().get(2).steps()) {
      boolean moved = step.action() == Action.SCALE;
      assertThat(
              moved && (step.replicas().orElseThrow() < min || step.replicas().orElseThrow() > max))
          .isFalse();
    }
    assertThat(result.toJson()).isEqualTo(replay.run().toJson());
    assertThat(ReplayPage.html(result)).doesNotContain("NaN").doesNotContain("Infinity");
    assertThat(ReplayTables.csv(result).lines().count()).isEqualTo(result.steps() + 1L);
    assertThat(ReplayTables.text(result)).contains("replica-hours");
  }
}
