package io.fairlead.routing;

import java.util.random.RandomGenerator;

/**
 * Drops endpoints that must not serve a request.
 *
 * <p>A filter sees all candidates at once, so it can decide to drop none rather than all.
 */
public interface Filter extends Stage {

  /**
   * Drops candidates.
   *
   * @param request the request to place
   * @param candidates at least one
   * @param drops where to name those that must not serve, and why
   * @param random of this decision and this stage; the same for the same seed
   */
  void filter(RoutingRequest request, Candidates candidates, Drops drops, RandomGenerator random);
}
