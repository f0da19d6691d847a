package io.fairlead.vertx.simulated;

import io.fairlead.simulation.ServerMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Sends the metrics page, as it is or as a fault makes it. Event loop only. */
final class MetricsReply {

  private static final int HUGE = 10_000_000;
  private static final long ENDLESS_MILLIS = 10;
  private static final double MILLIS_PER_SECOND = 1_000.0;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Vertx vertx;
  private final EngineDriver driver;
  private final String model;
  private final Faults faults;
  private final double startedSeconds = System.currentTimeMillis() / MILLIS_PER_SECOND;

  MetricsReply(Vertx vertx, EngineDriver driver, String model, Faults faults) {
    this.vertx = vertx;
    this.driver = driver;
    this.model = model;
    this.faults = faults;
  }

  void send(HttpServerResponse response) {
    response.putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8");
    MetricsFault fault = faults.ofMetrics();
    switch (fault) {
      case NONE -> response.end(page());
      case HTML ->
          response
              .putHeader("content-type", "text/html")
              .end("<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>");
      case HUGE ->
          response.end("# filler line of a page that is far too long\n".repeat(HUGE / 45) + page());
      case ENDLESS -> endless(response);
      case NAN -> response.end(page().replaceAll("(?m)^(vllm:(num|kv)\\S*) .*$", "$1 NaN"));
      case MALFORMED ->
          response.end(page().replace("\"}", "}").replaceAll("(?m)^(vllm:\\S{20}).*$", "$1"));
      case STATUS_500 -> response.setStatusCode(500).end("internal error\n");
      case HANG -> {}
    }
  }

  private void endless(HttpServerResponse response) {
    response.setChunked(true);
    Buffer piece = Buffer.buffer("# one more line\n");
    response.write(piece);
    long timer =
        vertx.setPeriodic(
            ENDLESS_MILLIS,
            tick -> {
              if (!response.closed() && !response.writeQueueFull()) {
                response.write(piece);
              }
            });
    response.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private String page() {
    driver.catchUp();
    ServerMetrics metrics = driver.server().metrics();
    double changed = startedSeconds + metrics.adaptersChangedNanos() / NANOS_PER_SECOND;
    return MetricsPage.of(metrics, driver.server().profile(), model, Math.floor(changed));
  }
}
