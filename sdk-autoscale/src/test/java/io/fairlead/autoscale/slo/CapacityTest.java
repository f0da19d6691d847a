package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Slo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rate that the model allows; {@link CapacityFuzzTest} has the whole grid. */
class CapacityTest {

  @Test
  void whatIsAllowedMeetsTheObjectiveAndAQuarterMoreDoesNot() {
    List<CapacityTrial> grid = CapacityTrial.grid();
    int judged = 0;
    for (int i = 0; i < grid.size(); i += 53) {
      judged += Double.isNaN(grid.get(i).judged(4_000)) ? 0 : 1;
    }
    assertThat(judged).isGreaterThan(40);
  }

  @Test
  void whatNoRateMeetsIsSaidToBeOutOfReach() {
    for (Profile profile : CapacityTrial.PROFILES) {
      double alone = profile.base() + profile.perComputed() * 1_155;
      CapacityTrial never =
          new CapacityTrial(
              profile, 1_155, 211, CapacityTrial.slo(Slo.Metric.TTFT, 1.02 * alone, 0.95));
      assertThat(never.capacity().reachable()).isFalse();
      assertThat(never.met(0.05, 400, 3)).isLessThan(0.95);
      CapacityTrial always =
          new CapacityTrial(
              profile, 1_155, 211, CapacityTrial.slo(Slo.Metric.TTFT, 3 * alone, 0.95));
      assertThat(always.capacity().reachable()).isTrue();
    }
  }

  /** Once the coarsest: a long queue of prompts in a large batch. */
  @Test
  void halfASecondToTheFirstTokenInABatchOf256() {
    CapacityTrial cell =
        new CapacityTrial(
            Calibrations.H100, 1_155, 211, CapacityTrial.slo(Slo.Metric.TTFT, 0.5, 0.9));
    double met = cell.met(cell.capacity().rate(), 12_000, 7);
    assertThat(met).isBetween(0.88, 0.92);
  }
}
