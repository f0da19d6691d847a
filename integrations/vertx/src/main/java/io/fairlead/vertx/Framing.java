package io.fairlead.vertx;

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

  private Framing() {}

  static @Nullable Refusal check(HttpServerRequest request, String path) {
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
    if (HttpMethod.CONNECT.equals(request.method())) {
      return Refusal.malformed("tunnels do not pass this gateway");
    }
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
            .replace('\\', '/');
    return (plain + "/").contains("/../") || (plain + "/").contains("/./");
  }
}
