package io.fairlead.opentelemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.equalTo;

import io.fairlead.routing.EndpointSpec;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.Pool;
import io.fairlead.routing.Routed;
import io.fairlead.routing.Router;
import io.fairlead.routing.RoutingListener;
import io.fairlead.routing.RoutingProfile;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Scorer;
import io.fairlead.routing.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.assertj.AttributeAssertion;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoutingTelemetryTest {

  @RegisterExtension final OpenTelemetryExtension otel = OpenTelemetryExtension.create();

  private final Pool pool = Pool.create();

  private Router router(RoutingProfile profile) {
    return Router.builder(pool, profile, System::nanoTime)
        .listener(RoutingTelemetry.create(otel.getOpenTelemetry()))
        .build();
  }

  private static RoutingProfile profile() {
    return RoutingProfile.builder("default")
        .scorer(1, Scorer.of("even-scorer", Set.of(), (r, e) -> 0.5))
        .build();
  }

  private MetricData metric(String name) {
    return otel.getMetrics().stream()
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RoutingRequest request() {
    return RoutingRequest.builder("r", "llama").build();
  }

  private static AttributeKey<String> key(String name) {
    return AttributeKey.stringKey(name);
  }

  @Test
  void countsDecisionsByResultNeverByEndpoint() {
    Router router = router(profile());
    router.route(request(), 0);
    pool.join(EndpointSpec.of("a", URI.create("http://127.0.0.1:1")));
    router.route(request(), 0);

    assertThat(metric("fairlead.routing.decisions"))
        .hasUnit("{decision}")
        .hasLongSumSatisfying(
            sum ->
                sum.isMonotonic()
                    .hasPointsSatisfying(
                        point ->
                            point
                                .hasValue(1)
                                .hasAttributesSatisfyingExactly(
                                    equal("fairlead.routing.profile", "default"),
                                    equal("fairlead.routing.result", "routed")),
                        point ->
                            point.hasAttribute(key("fairlead.routing.result"), "no-endpoints")));
    assertThat(metric("fairlead.routing.decision.duration"))
        .hasUnit("s")
        .hasHistogramSatisfying(h -> {});
  }

  private static AttributeAssertion equal(String name, String value) {
    return equalTo(key(name), value);
  }

  @Test
  void writesTheDecisionOnTheCallersSpanWithoutEvents() {
    pool.join(EndpointSpec.of("a", URI.create("http://127.0.0.1:1")));
    Span span = otel.getOpenTelemetry().getTracer("test").spanBuilder("POST").startSpan();
    try (Scope scope = span.makeCurrent()) {
      assertThat(scope).isNotNull();
      router(profile()).route(request(), 0);
    } finally {
      span.end();
    }

    assertThat(otel.getSpans())
        .singleElement()
        .satisfies(
            data ->
                assertThat(data)
                    .hasAttribute(key("fairlead.routing.endpoint"), "a")
                    .hasAttribute(key("gen_ai.request.model"), "llama")
                    .hasTotalRecordedEvents(0));
  }

  @Test
  void countsFailuresByStageAndType() {
    pool.join(EndpointSpec.of("a", URI.create("http://127.0.0.1:1")));
    Scorer broken =
        Scorer.of(
            "broken-scorer",
            Set.of(),
            (r, e) -> {
              throw new IllegalStateException("broken");
            });
    router(RoutingProfile.builder("default").scorer(1, broken).build()).route(request(), 0);

    assertThat(metric("fairlead.routing.stage.failures"))
        .hasLongSumSatisfying(
            sum ->
                sum.hasPointsSatisfying(
                    point ->
                        point
                            .hasValue(1)
                            .hasAttribute(key("fairlead.routing.stage"), "broken-scorer")
                            .hasAttribute(key("error.type"), "java.lang.IllegalStateException")));
  }

  @Test
  void countsPausesOfAdviceAndOverrunsOfRules() {
    RoutingListener telemetry = RoutingTelemetry.create(otel.getOpenTelemetry());
    telemetry.stageSwitchedOff("default", "slow-scorer", 3_000_000, 0);
    telemetry.filterOverran("default", "slow-filter", 3_000_000);

    assertThat(metric("fairlead.routing.stage.pauses"))
        .hasLongSumSatisfying(
            sum ->
                sum.hasPointsSatisfying(
                    point -> point.hasAttribute(key("fairlead.routing.stage"), "slow-scorer")));
    assertThat(metric("fairlead.routing.filter.overruns"))
        .hasLongSumSatisfying(
            sum ->
                sum.hasPointsSatisfying(
                    point -> point.hasAttribute(key("fairlead.routing.stage"), "slow-filter")));
  }

  @Test
  void countsTokensAndTheTimeOfARequest() {
    pool.join(EndpointSpec.of("a", URI.create("http://127.0.0.1:1")));
    Routed routed = (Routed) router(profile()).route(request(), 0);
    routed.lease().end(Outcome.COMPLETED, new Usage(100, -1, 20), 2_000_000_000L);

    assertThat(metric("fairlead.routing.tokens"))
        .hasLongSumSatisfying(
            sum ->
                sum.hasPointsSatisfying(
                    point -> point.hasValue(100).hasAttribute(key("gen_ai.token.type"), "input"),
                    point -> point.hasValue(20).hasAttribute(key("gen_ai.token.type"), "output")));
    assertThat(metric("fairlead.routing.request.duration"))
        .hasHistogramSatisfying(
            histogram ->
                histogram.hasPointsSatisfying(
                    point ->
                        point
                            .hasSum(2.0)
                            .hasAttribute(key("fairlead.routing.outcome"), "completed")));
  }
}
