package io.fairlead.vertx;

import static io.fairlead.vertx.GatewayFixture.HI;
import static io.fairlead.vertx.GatewayFixture.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.vertx.simulated.Fault;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a request is tried elsewhere, and when not. */
class RetriesTest extends GatewayScenario {

  @Test
  void triesElsewhereAndTakesARefusingEndpointOut() throws Exception {
    gateway(b -> b.plan(RoutingPlan.roundRobin())).with(2);
    Await.result(fixture.servers.get(0).inject(new Fault.Refuse()));

    for (int i = 0; i < 10; i++) {
      assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
    }
    Await.until(
        () -> fixture.gateway.metrics(),
        () -> fixture.gateway.metrics().contains("endpoint_taken_out{endpoint=\"sim-0\"} 1"));

    Await.result(fixture.servers.get(0).heal());
    Await.until(
        () -> fixture.gateway.metrics(),
        () -> fixture.gateway.metrics().contains("endpoint_taken_out{endpoint=\"sim-0\"} 0"));
  }

  @Test
  void triesOnceElsewhereAfterA500AndAfterALostConnection() throws Exception {
    gateway(b -> b.plan(RoutingPlan.roundRobin())).with(2);
    for (Fault fault : List.of(new Fault.Status(500), new Fault.Die(0), new Fault.Status(429))) {
      fixture.servers.get(0).inject(fault);
      for (int i = 0; i < 4; i++) {
        assertThat(fixture.post(STREAM).statusCode()).as("%s", fault).isEqualTo(200);
      }
      Await.result(fixture.servers.get(0).heal());
    }
    assertThat(fixture.gateway.metrics()).contains("retries_total{reason=\"broken\"}");
  }

  @Test
  void stopsARequestThatBreaksWhoeverServesIt() throws Exception {
    gateway(b -> b).with(3);
    fixture.servers.forEach(s -> s.injectFor("poison", new Fault.Die(0)));

    HttpResponse<String> answer = fixture.post(HI.replace("\"hi\"", "\"poison\""));

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("request_breaks_endpoints");
    assertThat(fixture.servers.stream().filter(s -> s.received() > 0)).hasSize(2);
    assertThat(fixture.line("request_breaks_endpoints"))
        .containsPattern("\"hash\":\"[0-9a-f]{16}\"")
        .contains("\"attempts\":2")
        .doesNotContain("poison");
    assertThat(fixture.post(HI).statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatTheBudgetIsSpentWhenNoMoreMayBeTriedAgain() throws Exception {
    gateway(b -> b.plan(RoutingPlan.roundRobin())).with(2);
    fixture.servers.get(0).inject(new Fault.Die(0));
    fixture.servers.get(1).inject(new Fault.Hang()); // those that were tried again stay in flight
    List<RawClient> clients = new ArrayList<>();
    for (int sent = 1; fixture.count("retry_budget_spent") == 0; sent++) {
      assertThat(sent).as("requests, of which every other one fails").isLessThan(12);
      RawClient client = new RawClient(fixture.gateway.port());
      clients.add(client.post("/v1/chat/completions", HI));
      long expected = sent;
      Await.until(
          () -> fixture.gateway.metrics(),
          () ->
              fixture.count("retry_budget_spent") > 0
                  || fixture.servers.get(1).received() == expected);
    }

    String answer = clients.get(clients.size() - 1).until("}}");

    assertThat(answer)
        .startsWith("HTTP/1.1 502 ")
        .contains("\"code\":\"retry_budget_spent\"", "a fifth of the requests in flight");
    assertThat(fixture.gateway.metrics())
        .contains("retries_refused_total 1", "requests_retrying 3");
    for (RawClient client : clients) {
      client.close();
    }
  }
}
