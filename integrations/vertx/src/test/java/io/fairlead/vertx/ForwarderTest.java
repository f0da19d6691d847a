package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderTest {

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

  private HttpResponse<byte[]> post(String path, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url(path)))
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void passesBodiesOfAnySizeByteForByte() throws Exception {
    gateway.upstream(
        request -> request.bodyHandler(body -> request.response().end(body))); // echoes
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 4096, 65_537, 220_000, 3_000_000}) {
      byte[] body = new byte[size];
      random.nextBytes(body);

      HttpResponse<byte[]> answer = post("/v1/anything", body);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).as("%d bytes", size).isEqualTo(body);
    }
  }

  @Test
  void passesAChunkedBodyOnWithALength() throws Exception {
    AtomicReference<String> length = new AtomicReference<>();
    gateway.upstream(
        request -> {
          length.set(request.getHeader("content-length"));
          request.bodyHandler(body -> request.response().end(body));
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n").send("2;ext=1\r\nde\r\n").send("0\r\n\r\n");
      assertThat(client.until("abcde")).startsWith("HTTP/1.1 200 OK");
    }
    assertThat(length).hasValue("5");
  }

  @Test
  void passesHeadersOnButThoseOfTheConnectionAndItsOwn() throws Exception {
    AtomicReference<Map<String, String>> seen = new AtomicReference<>();
    gateway.upstream(
        request -> {
          Map<String, String> headers = new TreeMap<>();
          request.headers().forEach(field -> headers.put(field.getKey(), field.getValue()));
          seen.set(headers);
          request
              .response()
              .putHeader("x-answer", "1")
              .putHeader("keep-alive", "timeout=5")
              .putHeader("connection", "x-hop, keep-alive")
              .putHeader("x-hop", "1")
              .end("ok");
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send(
          "POST /v1/x?a=1 HTTP/1.1\r\nHost: public.example\r\nConnection: x-secret, keep-alive\r\n"
              + "X-Secret: 1\r\nTE: trailers\r\nProxy-Authorization: x\r\nX-Fairlead-Endpoint: e\r\n"
              + "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"
              + "X-Other: yes\r\nAuthorization: Bearer theirs\r\nContent-Length: 2\r\n\r\n{}");
      String answer = client.until("ok");
      assertThat(answer).contains("x-answer: 1").doesNotContainIgnoringCase("x-hop");
      assertThat(answer).doesNotContainIgnoringCase("keep-alive: timeout");
    }

    assertThat(seen.get())
        .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .containsEntry("X-Other", "yes")
        .containsEntry("Authorization", "Bearer theirs")
        .doesNotContainKeys("X-Secret", "TE", "Proxy-Authorization", "X-Fairlead-Endpoint");
    assertThat(seen.get().get("host")).startsWith("127.0.0.1:");
  }

  @Test
  void keepsItsOwnKeysFromEndpoints() throws Exception {
    gateway.keys.keys(ApiKeys.parse("alice " + ApiKeys.hash("sk-secret") + "\n"));
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    gateway.upstream(
        request -> {
          seen.set(String.valueOf(request.getHeader("authorization")));
          request.response().end();
        });

    assertThat(post("/v1/x", new byte[1]).statusCode()).isEqualTo(401);
    assertThat(post("/v1/x", new byte[1], "Authorization", "Bearer wrong").statusCode())
        .isEqualTo(401);
    assertThat(post("/v1/x", new byte[1], "Authorization", "Bearer sk-secret").statusCode())
        .isEqualTo(200);
    assertThat(seen).hasValue("null");
  }

  @Test
  void passesEventsOnAsTheyCome() throws Exception {
    CompletableFuture<HttpServerResponse> stream = new CompletableFuture<>();
    gateway.upstream(
        request -> {
          HttpServerResponse response = request.response();
          response.putHeader("content-type", "text/event-stream").setChunked(true);
          response.write("data: 1\n\n");
          stream.complete(response);
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      client.until("data: 1\n\n");
      HttpServerResponse response = stream.get(10, TimeUnit.SECONDS);
      response.write("data: 2\n\n"); // written only after the first one has been seen
      client.until("data: 2\n\n");
      response.end("data: [DONE]\n\n");
      client.until("0\r\n\r\n");
    }
  }

  @Test
  void leavesTheEndpointWhenTheClientLeaves() throws Exception {
    CompletableFuture<Void> left = new CompletableFuture<>();
    gateway.upstream(
        request -> {
          request.response().closeHandler(left::complete);
          request.response().setChunked(true).write("begin");
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      client.until("begin");
    }

    left.get(10, TimeUnit.SECONDS);
    gateway.settled();
    assertThat(gateway.endings).containsExactly("client_left");
  }

  @Test
  void leavesTheEndpointWhenTheClientLeavesBeforeTheFirstByte() throws Exception {
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    CompletableFuture<Void> left = new CompletableFuture<>();
    gateway.upstream(
        request -> {
          request.response().closeHandler(left::complete);
          arrived.complete(null);
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      arrived.get(10, TimeUnit.SECONDS);
    }

    left.get(10, TimeUnit.SECONDS);
    gateway.settled();
    assertThat(gateway.endings).containsExactly("client_left");
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
      while (before != sent.get()) { // until the pipe is full from end to end
        before = sent.get();
        for (int i = 0; i < 200; i++) {
          client.readByte(); // a byte now and then
          LockSupport.parkNanos(1_000_000);
        }
      }
      // what fits into the buffers of two sockets on either side, not what the endpoint could send
      assertThat(sent.get()).isLessThan(32L * 1024 * 1024);
      assertThat(stream.get().writeQueueFull()).isTrue();
    }
  }

  @Test
  void endsABrokenStreamWithAnErrorEventAndWithoutItsEnd() throws Exception {
    gateway.upstream(
        request -> {
          HttpServerResponse response = request.response();
          response.putHeader("content-type", "text/event-stream").setChunked(true);
          response.write("data: 1\n\n").onComplete(sent -> request.connection().close());
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      String all = client.toEnd();
      assertThat(all).contains("data: 1\n\n").contains("event: error\ndata: {\"error\":{");
      assertThat(all).contains("upstream_died").doesNotContain("[DONE]");
      assertThat(all).doesNotEndWith("0\r\n\r\n");
    }
    gateway.settled();
    assertThat(gateway.endings).containsExactly("broken_off");
  }

  @Test
  void breaksABrokenPlainAnswerOff() throws Exception {
    gateway.upstream(
        request ->
            request
                .response()
                .putHeader("content-length", "100")
                .write("half")
                .onComplete(sent -> request.connection().close()));

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.toEnd()).contains("content-length: 100").contains("half");
    }
  }

  @Test
  void triesElsewhereBeforeTheFirstByte() throws Exception {
    HttpServer refusing = gateway.upstream(request -> {});
    Await.result(refusing.close());
    gateway.upstream(request -> request.connection().close()); // lost
    gateway.upstream(request -> request.response().setStatusCode(503).end("busy"));
    gateway.upstream( // dies between head and body
        request ->
            request
                .response()
                .putHeader("content-length", "10")
                .writeHead()
                .onComplete(sent -> request.connection().close()));
    gateway.upstream(request -> request.response().end("served"));

    HttpResponse<byte[]> answer = post("/v1/x", new byte[10]);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).asString().isEqualTo("served");
  }

  @Test
  void passesAnEndpointsOwnErrorOnWhenNoOtherIsLeft() throws Exception {
    gateway.upstream(request -> request.response().setStatusCode(500).end("{\"why\":1}"));

    HttpResponse<byte[]> answer = post("/v1/x", new byte[10]);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).asString().isEqualTo("{\"why\":1}");
  }

  @Test
  void neverTriesAgainAfterAnAnswerThatBlamesTheRequest() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      gateway.upstream(
          request -> {
            asked.incrementAndGet();
            request.response().setStatusCode(422).end("no");
          });
    }

    assertThat(post("/v1/x", new byte[10]).statusCode()).isEqualTo(422);
    assertThat(asked).hasValue(1);
  }

  @Test
  void says502WhenNobodyCanBeReached() throws Exception {
    Await.result(gateway.upstream(request -> {}).close());

    HttpResponse<byte[]> answer = post("/v1/x", new byte[10]);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).asString().contains("\"code\":\"upstream_failed\"");
  }

  @Test
  void says504WhenNoAnswerBegins() throws Exception {
    limits(l -> l.firstByte(Duration.ofMillis(300)));
    CompletableFuture<Void> left = new CompletableFuture<>();
    gateway.upstream(request -> request.response().closeHandler(left::complete));

    HttpResponse<byte[]> answer = post("/v1/x", new byte[10]);

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).asString().contains("\"code\":\"first_byte_timeout\"");
    left.get(10, TimeUnit.SECONDS);
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
    assertThat(post("/v1/x", new byte[1000]).statusCode()).isEqualTo(200);
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
  void forgetsARequestWhoseClientLeavesInTheMiddleOfItsBody() throws Exception {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
      Await.until(() -> "not begun", () -> gateway.inFlight.count() == 1);
    }
    gateway.settled();
    assertThat(gateway.stats.counter(Ending.CLIENT_LEFT).sum()).isEqualTo(1);
  }

  @Test
  void closesConnectionsThatDoNothing() throws Exception {
    limits(l -> l.idleConnection(Duration.ofMillis(300)));

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
      HttpServerResponse response = first.get(10, TimeUnit.SECONDS);

      HttpResponse<byte[]> answer = post("/v1/x", new byte[2]);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("retry-after")).contains("1");

      response.end("done");
      busy.until("done");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: 3, 4\r\n\r\nabcd",
        "Content-Length: +3\r\n\r\nabc",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 0x3\r\n\r\nabc",
        "Content-Length : 3\r\n\r\nabc",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
        "Host: b\r\nContent-Length: 0\r\n\r\n",
        "X: a\u0000b\r\nContent-Length: 0\r\n\r\n",
        "X-No-Colon\r\nContent-Length: 0\r\n\r\n"
      })
  void refusesWhatTwoServersMayReadDifferently(String tail) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    gateway.upstream(
        request -> {
          asked.incrementAndGet();
          request.response().end();
        });

    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\n" + tail);
      // a request hidden behind the first must not be answered either
      client.send("GET /v1/hidden HTTP/1.1\r\nHost: a\r\n\r\n");
      String all = client.toEnd();
      assertThat(all).startsWith("HTTP/1.1 400 ").contains("{\"error\":{\"message\":");
      assertThat(all.split("HTTP/1\\.1 ", -1)).hasSize(2);
    }
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/../metrics", "/v1/%2e%2e/metrics", "/v1/x/..%2f..", "/v1/.\\x", "/v1/a/."})
  void refusesPathsThatClimb(String path) throws Exception {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.until("}}")).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void ignoresAnOfferToUpgradeAndKeepsItFromTheEndpoint() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>();
    gateway.upstream(
        request -> {
          seen.set(request.getHeader("upgrade") + " " + request.getHeader("http2-settings"));
          request.bodyHandler(body -> request.response().end(body));
        });
    try (RawClient client = new RawClient(gateway.port())) {
      client.send(
          "POST /v1/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAE\r\nContent-Length: 4\r\n\r\nbody");
      assertThat(client.until("body")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(seen).hasValue("null null");
  }

  @Test
  void servesPipelinedRequestsInOrder() throws Exception {
    gateway.upstream(request -> request.response().end(request.path()));
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /v1/a HTTP/1.1\r\nHost: a\r\n\r\nGET /v1/b HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.until("/v1/b")).contains("/v1/a");
    }
  }

  @Test
  void answersHeadWithoutABodyAndHttp10WithAClosedConnection() throws Exception {
    gateway.upstream(
        request -> {
          if (request.method() == HttpMethod.HEAD) {
            request.response().putHeader("content-length", "5").end();
          } else {
            request.response().setChunked(true).end("chunks");
          }
        });
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("HEAD /v1/a HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.until("\r\n\r\n")).contains("content-length: 5");
      client.send("GET /v1/b HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.toEnd()).endsWith("chunks");
    }
  }

  @Test
  void continuesABodyThatWaitsToBeAskedFor() throws Exception {
    gateway.upstream(request -> request.bodyHandler(body -> request.response().end(body)));
    try (RawClient client = new RawClient(gateway.port())) {
      client.send(
          "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
      client.send("body");
      client.until("body");
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
  void opensAsManyConnectionsToOneEndpointAsThereAreRequests() throws Exception {
    List<HttpServerResponse> waiting = new CopyOnWriteArrayList<>();
    gateway.upstream(request -> waiting.add(request.response()));
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(
          CLIENT.sendAsync(
              HttpRequest.newBuilder(URI.create(gateway.url("/v1/x"))).build(),
              BodyHandlers.ofString()));
    }
    Await.until(() -> waiting.size() + " arrived", () -> waiting.size() == 40);
    waiting.forEach(response -> response.end("ok"));
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("ok");
    }
  }
}
