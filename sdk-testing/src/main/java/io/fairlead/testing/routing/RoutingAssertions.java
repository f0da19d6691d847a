package io.fairlead.testing.routing;

import io.fairlead.routing.RoutingDecision;
import org.jspecify.annotations.Nullable;

/** Entry point of the assertions on routing. */
public final class RoutingAssertions {

  private RoutingAssertions() {}

  /** Looks at a decision. */
  public static DecisionAssert assertThat(@Nullable RoutingDecision decision) {
    return new DecisionAssert(decision);
  }
}
