package io.fairlead.simulation;

/**
 * Hears what becomes of a request.
 *
 * <p>The order is {@code started}, {@code firstToken}, {@code token} for each further token, {@code
 * finished}; or {@code rejected} alone. Each request ends exactly once, with {@code finished} or
 * {@code rejected}; a cancelled one ends with {@link FinishReason#ABORT} at any point. Events of
 * one server arrive in the order of their times, and those of one instant in the order in which the
 * batch holds the requests. Times are those at which things happen in the model, at most the time
 * that was passed to the call that reports them.
 *
 * <p>Implementations must not call the server back; the server throws if they do.
 */
public interface RequestEvents {

  /** Ignores everything. */
  RequestEvents NONE = new RequestEvents() {};

  /**
   * The request left the queue.
   *
   * @param cachedTokens prompt tokens that the prefix cache held
   */
  default void started(SimulatedRequest request, int cachedTokens, long nowNanos) {}

  /** The first token of the answer exists. */
  default void firstToken(SimulatedRequest request, long nowNanos) {}

  /**
   * One more token exists.
   *
   * @param index number of the token in the answer, at least 1
   */
  default void token(SimulatedRequest request, int index, long nowNanos) {}

  /**
   * The request is over.
   *
   * @param outputTokens how many tokens were produced
   */
  default void finished(
      SimulatedRequest request, FinishReason reason, int outputTokens, long nowNanos) {}

  /** The request was not taken. */
  default void rejected(SimulatedRequest request, Rejection why, long nowNanos) {}
}
