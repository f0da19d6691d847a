package io.fairlead.vertx.simulated;

import io.fairlead.simulation.ModelServer;
import io.fairlead.simulation.RequestEvents;
import io.fairlead.simulation.SimulatedRequest;
import io.fairlead.simulation.Ticket;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/**
 * Lets a state machine run in real time, on one event loop with one timer. A timer that fires late
 * delays events but not the model: its steps follow each other as computed.
 */
final class EngineDriver {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Vertx vertx;
  private final ModelServer server;
  private final LongSupplier nanoTime;
  private final long origin;
  private long timer = -1;
  private long timerNanos = ModelServer.IDLE;

  EngineDriver(Vertx vertx, ModelServer server, LongSupplier nanoTime) {
    this.vertx = vertx;
    this.server = server;
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /** Returns nanoseconds since this driver was made. */
  long nowNanos() {
    return nanoTime.getAsLong() - origin;
  }

  ModelServer server() {
    return server;
  }

  Ticket submit(SimulatedRequest request, RequestEvents events) {
    Ticket ticket = server.submit(request, events, nowNanos());
    arm();
    return ticket;
  }

  void cancel(Ticket ticket) {
    ticket.cancel(nowNanos());
    arm();
  }

  /** Brings the state machine up to now, so that what it counts is current. */
  void catchUp() {
    server.advance(nowNanos());
    arm();
  }

  private void arm() {
    long next = server.nextEventNanos();
    if (next == timerNanos) {
      return;
    }
    if (timer >= 0) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
    timerNanos = next;
    if (next != ModelServer.IDLE) {
      long wait = next - nowNanos();
      long millis = Math.max(1, (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
      timer = vertx.setTimer(millis, fired -> tick());
    }
  }

  private void tick() {
    timer = -1;
    timerNanos = ModelServer.IDLE;
    server.advance(nowNanos());
    arm();
  }

  void stop() {
    if (timer >= 0) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
  }
}
