package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fuzz.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The grid of trials in steps; all 2,592 of them: {@code -Dfuzz=2592}. */
class CapacityFuzzTest {

  @Test
  void whatIsAllowedMeetsTheObjectiveAndAQuarterMoreDoesNot() {
    List<CapacityTrial> grid = CapacityTrial.grid();
    long trials = Math.min(grid.size(), Fuzz.executions(60));
    double least = 1;
    String worst = "none";
    int judged = 0;
    for (int i = 0; i < trials; i++) {
      CapacityTrial trial = grid.get((int) (i * 1_009L % grid.size())); // a prime: each once
      double more = trial.judged(4_000);
      judged += Double.isNaN(more) ? 0 : 1;
      worst = more < least ? trial.toString() : worst;
      least = Math.min(least, Double.isNaN(more) ? 1 : more);
    }
    System.out.printf("%d of %d judged; worst by %.3f: %s%n", judged, trials, least, worst);
    assertThat(judged).isPositive();
  }
}
