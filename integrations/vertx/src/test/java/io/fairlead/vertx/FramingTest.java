package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
