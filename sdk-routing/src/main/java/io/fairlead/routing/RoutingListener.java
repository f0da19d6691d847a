package io.fairlead.routing;

/**
 * Observes a router; for telemetry. Called on the deciding thread: be quick, do not block. What a
 * listener throws is swallowed.
 */
public interface RoutingListener {

  /** Observes nothing. */
  RoutingListener NONE = new RoutingListener() {};

  /**
   * A decision was made.
   *
   * @param request the request
   * @param decision what became of it
   * @param tookNanos time from entry to here
   */
  default void decided(RoutingRequest request, RoutingDecision decision, long tookNanos) {}

  /**
   * A stage threw, or yielded NaN or a value out of range, and was left out of a decision; of a
   * filter that is a rule, the request was rejected.
   */
  default void stageFailed(String profile, String stage, Throwable cause) {}

  /** A stage overran its budget five times running and is off until {@code untilNanos}. */
  default void stageSwitchedOff(String profile, String stage, long lastNanos, long untilNanos) {}

  /**
   * A filter that is a rule overran its budget five times running. It stays on, because no decision
   * is made without it; the next five are reported again.
   */
  default void filterOverran(String profile, String filter, long lastNanos) {}

  /**
   * A lease ended.
   *
   * @param heldNanos from the decision to the end; 0 if the lease was closed without a time
   */
  default void ended(Endpoint endpoint, Outcome outcome, Usage usage, long heldNanos) {}
}
