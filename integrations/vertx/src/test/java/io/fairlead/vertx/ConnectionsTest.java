package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connections of clients and endpoints that misbehave, or merely surprise, do not lead to. */
class ConnectionsTest {

  private ForwarderFixture gateway = new ForwarderFixture(ServingLimits.DEFAULT);

  @AfterEach
  void nothingIsLeft() {
    gateway.settled();
    gateway.close();
  }

  private void idleAfter(Duration limit) {
    gateway.close();
    gateway = new ForwarderFixture(ServingLimits.create(limits -> limits.idleConnection(limit)));
  }

  @Test
  void keepsFieldsBackThatAnyOfSeveralConnectionFieldsNames() throws Exception {
    Set<String> seen = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    gateway.upstream(
        request -> {
          request.headers().forEach(field -> seen.add(field.getKey()));
          request.response().end("ok");
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send(
          "GET /v1/x HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: X-Hop, X-Two\r\n"
              + "X-Hop: 1\r\nX-Two: 1\r\nX-Other: 1\r\n\r\n");
      client.until("ok");
    }

    assertThat(seen).contains("x-other").doesNotContain("x-hop", "x-two");
  }

  @Test
  void doesNotTakeAConnectionForIdleWhoseNextRequestHasBegun() throws Exception {
    idleAfter(Duration.ofSeconds(1));
    gateway.upstream(
        request -> {
          HttpServerResponse response = request.response();
          if (request.path().endsWith("quick")) {
            response.end("quick");
            return;
          }
          response.setChunked(true).write("first ");
          gateway.vertx.setTimer(2_500, late -> response.end("last"));
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /v1/quick HTTP/1.1\r\nHost: a\r\n\r\n");
      client.send("GET /v1/slow HTTP/1.1\r\nHost: a\r\n\r\n");
      client.send(
          "GET /v1/quick HTTP/1.1\r\nHost: a\r\n\r\nGET /v1/slow HTTP/1.1\r\nHost: a\r\n\r\n");
      client.until("last");
      client.until("last");
    }
  }

  @Test
  void doesNotTakeAConnectionForIdleOnWhichPagesAreRead() throws Exception {
    idleAfter(Duration.ofSeconds(3));
    gateway.pages.exact("/page", new Page(false, r -> Answers.text(r, 200, "text/plain", "page")));

    try (RawClient client = new RawClient(gateway.port())) {
      for (int i = 0; i < 8; i++) {
        client.send("GET /page HTTP/1.1\r\nHost: a\r\n\r\n").until("\r\n\r\npage");
        CompletableFuture<Void> later = new CompletableFuture<>();
        gateway.vertx.setTimer(500, timer -> later.complete(null));
        later.join();
      }
    }
  }

  @Test
  void givesAConnectionUpWhoseEndpointFailsAndThenSendsNoMore() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    try (ServerSocket failing = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      gateway.ports.add(failing.getLocalPort());
      gateway.upstream(request -> request.response().end("ok"));
      Thread server = new Thread(() -> end.complete(failHalfWay(failing)));
      server.setDaemon(true);
      server.start();

      try (RawClient client = new RawClient(gateway.port())) {
        client.send("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n").until("ok");
        Await.until(() -> "the end of a connection that is of no use", end::isDone);
      }
    }
    assertThat(end.join()).isEqualTo(-1);
  }

  @Test
  void countsAnEndpointOnceThatFailsAndThenDies() throws Exception {
    gateway.upstream(
        request -> {
          request.response().setStatusCode(500).putHeader("content-length", "10").writeHead();
          request.connection().close();
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n").until("HTTP/1.1 502 ");
    }
    assertThat(gateway.failures).hasSize(1);
  }

  @Test
  void saysNothingOfClientsAndEndpointsThatLeaveWithoutAFarewell() throws Exception {
    Set<String> said = new ConcurrentSkipListSet<>();
    Handler listening =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (!entry.getLoggerName().endsWith("BlockedThreadChecker")) { // of a slow machine
              said.add(entry.getLoggerName() + ": " + entry.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger vertx = Logger.getLogger("io.vertx");
    vertx.addHandler(listening);
    try (ServerSocket resetting = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      gateway.upstream(request -> request.response().setChunked(true).write("begin"));
      try (RawClient body = new RawClient(gateway.port());
          RawClient answer = new RawClient(gateway.port())) {
        body.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
        answer.post("/v1/x", "{}").until("begin");
        Await.until(() -> "both begun", () -> gateway.inFlight.count() == 2);
        body.reset();
        answer.reset();
        gateway.settled();
      }
      gateway.ports.set(0, resetting.getLocalPort());
      Thread server = new Thread(() -> reset(resetting));
      server.setDaemon(true);
      server.start();
      try (RawClient client = new RawClient(gateway.port())) {
        client.post("/v1/x", "{}").until("HTTP/1.1 502 ");
      }
      gateway.settled();
    } finally {
      vertx.removeHandler(listening);
    }
    assertThat(said).isEmpty();
  }

  private static void reset(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "000 Odd\r\nContent-Length: 2\r\n\r\nhi",
        "999 Odd\r\nContent-Length: 2\r\n\r\nhi",
        "200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        "200 OK\r\nContent-Length: x\r\n\r\nabc",
        "200 OK\nContent-Length: 2\n\nhi",
        "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n0\r\n\r\n"
      })
  void passesNothingOnThatIsNoAnswer(String rest) throws Exception {
    try (ServerSocket odd = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      gateway.ports.add(odd.getLocalPort());
      Thread server = new Thread(() -> answer(odd, "HTTP/1.1 " + rest));
      server.setDaemon(true);
      server.start();
      try (RawClient client = new RawClient(gateway.port())) {
        client.send("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n").until("HTTP/1.1 502 ");
      }
    }
    assertThat(gateway.failures).hasSize(1);
  }

  @Test
  void givesNobodyWhatAnEndpointSaysBeyondItsAnswer() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";
    try (ServerSocket eager = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      gateway.ports.add(eager.getLocalPort());
      Thread server =
          new Thread(
              () -> {
                answer(eager, answer + "mine" + answer + "evil");
                answer(eager, answer + "good");
              });
      server.setDaemon(true);
      server.start();
      try (RawClient client = new RawClient(gateway.port())) {
        client.send("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n").until("mine");
        client.send("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.until("good")).doesNotContain("evil");
      }
    }
  }

  /** Answers one request and waits until the other side leaves. */
  private static void answer(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      for (int ends = 0; ends < 4; ) {
        int b = in.read();
        ends = b == '\r' || b == '\n' ? ends + 1 : 0;
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      while (in.read() >= 0) {
        // whatever else is asked is not answered
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers 500 without the body that it announces, and tells what comes after the request. */
  private static int failHalfWay(ServerSocket server) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      for (int ends = 0; ends < 4; ) {
        int b = in.read();
        ends = b == '\r' || b == '\n' ? ends + 1 : 0;
      }
      String head = "HTTP/1.1 500 Oh\r\nContent-Length: 10\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesARequestWithoutAHostUnlessItIsAsOldAsHttp10() throws Exception {
    gateway.upstream(request -> request.response().end("ok"));

    try (RawClient client = new RawClient(gateway.port())) {
      String answer = client.send("GET /v1/x HTTP/1.1\r\n\r\n").toEnd();
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("bad_framing");
    }
    try (RawClient client = new RawClient(gateway.port())) {
      assertThat(client.send("GET /v1/x HTTP/1.0\r\n\r\n").toEnd()).contains(" 200 OK");
    }
  }
}
