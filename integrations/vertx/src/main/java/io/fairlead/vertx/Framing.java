package io.fairlead.vertx;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that two HTTP implementations may read differently: such are the tools of
 * request smuggling (RFC 9112, 11.2).
 *
 * <p>Both lengths at once is caught earlier, by {@link StrictRequestDecoder}.
 */
final class Framing {

  /** Of the first line of a request. */
  static final int MOST_LINE_BYTES = 8 * 1024;

  /** Of all its header fields. */
  static final int MOST_FIELD_BYTES = 32 * 1024;

  private Framing() {}

  /** Says what is wrong with what the decoder could not read, by what it threw. */
  static Refusal unreadable(@Nullable Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Refusal.lineTooLong(MOST_LINE_BYTES);
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Refusal.fieldsTooLarge(MOST_FIELD_BYTES);
    }
    String detail = cause == null ? null : cause.getMessage();
    return Refusal.notHttp(detail == null ? "it cannot be read" : detail);
  }

  /** Says what is wrong with the form of a request, whoever it is for. */
  static @Nullable Refusal check(HttpServerRequest request) {
    List<String> codings = request.headers().getAll("transfer-encoding");
    if (!codings.isEmpty()) {
      if (request.version() == HttpVersion.HTTP_1_0) {
        return Refusal.badFraming("HTTP/1.0 has no Transfer-Encoding");
      }
      if (codings.size() > 1 || !codings.get(0).trim().equalsIgnoreCase("chunked")) {
        return Refusal.badFraming("the Transfer-Encoding is not exactly 'chunked'");
      }
    }
    if (request.headers().getAll("content-length").size() > 1) {
      return Refusal.badFraming("there is more than one Content-Length");
    }
    int hosts = request.headers().getAll("host").size();
    if (hosts > 1) {
      return Refusal.badFraming("there is more than one Host");
    }
    if (hosts == 0 && request.version() == HttpVersion.HTTP_1_1) {
      return Refusal.badFraming("HTTP/1.1 demands a Host"); // RFC 9112, 3.2
    }
    if (request.headers().contains("")) {
      return Refusal.badFraming("there is a header field without a name");
    }
    if (HttpMethod.CONNECT.equals(request.method())) {
      return Refusal.malformed("tunnels do not pass this gateway");
    }
    return target(request.uri());
  }

  private static @Nullable Refusal target(String uri) {
    if (!uri.startsWith("/")) {
      return Refusal.malformed("the request target must begin with '/'");
    }
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        return Refusal.malformed("the request target must have such characters percent-encoded");
      }
    }
    return null;
  }

  /** Says what is wrong with a path that goes to an endpoint. */
  static @Nullable Refusal checkPassed(String path) {
    return climbs(path)
        ? Refusal.malformed(
            "the path has a '.' or '..' segment, which endpoints may read differently")
        : null;
  }

  /** Returns whether a path has a dot segment, also one in percent encoding. */
  private static boolean climbs(String path) {
    if (path.indexOf('.') < 0 && path.indexOf('%') < 0 && path.indexOf('\\') < 0) {
      return false;
    }
    String plain =
        path.toLowerCase(Locale.ROOT)
            .replace("%2e", ".")
            .replace("%2f", "/")
            .replace("%5c", "/")
            .replace("%3b", ";")
            .replace('\\', '/')
            .replaceAll(";[^/]*", ""); // parameters of a segment, which some servers take off first
    return (plain + "/").contains("/../") || (plain + "/").contains("/./");
  }
}
