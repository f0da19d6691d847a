package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import io.fairlead.measure.Allocation;
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
    long least = Long.MAX_VALUE;
    for (int tick = 0; tick < 200; tick++) {
      Observation seen = observations.get(tick % observations.size());
      Moment now = fleet.now.plusNanos((tick + 1) * 15 * Fleet.SECOND);
      least = Math.min(least, Allocation.of(() -> decideAll(policy, seen, states, now)));
    }
    assertThat(least).isLessThanOrEqualTo(200_000);
  }

  private static void decideAll(SloPolicy policy, Observation seen, State[] states, Moment now) {
    for (int i = 0; i < states.length; i++) {
      states[i] = policy.decide(seen, states[i], now).next();
    }
  }
}
