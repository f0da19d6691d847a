package io.fairlead.vertx.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Event loop only; ends exactly once. */
final class Call {

  private static final int LONGEST_REASON = 60;

  private final Vertx vertx;
  private final LoadTarget target;
  private final int number;
  private final boolean stream;
  private final long dueNanos;
  private final Consumer<RequestResult> done;
  private final AnswerScanner scanner = new AnswerScanner();
  private final long timer;
  private @Nullable HttpClientRequest request;
  private long lateNanos;
  private int status;
  private String endpoint = "";
  private long firstNanos = -1;
  private long lastNanos = -1;
  private boolean ended;

  private Call(
      Vertx vertx,
      LoadTarget target,
      int number,
      boolean stream,
      long dueNanos,
      Consumer<RequestResult> done) {
    this.vertx = vertx;
    this.target = target;
    this.number = number;
    this.stream = stream;
    this.dueNanos = dueNanos;
    this.done = done;
    this.timer = vertx.setTimer(Math.max(1, target.timeout().toMillis()), late -> giveUp());
  }

  /** The options that all requests to a target share. */
  static RequestOptions options(LoadTarget target) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(target.base().getHost())
            .setPort(target.port())
            .setSsl(target.isTls())
            .setURI(target.path())
            .putHeader("content-type", "application/json");
    target.headers().forEach(options::putHeader);
    return options;
  }

  /**
   * Sends a request.
   *
   * @param dueNanos when it was due, as {@link System#nanoTime}; all times are taken from there
   */
  static void send(
      Vertx vertx,
      HttpClient client,
      RequestOptions options,
      LoadTarget target,
      int number,
      boolean stream,
      Buffer body,
      long dueNanos,
      Consumer<RequestResult> done) {
    Call call = new Call(vertx, target, number, stream, dueNanos, done);
    call.lateNanos = Math.max(0, System.nanoTime() - dueNanos);
    client
        .request(options)
        .onFailure(call::fail)
        .onSuccess(
            request -> {
              call.request = request;
              request.send(body).onFailure(call::fail).onSuccess(call::answer);
            });
  }

  private void answer(HttpClientResponse response) {
    status = response.statusCode();
    if (!target.endpointHeader().isEmpty()) {
      String named = response.getHeader(target.endpointHeader());
      endpoint = named == null ? "" : named;
    }
    response.exceptionHandler(this::fail);
    if (stream && status == 200) {
      response.handler(this::piece);
      response.endHandler(
          end -> end(scanner.error ? "error event" : scanner.done ? "" : "cut off"));
    } else {
      response
          .body()
          .onFailure(this::fail)
          .onSuccess(
              body -> {
                firstNanos = System.nanoTime();
                lastNanos = firstNanos;
                scanner.body(body.getBytes());
                end(status == 200 ? "" : "status " + status);
              });
    }
  }

  private void piece(Buffer piece) {
    int before = scanner.events;
    scanner.stream(piece.getBytes());
    if (scanner.events > before) {
      lastNanos = System.nanoTime();
      if (before == 0) {
        firstNanos = lastNanos;
      }
    }
  }

  private void giveUp() {
    HttpClientRequest open = request;
    end("no answer in " + target.timeout().toSeconds() + " s");
    if (open != null) {
      open.reset();
    }
  }

  private void fail(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    String reason = message.isBlank() || message.equals("null") ? cause.toString() : message;
    // addresses differ from run to run: reasons are for counting
    String first = reason.split("[:/\n]", 2)[0].toLowerCase(Locale.ROOT).strip();
    end(first.isEmpty() ? "failed" : first.substring(0, Math.min(first.length(), LONGEST_REASON)));
  }

  private void end(String lost) {
    if (ended) {
      return;
    }
    ended = true;
    vertx.cancelTimer(timer);
    long end = lastNanos < 0 ? System.nanoTime() : lastNanos;
    int outputTokens = scanner.outputTokens >= 0 ? scanner.outputTokens : scanner.events;
    done.accept(
        new RequestResult(
            number,
            lost,
            status,
            endpoint,
            lateNanos,
            firstNanos < 0 ? -1 : firstNanos - dueNanos,
            end - dueNanos,
            scanner.events,
            scanner.promptTokens,
            scanner.cachedTokens,
            outputTokens));
  }
}
