package io.fairlead.autoscale.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.LengthMoments;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import io.fairlead.measure.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SloPolicyBudgetTest {

  private static final int VARIANTS = 100;
  private static final int HOUR = 240; // ticks
  private static final int ROUNDS = 10;

  /** A policy that counts what its decisions allocate. */
  private static final class Metered implements ScalingPolicy {
    private final ScalingPolicy policy;
    private long bytes;

    Metered(ScalingPolicy policy) {
      this.policy = policy;
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public State initial() {
      return policy.initial();
    }

    @Override
    public State restore(Json.Obj json, Moment now) {
      return policy.restore(json, now);
    }

    @Override
    public Decision decide(Observation observation, State state, Moment now) {
      Decision[] made = new Decision[1];
      bytes += Allocation.of(() -> made[0] = policy.decide(observation, state, now));
      return made[0];
    }

    @Override
    public Explanation explain(Observation observation, State state, Moment now) {
      return policy.explain(observation, state, now);
    }
  }

  /**
   * Small and large variants, loads that stay, that follow the day and that step, so that some are
   * growing and some are sized anew at any time; of some, lengths scatter from scrape to scrape.
   */
  @Test
  void aTickOfAHundredVariantsAllocatesAtMost200KilobytesOnAverage() {
    Metered policy = new Metered(SloPolicyTest.policy().bounds(1, 100).build());
    List<Fleet> fleets = new ArrayList<>();
    for (int i = 0; i < VARIANTS; i++) {
      fleets.add(new Fleet(policy, 2 + i % 30, i));
    }
    int tick = 0;
    long mean = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && mean > 200_000; round++) {
      policy.bytes = 0;
      for (int end = tick + HOUR; tick < end; tick++) {
        for (int i = 0; i < VARIANTS; i++) {
          Fleet fleet = fleets.get(i);
          fleet.lengths = i % 4 == 0 ? scattered(fleet.random) : fleet.lengths;
          fleet.tick((1 + i % 30) * shape(i % 10, tick));
        }
      }
      mean = round == 0 ? mean : policy.bytes / HOUR; // nothing was known in the first
    }
    assertThat(mean).isLessThanOrEqualTo(200_000);
  }

  private static double shape(int kind, int tick) {
    return switch (kind) {
      case 0 -> tick / HOUR % 2 == 0 ? 0.7 : 1.4;
      case 1, 2, 3 -> 1 + 0.8 * Math.sin(2 * Math.PI * tick / (24 * HOUR));
      default -> 1;
    };
  }

  private static LengthMoments scattered(Random random) {
    LengthMoments usual = Calibrations.CONVERSATION;
    double factor = 1 + 0.05 * random.nextGaussian();
    return new LengthMoments(
        usual.input() * factor,
        usual.resident() * factor,
        usual.output(),
        usual.residentOutput(),
        usual.outputSquared(),
        200);
  }
}
