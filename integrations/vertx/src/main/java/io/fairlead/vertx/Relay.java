package io.fairlead.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Passes one answer from an endpoint to a client, byte for byte, no faster than the client takes
 * it.
 *
 * <p>The head is held until the first byte of the body is there, so that an endpoint that dies in
 * between can still be replaced. Belongs to one event loop.
 */
final class Relay {

  private final Exchange exchange;
  private final Attempt attempt;
  private final HttpClientResponse from;
  private final HttpServerResponse to;
  private final AnswerScanner scanner;
  private final boolean events;
  private final long length;
  private boolean begun;
  private boolean waiting;
  private boolean done;
  private boolean betweenEvents;
  private long lastMove;

  Relay(
      Exchange exchange,
      Attempt attempt,
      HttpClientResponse from,
      HttpServerResponse to,
      AnswerScanner scanner) {
    this.exchange = exchange;
    this.attempt = attempt;
    this.from = from;
    this.to = to;
    this.scanner = scanner;
    String type = from.getHeader("content-type");
    events = type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    length = Answers.contentLength(from.getHeader("content-length"));
  }

  void start() {
    from.handler(this::piece);
    from.endHandler(end -> complete());
  }

  private void piece(Buffer piece) {
    lastMove = exchange.nanoTime();
    scanner.piece(piece);
    int size = piece.length();
    betweenEvents = size >= 2 && piece.getByte(size - 1) == '\n' && piece.getByte(size - 2) == '\n';
    if (to.closed()) {
      return;
    }
    if (!begun) {
      begin();
      if (piece.length() == length) {
        to.end(piece); // head and body in one write
        complete();
        return;
      }
    }
    if (to.ended()) {
      return;
    }
    to.write(piece);
    if (to.writeQueueFull()) {
      waiting = true;
      from.pause();
      to.drainHandler(drained -> resume());
    }
  }

  private void resume() {
    waiting = false;
    lastMove = exchange.nanoTime();
    from.resume();
  }

  private void begin() {
    begun = true;
    lastMove = exchange.nanoTime();
    exchange.firstByte(from.statusCode(), lastMove);
    to.setStatusCode(from.statusCode());
    ForwardedHeaders.toClient(from.headers(), to.headers());
    exchange.decorate(to.headers());
    if (length < 0 && mayHaveBody()) {
      to.setChunked(true);
    }
  }

  private boolean mayHaveBody() {
    int status = from.statusCode();
    return status != 204 && status != 304 && !HttpMethod.HEAD.equals(from.request().getMethod());
  }

  private void complete() {
    if (done) {
      return;
    }
    done = true;
    if (!begun) {
      begin();
    }
    if (!to.ended() && !to.closed()) {
      to.end();
    }
    if (length < 0 && exchange.request().version() == HttpVersion.HTTP_1_0) {
      exchange.request().connection().close(); // nothing else tells such a client where the end is
    }
    attempt.completed();
    exchange.answerComplete();
  }

  /** Returns how an answer ends that has not moved for too long, or null. */
  @Nullable Ending stalled(long now, ServingLimits limits) {
    long still = now - lastMove;
    if (waiting) { // the endpoint has more than the client takes
      return still > limits.stalledClient().toNanos() ? Ending.CLIENT_STALLED : null;
    }
    return still > limits.silence().toNanos() ? Ending.TIMED_OUT : null;
  }

  void report(AccessRecord record) {
    scanner.report(record);
  }

  /**
   * Ends an answer that cannot be completed so that nobody takes it for complete: an {@code error}
   * event where events are sent, then a closed connection without the end of the message.
   */
  void abort(Refusal why) {
    if (to.closed() || to.ended()) {
      return;
    }
    if (events) {
      String separator = betweenEvents ? "" : "\n\n";
      to.write(separator + "event: error\ndata: " + why.json() + "\n\n")
          .onComplete(written -> exchange.request().connection().close());
    } else {
      exchange.request().connection().close();
    }
  }
}
