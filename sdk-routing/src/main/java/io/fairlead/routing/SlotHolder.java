package io.fairlead.routing;

/**
 * Something that keeps facts by {@linkplain Endpoint#slot() slot}, such as a prefix index.
 *
 * <p>{@linkplain Pool.Builder#holder Registered} with the pool, it decides with the pool when a
 * slot may get its next tenant: when the leases of the old one are zero and every holder says that
 * it {@linkplain #holds holds} nothing any more. Thread-safe; both methods are called under the
 * pool's lock and must not call the pool.
 */
public interface SlotHolder {

  /**
   * Starts to forget an endpoint that is gone for good. O(1): what is left may be cleaned up later,
   * but readers never see the endpoint again. May be called more than once.
   */
  void forget(Endpoint endpoint);

  /**
   * Returns whether anything kept under the endpoint's slot still refers to it. O(1).
   *
   * <p>Called after {@link #forget} and after {@link Endpoint#retired()} became true. Facts about a
   * retired endpoint that arrive later must be dropped: check {@code retired()} after having
   * entered the critical section in which facts are stored.
   */
  boolean holds(Endpoint endpoint);
}
