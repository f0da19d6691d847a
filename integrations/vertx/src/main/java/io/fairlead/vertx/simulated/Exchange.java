package io.fairlead.vertx.simulated;

import io.fairlead.simulation.FinishReason;
import io.fairlead.simulation.Rejection;
import io.fairlead.simulation.RequestEvents;
import io.fairlead.simulation.SimulatedRequest;
import io.fairlead.simulation.Ticket;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes the answer to one request while the engine produces it. Event loop only. */
final class Exchange implements RequestEvents {

  private final HttpServerRequest http;
  private final HttpServerResponse response;
  private final OpenAiRequest asked;
  private final AnswerShape shape;
  private final IntFunction<String> words;
  private final @Nullable Fault fault;
  private int cachedTokens;
  private int pieces;
  private boolean silent;

  /**
   * Prepares an exchange.
   *
   * @param words text of each token of the answer
   */
  Exchange(
      HttpServerRequest http,
      OpenAiRequest asked,
      AnswerShape shape,
      IntFunction<String> words,
      @Nullable Fault fault) {
    this.http = http;
    this.response = http.response();
    this.asked = asked;
    this.shape = shape;
    this.words = words;
    this.fault = fault;
  }

  /** Gives the request up when the client leaves. */
  void watch(Ticket ticket, EngineDriver driver) {
    response.closeHandler(
        closed -> {
          silent = true;
          driver.cancel(ticket);
        });
    response.exceptionHandler(failed -> {}); // the close handler follows
  }

  @Override
  public void started(SimulatedRequest request, int cached, long nowNanos) {
    cachedTokens = cached;
  }

  @Override
  public void firstToken(SimulatedRequest request, long nowNanos) {
    if (asked.stream) {
      if (!response.headWritten()) {
        response.setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
      }
      if (shape.isChat()) {
        send(shape.opening(running(request, 0)));
      }
      token(request, 0, nowNanos);
    }
  }

  @Override
  public void token(SimulatedRequest request, int index, long nowNanos) {
    if (!asked.stream) {
      return;
    }
    boolean last = index == request.outputTokens() - 1;
    boolean full = request.outputTokens() >= request.maxTokens();
    String reason = last ? (full ? "length" : "stop") : null;
    send(shape.piece(words.apply(index), reason, running(request, index + 1)));
  }

  private @Nullable String running(SimulatedRequest request, int tokens) {
    return asked.continuousUsage ? AnswerShape.usage(request.promptTokens(), tokens, -1) : null;
  }

  @Override
  public void finished(
      SimulatedRequest request, FinishReason reason, int outputTokens, long nowNanos) {
    if (reason == FinishReason.ABORT || silent) {
      return;
    }
    String usage = AnswerShape.usage(request.promptTokens(), outputTokens, cachedTokens);
    if (asked.stream) {
      if (asked.includeUsage) {
        send(shape.usagePiece(usage));
      }
      send(shape.done());
      if (!silent) {
        response.end();
      }
    } else {
      StringBuilder text = new StringBuilder(outputTokens * 4);
      for (int i = 0; i < outputTokens; i++) {
        text.append(words.apply(i));
      }
      plain(shape.whole(text.toString(), reason.name().toLowerCase(Locale.ROOT), usage));
    }
  }

  private void plain(Buffer body) {
    response.putHeader("content-type", "application/json");
    int cut = fault instanceof Fault.Die || fault instanceof Fault.Stall ? body.length() / 2 : -1;
    if (cut < 0) {
      response.end(body);
      return;
    }
    silent = true;
    response.putHeader("content-length", Integer.toString(body.length()));
    response.write(body.slice(0, cut)).onComplete(written -> closeIfDying());
  }

  private void closeIfDying() {
    if (fault instanceof Fault.Die) {
      http.connection().close();
    }
  }

  @Override
  public void rejected(SimulatedRequest request, Rejection why, long nowNanos) {
    Routes.fail(
        response,
        switch (why) {
          case QUEUE_FULL ->
              new ErrorReply(429, "The waiting queue is full. Try later.", "TooManyRequests", null);
          case CACHE_FULL ->
              new ErrorReply(
                  500,
                  "The KV cache does not have the room for this request.",
                  "InternalServerError",
                  null);
          case CACHE_TOO_SMALL ->
              ErrorReply.badRequest(
                  "The KV cache is too small for this request, even when it is empty.", null);
          case TOO_LONG -> ErrorReply.badRequest("The request is too long.", "input_tokens");
          case UNKNOWN_ADAPTER -> ErrorReply.unknownModel(String.valueOf(request.adapter()));
        });
  }

  /** Sends a piece of a stream, or lets the fault happen whose time has come. */
  private void send(Buffer piece) {
    if (silent) {
      return;
    }
    if (fault instanceof Fault.Die die && pieces == die.afterEvents()) {
      silent = true;
      http.connection().close();
    } else if (fault instanceof Fault.Stall stall && pieces == stall.afterEvents()) {
      silent = true;
    } else {
      pieces++;
      response.write(piece);
    }
  }
}
