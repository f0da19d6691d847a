package io.fairlead.routing;

/**
 * What became of one request: {@link Routed} or {@link Rejected}.
 *
 * <p>Having nowhere to send a request is an ordinary outcome, so it is a value and no exception.
 */
public sealed interface RoutingDecision permits Routed, Rejected {

  /** Returns the name of the profile that decided. */
  String profile();

  /** Returns the seed of this decision's generator; with the captured input it replays. */
  long seed();

  /** Returns the version of the snapshot that was seen. */
  long snapshotVersion();
}
