package io.fairlead.autoscale;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes an observation as the state files of {@code scale explain} have it. */
final class ObservationJson {

  private static final Set<Defect> MISSING = Set.of(Defect.MISSING);

  private final Observation observation;

  ObservationJson(Observation observation) {
    this.observation = observation;
  }

  Json.Obj write() {
    List<Json> signals = new ArrayList<>();
    for (Signal signal : observation.signalsOfVariant()) {
      signals.add(reading(signal.name(), observation.reading(signal)));
    }
    List<Json> replicas = new ArrayList<>();
    for (int row = 0; row < observation.replicas(); row++) {
      replicas.add(replica(row));
    }
    List<Json> latency = new ArrayList<>();
    for (Slo.Metric metric : Slo.Metric.values()) {
      observation.latency(metric).ifPresent(buckets -> latency.add(latency(metric, buckets)));
    }
    return Json.object()
        .put("variant", variant())
        .put("scale", scale())
        .put("staleAfterSeconds", observation.staleNanos() / 1e9)
        .put("signals", signals)
        .put("replicas", replicas)
        .put("lengths", observation.lengths().map(ObservationJson::lengths).orElse(null))
        .put("latency", latency)
        .build();
  }

  private static Json.Obj reading(String name, Reading reading) {
    var json = Json.object();
    reading.toJson(name).members().forEach(json::put);
    if (Double.isInfinite(reading.value())) {
      json.put("value", number(reading.value()));
    }
    return json.build();
  }

  /** What JSON has no number for is a text, so that nothing of a record is lost. */
  private static @Nullable Json number(double value) {
    if (Double.isInfinite(value)) {
      return new Json.Str(Numbers.text(value));
    }
    return Double.isNaN(value) ? null : Json.Num.of(value);
  }

  private Json.Obj variant() {
    VariantId id = observation.variant();
    return Json.object()
        .put("namespace", absent(id.namespace()))
        .put("name", id.name())
        .put("model", absent(id.model()))
        .put("accelerator", absent(id.accelerator()))
        .build();
  }

  private static @Nullable String absent(String text) {
    return text.isEmpty() ? null : text;
  }

  private Json.Obj scale() {
    return Json.object()
        .put("spec", Json.object().put("replicas", observation.desired()).build())
        .put("status", Json.object().put("replicas", observation.reported()).build())
        .build();
  }

  private Json.Obj replica(int row) {
    var values = Json.object();
    for (Signal signal : observation.signalsOfReplicas()) {
      SignalRows rows = observation.rows(signal);
      if (!rows.defects(row).equals(MISSING)) {
        values.put(signal.name(), value(rows, row));
      }
    }
    boolean starting = observation.state(row) == ReplicaState.STARTING;
    return Json.object()
        .put("name", observation.name(row))
        .put("state", observation.state(row).name())
        .put("inStateSeconds", observation.inStateNanos(row) / 1e9)
        .put("stage", starting ? observation.stage(row).name() : null)
        .put("values", values.build())
        .build();
  }

  private static Json.Obj value(SignalRows rows, int row) {
    return Json.object()
        .put("value", number(rows.value(row)))
        .put("ageSeconds", rows.ageNanos(row) / 1e9)
        .put("provenance", rows.provenance(row).name())
        .put("defects", Json.texts(rows.defects(row).stream().map(Defect::name).toList()))
        .build();
  }

  private static Json.Obj lengths(LengthMoments lengths) {
    Interval product = lengths.residentOutput();
    return Json.object()
        .put("input", lengths.input())
        .put("resident", lengths.resident())
        .put("output", lengths.output())
        .put(
            "residentOutput",
            Json.object().put("low", product.low()).put("high", product.high()).build())
        .put("outputSquared", lengths.outputSquared())
        .put("requests", lengths.requests())
        .build();
  }

  private static Json.Obj latency(Slo.Metric metric, Buckets buckets) {
    var json = Json.object().put("metric", metric.name().toLowerCase(Locale.ROOT));
    buckets.toJson().members().forEach(json::put);
    return json.build();
  }
}
