package io.fairlead.vertx;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that the gateway gives by itself. */
final class Answers {

  /**
   * How long the rest of a refused body is read and thrown away, so that its answer can be read.
   */
  private static final long LINGER_MILLIS = 1_000;

  private Answers() {}

  static void json(HttpServerRequest request, int status, String body) {
    text(request, status, "application/json", body);
  }

  static void text(HttpServerRequest request, int status, String type, String body) {
    bytes(request, status, type, Buffer.buffer(body));
  }

  static void bytes(HttpServerRequest request, int status, String type, Buffer body) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status);
    response.putHeader("content-type", type);
    response.putHeader("x-content-type-options", "nosniff");
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader("content-length", Integer.toString(body.length()));
      response.end();
    } else {
      response.end(body);
    }
  }

  /**
   * Sends a refusal.
   *
   * @param unread whether the body of the request has not been read to its end; then the connection
   *     is closed, since where the next request begins cannot be known cheaply
   */
  static void send(
      Context context,
      HttpServerRequest request,
      Refusal refusal,
      boolean unread,
      @Nullable String id) {
    HttpServerResponse response = request.response();
    if (refusal.retryAfterSeconds() > 0) {
      response.putHeader("retry-after", Integer.toString(refusal.retryAfterSeconds()));
    }
    if (refusal.status() == 401) {
      response.putHeader("www-authenticate", challenge(request));
    }
    if (id != null) {
      response.putHeader("x-request-id", id);
    }
    if (unread) {
      response.putHeader("connection", "close");
    }
    json(request, refusal.status(), refusal.json());
    if (unread) {
      request.resume();
      request.handler(ignored -> {});
      request.endHandler(end -> request.connection().close());
      context.owner().setTimer(LINGER_MILLIS, timer -> request.connection().close());
    }
  }

  /** A browser asks its user for what {@code Basic} wants; clients of the API send keys. */
  private static String challenge(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith("/v1/") ? "Bearer" : "Basic realm=\"fairlead\"";
  }

  /** Returns how long the body of a refusal is as this request gets it. */
  static int bodyBytes(HttpServerRequest request, Refusal refusal) {
    return HttpMethod.HEAD.equals(request.method())
        ? 0
        : refusal.json().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the value of a Content-Length field, or -1 if it is absent or not a number. */
  static long contentLength(@Nullable String field) {
    if (field == null || field.isEmpty() || field.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
