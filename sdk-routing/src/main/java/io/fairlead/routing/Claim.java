package io.fairlead.routing;

import java.util.Objects;

/** The lease of one request; see {@link Lease}. */
final class Claim implements Lease {

  static final int OPEN = 0;
  static final int TOKENS_FREE = 1;
  static final int ENDED = 2;

  private final Endpoint endpoint;
  private final RoutingListener listener;
  private final long sinceNanos;
  private final int uncachedTokens;
  private final int ahead;

  /** Position in the ledger's order of dispatch. */
  final long number;

  /** Changed by the ledger alone, under its monitor. */
  volatile int state;

  private Claim(
      Endpoint endpoint,
      RoutingListener listener,
      long number,
      long sinceNanos,
      int uncachedTokens,
      int ahead,
      int state) {
    this.endpoint = endpoint;
    this.listener = listener;
    this.number = number;
    this.sinceNanos = sinceNanos;
    this.uncachedTokens = uncachedTokens;
    this.ahead = ahead;
    this.state = state;
  }

  /** Returns a lease that is counted; already ended if the endpoint is gone for good. */
  static Claim reserve(Endpoint endpoint, RoutingListener listener, long nowNanos, int tokens) {
    Ledger ledger = endpoint.ledger;
    int ahead;
    long number;
    synchronized (ledger) { // of two that race, one has the other ahead
      ahead = ledger.open();
      number = ledger.reserve(tokens);
    }
    return new Claim(
        endpoint, listener, number, nowNanos, tokens, ahead, number < 0 ? ENDED : OPEN);
  }

  /** Returns a lease that was never counted. */
  static Claim ended(Endpoint endpoint, int tokens) {
    return new Claim(endpoint, RoutingListener.NONE, -1, 0, tokens, 0, ENDED);
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public int uncachedTokens() {
    return uncachedTokens;
  }

  @Override
  public int ahead() {
    return ahead;
  }

  @Override
  public boolean ended() {
    return state == ENDED;
  }

  @Override
  public void firstToken(long nowNanos) {
    endpoint.ledger.freeTokens(this);
  }

  @Override
  public Lease moveTo(Endpoint fallback, Outcome why, long nowNanos) {
    Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(why, "why");
    if (!finish(why, Usage.UNKNOWN, nowNanos - sinceNanos)) {
      return ended(fallback, uncachedTokens);
    }
    return reserve(fallback, listener, nowNanos, uncachedTokens);
  }

  @Override
  public void end(Outcome outcome, Usage usage, long nowNanos) {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(usage, "usage");
    finish(outcome, usage, nowNanos - sinceNanos);
  }

  @Override
  public void close() {
    finish(Outcome.ABANDONED, Usage.UNKNOWN, 0);
  }

  private boolean finish(Outcome outcome, Usage usage, long heldNanos) {
    if (!endpoint.ledger.end(this)) {
      return false;
    }
    try {
      listener.ended(endpoint, outcome, usage, heldNanos);
    } catch (RuntimeException ignored) {
      // a listener must not break a request
    }
    return true;
  }
}
