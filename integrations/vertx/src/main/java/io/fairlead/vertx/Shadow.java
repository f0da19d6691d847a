package io.fairlead.vertx;

import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingRequest;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A second profile that sees live traffic and decides without effect; counts where it would have
 * decided differently. Thread-safe.
 */
final class Shadow {

  private final Router router;
  private final LongAdder decisions = new LongAdder();
  private final LongAdder differences = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /**
   * Creates a shadow.
   *
   * @param router with the second profile over the same pool; nothing is ever routed by it
   */
  Shadow(Router router) {
    this.router = router;
  }

  /** Freezes the input before the real decision reserves anything. */
  @Nullable DecisionInput observe(RoutingRequest request, long nowNanos) {
    try {
      return router.observe(request, nowNanos);
    } catch (RuntimeException e) {
      failures.increment();
      return null;
    }
  }

  void compare(DecisionInput input, RoutingDecision real) {
    try {
      RoutingDecision other = router.profile().decide(input);
      decisions.increment();
      if (!choice(other).equals(choice(real))) {
        differences.increment();
      }
    } catch (RuntimeException e) {
      failures.increment();
    }
  }

  private static Object choice(RoutingDecision decision) {
    return decision instanceof Routed routed ? routed.endpoint() : "rejected";
  }

  long decisions() {
    return decisions.sum();
  }

  long differences() {
    return differences.sum();
  }

  /** Returns how often the second profile threw where the real one decided. */
  long failures() {
    return failures.sum();
  }
}
