package io.fairlead.vertx;

import io.netty.buffer.Unpooled;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One try to have a request answered by one endpoint: opens or reuses a connection, sends the
 * request and hands the response to its exchange. Tells the exchange of at most one failure, and of
 * nothing once it was {@linkplain #cancel() cancelled}.
 *
 * <p>Belongs to the event loop of its exchange.
 */
final class Attempt {

  /**
   * An answer up to this many bytes is read to its end so that its connection can be used again.
   */
  private static final long WORTH_DRAINING = 64 * 1024;

  /** How long that may take; an endpoint in trouble may never send the rest. */
  private static final long DRAIN_MILLIS = 1_000;

  private final Exchange exchange;
  private final Placement placement;
  private final long startedNanos;
  private @Nullable HttpClientRequest outbound;
  private boolean over;
  private boolean sent;
  private boolean drained;

  Attempt(Exchange exchange, Placement placement, long nowNanos) {
    this.exchange = exchange;
    this.placement = placement;
    startedNanos = nowNanos;
  }

  Placement placement() {
    return placement;
  }

  void start() {
    RequestOptions options =
        new RequestOptions()
            .setMethod(exchange.request().method())
            .setHost(placement.host())
            .setPort(placement.port())
            .setSsl(placement.tls())
            .setURI(placement.pathPrefix() + exchange.request().uri())
            .setConnectTimeout(exchange.limits().connect().toMillis());
    exchange.client().request(options).onComplete(this::connected);
  }

  private void connected(AsyncResult<HttpClientRequest> result) {
    if (over) {
      if (result.succeeded()) {
        result.result().exceptionHandler(ignored -> {}).reset();
      }
      return;
    }
    if (result.failed()) {
      over = true;
      exchange.attemptFailed(this, Failure.unreachable(result.cause()));
      return;
    }
    HttpClientRequest request = result.result();
    outbound = request;
    request.exceptionHandler(this::lost);
    exchange.write(request.headers());
    request.response().onComplete(this::responded);
    sent = true;
    BodyIntake body = exchange.body();
    boolean chunked = exchange.request().headers().contains("transfer-encoding");
    if (body.length() == 0 && !chunked && !body.isAnnounced()) {
      request.end();
    } else {
      request.end(BufferInternal.buffer(Unpooled.wrappedBuffer(body.bytes(), 0, body.length())));
    }
  }

  private void responded(AsyncResult<HttpClientResponse> result) {
    if (result.failed()) {
      lost(result.cause());
      return;
    }
    HttpClientResponse response = result.result();
    response.exceptionHandler(this::lost);
    int status = response.statusCode();
    if (status < 200 || status > 599) { // also 101: nobody has asked for another protocol
      lost(new IOException("status " + status + " is none that can be passed on"));
      reset();
    } else if (!over) {
      exchange.answered(this, response);
    }
  }

  private void lost(Throwable cause) {
    if (!over) {
      over = true;
      exchange.attemptFailed(this, sent ? Failure.lost(cause) : Failure.unreachable(cause));
    }
  }

  /**
   * Gives an answer up that is not passed on, and its connection too unless little is left of it.
   */
  void discard(HttpClientResponse response) {
    over = true;
    String length = response.getHeader("content-length");
    if (length == null || length.length() > 6 || Long.parseLong(length) > WORTH_DRAINING) {
      reset();
    } else {
      response.endHandler(end -> drained = true);
      response.resume();
      exchange.later(
          DRAIN_MILLIS,
          () -> {
            if (!drained) {
              reset();
            }
          });
    }
  }

  /** Ends the attempt without a further word to the exchange; the endpoint sees us leave. */
  void cancel() {
    if (!over) {
      over = true;
      reset();
    }
  }

  /** Marks an answer as complete, so that a late end of the connection means nothing. */
  void completed() {
    over = true;
  }

  private void reset() {
    if (outbound != null) {
      outbound.reset();
    }
  }
}
