package io.fairlead.vertx;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a request may be tried again. Any thread.
 *
 * <p>Retries are the way in which a small trouble becomes a large one: they may make up a fifth of
 * the requests in flight, and no more.
 */
final class Retries {

  /** Share of the requests in flight that may be retries. */
  private static final double BUDGET = 0.2;

  /** Retries that are always allowed, or a quiet gateway could not retry at all. */
  private static final int AT_LEAST = 3;

  private final AtomicInteger retrying = new AtomicInteger();
  private final InFlight inFlight;

  Retries(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  /** Counts one more request that is being retried, if the budget allows it. */
  boolean enter() {
    int limit = Math.max(AT_LEAST, (int) (BUDGET * inFlight.count()));
    if (retrying.incrementAndGet() > limit) {
      retrying.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Ends a request that {@link #enter} counted. */
  void leave() {
    retrying.decrementAndGet();
  }

  int count() {
    return retrying.get();
  }
}
