package io.fairlead.vertx;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process with a gateway in it when it is told to (SIGTERM, SIGINT): {@linkplain
 * Gateway#drain drains}, closes what else is open and exits, with 0 if all ended in order and 143
 * if not. Configure first, then {@link #await}; not thread-safe.
 */
public final class OrderlyEnd {

  private static final int UNORDERLY = 143; // 128 + SIGTERM

  private final Vertx vertx;
  private final Gateway gateway;
  private final Duration notice;
  private final Duration grace;
  private final List<AutoCloseable> first = new ArrayList<>();
  private final List<AutoCloseable> last = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Creates an end.
   *
   * @param notice see {@link Gateway#drain}
   * @param grace see {@link Gateway#drain}
   */
  public OrderlyEnd(Vertx vertx, Gateway gateway, Duration notice, Duration grace) {
    this.vertx = Objects.requireNonNull(vertx, "vertx");
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.notice = Objects.requireNonNull(notice, "notice");
    this.grace = Objects.requireNonNull(grace, "grace");
  }

  /** Closes this before the gateway drains. */
  public OrderlyEnd first(AutoCloseable what) {
    first.add(what);
    return this;
  }

  /** Closes this once all requests have ended. */
  public OrderlyEnd last(AutoCloseable what) {
    last.add(what);
    return this;
  }

  /**
   * Waits until the process is told to end, and then until it does.
   *
   * @param ready is called once the signal would be heard
   */
  public void await(Runnable ready) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "fairlead-drain"));
    ready.run();
    ended.await();
  }

  /** Even where event loops are broken, the process ends. */
  private void end() {
    close(first);
    gateway.drain(notice, grace).eventually(vertx::close).onComplete(done -> ended.countDown());
    boolean inOrder = false;
    try {
      inOrder = ended.await(notice.plus(grace).toSeconds() + 5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(last);
    // to end when told to is success; left alone, the JVM would say 128 + the signal
    Runtime.getRuntime().halt(inOrder ? 0 : UNORDERLY);
  }

  private static void close(List<AutoCloseable> all) {
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (Exception e) {
        // the process ends anyway
      }
    }
  }
}
