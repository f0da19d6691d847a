package io.fairlead.vertx;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** What tests of a whole gateway share: each has its own, and nothing is in flight at the end. */
abstract class GatewayScenario {

  GatewayFixture fixture;

  GatewayFixture gateway(UnaryOperator<GatewayBuilder> changes) {
    fixture = new GatewayFixture(changes);
    return fixture;
  }

  @AfterEach
  void nothingIsLeft() {
    fixture.settled();
    fixture.close();
  }
}
