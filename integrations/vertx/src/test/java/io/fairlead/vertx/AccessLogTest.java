package io.fairlead.vertx;

import static io.fairlead.vertx.GatewayFixture.HI;
import static io.fairlead.vertx.GatewayFixture.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may come in, and what is written down of everybody who came. */
class AccessLogTest extends GatewayScenario {

  @Test
  void asksForKeysEverywhereButAtTheProbes() throws Exception {
    gateway(b -> b.keys(ApiKeys.parse("alice " + ApiKeys.hash("sk-1")))).with(1);

    assertThat(fixture.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(fixture.get("/readyz").statusCode()).isEqualTo(200);
    for (String path : List.of("/metrics", "/fairlead/", "/v1/models", "/v1/other")) {
      HttpResponse<String> answer = fixture.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      // a browser is to ask for a password, a client of the API for a key
      assertThat(answer.headers().firstValue("www-authenticate"))
          .contains(path.startsWith("/v1/") ? "Bearer" : "Basic realm=\"fairlead\"");
    }
    assertThat(fixture.post(HI).headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(fixture.post(HI, "Authorization", "Bearer sk-1").statusCode()).isEqualTo(200);
    assertThat(fixture.line("\"key\":\"alice\"")).doesNotContain("sk-1");

    fixture.gateway.keys(ApiKeys.parse("bob " + ApiKeys.hash("sk-2")));
    assertThat(fixture.post(HI, "Authorization", "Bearer sk-1").statusCode()).isEqualTo(401);
    assertThat(fixture.post(HI, "x-api-key", "sk-2").statusCode()).isEqualTo(200);
  }

  @Test
  void logsWhatARefusedRequestAskedForAndWhatItGot() throws Exception {
    gateway(b -> b).with(1);

    HttpResponse<String> unknown = fixture.post(STREAM.replace("simulated", "gpt-9"));

    assertThat(fixture.line("gpt-9"))
        .contains("\"stream\":true", "\"bytesOut\":" + unknown.body().length());
  }

  @Test
  void aPassedThroughModelThatNobodyServesHasNoTarget() throws Exception {
    gateway(b -> b).with(1);

    fixture.postTo("/v1/embeddings", "{\"model\":\"gpt-9\",\"input\":\"a\"}");

    assertThat(fixture.line("gpt-9")).doesNotContain("target");
  }

  @Test
  void logsRequestsThatTheGatewayAnswersByItself() throws Exception {
    gateway(b -> b.keys(ApiKeys.parse("alice " + ApiKeys.hash("sk-1")))).with(1);

    String models = fixture.get("/v1/models", "authorization", "Bearer sk-1").body();
    assertThat(fixture.line("/v1/models"))
        .contains("\"key\":\"alice\"", "\"status\":200", "\"outcome\":\"completed\"")
        .contains("\"attempts\":0", "\"bytesOut\":" + models.length())
        .doesNotContain("endpoint");
    fixture.get("/v1/models");
    assertThat(fixture.line("missing_api_key")).contains("/v1/models", "\"status\":401");
    for (String head : List.of("GET /v1/a HTTP/1.1\r\nno colon", "GET http://a/v1/b HTTP/1.1")) {
      try (RawClient client = new RawClient(fixture.gateway.port())) {
        client.send(head + "\r\nHost: a\r\n\r\n").until("HTTP/1.1 400 ");
      }
    }
    assertThat(fixture.line("/v1/a")).contains("\"error\":\"bad_framing\"");
    assertThat(fixture.line("/v1/b")).contains("\"error\":\"malformed_request\"");
    fixture.get("/metrics", "authorization", "Bearer sk-1");
    fixture.get("/healthz");
    assertThat(fixture.log().lines()).hasSize(4);
  }
}
