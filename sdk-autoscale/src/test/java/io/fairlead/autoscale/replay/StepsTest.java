package io.fairlead.autoscale.replay;

import static io.fairlead.autoscale.replay.ReplayTest.hpa;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Steps that are made again are those of the run, in whatever order somebody looks. */
class StepsTest {

  private static final int SIZE = 9_000; // more than two blocks

  private static final ReplayResult RESULT =
      Replay.of(
              Loads.total(
                  "in_flight", SIZE, i -> 50 + 40 * StrictMath.sin(i / 20.0) + i * 7_919L % 3))
          .conserved("in_flight")
          .candidate(hpa("assumed", Loads.pods("in_flight", 10, 1, 20)), ReplayMode.RECORDED)
          .candidate(hpa("own", Loads.pods("in_flight", 10, 1, 20)), ReplayMode.CLOSED)
          .run();

  @Test
  void whatIsMadeAgainIsWhatTheRunCounted() {
    for (PolicyTimeline timeline : RESULT.timelines()) {
      assertThat(timeline.steps()).hasSize(SIZE);
      double replicaSeconds = 0;
      int most = 0;
      int ups = 0;
      int before = timeline.changes().get(0).from();
      for (ReplayStep step : timeline.steps()) {
        int replicas = step.replicas().orElseThrow();
        replicaSeconds += replicas * 15.0;
        most = Math.max(most, replicas);
        ups += replicas > before ? 1 : 0;
        before = replicas;
      }
      assertThat(replicaSeconds / 3600).isEqualTo(timeline.summary().replicaHours());
      assertThat(most).isEqualTo(timeline.summary().most());
      assertThat(ups).isEqualTo(timeline.summary().ups()).isGreaterThan(20);
    }
  }

  @Test
  void theOrderOfLookingDoesNotMatter() {
    for (PolicyTimeline timeline : RESULT.timelines()) {
      List<ReplayStep> inOrder = new ArrayList<>(timeline.steps());
      List<Integer> order = new ArrayList<>();
      Random random = new Random(7);
      for (int i = 0; i < 4; i++) {
        order.add(random.nextInt(SIZE));
      }
      Collections.shuffle(order, random);
      for (int index : order) {
        assertThat(timeline.steps().get(index)).isEqualTo(inOrder.get(index));
      }
    }
  }

  @Test
  void dataIsMadeWhileSomebodyGoesThroughIt() {
    Json.Obj data = RESULT.toJson();
    Json.Obj own = (Json.Obj) ((Json.Arr) data.get("policies")).items().get(1);
    List<Json> steps = ((Json.Arr) own.get("steps")).items();
    assertThat(steps).hasSize(SIZE);
    assertThat(steps.get(5_000)).isEqualTo(steps.get(5_000)).isNotSameAs(steps.get(5_000));
  }
}
