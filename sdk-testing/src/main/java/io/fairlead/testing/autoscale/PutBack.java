package io.fairlead.testing.autoscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.autoscale.Change;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Proposal;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.State;

/** What an explanation says would be another number is that number, where it is put back. */
final class PutBack {

  private PutBack() {}

  static void check(
      ScalingPolicy policy,
      Change change,
      Decision decision,
      State state,
      Moment now,
      String what) {
    Proposal whose = change.proposal();
    if (whose == null) {
      assertThat(change.replicas()).as(what).isNotEqualTo(decision.recommendation().replicas());
      assertThat(policy.decide(change.there(), state, now).recommendation().replicas())
          .as(what)
          .isEqualTo(change.replicas());
    } else {
      assertThat(policy.explain(change.there(), state, now).proposals())
          .as(what)
          .filteredOn(each -> each.policy().equals(whose.policy()))
          .filteredOn(each -> each.metric().equals(whose.metric()))
          .extracting(each -> each.replicas().orElse(-1))
          .contains(change.replicas());
    }
  }
}
