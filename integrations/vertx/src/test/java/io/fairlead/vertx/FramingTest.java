package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests begin and end, whatever clients do to make that unclear. */
class FramingTest {

  private final ForwarderFixture gateway = new ForwarderFixture(ServingLimits.DEFAULT);

  @AfterEach
  void nothingIsLeft() {
    gateway.settled();
    gateway.close();
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
        "X-No-Colon\r\nContent-Length: 0\r\n\r\n",
        ": no name\r\nContent-Length: 0\r\n\r\n",
        "X: a\r\n b\r\nContent-Length: 0\r\n\r\n",
        "Transfer-Encoding:\r\n\tchunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 3\nX: b\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n100000003\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10000000000000000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n 3\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3;a\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n\r\nabc\r\n0\r\n\r\n"
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

  @Test
  void refusesForItsOwnPagesWhatItRefusesForEndpoints() throws Exception {
    gateway.pages.exact("/page", new Page(false, r -> Answers.text(r, 200, "text/plain", "page")));
    for (String fields : List.of("Host: b\r\n", "Transfer-Encoding: identity\r\n")) {
      try (RawClient client = new RawClient(gateway.port())) {
        client.send("GET /page HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
        assertThat(client.toEnd()).startsWith("HTTP/1.1 400 ").contains("bad_framing");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8100 | 0     | 200 |
          8300 | 0     | 414 | the request line must be at most 8192 bytes, but was longer
          10   | 32000 | 200 |
          10   | 33000 | 431 | the header fields must be at most 32768 bytes together, but were
          """)
  void saysWhatIsTooLongOfAHead(int target, int field, int status, String why) throws Exception {
    gateway.pages.exact("/page", new Page(false, r -> Answers.text(r, 200, "text/plain", "page")));
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /page?" + "x".repeat(target) + " HTTP/1.1\r\nHost: a\r\n");
      client.send("X: " + "y".repeat(field) + "\r\nConnection: close\r\n\r\n");
      assertThat(client.toEnd())
          .matches("(?s)HTTP/1\\.[01] " + status + " .*")
          .contains(why == null ? "page" : why);
    }
  }

  @Test
  void endsNoSentenceTwice() {
    assertThat(Refusal.notHttp("The decoder speaks.").message())
        .isEqualTo("the request is not well-formed: The decoder speaks; correct the client");
  }

  /** What is refused above must not depend on how the bytes come in, nor anything else fail. */
  @Test
  void readsChunksHoweverTheyAreCut() throws Exception {
    gateway.upstream(request -> request.bodyHandler(body -> request.response().end(body)));
    String body = "5;a=b\r\nhello\r\n0001\r\n-\r\n10\r\n0123456789abcdef\r\n0\r\nX: y\r\n\r\n";
    String request = "POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    SplittableRandom random = new SplittableRandom(3);
    try (RawClient client = new RawClient(gateway.port())) {
      for (int i = 0; i < 60; i++) {
        for (int from = 0; from < request.length(); ) {
          int to = Math.min(request.length(), from + 1 + random.nextInt(i + 1));
          client.send(request.substring(from, to));
          from = to;
        }
        client.until("hello-0123456789abcdef");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/;a/..;b/metrics",
        "/v1/x\u0000y",
        "/v1/x#y",
        "/v1/\u00e9",
        "/v1/../metrics",
        "/v1/%2e%2e/metrics",
        "/v1/x/..%2f..",
        "/v1/.\\x",
        "/v1/a/."
      })
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
}
