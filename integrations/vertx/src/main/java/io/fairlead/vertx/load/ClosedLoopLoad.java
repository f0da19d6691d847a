package io.fairlead.vertx.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of connections busy: the next request follows as soon as one ends. Shows how much
 * a server can do, not how it feels; for that see {@link OpenLoopLoad}.
 */
public final class ClosedLoopLoad {

  private ClosedLoopLoad() {}

  /**
   * Runs.
   *
   * @return completes when the last request has ended, and counts those that were sent after the
   *     warm-up; fails if Vert.x is closed
   */
  public static Future<LoadReport> run(
      Vertx vertx, LoadTarget target, ClosedLoop loop, LoadListener listener) {
    Run run = new Run(Objects.requireNonNull(target, "target"), loop, listener);
    return vertx
        .deployVerticle(run)
        .compose(
            id -> run.report.future().compose(report -> vertx.undeploy(id).map(gone -> report)));
  }

  private static final class Run extends VerticleBase {

    private static final long PROGRESS_MILLIS = 1_000;
    private static final int BODIES = 16;

    private final LoadTarget target;
    private final ClosedLoop loop;
    private final LoadListener listener;
    private final RequestOptions options;
    private final Buffer[] bodies = new Buffer[BODIES];
    private final Promise<LoadReport> report = Promise.promise();
    private Tally tally;
    private @Nullable HttpClient client;
    private long startNanos = System.nanoTime();
    private long progressTimer;
    private int open;
    private boolean stopping;

    Run(LoadTarget target, ClosedLoop loop, LoadListener listener) {
      this.target = target;
      this.loop = loop;
      this.listener = listener;
      this.options = Call.options(target);
      this.tally = new Tally(LoadListener.NONE);
      for (int i = 0; i < BODIES; i++) {
        bodies[i] =
            ChatBody.ofBytes(
                loop.bodyBytes(), loop.outputTokens(), target.model(), loop.stream(), i);
      }
    }

    @Override
    public Future<?> start() {
      client = Connections.client(vertx);
      if (loop.warmUp().isZero()) {
        measure();
      } else {
        vertx.setTimer(Math.max(1, loop.warmUp().toMillis()), warm -> measure());
      }
      vertx.setTimer(
          Math.max(1, loop.warmUp().plus(loop.duration()).toMillis()), over -> stopping = true);
      progressTimer = vertx.setPeriodic(PROGRESS_MILLIS, tick -> tally.report(elapsed()));
      context.runOnContext(
          go -> {
            for (int i = 0; i < loop.connections(); i++) {
              open++;
              send();
            }
          });
      return Future.succeededFuture();
    }

    private long elapsed() {
      return System.nanoTime() - startNanos;
    }

    private void measure() {
      tally = new Tally(listener);
      startNanos = System.nanoTime();
    }

    private void send() {
      Tally counted = tally;
      int number = counted.send();
      Call.send(
          vertx,
          Objects.requireNonNull(client, "client"),
          options,
          target,
          number,
          loop.stream(),
          bodies[number % BODIES],
          System.nanoTime(),
          result -> {
            counted.add(result);
            next();
          });
    }

    private void next() {
      if (!stopping) {
        // through the event loop: where everything fails at once, the stack must not grow
        context.runOnContext(go -> send());
        return;
      }
      open--;
      if (open == 0) {
        vertx.cancelTimer(progressTimer);
        long elapsed = elapsed();
        tally.report(elapsed);
        report.tryComplete(tally.report("closed loop", elapsed));
      }
    }

    @Override
    public Future<?> stop() {
      report.tryFail("the run was stopped before its end");
      return Future.succeededFuture();
    }
  }
}
