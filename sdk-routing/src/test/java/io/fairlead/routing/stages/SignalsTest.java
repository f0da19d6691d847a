package io.fairlead.routing.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.routing.Candidates;
import io.fairlead.routing.Column;
import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Sheet;
import io.fairlead.routing.Signal;
import io.fairlead.routing.TestPool;
import io.fairlead.routing.prefix.PrefixIndex;
import io.fairlead.routing.prefix.PrefixScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private final TestPool fixture = new TestPool();
  private final Endpoint a = fixture.join("a");
  private final Endpoint b = fixture.join("b");
  private final Endpoint c = fixture.join("c");

  private static RoutingRequest session(String header, String value, long arrival) {
    return RoutingRequest.builder("r" + arrival, "m")
        .header(header, value)
        .arrivalNanos(arrival)
        .build();
  }

  private List<Double> fill(Signal signal, RoutingRequest request) {
    Candidates candidates =
        fixture.candidates(Map.of(Column.CACHED_TOKENS, new double[candidatesSize()]));
    Sheet sheet = Sheet.ofSize(candidates.size());
    signal.fill(request, candidates, sheet);
    List<Double> row = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      row.add(sheet.get(i));
    }
    return row;
  }

  private int candidatesSize() {
    return fixture.pool.snapshot().slots();
  }

  @Test
  void aTokenBindsToTheEndpointItNames() {
    Signal signal = Signals.sessionToken(Signals.SESSION_TOKEN_HEADER);
    String token = Signals.sessionTokenOf(b);
    assertThat(fill(signal, session("X-Session-Token", token, 0))).containsExactly(0.0, 1.0, 0.0);
    assertThat(fill(signal, session("x-session-token", "%%", 0))).containsOnly(Double.NaN);
    assertThat(fill(signal, session("other", token, 0))).containsOnly(Double.NaN);
  }

  private Routed route(Signal session, RoutingRequest request, Signal... more) {
    RoutingProfile profile =
        RoutingProfile.builder("p").scorer(1, Scorers.sessionAffinity()).seed(5).build();
    Router.Builder router = Router.builder(fixture.pool, profile, () -> 0).signal(session);
    for (Signal signal : more) {
      router.signal(signal);
    }
    return (Routed) router.build().route(request, request.arrivalNanos());
  }

  @Test
  void aSessionStaysWhereItsFirstRequestWent() {
    Signal signal = Signals.sessionId();
    Endpoint first = route(signal, session("x-session-id", "s", 0)).endpoint();
    for (int i = 1; i < 20; i++) {
      assertThat(route(signal, session("x-session-id", "s", i)).endpoint()).isSameAs(first);
    }
  }

  @Test
  void aSessionMovesWhenItsEndpointLeaves() {
    Signal signal = Signals.sessionId();
    Endpoint first = route(signal, session("x-session-id", "s", 0)).endpoint();
    fixture.pool.leave(first);
    Endpoint second = route(signal, session("x-session-id", "s", 1)).endpoint();
    assertThat(second).isNotSameAs(first);
    fixture.pool.join(first.spec());
    assertThat(route(signal, session("x-session-id", "s", 2)).endpoint()).isSameAs(second);
  }

  @Test
  void anIdleSessionEndsAndTheOldestGoesFirst() {
    Signal signal = Signals.sessionId("s", Duration.ofNanos(100), 2);
    route(signal, session("s", "one", 0));
    assertThat(fill(signal, session("s", "one", 100))).contains(1.0);
    assertThat(fill(signal, session("s", "one", 101))).containsOnly(Double.NaN);

    route(signal, session("s", "one", 200));
    route(signal, session("s", "two", 201));
    route(signal, session("s", "three", 202));
    assertThat(fill(signal, session("s", "one", 203))).containsOnly(Double.NaN);
    assertThat(fill(signal, session("s", "two", 203))).contains(1.0);
  }

  @Test
  void ranksNeverUsedEndpointsBeforeTheLeastRecentlyUsed() {
    Signal lru = Signals.noHitLru(2);
    use(lru, b);
    assertThat(fill(lru, TestPool.request("r"))).containsExactly(0.0, 2.0, 1.0);
    use(lru, a);
    assertThat(fill(lru, TestPool.request("r"))).containsExactly(2.0, 1.0, 0.0);
    use(lru, b);
    assertThat(fill(lru, TestPool.request("r"))).containsExactly(1.0, 2.0, 0.0);
    use(lru, c); // two are remembered: a is forgotten
    assertThat(fill(lru, TestPool.request("r"))).containsExactly(0.0, 1.0, 2.0);

    Signal one = Signals.noHitLru(1);
    use(one, b);
    use(one, a); // b counts as never used again
    assertThat(fill(one, TestPool.request("r"))).containsExactly(2.0, 0.0, 1.0);
  }

  /** Sends a request that nobody has a part of to one endpoint. */
  private void use(Signal lru, Endpoint endpoint) {
    RoutingProfile only =
        RoutingProfile.builder("only")
            .scorer(1, Scorer.of("only", Set.of(), (r, e) -> e.endpoint() == endpoint ? 1 : 0))
            .build();
    PrefixIndex empty = PrefixIndex.builder(PrefixScheme.approximate()).build();
    Router router =
        Router.builder(fixture.pool, only, () -> 0)
            .signal(Signals.prefix(empty))
            .signal(lru)
            .build();
    assertThat(((Routed) router.route(TestPool.request("u"), 0)).endpoint()).isSameAs(endpoint);
  }
}
