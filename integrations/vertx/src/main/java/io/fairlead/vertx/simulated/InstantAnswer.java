package io.fairlead.vertx.simulated;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * Answers made once and sent to everybody: the body is only searched for {@code "stream": true} and
 * {@code "max_tokens"}, so that a benchmark measures what stands before the server.
 */
final class InstantAnswer {

  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence EVENTS =
      HttpHeaders.createOptimized("text/event-stream; charset=utf-8");
  private static final byte[] STREAM = "\"stream\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MAX_TOKENS = "\"max_tokens\"".getBytes(StandardCharsets.US_ASCII);

  private final Buffer plain;
  private final CharSequence plainLength;
  private final Buffer opening;
  private final Buffer piece;
  private final Buffer end;
  private final int defaultTokens;

  /** Prepares the answers. */
  InstantAnswer(String model, int defaultTokens) {
    AnswerShape shape = new AnswerShape(true, "chatcmpl-instant", 1_700_000_000, model);
    plain = shape.whole("word word word ", "stop", AnswerShape.usage(256, 3, 0));
    plainLength = HttpHeaders.createOptimized(Integer.toString(plain.length()));
    opening = shape.opening(null);
    piece = shape.piece("word ", null, null);
    end =
        Buffer.buffer()
            .appendBuffer(shape.piece("word ", "length", null))
            .appendBuffer(shape.done());
    this.defaultTokens = defaultTokens;
  }

  void answer(Buffer body, HttpServerResponse response) {
    byte[] bytes = body.getBytes();
    if (!isTrue(bytes, STREAM)) {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .putHeader(HttpHeaders.CONTENT_LENGTH, plainLength)
          .end(plain);
      return;
    }
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, EVENTS);
    response.write(opening);
    int tokens = number(bytes, MAX_TOKENS, defaultTokens);
    for (int i = 1; i < tokens; i++) {
      response.write(piece);
    }
    response.end(end);
  }

  private static boolean isTrue(byte[] body, byte[] member) {
    int at = valueOf(body, member);
    return at >= 0 && body[at] == 't';
  }

  private static int number(byte[] body, byte[] member, int otherwise) {
    int at = valueOf(body, member);
    int value = 0;
    boolean any = false;
    while (at >= 0 && at < body.length && body[at] >= '0' && body[at] <= '9' && value < 1_000_000) {
      value = value * 10 + body[at++] - '0';
      any = true;
    }
    return any ? value : otherwise;
  }

  /** Returns where the value of a member starts, or -1. */
  private static int valueOf(byte[] body, byte[] member) {
    // from the end: clients put options after the prompt
    for (int i = body.length - member.length - 2; i >= 0; i--) {
      if (body[i] == '"' && matches(body, i, member)) {
        int at = i + member.length;
        while (at < body.length && (body[at] == ' ' || body[at] == ':')) {
          at++;
        }
        return at < body.length ? at : -1;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] body, int at, byte[] member) {
    for (int i = 0; i < member.length; i++) {
      if (body[at + i] != member[i]) {
        return false;
      }
    }
    return true;
  }
}
