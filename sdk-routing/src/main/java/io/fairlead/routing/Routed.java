package io.fairlead.routing;

import java.util.List;

/** The request goes to {@link #endpoint()}. */
public non-sealed interface Routed extends RoutingDecision {

  /** Returns the chosen endpoint. */
  Endpoint endpoint();

  /** Returns the next best endpoints, best first; as many as the picker was asked for, less one. */
  List<Endpoint> fallbacks();

  /**
   * Returns the weighted sum of the chosen endpoint less the best of all others; negative if a
   * random picker chose a worse one, NaN without another candidate.
   */
  double margin();

  /**
   * Returns our claim on the endpoint. A decision that reserved nothing ({@link
   * RoutingProfile#decide}) has a lease that is already ended.
   */
  Lease lease();
}
