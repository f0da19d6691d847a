package io.fairlead.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.vertx.simulated.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints that come from a name, and what goes on where one leaves. */
class LeavingEndpointsTest {

  private final GatewayFixture fixture = new GatewayFixture().with(1);

  @AfterEach
  void nothingIsLeft() {
    fixture.settled();
    fixture.close();
  }

  @Test
  void aStreamGoesOnToItsEndWhoseEndpointHasLeft() throws Exception {
    fixture.servers.get(0).inject(new Fault.Slow(Duration.ofMillis(300)));
    try (RawClient client = new RawClient(fixture.gateway.port())) {
      client.post("/v1/chat/completions", GatewayFixture.STREAM).until("data: ");
      Await.result(fixture.gateway.members(List.of()));
      fixture.live(0);
      assertThat(client.until("data: [DONE]")).doesNotContain("event: error");
    }
  }

  @Test
  void aNameStandsForEachOfItsAddresses() throws Exception {
    DnsEndpoints named = new DnsEndpoints(URI.create("http://127.0.0.1:8000/base"));
    assertThat(named.resolve())
        .containsExactly(
            EndpointSpec.of("127.0.0.1:8000", URI.create("http://127.0.0.1:8000/base")));
    assertThat(new DnsEndpoints(URI.create("http://localhost")).resolve())
        .extracting(EndpointSpec::name)
        .contains("127.0.0.1:80");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DnsEndpoints(URI.create("https://localhost")))
        .withMessageContaining("http://NAME:PORT");
  }
}
