package io.fairlead.vertx;

import static io.fairlead.vertx.GatewayFixture.HI;
import static io.fairlead.vertx.GatewayFixture.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.Selector;
import io.fairlead.routing.Filter;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.stages.Filters;
import io.fairlead.routing.stages.Profiles;
import io.fairlead.routing.stages.Signals;
import io.fairlead.vertx.simulated.Fault;
import io.fairlead.vertx.simulated.SimulatedModelServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatewayTest extends GatewayScenario {

  @Test
  void routesAndPassesTheAnswerOn() throws Exception {
    gateway(b -> b).with(2);

    HttpResponse<String> answer = fixture.post(HI, "x-request-id", "r-1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"object\":\"chat.completion\"");
    assertThat(answer.headers().firstValue("x-request-id")).contains("r-1");
    assertThat(fixture.line("\"r-1\""))
        .contains("\"model\":\"simulated\"", "\"status\":200", "\"outcome\":\"completed\"")
        .contains("\"endpoint\":\"sim-", "\"attempts\":1", "\"outputTokens\":4", "ttftMillis")
        .doesNotContain("content");
  }

  @Test
  void streamsUpToDone() throws Exception {
    gateway(b -> b).with(1);

    HttpResponse<String> answer = fixture.post(STREAM);

    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    assertThat(fixture.line("\"stream\":true")).contains("\"outputTokens\":4", "tpotMillis");
  }

  @Test
  void answersBadRequestsInTheShapeOfTheApi() throws Exception {
    gateway(b -> b).with(1);

    assertThat(fixture.post("{\"model\":\"simulated\",").statusCode()).isEqualTo(400);
    assertThat(fixture.post("").statusCode()).isEqualTo(400);
    assertThat(fixture.post("[]").statusCode()).isEqualTo(400);
    HttpResponse<String> missing = fixture.post("{\"messages\":[]}");
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(missing.body())
        .contains("\"type\":\"invalid_request_error\"", "\"param\":\"model\"", "model_missing");
    HttpResponse<String> unknown = fixture.post(HI.replace("simulated", "gpt-9"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"code\":\"model_not_found\"", "GET /v1/models");
    assertThat(fixture.get("/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void says503UntilEveryEndpointHasToldItsModels() throws Exception {
    gateway(b -> b);
    fixture.join("silent", request -> {});

    HttpResponse<String> answer = fixture.post(HI);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("models_unknown");
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
  }

  @Test
  void says503WithoutALiveEndpointAndServesAgainWhenOneReturns() throws Exception {
    gateway(b -> b).with(1);
    assertThat(fixture.get("/readyz").statusCode()).isEqualTo(200);

    Await.result(fixture.gateway.members(List.of()));
    assertThat(fixture.get("/readyz").statusCode()).isEqualTo(503);
    HttpResponse<String> answer = fixture.post(HI);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"no_endpoint\"");

    Await.result(fixture.gateway.members(fixture.members));
    fixture.live(1);
    assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
  }

  @Test
  void sendsAModelOnlyWhereItIsServedAndListsTheUnion() throws Exception {
    gateway(b -> b);
    SimulatedModelServer a = fixture.server(o -> o.model("a").adapters(List.of("a-lora")));
    SimulatedModelServer b = fixture.server(o -> o.model("b"));
    fixture.join("a", a.uri());
    fixture.join("b", b.uri());
    fixture.live(2);

    for (int i = 0; i < 5; i++) {
      assertThat(fixture.post(HI.replace("simulated", "b")).statusCode()).isEqualTo(200);
      assertThat(fixture.post(HI.replace("simulated", "a-lora")).statusCode()).isEqualTo(200);
    }
    assertThat(a.received()).isEqualTo(5);
    assertThat(b.received()).isEqualTo(5);
    assertThat(fixture.get("/v1/models").body())
        .contains("\"id\":\"a\"", "\"id\":\"a-lora\"", "\"parent\":\"a\"", "\"id\":\"b\"");
  }

  @Test
  void resolvesAliasesAndSplitsAndChangesNothingElse() throws Exception {
    gateway(
        b ->
            b.names(
                ModelNames.of(
                    Map.of(
                        "chat",
                        List.of(new ModelNames.Target("a", 1), new ModelNames.Target("b", 3)),
                        "old",
                        List.of(new ModelNames.Target("a", 1))))));
    SimulatedModelServer a = fixture.server(o -> o.model("a"));
    SimulatedModelServer b = fixture.server(o -> o.model("b"));
    fixture.join("a", a.uri());
    fixture.join("b", b.uri());
    fixture.live(2);

    for (int i = 0; i < 80; i++) {
      assertThat(fixture.post(HI.replace("simulated", "chat"), "x-request-id", "s-" + i))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(200);
    }
    assertThat(a.received()).isBetween(8L, 36L); // 20 expected
    assertThat(a.received() + b.received()).isEqualTo(80);
    assertThat(fixture.post(HI.replace("simulated", "old")).body()).contains("\"model\":\"a\"");
    assertThat(fixture.line("\"model\":\"old\"")).contains("\"target\":\"a\"");
    assertThat(fixture.get("/v1/models").body()).contains("\"id\":\"chat\"", "\"id\":\"old\"");
  }

  @Test
  void endsAStreamWhoseEndpointDiesWithAnErrorEvent() throws Exception {
    gateway(b -> b).with(1);
    fixture.servers.get(0).inject(new Fault.Die(2));

    try (RawClient client = new RawClient(fixture.gateway.port())) {
      client.post("/v1/chat/completions", STREAM);
      String all = client.toEnd();
      assertThat(all).contains("event: error\ndata: {\"error\":").doesNotContain("[DONE]");
    }
    assertThat(fixture.line("broken_off")).contains("\"error\":\"upstream_died\"");
  }

  @Test
  void says504WhenAnEndpointHangs() throws Exception {
    gateway(b -> b.limits(ServingLimits.create(l -> l.firstByte(Duration.ofMillis(400))))).with(1);
    fixture.servers.get(0).inject(new Fault.Hang());

    assertThat(fixture.post(HI).statusCode()).isEqualTo(504);
  }

  @Test
  void says429WhenEveryCandidateIsAtItsLimit() throws Exception {
    gateway(b -> b.limits(ServingLimits.create(l -> l.maxInflightPerEndpoint(1)))).with(2);
    fixture.servers.forEach(s -> s.inject(new Fault.Hang()));
    RawClient[] clients = new RawClient[2];
    for (int i = 0; i < 2; i++) {
      clients[i] = new RawClient(fixture.gateway.port());
      clients[i].post("/v1/chat/completions", HI);
    }
    Await.until(
        () -> "not both arrived", () -> fixture.servers.stream().allMatch(s -> s.received() == 1));

    HttpResponse<String> answer = fixture.post(HI);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(answer.body()).contains("rate_limit_error", "endpoints_saturated");
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void saysThatTryingAgainIsInVainWhereARuleLeavesNobody() throws Exception {
    Filter nobodys = Filters.labelSelector(Selector.parse("tenant=nobody"));
    RoutingProfile strict = RoutingProfile.builder("strict").filter(nobodys).build();
    gateway(b -> b.plan(RoutingPlan.of(strict))).with(2);

    HttpResponse<String> answer = fixture.post(HI);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isEmpty();
    assertThat(answer.body()).contains("\"code\":\"all-ruled-out\"");
  }

  @Test
  void keepsTheLimitOfAnEndpointHoweverManyComeAtOnce() throws Exception {
    gateway(b -> b.loops(4).limits(ServingLimits.create(l -> l.maxInflightPerEndpoint(1)))).with(3);
    fixture.servers.forEach(s -> s.inject(new Fault.Hang()));
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clients.add(new RawClient(fixture.gateway.port()));
    }
    for (RawClient client : clients) {
      client.post("/v1/chat/completions", HI);
    }
    Await.until(
        () -> fixture.count("\"status\":429") + " refused",
        () -> fixture.count("\"status\":429") == 37);

    Await.until(() -> "one each", () -> fixture.servers.stream().allMatch(s -> s.received() > 0));
    assertThat(fixture.servers).allMatch(server -> server.received() == 1);
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void forcesAnEndpointAndExplainsOnlyWhereThatIsAllowed() throws Exception {
    gateway(b -> b.revealing(true)).with(3);
    for (int i = 0; i < 6; i++) {
      HttpResponse<String> answer =
          fixture.post(HI, "x-fairlead-endpoint", "sim-1", "x-fairlead-explain", "1");
      assertThat(answer.headers().firstValue("x-fairlead-explanation").orElseThrow())
          .contains("\"endpoint\":\"sim-1\"", "not-forced");
      String number = answer.headers().firstValue("x-fairlead-decision").orElseThrow();
      assertThat(fixture.get("/fairlead/api/decisions/" + number).body())
          .contains("routed to sim-1", "is not the endpoint that the request asks for");
    }
    assertThat(fixture.servers.get(1).received()).isEqualTo(6);
    HttpResponse<String> nobody = fixture.post(HI, "x-fairlead-endpoint", "nobody");
    assertThat(nobody.statusCode()).isEqualTo(503);
    assertThat(nobody.body())
        .contains("x-fairlead-endpoint must name a live endpoint, but was 'nobody'");
    assertThat(nobody.headers().firstValue("retry-after")).as("trying again is vain").isEmpty();
    fixture.close();

    gateway(b -> b).with(2);
    HttpResponse<String> plain =
        fixture.post(HI, "x-fairlead-endpoint", "nobody", "x-fairlead-explain", "1");
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.headers().firstValue("x-fairlead-explanation")).isEmpty();
  }

  @Test
  void evaluatesAShadowProfileWithoutEffect() throws Exception {
    Scorer first =
        Scorer.of("first-scorer", Set.of(), (r, e) -> e.endpoint().name().equals("sim-0") ? 1 : 0);
    Scorer other =
        Scorer.of("other-scorer", Set.of(), (r, e) -> e.endpoint().name().equals("sim-0") ? 0 : 1);
    gateway(
            b ->
                b.plan(RoutingPlan.of(RoutingProfile.builder("real").scorer(1, first).build()))
                    .shadow(
                        RoutingPlan.of(RoutingProfile.builder("second").scorer(1, other).build())))
        .with(2);

    for (int i = 0; i < 5; i++) {
      fixture.post(HI);
    }

    assertThat(fixture.servers.get(0).received()).isEqualTo(5);
    assertThat(fixture.gateway.metrics())
        .contains(
            "shadow_decisions_total 5", "shadow_differences_total 5", "shadow_failures_total 0");
  }

  @Test
  void tellsLoadBalancersBeforeItClosesAndLetsStreamsEnd() throws Exception {
    gateway(b -> b).with(1);
    fixture.servers.get(0).inject(new Fault.Slow(Duration.ofMillis(600)));
    CompletableFuture<HttpResponse<String>> running =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return fixture.post(STREAM);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    Await.until(() -> "not begun", () -> fixture.gateway.inFlight() == 1);

    var drained = fixture.gateway.drain(Duration.ofSeconds(3), Duration.ofMinutes(1));
    HttpResponse<String> ready = fixture.get("/readyz");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("draining\n");
    assertThat(running.get(60, TimeUnit.SECONDS).body()).endsWith("data: [DONE]\n\n");
    Await.result(drained);
  }

  @Test
  void aDecisionIsForgottenWhenAnotherNeedsItsMemory() throws Exception {
    gateway(b -> b.captureBytes(1)).with(1);

    fixture.post(HI);
    fixture.post(HI);

    assertThat(fixture.get("/fairlead/api/decisions/1").statusCode()).isEqualTo(404);
    assertThat(fixture.get("/fairlead/api/decisions").body())
        .contains("\"number\":2")
        .doesNotContain("\"number\":1,");
  }

  @Test
  void sendsEachRequestWhereTheLeastIsInFlight() throws Exception {
    gateway(b -> b.plan(RoutingPlan.leastLoaded())).with(3);
    fixture.servers.forEach(server -> server.inject(new Fault.Hang()));
    List<RawClient> clients = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      int sent = i;
      clients.add(new RawClient(fixture.gateway.port()).post("/v1/chat/completions", HI));
      Await.until(
          () -> sent + " sent",
          () -> fixture.servers.stream().mapToLong(server -> server.received()).sum() == sent);
    }
    assertThat(fixture.servers).allMatch(server -> server.received() == 2);
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void passesOtherPathsThroughWithWhateverBody() throws Exception {
    gateway(b -> b).with(1);
    assertThat(fixture.postTo("/v1/nothing/here", "not json at all").statusCode()).isEqualTo(404);
    assertThat(fixture.servers.get(0).received()).isZero();
    assertThat(fixture.line("/v1/nothing/here")).contains("\"endpoint\":\"sim-0\"");
  }

  @Test
  void prefersTheEndpointThatHasThePrefix() throws Exception {
    gateway(b -> b).with(4);
    String prompt = "word ".repeat(2000);
    for (int i = 0; i < 8; i++) {
      fixture.post(HI.replace("\"hi\"", "\"" + prompt + i + "\""));
    }
    assertThat(fixture.servers.stream().filter(s -> s.received() > 0)).hasSize(1);
    assertThat(Profiles.names()).contains("fairlead");
    assertThat(Signals.prefix(fixture.index).name()).isNotBlank();
  }
}
