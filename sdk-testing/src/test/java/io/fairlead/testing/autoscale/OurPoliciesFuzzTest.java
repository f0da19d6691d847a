package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;
import io.fairlead.fuzz.Fuzz;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Long random streams, sound and hostile in turns, against each policy's invariant and the bound of
 * its state. A million ticks: {@code -Dfuzz=1000000}.
 */
class OurPoliciesFuzzTest {

  private static final int MOST_BYTES = 16 * 1024;
  private static final int SPELL = 200;

  @ParameterizedTest
  @EnumSource
  void keepsItsInvariantAndItsStateBounded(OurPolicies one) {
    long ticks = Fuzz.executions(1_000);
    ScalingPolicy policy = one.policy();
    State state = policy.initial();
    SplittableRandom random = new SplittableRandom(1);
    int replicas = 3;
    for (int tick = 0; tick < ticks; tick++) {
      long seed = tick / SPELL;
      boolean hostile = seed % 2 == 1;
      Observation observation = KubernetesObservations.of(seed, tick, replicas, hostile);
      Moment now = RandomObservations.moment(tick);
      if (hostile && random.nextInt(10) == 0) {
        now = now.plusNanos(random.nextLong(-3_600_000_000_000L, 3_600_000_000_000L));
      }
      Decision decision = policy.decide(observation, state, now);
      assertThat(decision.recommendation().replicas()).as("tick %d", tick).isNotNegative();
      one.check(observation, decision.recommendation());
      state = decision.next();
      if (tick % 50 == 0) {
        byte[] stored = JsonBytes.of(state.toJson());
        assertThat(stored.length).as("tick %d", tick).isLessThanOrEqualTo(MOST_BYTES);
      }
      if (random.nextInt(500) == 0) {
        state = policy.restore(state.toJson(), now);
      }
      replicas = Math.min(500, decision.recommendation().replicas());
      if (random.nextInt(100) == 0) {
        replicas = random.nextInt(60); // somebody else scales too
      }
    }
  }
}
