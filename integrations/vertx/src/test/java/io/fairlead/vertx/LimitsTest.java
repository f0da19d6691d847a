package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much a gateway takes, and how long it waits for those who are slow. */
class LimitsTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ForwarderFixture gateway = new ForwarderFixture(ServingLimits.DEFAULT);

  @AfterEach
  void nothingIsLeft() {
    gateway.settled();
    gateway.close();
  }

  private void limits(UnaryOperator<ServingLimits.Builder> changes) {
    gateway.close();
    gateway = new ForwarderFixture(ServingLimits.create(changes));
  }

  private HttpResponse<byte[]> post(byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url("/v1/x")))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void says504WhenNoAnswerBegins() throws Exception {
    limits(l -> l.firstByte(Duration.ofMillis(300)));
    CompletableFuture<Void> left = new CompletableFuture<>();
    gateway.upstream(request -> request.response().closeHandler(left::complete));

    HttpResponse<byte[]> answer = post(new byte[10]);

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).asString().contains("\"code\":\"first_byte_timeout\"");
    left.get(60, TimeUnit.SECONDS);
  }

  @Test
  void breaksOffWhenAnEndpointFallsSilent() throws Exception {
    limits(l -> l.silence(Duration.ofMillis(300)));
    gateway.upstream(
        request ->
            request
                .response()
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .setChunked(true)
                .write("data: 1\n\ndata: par"));

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.toEnd()).contains("\n\nevent: error\n").contains("silence_timeout");
    }
    gateway.settled();
    assertThat(gateway.endings).containsExactly("timed_out");
  }

  @Test
  void refusesABodyOverTheLimitWhetherAnnouncedOrNot() throws Exception {
    limits(l -> l.maxBodyBytes(1000));
    gateway.upstream(request -> request.response().end());

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
      assertThat(client.toEnd()).startsWith("HTTP/1.1 413").contains("--max-body");
    }
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3e9\r\n" + "x".repeat(1001) + "\r\n");
      assertThat(client.toEnd()).startsWith("HTTP/1.1 413").contains("--max-body");
    }
    assertThat(post(new byte[1000]).statusCode()).isEqualTo(200);
  }

  @Test
  void says408WhenABodyStopsHalfWay() throws Exception {
    limits(l -> l.body(Duration.ofMillis(300)));

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
      assertThat(client.toEnd()).startsWith("HTTP/1.1 408").contains("request_timeout");
    }
  }

  @Test
  void closesConnectionsThatDoNothing() throws Exception {
    limits(l -> l.idleConnection(Duration.ofSeconds(2))); // so that all is sent by then

    try (RawClient idle = new RawClient(gateway.port());
        RawClient slow = new RawClient(gateway.port())) {
      slow.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nX-Never-Ends: ");
      assertThat(idle.toEnd()).isEmpty();
      assertThat(slow.toEnd()).isEmpty();
    }
  }

  @Test
  void says429OverTheLimitOfRequestsInFlight() throws Exception {
    limits(l -> l.maxConcurrent(1));
    CompletableFuture<HttpServerResponse> first = new CompletableFuture<>();
    gateway.upstream(request -> first.complete(request.response()));

    try (RawClient busy = new RawClient(gateway.port())) {
      busy.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      HttpServerResponse response = first.get(60, TimeUnit.SECONDS);

      HttpResponse<byte[]> answer = post(new byte[2]);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).contains("1");

      response.end("done");
      busy.until("done");
    }
  }

  @Test
  void readsNoMoreFromTheEndpointThanASlowClientTakes() throws Exception {
    AtomicLong sent = new AtomicLong();
    AtomicReference<HttpServerResponse> stream = new AtomicReference<>();
    Buffer piece = Buffer.buffer(new byte[16 * 1024]);
    gateway.upstream(
        request -> {
          HttpServerResponse response = request.response().setChunked(true);
          stream.set(response);
          Runnable fill =
              () -> {
                while (!response.writeQueueFull()) {
                  response.write(piece.copy());
                  sent.addAndGet(piece.length());
                }
              };
          response.drainHandler(drained -> fill.run());
          fill.run();
        });

    try (RawClient client = new RawClient(gateway.port(), 4096)) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      client.until("\r\n\r\n");
      long before = -1;
      while (before != sent.get() || !stream.get().writeQueueFull()) { // full from end to end
        before = sent.get();
        for (int i = 0; i < 200; i++) {
          client.readByte(); // a byte now and then
          LockSupport.parkNanos(1_000_000);
        }
      }
      // what fits into the buffers of two sockets on either side, not what the endpoint could send
      assertThat(sent.get()).isLessThan(32L * 1024 * 1024);
    }
  }

  @Test
  void breaksStreamsOffWhenTheGraceOfAShutdownIsOver() throws Exception {
    gateway.upstream(
        request ->
            request
                .response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true)
                .write("data: 1\n\n"));

    try (RawClient client = new RawClient(gateway.port());
        RawClient idle = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      client.until("data: 1\n\n");
      Await.result(gateway.listener.close(gateway.vertx, 300));
      assertThat(client.toEnd()).contains("event: error").contains("draining");
      assertThat(idle.toEnd()).isEmpty();
    }
    assertThat(gateway.endings).containsExactly("shut_down");
  }

  @Test
  void leavesAClientThatTakesNothingOfItsAnswer() throws Exception {
    limits(l -> l.stalledClient(Duration.ofMillis(300)));
    CompletableFuture<Void> left = new CompletableFuture<>();
    Buffer piece = Buffer.buffer(new byte[64 * 1024]);
    gateway.upstream(
        request -> {
          HttpServerResponse response = request.response().setChunked(true);
          response.closeHandler(left::complete);
          Runnable fill =
              () -> {
                while (!response.writeQueueFull()) {
                  response.write(piece.copy());
                }
              };
          response.drainHandler(drained -> fill.run());
          fill.run();
        });

    try (RawClient client = new RawClient(gateway.port(), 4096)) {
      client.post("/v1/x", "{}");
      left.get(60, TimeUnit.SECONDS);
      gateway.settled();
      assertThat(gateway.endings).containsExactly("client_stalled");
    }
  }

  @Test
  void refusesARequestOnAnOpenConnectionWhileItShutsDown() throws Exception {
    CompletableFuture<HttpServerResponse> first = new CompletableFuture<>();
    gateway.upstream(request -> first.complete(request.response()));
    try (RawClient client = new RawClient(gateway.port())) {
      client.post("/v1/x", "{}");
      HttpServerResponse response = first.get(60, TimeUnit.SECONDS);
      gateway.state.close(); // the moment between the end of the notice and that of the listener
      client.post("/v1/x", "{}"); // waits behind the first
      response.end("first");
      String second = client.until("\"draining\"");
      assertThat(second).contains("first", "HTTP/1.1 503 ", "retry-after: 1");
    }
  }
}
