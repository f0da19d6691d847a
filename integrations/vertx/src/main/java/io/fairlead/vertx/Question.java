package io.fairlead.vertx;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import org.jspecify.annotations.Nullable;

/**
 * One GET whose answer is read in pieces and given up at a deadline; tells its listener exactly
 * once how it ended. Belongs to one event loop.
 */
final class Question {

  /** Receives an answer. */
  interface Listener {
    /** Takes a piece of the body; false gives the rest up. */
    boolean piece(byte[] bytes, int from, int to);

    /**
     * The question has ended.
     *
     * @param status of the answer, 0 if there was none
     * @param whole whether the body came to its end
     * @param trouble what went wrong, or null
     */
    void ended(int status, boolean whole, @Nullable Trouble trouble);
  }

  /**
   * Why there is no whole answer.
   *
   * @param unreachable whether no connection came about
   * @param detail for people
   */
  record Trouble(boolean unreachable, String detail) {}

  private final Listener listener;
  private final long deadlineNanos;
  private @Nullable HttpClientRequest request;
  private int status;
  private boolean over;

  Question(Listener listener, long deadlineNanos) {
    this.listener = listener;
    this.deadlineNanos = deadlineNanos;
  }

  void ask(HttpClient client, RequestOptions target) {
    client
        .request(target.setMethod(HttpMethod.GET))
        .onComplete(
            opened -> {
              if (opened.failed()) {
                end(false, new Trouble(true, text(opened.cause())));
              } else if (over) {
                opened.result().exceptionHandler(ignored -> {}).reset();
              } else {
                send(opened.result());
              }
            });
  }

  private void send(HttpClientRequest opened) {
    request = opened;
    opened.exceptionHandler(e -> end(false, new Trouble(false, text(e))));
    opened
        .response()
        .onComplete(
            answered -> {
              if (answered.succeeded()) {
                read(answered.result());
              } else {
                end(false, new Trouble(false, text(answered.cause())));
              }
            });
    opened.end();
  }

  private void read(HttpClientResponse response) {
    response.exceptionHandler(e -> end(false, new Trouble(false, text(e))));
    if (over) {
      return;
    }
    status = response.statusCode();
    response.handler(this::piece);
    response.endHandler(ended -> end(true, null));
  }

  private void piece(Buffer piece) {
    if (over) {
      return;
    }
    ByteBuf bytes = ((BufferInternal) piece).getByteBuf();
    boolean more;
    if (bytes.hasArray()) {
      int from = bytes.arrayOffset() + bytes.readerIndex();
      more = listener.piece(bytes.array(), from, from + bytes.readableBytes());
    } else {
      byte[] copy = piece.getBytes();
      more = listener.piece(copy, 0, copy.length);
    }
    if (!more) {
      end(false, new Trouble(false, "the answer is refused"));
      reset();
    }
  }

  /** Gives up an answer that takes too long. */
  void check(long nowNanos) {
    if (!over && nowNanos - deadlineNanos > 0) {
      end(false, new Trouble(status == 0 && request == null, "no whole answer in time"));
      reset();
    }
  }

  /** Ends without telling the listener. */
  void abandon() {
    over = true;
    reset();
  }

  private void end(boolean whole, @Nullable Trouble trouble) {
    if (!over) {
      over = true;
      listener.ended(status, whole, trouble);
    }
  }

  private void reset() {
    if (request != null) {
      request.reset(); // what its handlers hear of it means nothing any more
    }
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
