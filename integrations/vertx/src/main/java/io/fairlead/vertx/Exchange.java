package io.fairlead.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request from its first byte to the last of its answer: reads the body, has it placed, tries
 * endpoints until one answers, and passes the answer on.
 *
 * <p>Belongs to one event loop. Whatever happens, it {@linkplain #finish ends exactly once}: the
 * claim on the endpoint is given back, the request is no longer in flight, and one access record is
 * written.
 */
final class Exchange {

  private enum Phase {
    READING,
    WAITING,
    STREAMING,
    DONE
  }

  private final Door door;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final AccessRecord record;
  private final BodyIntake body;
  private final InboundBody inbound;
  private Phase phase = Phase.READING;
  private long sinceNanos;
  private @Nullable Attempt attempt;
  private @Nullable Relay relay;

  /** What to answer if an endpoint dies whose own failure was about to be passed on. */
  private @Nullable Verdict judged;

  /** Neighbours in the door's list of exchanges in progress. */
  @Nullable Exchange previous;

  @Nullable Exchange next;

  Exchange(Door door, HttpServerRequest request, AccessRecord record, long announced) {
    this.door = door;
    this.request = request;
    this.record = record;
    body = new BodyIntake(announced, door.limits().maxBodyBytes());
    response = request.response();
    inbound = door.inboundBody(request);
    sinceNanos = record.arrivedNanos();
  }

  void begin() {
    response.closeHandler(closed -> clientLeft());
    request.exceptionHandler(lost -> clientLeft());
    request.handler(this::bodyPiece);
    request.endHandler(end -> bodyComplete());
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      response.writeContinue();
    }
  }

  private void bodyPiece(Buffer piece) {
    if (phase != Phase.READING) {
      return;
    }
    int from = body.length();
    if (!body.append(piece)) {
      refuse(Refusal.tooLarge(door.limits().maxBodyBytes()), Ending.REFUSED);
      return;
    }
    inbound.piece(body.bytes(), from, body.length());
  }

  private void bodyComplete() {
    if (phase != Phase.READING) {
      return;
    }
    long now = door.nanoTime();
    record.bodyRead(body.length());
    phase = Phase.WAITING;
    sinceNanos = now;
    proceed(door.place(this, now), now);
  }

  private void proceed(Verdict verdict, long now) {
    if (verdict instanceof Refusal refusal) {
      refuse(refusal, record.attempts() == 0 ? Ending.REFUSED : Ending.FAILED);
      return;
    }
    Placement placement = (Placement) verdict;
    attempt = new Attempt(this, placement, now);
    record.attempt(placement.endpoint());
    attempt.start();
  }

  /** Called by an attempt before its first byte, or by the relay's endpoint after it. */
  void attemptFailed(Attempt failed, Failure failure) {
    if (phase == Phase.STREAMING) {
      breakOff(Refusal.diedMidStream(), Ending.BROKEN_OFF);
    } else if (phase == Phase.WAITING) {
      long now = door.nanoTime();
      relay = null;
      record.failure(failure);
      // one attempt is one failure, however often it fails
      proceed(judged != null ? judged : failed.placement().next(failure, now), now);
    }
  }

  /** Called by an attempt when the head of a response is there. */
  void answered(Attempt answered, HttpClientResponse answer) {
    if (phase != Phase.WAITING) {
      answered.cancel();
      return;
    }
    int status = answer.statusCode();
    if (Failure.isFailure(status)) {
      long now = door.nanoTime();
      Verdict verdict = answered.placement().next(Failure.status(status), now);
      if (verdict instanceof Placement || ((Refusal) verdict).blamesRequest()) {
        answered.discard(answer);
        record.failure(Failure.status(status));
        proceed(verdict, now);
        return;
      }
      judged = verdict;
    }
    relay = new Relay(this, answered, answer, response, door.answerScanner(this, answer));
    relay.start();
  }

  /** The relay has the first bytes of the body, or knows that there are none. */
  void firstByte(int status, long now) {
    phase = Phase.STREAMING;
    record.firstByte(status, now);
    body.release();
    Attempt current = attempt;
    if (current != null) {
      current.placement().firstByte(now);
    }
  }

  /** The relay has passed the whole answer on. */
  void answerComplete() {
    if (attempt != null) {
      attempt.completed();
    }
    finish(Ending.COMPLETED);
  }

  /** What comes in where the body was cannot be read; a request whose body is there goes on. */
  void bodyBroken(String why) {
    if (phase == Phase.READING) {
      refuse(Refusal.notHttp(why), Ending.REFUSED);
    }
  }

  private void clientLeft() {
    if (phase != Phase.DONE) {
      stopAttempt();
      finish(Ending.CLIENT_LEFT);
    }
  }

  /** Looks whether something takes too long; called a few times a second. */
  void check(long now) {
    ServingLimits limits = door.limits();
    if (phase == Phase.STREAMING && relay != null) {
      check(relay.stalled(now, limits), limits);
    } else if (phase == Phase.READING && now - sinceNanos > limits.body().toNanos()) {
      refuse(Refusal.bodyTooSlow(limits.body().toSeconds()), Ending.TIMED_OUT);
    } else if (phase == Phase.WAITING && now - sinceNanos > limits.firstByte().toNanos()) {
      stopAttempt();
      refuse(Refusal.firstByteTimeout(limits.firstByte().toSeconds()), Ending.TIMED_OUT);
    }
  }

  private void check(@Nullable Ending stalled, ServingLimits limits) {
    if (stalled != null) {
      stopAttempt();
    }
    if (stalled == Ending.CLIENT_STALLED) {
      finish(stalled);
      request.connection().close();
    } else if (stalled != null) {
      breakOff(Refusal.silent(limits.silence().toSeconds()), stalled);
    }
  }

  /** Ends what is in progress because the gateway closes. */
  void shutDown() {
    stopAttempt();
    if (phase == Phase.STREAMING) {
      breakOff(Refusal.draining(), Ending.SHUT_DOWN);
    } else if (phase != Phase.DONE) {
      refuse(Refusal.draining(), Ending.SHUT_DOWN);
    }
  }

  private void stopAttempt() {
    if (attempt != null) {
      attempt.cancel();
    }
  }

  private void refuse(Refusal refusal, Ending ending) {
    record.refused(refusal);
    boolean unread = phase == Phase.READING;
    boolean answers = !response.ended() && !response.closed();
    finish(ending, answers ? Answers.bodyBytes(request, refusal) : 0);
    if (answers) {
      Answers.send(door.context(), request, refusal, unread, record.id());
    }
  }

  private void breakOff(Refusal why, Ending ending) {
    record.refused(why);
    Relay current = relay;
    finish(ending);
    if (current != null) {
      current.abort(why);
    }
  }

  private void finish(Ending ending) {
    finish(ending, 0);
  }

  /** Ends everything; {@code toSend} bytes of body are still to be written by the caller. */
  private void finish(Ending ending, int toSend) {
    if (phase == Phase.DONE) {
      return;
    }
    long now = door.nanoTime();
    phase = Phase.DONE;
    body.release();
    if (relay != null) {
      relay.report(record);
    }
    if (attempt != null) {
      attempt
          .placement()
          .end(ending, record.promptTokens(), record.cachedTokens(), record.outputTokens(), now);
    }
    record.ended(ending, response.bytesWritten() + toSend, now);
    door.finished(this, record);
  }

  /** Adds what the gateway itself has to say to the head of an answer. */
  void decorate(MultiMap headers) {
    headers.set("x-request-id", record.id());
    door.decorate(this, headers);
  }

  HttpClient client() {
    return door.client();
  }

  /** Runs something on this event loop after a while. */
  void later(long millis, Runnable action) {
    door.context().owner().setTimer(millis, timer -> action.run());
  }

  /** Writes the head of what an endpoint gets. */
  void write(MultiMap headers) {
    ForwardedHeaders.toEndpoint(request.headers(), headers, door.passesCredentials());
    if (!headers.contains("x-request-id")) {
      headers.add("x-request-id", record.id());
    }
  }

  /** Returns the body, which may be another one than came in once its model is resolved. */
  BodyIntake body() {
    return body;
  }

  ServingLimits limits() {
    return door.limits();
  }

  HttpServerRequest request() {
    return request;
  }

  InboundBody inbound() {
    return inbound;
  }

  AccessRecord record() {
    return record;
  }

  long nanoTime() {
    return door.nanoTime();
  }
}
