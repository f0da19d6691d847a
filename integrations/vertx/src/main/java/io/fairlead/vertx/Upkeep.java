package io.fairlead.vertx;

import io.fairlead.routing.Router;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What happens every second: a sample for the dashboard, and a look for stages that do not return.
 *
 * <p>On a thread of its own, because the very thing it looks for keeps event loops busy.
 */
final class Upkeep {

  private static final Duration STUCK = Duration.ofSeconds(1);

  private final Router router;
  private final Timeline timeline;
  private final Dashboard dashboard;
  private final DecisionLog decisions;
  private final GatewayMetrics metrics;
  private final Consumer<String> complaints;
  private final InstantSource wallClock;
  private final LongSupplier clock;
  private Set<String> named = Set.of();
  private final Thread thread = new Thread(this::run, "fairlead-upkeep");
  private volatile boolean stopped;

  Upkeep(
      Router router,
      Timeline timeline,
      Dashboard dashboard,
      DecisionLog decisions,
      GatewayMetrics metrics,
      Consumer<String> complaints,
      InstantSource wallClock,
      LongSupplier clock) {
    this.router = router;
    this.timeline = timeline;
    this.dashboard = dashboard;
    this.decisions = decisions;
    this.metrics = metrics;
    this.complaints = complaints;
    this.wallClock = wallClock;
    this.clock = clock;
  }

  void start(Vertx vertx) {
    thread.setDaemon(true);
    thread.start();
  }

  Future<Void> stop(Vertx vertx) {
    stopped = true;
    thread.interrupt();
    return Future.succeededFuture();
  }

  private void run() {
    while (!stopped) {
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException e) {
        return;
      }
      try {
        second();
      } catch (RuntimeException e) {
        complaints.accept("upkeep failed, and goes on: " + e);
      }
    }
  }

  /** Does what is due each second. */
  void second() {
    decisions.tick();
    metrics.tidy();
    watch();
    String sample = timeline.sample(wallClock.instant().getEpochSecond(), clock.getAsLong());
    dashboard.push(sample, decisions.news());
  }

  private void watch() {
    List<Router.RunningStage> stuck = router.running(STUCK);
    metrics.stuck(stuck);
    Set<String> now = new TreeSet<>();
    for (Router.RunningStage stage : stuck) {
      String who = stage.stage() + " on " + stage.thread();
      now.add(who);
      if (!named.contains(who)) {
        complaints.accept(
            "stage '"
                + stage.stage()
                + "' has not returned for "
                + stage.nanos() / 1_000_000
                + " ms and keeps thread "
                + stage.thread()
                + "; requests of that event loop wait, the others go on");
      }
    }
    named = now;
  }
}
