package io.fairlead.vertx;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Refuses requests that carry both a length and chunking, where Netty would drop the length and go
 * on.
 *
 * <p>Two readers that disagree about where a request ends are how one client's request is smuggled
 * into another's connection (RFC 9112, 6.1 and 11.2). Once the length is dropped nobody behind the
 * decoder can tell, so the decoder itself has to be replaced.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

  /** Name that Vert.x gives to the request decoder of a connection. */
  private static final String DECODER = "httpDecoder";

  private StrictRequestDecoder(HttpServerOptions options) {
    super(options);
  }

  /** Puts this decoder into a connection that has read nothing yet; HTTP/2 ones are left alone. */
  static void guard(HttpConnection connection, HttpServerOptions options) {
    if (connection instanceof ConnectionBase base) {
      var pipeline = base.channel().pipeline();
      if (pipeline.get(DECODER) != null) {
        pipeline.replace(DECODER, DECODER, new StrictRequestDecoder(options));
      }
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    // the message becomes an invalid one, which the server answers with 400 and a closed connection
    throw new IllegalArgumentException("both Content-Length and Transfer-Encoding are present");
  }
}
