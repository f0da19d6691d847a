package io.fairlead.vertx;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayStatsTest {

  @Test
  void countsAnEndpointNoLongerThanItIsAMember() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture()) {
      GatewayStats stats = fixture.gateway.stats();
      stats.endpoint("10.0.0.1:8000").requests.increment(); // its last request ended after it left

      Await.until(
          () -> "that it is forgotten: " + stats.counted(),
          () -> !stats.counted().contains("10.0.0.1:8000"));

      Await.result(fixture.gateway.members(List.of()));
      Await.until(() -> "none: " + stats.counted(), () -> stats.counted().isEmpty());
    }
  }
}
