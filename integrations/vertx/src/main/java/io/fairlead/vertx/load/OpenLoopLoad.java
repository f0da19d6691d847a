package io.fairlead.vertx.load;

import io.fairlead.simulation.Arrival;
import io.fairlead.simulation.Workload;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends the arrivals of a workload at their times, as streams, whether or not earlier ones were
 * answered: the way real users behave, and the only way that shows what an overload does to them.
 *
 * <p>All times count from when a request was due, so a client that is late makes its target look
 * worse, never better; {@link LoadReport#lateMillis} says by how much. Prompts and lengths are
 * those of the workload; earlier answers in a conversation are the workload's own text, whatever
 * the server said, so that each run sends the same bytes.
 */
public final class OpenLoopLoad {

  private OpenLoopLoad() {}

  /**
   * Runs a workload.
   *
   * <pre>{@code
   * LoadReport report =
   *     OpenLoopLoad.run(
   *             vertx,
   *             LoadTarget.of(gateway, "simulated"),
   *             SessionWorkload.chat().with(w -> w.requests(500).ratePerSecond(20)),
   *             LoadListener.NONE)
   *         .await();
   * }</pre>
   *
   * @return completes when the last request has ended; fails if the workload throws or Vert.x is
   *     closed
   */
  public static Future<LoadReport> run(
      Vertx vertx, LoadTarget target, Workload workload, LoadListener listener) {
    Objects.requireNonNull(target, "target");
    Run run = new Run(target, workload, new Tally(listener));
    return vertx
        .deployVerticle(run)
        .compose(
            id ->
                run.report
                    .future()
                    .transform(ended -> vertx.undeploy(id).transform(undeployed -> ended(ended))));
  }

  private static <T> Future<T> ended(AsyncResult<T> result) {
    return result.succeeded()
        ? Future.succeededFuture(result.result())
        : Future.failedFuture(result.cause());
  }

  /** One run on its event loop. */
  private static final class Run extends VerticleBase {

    /** A request is sent up to this much early rather than a timer's tick late. */
    private static final long EARLY_NANOS = 500_000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long PROGRESS_MILLIS = 1_000;

    private final LoadTarget target;
    private final String name;
    private final Iterator<Arrival> arrivals;
    private final Tally tally;
    private final RequestOptions options;
    private final Promise<LoadReport> report = Promise.promise();
    private @Nullable HttpClient client;
    private @Nullable Arrival next;
    private long startNanos;
    private long progressTimer;

    Run(LoadTarget target, Workload workload, Tally tally) {
      this.target = target;
      this.name = workload.name();
      this.arrivals = workload.iterator();
      this.tally = tally;
      this.options = Call.options(target);
    }

    @Override
    public Future<?> start() {
      client = Connections.client(vertx);
      startNanos = System.nanoTime();
      next = arrivals.hasNext() ? arrivals.next() : null;
      progressTimer = vertx.setPeriodic(PROGRESS_MILLIS, tick -> tally.report(elapsed()));
      context.runOnContext(go -> sendDue());
      return Future.succeededFuture();
    }

    private long elapsed() {
      return System.nanoTime() - startNanos;
    }

    /** Sends what is due; a workload that throws ends the run, and its reason is the run's. */
    private void sendDue() {
      try {
        sendAllDue();
      } catch (RuntimeException e) {
        end(() -> report.tryFail(e));
      }
    }

    private void end(Runnable how) {
      vertx.cancelTimer(progressTimer);
      how.run();
    }

    @Override
    public Future<?> stop() {
      report.tryFail("the run was stopped before its end");
      return Future.succeededFuture();
    }

    private void sendAllDue() {
      Arrival due = next;
      while (due != null && due.atNanos() <= elapsed() + EARLY_NANOS) {
        send(due);
        due = arrivals.hasNext() ? arrivals.next() : null;
      }
      next = due;
      if (due == null) {
        finishIfIdle();
      } else {
        long wait = due.atNanos() - elapsed() - EARLY_NANOS;
        vertx.setTimer(
            Math.max(1, (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI), tick -> sendDue());
      }
    }

    private void send(Arrival arrival) {
      long due = Math.min(startNanos + arrival.atNanos(), System.nanoTime());
      Call.send(
          vertx,
          Objects.requireNonNull(client, "client"),
          options,
          target,
          tally.send(),
          true,
          ChatBody.of(arrival, target.model(), true),
          due,
          result -> {
            tally.add(result);
            finishIfIdle();
          });
    }

    private void finishIfIdle() {
      if (next == null && tally.inFlight() == 0 && !report.future().isComplete()) {
        long elapsed = elapsed();
        tally.report(elapsed);
        end(() -> report.tryComplete(tally.report(name, elapsed)));
      }
    }
  }
}
