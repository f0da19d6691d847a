package io.fairlead.routing.host;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether one endpoint gets traffic, from what traffic met.
 *
 * <p>In use, it is <em>taken out</em> by a refused connection or by {@linkplain HealthRule#failures
 * failures} running. After a pause one caller may {@linkplain #tryProbe probe} it, with a request
 * or a call of its health page. A probe that fails doubles the pause; one that is answered brings
 * the endpoint back, with a share that grows until the ramp is over. Only then is the pause the
 * first one again, so an endpoint that comes and goes is asked ever less often.
 *
 * <p>Thread-safe. Get one from {@link PoolHealth#of}.
 */
public final class EndpointHealth {

  private final HealthRule rule;
  private final AtomicInteger outOfPool;
  private int failuresRunning;
  private boolean out;
  private boolean gone;
  private boolean probing;
  private boolean ramping;
  private long pauseNanos;
  private long sinceNanos; // taken out, last probe begun or failed, or returned

  EndpointHealth(HealthRule rule, AtomicInteger outOfPool) {
    this.rule = rule;
    this.outOfPool = outOfPool;
    pauseNanos = rule.firstPause().toNanos();
  }

  /**
   * A connection was refused, or could not be made in time: nothing was sent. Takes the endpoint
   * out.
   */
  public synchronized void refused(long nowNanos) {
    failuresRunning++;
    if (!out) {
      takeOut(nowNanos);
    }
  }

  /**
   * A request failed for which the endpoint is to blame: the connection was lost, the answer had
   * status 500 or above, or none came in time. 429 and 503 are no failures: a full endpoint works.
   */
  public synchronized void failed(long nowNanos) {
    failuresRunning++;
    if (!out && failuresRunning >= rule.failures()) {
      takeOut(nowNanos);
    }
  }

  /**
   * A request was answered. While the endpoint is out this says nothing: it may have been sent
   * before.
   */
  public synchronized void succeeded() {
    if (!out) {
      failuresRunning = 0;
    }
  }

  /** Returns whether the endpoint is taken out. */
  public synchronized boolean isOut() {
    return out;
  }

  /**
   * Returns whether {@link #tryProbe} would succeed.
   *
   * @param nowNanos monotonic time
   */
  public synchronized boolean probeDue(long nowNanos) {
    if (!out) {
      return false;
    }
    long waited = nowNanos - sinceNanos;
    return waited >= (probing ? rule.probeTimeout().toNanos() : pauseNanos);
  }

  /**
   * Claims the one probe; who gets {@code true} must call {@link #probed}. If it never does, the
   * probe counts as failed when its time is over.
   *
   * @param nowNanos monotonic time
   * @return {@code false} if the endpoint is in use, the pause is not over, or another one probes
   */
  public synchronized boolean tryProbe(long nowNanos) {
    if (!probeDue(nowNanos)) {
      return false;
    }
    if (probing) {
      lengthenPause();
    }
    probing = true;
    sinceNanos = nowNanos;
    return true;
  }

  /**
   * Ends a probe. Ignored if the endpoint is not out.
   *
   * @param answered whether the endpoint works again
   * @param nowNanos monotonic time
   */
  public synchronized void probed(boolean answered, long nowNanos) {
    if (!out) {
      return;
    }
    probing = false;
    sinceNanos = nowNanos;
    if (answered) {
      out = false;
      outOfPool.addAndGet(gone ? 0 : -1);
      failuresRunning = 0;
      ramping = true;
    } else {
      lengthenPause();
    }
  }

  /**
   * Returns the share of its ordinary traffic that the endpoint may get: 0 while it is out, 1 in
   * ordinary use, between them while it ramps up. {@link PoolHealth#share} also knows when all are
   * tried.
   *
   * @param nowNanos monotonic time
   */
  public synchronized double share(long nowNanos) {
    if (out) {
      return 0.0;
    }
    if (!ramping) {
      return 1.0;
    }
    double progress = (double) (nowNanos - sinceNanos) / rule.ramp().toNanos();
    if (progress >= 1.0) {
      ramping = false;
      pauseNanos = rule.firstPause().toNanos();
      return 1.0;
    }
    return rule.rampFrom() + (1.0 - rule.rampFrom()) * Math.max(0.0, progress);
  }

  /** Returns the time between the last failure and the next probe. */
  public synchronized long pauseNanos() {
    return pauseNanos;
  }

  /** It no longer counts in its pool. */
  synchronized void left() {
    if (!gone && out) {
      outOfPool.decrementAndGet();
    }
    gone = true;
  }

  private void takeOut(long nowNanos) {
    if (ramping) {
      if (share(nowNanos) < 1.0) {
        lengthenPause();
      }
      ramping = false;
    }
    out = true;
    outOfPool.addAndGet(gone ? 0 : 1);
    probing = false;
    sinceNanos = nowNanos;
  }

  private void lengthenPause() {
    pauseNanos = Math.min(rule.longestPause().toNanos(), Math.multiplyExact(pauseNanos, 2));
  }
}
