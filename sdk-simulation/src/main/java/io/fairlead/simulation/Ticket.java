package io.fairlead.simulation;

/** A request that was handed to a {@link ModelServer}; belongs to the server's thread. */
public interface Ticket {

  /** Returns whether the request has finished or was rejected. */
  boolean ended();

  /**
   * Gives the request up. One that waits ends at once, one that runs at the end of the step that
   * computes it; both with {@link FinishReason#ABORT}. Does nothing once the request has ended.
   *
   * @param nowNanos at least every time passed to the server before
   */
  void cancel(long nowNanos);
}
