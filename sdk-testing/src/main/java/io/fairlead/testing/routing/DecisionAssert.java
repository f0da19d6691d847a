package io.fairlead.testing.routing;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingDecision;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Looks at a decision; see {@link RoutingAssertions}. */
public final class DecisionAssert extends AbstractAssert<DecisionAssert, RoutingDecision> {

  DecisionAssert(@Nullable RoutingDecision actual) {
    super(actual, DecisionAssert.class);
  }

  /** Fails unless the request went to the endpoint of this name. */
  public DecisionAssert isRoutedTo(String endpoint) {
    Routed routed = routed();
    if (!routed.endpoint().name().equals(endpoint)) {
      failWithMessage(
          "expected a decision for <%s>, but it was for <%s>", endpoint, routed.endpoint());
    }
    return this;
  }

  /** Fails unless the fallbacks are these, in this order. */
  public DecisionAssert hasFallbacks(String... endpoints) {
    List<String> names = routed().fallbacks().stream().map(Endpoint::name).toList();
    if (!names.equals(Arrays.asList(endpoints))) {
      failWithMessage("expected fallbacks %s, but were %s", Arrays.asList(endpoints), names);
    }
    return this;
  }

  /** Fails unless the request was rejected with this code. */
  public DecisionAssert isRejectedWith(String code) {
    isNotNull();
    if (!(actual instanceof Rejected rejected) || !rejected.code().equals(code)) {
      failWithMessage("expected a rejection with code <%s>, but the request was %s", code, actual);
    }
    return this;
  }

  private Routed routed() {
    isNotNull();
    if (actual instanceof Routed routed) {
      return routed;
    }
    throw new AssertionError("expected a decision for an endpoint, but the request was " + actual);
  }
}
