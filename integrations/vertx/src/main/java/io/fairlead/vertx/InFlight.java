package io.fairlead.vertx;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are in progress, and the limit on it; any thread. */
final class InFlight {

  private final int limit;
  private final AtomicInteger count = new AtomicInteger();

  InFlight(int limit) {
    this.limit = limit;
  }

  /** Counts one more unless the limit is reached. */
  boolean enter() {
    if (count.incrementAndGet() > limit) {
      count.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    count.decrementAndGet();
  }

  int count() {
    return count.get();
  }
}
