package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.file.PolicyCase;
import io.fairlead.kernel.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a process recorded of a tick, somebody else decides and explains again, bit for bit. */
class RecordedTicksTest {

  private static final int TICKS = 150;

  @ParameterizedTest
  @EnumSource
  void aStateReadBackAtItsOwnMomentGoesOnAsIfNothingHappened(OurPolicies one) {
    ScalingPolicy policy = one.policy();
    State state = policy.initial();
    int replicas = 3;
    for (int tick = 0; tick < TICKS; tick++) {
      Moment now = RandomObservations.moment(tick);
      Observation observation = KubernetesObservations.of(5, tick, replicas, tick % 7 == 6);
      Decision decision = policy.decide(observation, state, now);
      if (tick > 0) {
        State read = policy.restore(state.toJson(), RandomObservations.moment(tick - 1));
        Decision again = policy.decide(observation, read.unbroken(), now);
        assertSame(again, decision, tick);
      }
      state = decision.next();
      replicas = Math.min(40, decision.recommendation().replicas());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFileOfATickSaysAllThatMattered(OurPolicies one) {
    ScalingPolicy policy = one.policy();
    PolicyCase recorded = null;
    for (int tick = 0; tick < TICKS; tick++) {
      Moment now = RandomObservations.moment(tick);
      int replicas =
          recorded == null ? 3 : Math.min(40, recorded.decide().recommendation().replicas());
      Observation observation =
          RandomObservations.builder(6, tick, replicas, tick % 7 == 6).build();
      State state = recorded == null ? policy.initial() : recorded.decide().next();
      recorded =
          new PolicyCase(policy, observation, state, recorded == null ? null : recorded.now(), now);
      Json.Obj file = recorded.toJson();
      if (recorded.last() != null) {
        PolicyCase read = PolicyCase.of(policy, file);
        assertSame(read.decide(), recorded.decide(), tick);
        assertThat(read.toJson()).as("tick %d", tick).isEqualTo(file);
        if (tick % 20 == 19) {
          assertThat(explained(read)).as("tick %d", tick).isEqualTo(explained(recorded));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheMomentOfItsStateADecisionIsMarkedRestored(OurPolicies one) {
    ScalingPolicy policy = one.policy();
    Observation observation = KubernetesObservations.of(7, 0, 3, false);
    State state = policy.decide(observation, policy.initial(), RandomObservations.moment(0)).next();
    PolicyCase recorded =
        new PolicyCase(policy, observation, state, null, RandomObservations.moment(1));
    Recommendation answer = PolicyCase.of(policy, recorded.toJson()).decide().recommendation();
    assertThat(answer.restored()).isTrue();
  }

  private static String explained(PolicyCase of) {
    Explanation why = of.explain();
    return why.text() + why.toJson();
  }

  private static void assertSame(Decision again, Decision decision, int tick) {
    assertThat(again.recommendation().toJson())
        .as("tick %d", tick)
        .isEqualTo(decision.recommendation().toJson());
    assertThat(again.next().toJson()).as("tick %d", tick).isEqualTo(decision.next().toJson());
  }
}
