package io.fairlead.routing.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.Json;
import io.fairlead.routing.Column;
import io.fairlead.routing.DecisionInput;
import io.fairlead.routing.RecordedDecision;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Stage;
import io.fairlead.routing.TestPool;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostFiltersTest {

  private static final HostFilters LIMITED = new HostFilters(2, true);

  private final TestPool fixture = new TestPool();
  private final RoutingProfile plain = RoutingProfile.builder("plain").build();

  private String chosen(RoutingRequest request, double... inFlight) {
    DecisionInput input = input(request, inFlight);
    RoutingDecision decision = LIMITED.before(plain).decide(input);
    RecordedDecision recorded = RecordedDecision.of(decision, input).withHost(LIMITED.toJson());
    RecordedDecision read = RecordedDecision.fromJson(recorded.toJson());
    // whatever is decided is decided again from the record alone
    RoutingDecision again = HostFilters.behind(read, plain).decide(read.input());
    assertThat(read.differenceFrom(again)).isEmpty();
    return decision instanceof Routed routed ? routed.endpoint().name() : "nobody";
  }

  private DecisionInput input(RoutingRequest request, double... inFlight) {
    return new DecisionInput(
        fixture.pool.publish(1),
        request,
        Map.of(Column.IN_FLIGHT_REQUESTS, inFlight),
        1,
        plain.seedOf(request),
        Set.of());
  }

  private static RoutingRequest.Builder request(String model) {
    return RoutingRequest.builder("r", model);
  }

  @Test
  void areRulesAndHealthIsAdvice() {
    fixture.join("good", Map.of(), Set.of("m"));
    for (String rule :
        Set.of(
            "model-filter",
            "forced-endpoint-filter",
            "tried-endpoints-filter",
            "in-flight-limit-filter")) {
      assertThat(without(rule))
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> assertThat(rejected.code()).isEqualTo(Rejected.FILTER_FAILED));
    }
    assertThat(without("endpoint-health-filter")).isInstanceOf(Routed.class);
  }

  private RoutingDecision without(String filter) {
    DecisionInput all = input(request("m").build(), 0);
    return LIMITED
        .before(plain)
        .decide(
            new DecisionInput(
                all.pool(), all.request(), all.rows(), all.nowNanos(), all.seed(), Set.of(filter)));
  }

  @Test
  void leaveWhoServesTheModelHasRoomIsInAndHasNotFailedTheRequest() {
    fixture.join("other-model", Map.of(), Set.of("x"));
    fixture.join("full", Map.of(), Set.of("m"));
    fixture.join("failed-it", Map.of(), Set.of("m"));
    fixture.report(fixture.join("taken-out"), HostFilters.SERVING_SHARE, 0);
    fixture.join("good", Map.of(), Set.of("m"));
    RoutingRequest.Builder again = request("m").header(HostFilters.TRIED_HEADER, "failed-it");

    assertThat(chosen(again.build(), 0, 2, 0, 0, 1)).isEqualTo("good");
    assertThat(chosen(request("x").header("a", "b").build(), 0, 2, 2, 0, 2))
        .isEqualTo("other-model");
    assertThat(chosen(request("m").build(), 0, 2, 2, 2, 2)).isEqualTo("nobody");
  }

  @Test
  void tellWhatIsInVainFromWhatPasses() {
    fixture.join("other-model", Map.of(), Set.of("x"));
    fixture.join("here", Map.of(), Set.of("m"));
    RoutingRequest.Builder tried = request("m").header(HostFilters.TRIED_HEADER, "here");
    RoutingRequest.Builder forced = request("m").header(HostFilters.FORCE_HEADER, "other-model");

    assertThat(code(request("m").build(), 0, 2)).as("full").isEqualTo(Rejected.ALL_FILTERED);
    assertThat(code(tried.build(), 0, 0)).as("tried").isEqualTo(Rejected.ALL_FILTERED);
    assertThat(code(request("y").build(), 0, 0)).isEqualTo(Rejected.ALL_RULED_OUT);
    assertThat(code(forced.build(), 0, 0)).isEqualTo(Rejected.ALL_RULED_OUT);
  }

  private String code(RoutingRequest request, double... inFlight) {
    return ((Rejected) LIMITED.before(plain).decide(input(request, inFlight))).code();
  }

  @Test
  void takeTheEndpointThatTheRequestNamesWhereThatIsAllowed() {
    fixture.join("a");
    fixture.join("b");
    RoutingRequest forced = request("m").header(HostFilters.FORCE_HEADER, "b").build();

    assertThat(chosen(forced, 0, 0)).isEqualTo("b");
    assertThat(new HostFilters(Integer.MAX_VALUE, false).before(plain).stages())
        .extracting(Stage::name)
        .containsExactly(
            "model-filter", "tried-endpoints-filter", "endpoint-health-filter", "max-score-picker");
  }

  @Test
  void aRecordWithoutAHostIsDecidedByTheProfileAlone() {
    fixture.join("a");
    DecisionInput input = input(request("m").build(), 0);
    RecordedDecision recorded = RecordedDecision.of(plain.decide(input), input);

    assertThat(HostFilters.behind(recorded, plain)).isSameAs(plain);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                HostFilters.behind(
                    recorded.withHost(Json.object().put("mostInFlight", 0).build()), plain))
        .withMessageContaining("mostInFlight");
  }
}
