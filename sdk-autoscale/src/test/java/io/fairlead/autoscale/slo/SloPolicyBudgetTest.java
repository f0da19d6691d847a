package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SloPolicyBudgetTest {

  private static final int VARIANTS = 100;

  @Test
  void aTickOfAHundredVariantsAllocatesAtMost200Kilobytes() {
    SloPolicy policy = SloPolicyTest.policy().build();
    Fleet fleet = new Fleet(policy, 8, 1);
    for (int i = 0; i < 300; i++) {
      fleet.tick(12);
    }
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      observations.add(fleet.observe(fleet.poisson(180) / 15));
    }
    State[] states = new State[VARIANTS];
    Arrays.fill(states, fleet.state);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Moment now = fleet.now;
    long least = Long.MAX_VALUE;
    long[] took = new long[200];
    for (int tick = 0; tick < 200; tick++) {
      now = now.plusNanos(15 * Fleet.SECOND);
      long before = threads.getCurrentThreadAllocatedBytes();
      long at = System.nanoTime();
      for (int i = 0; i < VARIANTS; i++) {
        Decision decision =
            policy.decide(observations.get((tick + i) % observations.size()), states[i], now);
        states[i] = decision.next();
      }
      took[tick] = System.nanoTime() - at;
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    Arrays.sort(took);
    System.out.printf(
        "a tick of 100 variants: %,d bytes (%,d ns, %,d)%n", least, took[100], took[190]);
    assertThat(least).isLessThanOrEqualTo(200_000);
  }
}
