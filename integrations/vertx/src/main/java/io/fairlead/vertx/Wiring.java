package io.fairlead.vertx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the doors of one gateway share; any thread. */
record Wiring(
    ServingLimits limits,
    Dispatcher dispatcher,
    Outbound outbound,
    KeyCheck keys,
    Pages pages,
    ServingState state,
    InFlight inFlight,
    GatewayStats stats,
    InboundIds ids,
    @Nullable AccessLog log,
    InstantSource wallClock,
    LongSupplier clock) {

  String requestId(@Nullable String sent) {
    return ids.id(sent);
  }

  Instant wallTime() {
    return wallClock.instant();
  }

  long nanoTime() {
    return clock.getAsLong();
  }

  /** Counts and logs the finished record of a request. */
  void recorded(AccessRecord record, JsonLine line) {
    stats.record(record);
    logged(record, line);
  }

  /** Logs a request that asked no endpoint for anything, and so is not counted. */
  void logged(AccessRecord record, JsonLine line) {
    if (log != null) {
      log.line(record.line(line));
    }
  }
}
