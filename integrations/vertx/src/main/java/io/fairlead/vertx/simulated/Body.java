package io.fairlead.vertx.simulated;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads a request body up to a limit; what lies beyond is read and dropped. */
final class Body {

  private Body() {}

  static void read(
      HttpServerRequest request, int limit, Consumer<Buffer> whole, Runnable tooLarge) {
    Buffer body = Buffer.buffer();
    boolean[] over = {false};
    request.handler(
        piece -> {
          over[0] |= body.length() + piece.length() > limit;
          if (!over[0]) {
            body.appendBuffer(piece);
          }
        });
    request.exceptionHandler(failed -> {}); // the client left before it had said everything
    request.endHandler(
        end -> {
          if (over[0]) {
            tooLarge.run();
          } else {
            whole.accept(body);
          }
        });
  }
}
