package io.fairlead.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The account of our requests on one endpoint.
 *
 * <p>Leases are numbered as they are dispatched. Each scrape that is under way has a {@link
 * CreditView} which remembers the number that was last when it was sent; every later event is
 * booked in all views, at most {@value #MAX_VIEWS}. So a report costs O(1) whenever it arrives: its
 * view is already right. Events are short critical sections on this object's monitor, decisions
 * read without it.
 */
class Ledger {

  /** The views of the current report, of the next one, and of scrapes under way. */
  static final int MAX_VIEWS = 6;

  private static final VarHandle OPEN;
  private static final VarHandle OPEN_TOKENS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OPEN = lookup.findVarHandle(Ledger.class, "open", int.class);
      OPEN_TOKENS = lookup.findVarHandle(Ledger.class, "openTokens", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private int open;
  private long openTokens;
  private long dispatched;
  private boolean closed;

  /** Oldest first; the first is the one that the published report is seen through. */
  private CreditView[] views = {new CreditView(0)};

  /** Our open requests. */
  int open() {
    return (int) OPEN.getOpaque(this);
  }

  /** Our open uncached prompt tokens. */
  long openTokens() {
    return (long) OPEN_TOKENS.getOpaque(this);
  }

  /** Books a request; returns the number of its lease, or -1 if the endpoint is gone for good. */
  synchronized long reserve(int tokens) {
    if (closed) {
      return -1;
    }
    OPEN.setOpaque(this, open + 1);
    OPEN_TOKENS.setOpaque(this, openTokens + tokens);
    for (CreditView view : views) {
      view.addRequests(1);
      view.addTokens(tokens);
    }
    return ++dispatched;
  }

  /** Books that the prefill of a lease is done, once. */
  synchronized void freeTokens(Claim lease) {
    if (lease.state == Claim.OPEN) {
      lease.state = Claim.TOKENS_FREE;
      free(lease);
    }
  }

  /** Books the end of a lease; returns whether it was open. Whoever loses finds it booked. */
  synchronized boolean end(Claim lease) {
    int before = lease.state;
    if (before == Claim.ENDED) {
      return false;
    }
    lease.state = Claim.ENDED;
    if (before == Claim.OPEN) {
      free(lease);
    }
    OPEN.setOpaque(this, open - 1);
    for (CreditView view : views) {
      if (lease.number > view.after) {
        view.addRequests(-1);
      } else {
        view.addEnded();
      }
    }
    return true;
  }

  private void free(Claim lease) {
    int tokens = lease.uncachedTokens();
    OPEN_TOKENS.setOpaque(this, openTokens - tokens);
    for (CreditView view : views) {
      if (lease.number > view.after) {
        view.addTokens(-tokens);
      }
    }
  }

  /** A scrape is being sent: opens its view. The oldest unanswered one is given up if too many. */
  synchronized CreditView scrapeSent() {
    CreditView view = new CreditView(dispatched);
    int keep = views.length;
    CreditView[] more;
    if (keep == MAX_VIEWS) {
      more = new CreditView[MAX_VIEWS];
      more[0] = views[0];
      System.arraycopy(views, 2, more, 1, MAX_VIEWS - 2);
    } else {
      more = Arrays.copyOf(views, keep + 1);
    }
    more[more.length - 1] = view;
    views = more;
    return view;
  }

  /**
   * From now on reports are seen through this view; older ones are closed.
   *
   * @return whether the view was still open: neither given up nor overtaken by a later one
   */
  synchronized boolean adopt(CreditView view) {
    for (int i = 0; i < views.length; i++) {
      if (views[i] == view) {
        views = Arrays.copyOfRange(views, i, views.length);
        return true;
      }
    }
    return false;
  }

  /** The scrape of this view failed. */
  synchronized void discard(CreditView view) {
    for (int i = 1; i < views.length; i++) {
      if (views[i] == view) {
        CreditView[] fewer = new CreditView[views.length - 1];
        System.arraycopy(views, 0, fewer, 0, i);
        System.arraycopy(views, i + 1, fewer, i, fewer.length - i);
        views = fewer;
        return;
      }
    }
  }

  /** The view of the published report. */
  synchronized CreditView current() {
    return views[0];
  }

  /** Accepts no further lease if there is none; returns whether it is closed. */
  synchronized boolean close() {
    closed |= open == 0;
    return closed;
  }
}
