package io.fairlead.vertx.simulated;

import io.fairlead.simulation.StepLatency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for one test, without latency unless it says otherwise, and ways to talk to it. */
final class RunningServer implements AfterEachCallback {

  static final String CHAT = "/v1/chat/completions";
  static final String HELLO =
      "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
          + "\"max_tokens\":3}";
  static final String HELLO_STREAM =
      "{\"model\":\"simulated\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
          + "\"max_tokens\":3,\"stream\":true,\"stream_options\":{\"include_usage\":true}}";

  private final Vertx vertx = Vertx.vertx();
  SimulatedModelServer server;
  Client client;

  static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("nothing happened for a minute", e);
    }
  }

  /** Starts a server; one that runs already is closed first. */
  void start(UnaryOperator<SimulatedServerOptions.Builder> changes) {
    close();
    server =
        await(
            SimulatedModelServer.start(
                vertx,
                SimulatedServerOptions.create(
                    o -> changes.apply(o.profile(p -> p.latency(StepLatency.NONE))))));
    client = new Client(server.uri());
  }

  private void close() {
    if (server != null) {
      await(server.close());
      server = null;
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    close();
    await(vertx.close());
  }

  /** Sends a request, a GET if the body is null; the answer is left to be read. */
  Socket send(String path, String body) throws IOException {
    URI uri = server.uri();
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(60_000);
    OutputStream out = socket.getOutputStream();
    String head = (body == null ? "GET " : "POST ") + path + " HTTP/1.1\r\nhost: x\r\n";
    String rest = body == null ? "\r\n" : "content-length: " + body.length() + "\r\n\r\n" + body;
    out.write((head + rest).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  byte[] readToEnd(String path, String body) throws IOException {
    try (Socket socket = send(path, body)) {
      return socket.getInputStream().readAllBytes();
    }
  }

  void awaitReceived(long count) {
    while (server.received() < count) {
      Thread.onSpinWait();
    }
  }
}
