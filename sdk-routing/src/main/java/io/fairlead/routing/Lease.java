package io.fairlead.routing;

/**
 * Our claim on an endpoint for one request, counted from the decision to the end of the request.
 *
 * <p>Counted on the endpoint <em>object</em>, so that a late end never hits the next tenant of the
 * slot. It ends once: the first of {@link #end}, {@link #moveTo} and {@link #close} counts, the
 * others do nothing. Safe to share between threads; each call is O(1).
 */
public interface Lease extends AutoCloseable {

  /** Returns the endpoint that has the request. */
  Endpoint endpoint();

  /** Returns the prompt tokens that were reserved: those not expected in the endpoint's cache. */
  int uncachedTokens();

  /**
   * Returns how many of our requests the endpoint had when this one was reserved. Decisions that
   * run at the same time see the same load; of their leases on one endpoint no two have the same
   * number ahead, so a host that has a hard limit gives back those at or beyond it and decides
   * again.
   */
  int ahead();

  /** Returns whether the lease has ended. */
  boolean ended();

  /** Frees the prompt tokens: the first byte of the answer means that the prefill is done. */
  void firstToken(long nowNanos);

  /**
   * Ends this lease and claims another endpoint for the same request, before the first byte.
   *
   * @param fallback for example one of {@link Routed#fallbacks()}
   * @param why what ended the attempt
   * @return the lease on the fallback; already ended if this one had ended before, or if the
   *     fallback has left the pool for good
   */
  Lease moveTo(Endpoint fallback, Outcome why, long nowNanos);

  /** Ends the lease. */
  void end(Outcome outcome, Usage usage, long nowNanos);

  /** Ends the lease as {@link Outcome#ABANDONED} unless it has ended. */
  @Override
  void close();
}
