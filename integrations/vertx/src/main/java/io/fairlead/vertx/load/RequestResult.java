package io.fairlead.vertx.load;

/**
 * What came of one request.
 *
 * @param number of the request in its run, from 0
 * @param lost why it counts as lost, in a few words such as {@code status 503} or {@code cut off};
 *     empty if it was answered in full
 * @param status HTTP status, 0 if none came
 * @param endpoint value of the target's endpoint header, empty if unknown
 * @param lateNanos how much later than due it was sent, at least 0
 * @param ttftNanos from the time it was due to the first token, or to the end of an answer without
 *     a stream; -1 if none came
 * @param totalNanos from the time it was due to the end
 * @param events pieces of text that came
 * @param promptTokens as the server counts them, -1 if it did not say
 * @param cachedTokens of them found in cache, -1 if it did not say
 * @param outputTokens as the server counts them, {@code events} if it did not say
 */
public record RequestResult(
    int number,
    String lost,
    int status,
    String endpoint,
    long lateNanos,
    long ttftNanos,
    long totalNanos,
    int events,
    int promptTokens,
    int cachedTokens,
    int outputTokens) {

  /** Returns whether there is no complete answer. */
  public boolean isLost() {
    return !lost.isEmpty();
  }

  /**
   * Returns the mean time between tokens in nanoseconds; NaN with fewer than two tokens, and
   * without a stream.
   */
  public double tpotNanos() {
    return outputTokens < 2 || events == 0 || ttftNanos < 0
        ? Double.NaN
        : (double) (totalNanos - ttftNanos) / (outputTokens - 1);
  }
}
