package io.fairlead.opentelemetry;

import io.fairlead.routing.Endpoint;
import io.fairlead.routing.Outcome;
import io.fairlead.routing.Rejected;
import io.fairlead.routing.Routed;
import io.fairlead.routing.RoutingDecision;
import io.fairlead.routing.RoutingListener;
import io.fairlead.routing.RoutingRequest;
import io.fairlead.routing.Usage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Reports routing to OpenTelemetry: metrics, and attributes on the caller's current span. No spans
 * and no span events of its own: a decision takes microseconds.
 *
 * <p>Names that OpenTelemetry defines are used as they are; all others start with {@code
 * fairlead.}. Attributes of metrics are limited to configuration-sized sets, so a request id, a
 * user or an endpoint never becomes one; the span has the endpoint. {@code
 * docs/reference/gateway.md} lists all names.
 *
 * <p>Immutable and thread-safe.
 */
public final class RoutingTelemetry implements RoutingListener {

  /** Instrumentation scope of all signals of this class. */
  public static final String SCOPE = "io.fairlead.routing";

  private static final AttributeKey<String> PROFILE =
      AttributeKey.stringKey("fairlead.routing.profile");
  private static final AttributeKey<String> RESULT =
      AttributeKey.stringKey("fairlead.routing.result");
  private static final AttributeKey<String> STAGE =
      AttributeKey.stringKey("fairlead.routing.stage");
  private static final AttributeKey<String> OUTCOME =
      AttributeKey.stringKey("fairlead.routing.outcome");
  private static final AttributeKey<String> TOKEN_TYPE =
      AttributeKey.stringKey("gen_ai.token.type");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> ENDPOINT =
      AttributeKey.stringKey("fairlead.routing.endpoint");
  private static final AttributeKey<Double> MARGIN =
      AttributeKey.doubleKey("fairlead.routing.margin");
  private static final AttributeKey<Long> SNAPSHOT =
      AttributeKey.longKey("fairlead.routing.snapshot_version");
  private static final AttributeKey<String> REJECTION =
      AttributeKey.stringKey("fairlead.routing.rejection");
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");

  /** Decisions take microseconds: OpenTelemetry's default buckets begin at 5 ms. */
  private static final List<Double> DECISION_SECONDS =
      List.of(2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 1e-1);

  private final LongCounter decisions;
  private final DoubleHistogram duration;
  private final LongCounter stageFailures;
  private final LongCounter stagePauses;
  private final LongCounter filterOverruns;
  private final DoubleHistogram requests;
  private final LongCounter tokens;

  private RoutingTelemetry(OpenTelemetry openTelemetry) {
    Meter meter = openTelemetry.getMeter(SCOPE);
    decisions =
        counter(meter, "fairlead.routing.decisions", "{decision}", "Decisions by their result.");
    duration =
        meter
            .histogramBuilder("fairlead.routing.decision.duration")
            .setDescription("Time from the call to the decision.")
            .setUnit("s")
            .setExplicitBucketBoundariesAdvice(DECISION_SECONDS)
            .build();
    stageFailures =
        counter(
            meter,
            "fairlead.routing.stage.failures",
            "{failure}",
            "Stages left out of a decision because they failed.");
    stagePauses =
        counter(
            meter,
            "fairlead.routing.stage.pauses",
            "{pause}",
            "Stages switched off for a while because they kept overrunning.");
    filterOverruns =
        counter(
            meter,
            "fairlead.routing.filter.overruns",
            "{series}",
            "Series of overruns of a filter that stays on because it is a rule.");
    requests =
        meter
            .histogramBuilder("fairlead.routing.request.duration")
            .setDescription("Time from the decision to the end of the request.")
            .setUnit("s")
            .build();
    tokens = counter(meter, "fairlead.routing.tokens", "{token}", "Tokens as servers count them.");
  }

  private static LongCounter counter(Meter meter, String name, String unit, String description) {
    return meter.counterBuilder(name).setUnit(unit).setDescription(description).build();
  }

  /** Returns telemetry that writes to the given instance; there is no global default. */
  public static RoutingTelemetry create(OpenTelemetry openTelemetry) {
    return new RoutingTelemetry(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  @Override
  public void decided(RoutingRequest request, RoutingDecision decision, long tookNanos) {
    String result = decision instanceof Rejected rejected ? rejected.code() : "routed";
    Attributes attributes = Attributes.of(PROFILE, decision.profile(), RESULT, result);
    decisions.add(1, attributes);
    duration.record(tookNanos / 1e9, attributes);
    Span span = Span.current();
    if (span.isRecording()) {
      describe(span, request, decision);
    }
  }

  private static void describe(Span span, RoutingRequest request, RoutingDecision decision) {
    span.setAttribute(PROFILE, decision.profile());
    span.setAttribute(SNAPSHOT, decision.snapshotVersion());
    span.setAttribute(MODEL, request.model());
    if (decision instanceof Routed routed) {
      span.setAttribute(ENDPOINT, routed.endpoint().name());
      if (!Double.isNaN(routed.margin())) {
        span.setAttribute(MARGIN, routed.margin());
      }
    } else if (decision instanceof Rejected rejected) {
      span.setAttribute(REJECTION, rejected.code());
    }
  }

  @Override
  public void stageFailed(String profile, String stage, Throwable cause) {
    stageFailures.add(
        1, Attributes.of(PROFILE, profile, STAGE, stage, ERROR_TYPE, cause.getClass().getName()));
  }

  @Override
  public void stageSwitchedOff(String profile, String stage, long lastNanos, long untilNanos) {
    stagePauses.add(1, Attributes.of(PROFILE, profile, STAGE, stage));
  }

  @Override
  public void filterOverran(String profile, String filter, long lastNanos) {
    filterOverruns.add(1, Attributes.of(PROFILE, profile, STAGE, filter));
  }

  @Override
  public void ended(Endpoint endpoint, Outcome outcome, Usage usage, long heldNanos) {
    String how = outcome.name().toLowerCase(Locale.ROOT);
    requests.record(heldNanos / 1e9, Attributes.of(OUTCOME, how));
    count(usage.promptTokens(), "input");
    count(usage.cachedTokens(), "input_cached");
    count(usage.outputTokens(), "output");
  }

  private void count(int number, String type) {
    if (number > 0) {
      tokens.add(number, Attributes.of(TOKEN_TYPE, type));
    }
  }
}
