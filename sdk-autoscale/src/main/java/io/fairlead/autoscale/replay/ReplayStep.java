package io.fairlead.autoscale.replay;

import io.fairlead.autoscale.Binding;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.Recommendation.Confidence;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What a policy said last, at one moment of a timeline.
 *
 * @param at the moment
 * @param replicas how many it asks for; empty while it cannot be asked, because nobody knows how
 *     many ran
 * @param running replicas that it was asked about
 * @param ready of these, how many serve
 * @param action what the host should do
 * @param confidence how much is known
 * @param binding what decided
 */
public record ReplayStep(
    Instant at,
    OptionalInt replicas,
    int running,
    int ready,
    Action action,
    Confidence confidence,
    Binding binding) {

  /** Returns whether it had an answer: neither in error nor without sound inputs. */
  public boolean answered() {
    return replicas.isPresent() && action != Action.ERROR && confidence != Confidence.BLIND;
  }
}
