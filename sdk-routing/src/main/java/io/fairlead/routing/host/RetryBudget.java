package io.fairlead.routing.host;

import static io.fairlead.kernel.Preconditions.requireFraction;
import static io.fairlead.kernel.Preconditions.requireNotNegative;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests may be under way a second time: retries turn a small trouble into a large one
 * where nothing bounds them.
 *
 * <p>Thread-safe, without a lock.
 */
public final class RetryBudget {

  /** The share of active requests that may be retries, unless the constructor says otherwise. */
  public static final double DEFAULT_SHARE = 0.2;

  /** Retries that are always allowed by default, or a quiet host could not retry at all. */
  public static final int DEFAULT_LEAST = 3;

  private final double share;
  private final int least;
  private final AtomicInteger retrying = new AtomicInteger();

  /** Creates a budget of a fifth of the active requests, at least {@value #DEFAULT_LEAST}. */
  public RetryBudget() {
    this(DEFAULT_SHARE, DEFAULT_LEAST);
  }

  /**
   * Creates a budget.
   *
   * @param share retries per active request, a fraction
   * @param least retries that are allowed however few requests are active, at least 0
   */
  public RetryBudget(double share, int least) {
    this.share = requireFraction(share, "share");
    this.least = requireNotNegative(least, "least");
  }

  /**
   * Takes a place for a request that is about to be tried again; {@link #release} it when the
   * request has ended.
   *
   * @param activeRequests requests under way, this one included
   * @return whether there was a place
   */
  public boolean tryAcquire(int activeRequests) {
    int most = Math.max(least, (int) (share * activeRequests));
    int now = retrying.get();
    while (now < most) {
      if (retrying.compareAndSet(now, now + 1)) {
        return true;
      }
      now = retrying.get();
    }
    return false;
  }

  /** Gives a place back. */
  public void release() {
    retrying.decrementAndGet();
  }

  /** Returns the places taken. */
  public int retrying() {
    return retrying.get();
  }
}
