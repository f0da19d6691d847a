package io.fairlead.routing;

/**
 * Fills one {@linkplain Column.Origin#REQUEST request} column, once per decision and before the
 * filters: what is in the cache, where the session lives.
 *
 * <p>All state of a profile lives in signals; the other stages have none.
 */
public interface Signal extends Stage {

  /** Returns the column that this signal fills. */
  Column column();

  /**
   * Writes a value for each live endpoint it knows something about; the rest is unknown.
   *
   * @param request the request to place
   * @param candidates all live endpoints, at least one
   * @param out the row to fill
   */
  void fill(RoutingRequest request, Candidates candidates, Sheet out);

  /**
   * Told after the pick, on the deciding thread: learn which endpoint got the request.
   *
   * @param candidates those that the filters left, with the rows of the decision
   */
  default void routed(RoutingRequest request, Routed decision, Candidates candidates) {}
}
