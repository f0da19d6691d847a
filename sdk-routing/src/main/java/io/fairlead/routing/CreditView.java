package io.fairlead.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Our own traffic as seen from one report: what happened after its scrape was sent.
 *
 * <p>Written under the monitor of its {@link Ledger}, read by decisions without a lock.
 */
final class CreditView {

  private static final VarHandle REQUESTS;
  private static final VarHandle TOKENS;
  private static final VarHandle ENDED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      REQUESTS = lookup.findVarHandle(CreditView.class, "requests", int.class);
      TOKENS = lookup.findVarHandle(CreditView.class, "tokens", long.class);
      ENDED = lookup.findVarHandle(CreditView.class, "ended", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Leases with a greater number were dispatched after the scrape was sent. */
  final long after;

  @SuppressWarnings("unused") // through REQUESTS
  private int requests;

  @SuppressWarnings("unused") // through TOKENS
  private long tokens;

  @SuppressWarnings("unused") // through ENDED
  private int ended;

  CreditView(long after) {
    this.after = after;
  }

  /** Open requests dispatched after the scrape. */
  int requests() {
    return (int) REQUESTS.getOpaque(this);
  }

  /** Their uncached prompt tokens, as long as no first byte came. */
  long tokens() {
    return (long) TOKENS.getOpaque(this);
  }

  /** Requests dispatched before the scrape and ended after it. */
  int ended() {
    return (int) ENDED.getOpaque(this);
  }

  void addRequests(int delta) {
    REQUESTS.setOpaque(this, requests + delta);
  }

  void addTokens(long delta) {
    TOKENS.setOpaque(this, tokens + delta);
  }

  void addEnded() {
    ENDED.setOpaque(this, ended + 1);
  }
}
