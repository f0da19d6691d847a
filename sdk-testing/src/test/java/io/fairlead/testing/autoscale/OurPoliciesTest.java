package io.fairlead.testing.autoscale;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.Recommendation;
import io.fairlead.autoscale.ScalingPolicy;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own policies and combinators under the kit that third parties use. */
@ParameterizedClass
@EnumSource
class OurPoliciesTest extends ScalingPolicyContract {

  @Parameter OurPolicies one;

  @Override
  protected ScalingPolicy policy() {
    return one.policy();
  }

  @Override
  protected Observation observation(long seed, int tick, int replicas, boolean hostile) {
    return KubernetesObservations.of(seed, tick, replicas, hostile);
  }

  @Override
  protected void check(Observation observation, Recommendation recommendation) {
    one.check(observation, recommendation);
  }

  @Override
  protected boolean restoresExactly() {
    return one.restoresExactly();
  }
}
