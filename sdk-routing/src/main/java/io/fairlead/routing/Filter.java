package io.fairlead.routing;

import java.util.random.RandomGenerator;

/**
 * Drops endpoints that must not serve a request.
 *
 * <p>A filter sees all candidates at once, so it can decide to drop none rather than all.
 *
 * <p>A filter that says who may serve a request at all is a rule, and says so by {@link
 * #mandatory}: where a tenant's requests may run does not depend on how busy a processor is. No
 * decision is made without a rule.
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

  /**
   * Returns whether no request may go to an endpoint that this filter would have dropped; always
   * the same.
   *
   * <p>{@code false}, advice about what is fast or cheap: as any other stage, the filter is left
   * out when it throws and switched off while it is too slow, and then drops nobody. {@code true},
   * a rule: when the filter throws, the request is rejected with {@link Rejected#FILTER_FAILED};
   * when it keeps overrunning its budget, it is reported to {@link RoutingListener#filterOverran}
   * and stays on.
   */
  default boolean mandatory() {
    return false;
  }

  /**
   * Returns whether an endpoint that this filter drops stays dropped until somebody changes the
   * pool, the filter or the request; always the same.
   *
   * <p>Where only such filters dropped, and nobody is left, trying again is in vain: the request is
   * rejected with {@link Rejected#ALL_RULED_OUT}. {@code false} for a filter that looks at load,
   * even where it is a rule: the endpoint may have room a moment later.
   */
  default boolean lasting() {
    return mandatory();
  }
}
