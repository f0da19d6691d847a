package io.fairlead.vertx;

/**
 * The endpoint that one attempt goes to, with the claim on it. Belongs to one event loop.
 *
 * <p>The claim ends once: when {@link #next} returns another placement, else by {@link #end}.
 */
non-sealed interface Placement extends Verdict {

  /** Returns the endpoint's name. */
  String endpoint();

  String host();

  int port();

  boolean tls();

  /** Returns what stands before {@code /v1/} at the endpoint, mostly nothing. */
  String pathPrefix();

  /**
   * Says what to do after an attempt that failed before its first byte.
   *
   * @return the next placement, or the refusal to answer with
   */
  Verdict next(Failure failure, long nowNanos);

  /** Tells that the first byte of the body has come. */
  void firstByte(long nowNanos);

  /** Ends the claim. */
  void end(Ending ending, int promptTokens, int cachedTokens, int outputTokens, long nowNanos);
}
