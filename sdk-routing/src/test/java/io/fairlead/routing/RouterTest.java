package io.fairlead.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.stages.Scorers;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RouterTest {

  private final Pool pool = Pool.create();
  private final Endpoint idle = join("idle");
  private final Endpoint busy = join("busy");

  private Endpoint join(String name) {
    return pool.join(EndpointSpec.of(name, URI.create("http://" + name + ":8000")));
  }

  private void report(Endpoint endpoint, double waiting, double kv) {
    assertThat(
            pool.scrapeSent(endpoint, 0)
                .set(Column.WAITING, waiting)
                .set(Column.KV_USE, kv)
                .commit())
        .isTrue();
  }

  private static RoutingRequest request(String id) {
    return RoutingRequest.builder(id, "m").promptTokens(100).build();
  }

  @Test
  void routesToTheIdleEndpointAndReservesIt() {
    report(idle, 0, 0.5);
    report(busy, 9, 0.5);
    pool.publish(0);
    RoutingProfile profile = RoutingProfile.builder("test").scorer(1.0, Scorers.queue()).build();
    Router router = Router.builder(pool, profile, () -> 0).build();

    Routed routed = (Routed) router.route(request("r-1"), 0);

    assertThat(routed.endpoint()).isSameAs(idle);
    assertThat(routed.margin()).isEqualTo(1.0);
    assertThat(idle.inFlightRequests()).isEqualTo(1);
    assertThat(idle.inFlightTokens()).isEqualTo(100);
    routed.lease().end(Outcome.COMPLETED, Usage.UNKNOWN, 1);
    assertThat(idle.inFlightRequests()).isZero();
    assertThat(idle.inFlightTokens()).isZero();
  }

  @Test
  void rejectsWhenThePoolIsEmpty() {
    pool.leave(idle);
    pool.leave(busy);
    RoutingProfile profile = RoutingProfile.builder("test").scorer(1.0, Scorers.queue()).build();

    Rejected rejected =
        (Rejected) Router.builder(pool, profile, () -> 0).build().route(request("r"), 0);

    assertThat(rejected.code()).isEqualTo(Rejected.NO_ENDPOINTS);
    assertThat(rejected.httpStatus()).isEqualTo(503);
  }
}
