package io.fairlead.autoscale.replay;

import static io.fairlead.autoscale.replay.ReplayTest.hpa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay prints, and what it refuses. */
class ReplayResultTest {

  @Test
  void theSameInputGivesTheSameResultByteForByte() {
    assertThat(example().toJson()).isEqualTo(example().toJson());
    assertThat(ReplayPage.html(example())).isEqualTo(ReplayPage.html(example()));
  }

  private static ReplayResult example() {
    return Replay.of(Loads.total("in_flight", 200, i -> 50 + 40 * StrictMath.sin(i / 20.0)))
        .desired(Loads.total("desired", 200, i -> 5))
        .conserved("in_flight")
        .candidate(
            hpa("today, \"as is\" <b>", Loads.pods("in_flight", 10, 1, 9)), ReplayMode.RECORDED)
        .candidate(hpa("=other", Loads.pods("in_flight", 20, 1, 9)), ReplayMode.CLOSED)
        .run();
  }

  @Test
  void aPageIsSelfContainedAndEscapesNames() {
    String page = ReplayPage.html(example());
    assertThat(page)
        .contains("<svg ", "<title>", "replicas", "UTC", "prefers-color-scheme: dark", "&lt;b&gt;")
        .doesNotContain("<script", "<b>", "http:", "https:", "url(", "NaN", "javascript:");
    assertThat(page.split("<svg ", -1)).hasSize(3);
  }

  @Test
  void csvHasARowPerStepAndNoFormulas() {
    List<String> lines = ReplayTables.csv(example()).lines().toList();
    assertThat(lines).hasSize(201);
    assertThat(lines.get(0))
        .startsWith("time,in_flight,running,\"today, \"\"as is\"\" <b> replicas\",")
        .contains(",'=other replicas,");
    assertThat(lines.get(1)).startsWith("2026-01-01T10:00:00Z,50,5,5,5,hold,");
  }

  @Test
  void theTableSaysWhatThePageSays() {
    assertThat(ReplayTables.text(example()))
        .contains(
            "one sync every 15 s", "replica-hours", "in_flight: total", "recorded", "closed", "->");
  }

  @Test
  void timesAtTheEndsOfTimeAreTooManyAndNotTooFew() {
    for (long[] times :
        List.of(
            new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
            new long[] {-9_000_000_000_000_000_000L, 9_000_000_000_000_000_000L})) {
      Replay replay =
          Replay.of(Series.of("in_flight", List.of(Track.of("", times, new double[] {1, 1}))))
              .conserved("in_flight")
              .candidate(hpa("h", Loads.pods("in_flight", 20, 1, 9)), ReplayMode.CLOSED);
      assertThatIllegalArgumentException()
          .isThrownBy(replay::run)
          .withMessageContaining("at most 2,000,000");
    }
  }

  @Test
  void aPolicyMayDecideOnceForAllTime() {
    Candidate often = hpa("h", Loads.pods("in_flight", 20, 1, 9));
    Candidate once =
        new Candidate(
            "once",
            often.policy(),
            Duration.ofSeconds(Long.MAX_VALUE),
            often.min(),
            often.max(),
            often.inputs());
    long[] times = {0, 15_000, 30_000};
    ReplayResult result =
        Replay.of(Series.of("in_flight", List.of(Track.of("", times, new double[] {50, 50, 50}))))
            .conserved("in_flight")
            .candidate(once, ReplayMode.CLOSED)
            .run();

    assertThat(result.timelines().get(0).steps()).hasSize(3);
  }

  @Test
  void whatCannotBeReplayedIsNamed() {
    Replay other =
        Replay.of(Loads.total("latency", 3, i -> 1))
            .candidate(hpa("today", Loads.external("queue", 3, 1, 9)), ReplayMode.RECORDED);
    assertThatIllegalArgumentException()
        .isThrownBy(other::run)
        .withMessage(
            "today cannot be replayed: nothing was recorded of what it reads: queue (there is"
                + " latency)");
    assertThatIllegalArgumentException().isThrownBy(() -> Replay.of().run());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Replay.of(Loads.total("a_b", 3, i -> 1), Loads.total("a-b", 3, i -> 1)));
    Track years =
        Track.of("", new long[] {0, Duration.ofDays(3650).toMillis()}, new double[] {1, 1});
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Replay.of(Series.of("queue", List.of(years)))
                    .candidate(hpa("a", Loads.external("queue", 3, 1, 9)), ReplayMode.RECORDED)
                    .run())
        .withMessageContaining("at most 2,000,000");
  }
}
