package io.fairlead.dra;

/**
 * Why devices of a pool cannot be allocated, or not be counted on.
 *
 * @param driver the pool's driver
 * @param pool its name
 * @param kind what is the matter
 * @param message the same for people, with names and numbers
 */
public record PoolProblem(String driver, String pool, Kind kind, String message) {

  /** What is the matter with a pool. */
  public enum Kind {
    /** Slices of its generation are missing: its driver is about to publish them. */
    INCOMPLETE,
    /** Its slices contradict each other, or hold what the API server does not admit. */
    INVALID,
    /** Slices of an older generation are still there and are ignored. */
    SUPERSEDED,
    /**
     * A claim holds a device that no slice publishes any more; its counters are unknown. The pool
     * itself may be gone.
     */
    UNPUBLISHED
  }

  @Override
  public String toString() {
    return driver + '/' + pool + ": " + message;
  }
}
