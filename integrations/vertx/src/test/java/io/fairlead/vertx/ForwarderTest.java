package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwarderTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ForwarderFixture gateway = new ForwarderFixture(ServingLimits.DEFAULT);

  @AfterEach
  void nothingIsLeft() {
    gateway.settled();
    gateway.close();
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
      HttpServerResponse response = stream.get(60, TimeUnit.SECONDS);
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

    left.get(60, TimeUnit.SECONDS);
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
      arrived.get(60, TimeUnit.SECONDS);
    }

    left.get(60, TimeUnit.SECONDS);
    gateway.settled();
    assertThat(gateway.endings).containsExactly("client_left");
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
  void forgetsARequestWhoseClientLeavesInTheMiddleOfItsBody() throws Exception {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
      Await.until(() -> "not begun", () -> gateway.inFlight.count() == 1);
    }
    gateway.settled();
    assertThat(gateway.stats.counter(Ending.CLIENT_LEFT).sum()).isEqualTo(1);
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
      assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("ok");
    }
  }
}
