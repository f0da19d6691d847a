package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.VariantId;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.GoDuration;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads what state files of all kinds have in common; their form is checked before. */
final class CaseReader {

  private CaseReader() {}

  static Instant now(Json.Obj file) {
    return Timestamp.parse(JsonValues.text(file, "now")).toInstant();
  }

  /** Starts the observation of an object by its {@code scale}. */
  static ObservationBuilder scaled(Json.Obj file, ObjectMeta metadata, String otherwise) {
    Json.Obj scale = JsonValues.object(file, "scale");
    int spec = JsonValues.integer(JsonValues.object(scale, "spec"), "replicas");
    int status =
        scale.get("status") instanceof Json.Obj given && given.get("replicas") != null
            ? JsonValues.integer(given, "replicas")
            : spec;
    return Observation.builder(variant(metadata, otherwise)).scale(spec, status);
  }

  static VariantId variant(ObjectMeta metadata, String otherwise) {
    return new VariantId(
        Objects.requireNonNullElse(metadata.namespace(), ""),
        Objects.requireNonNullElse(metadata.name(), otherwise),
        "",
        "");
  }

  static Controller controller(Json.Obj file) {
    if (file.get("controller") == null) {
      return Controller.DEFAULT;
    }
    Json.Obj json = JsonValues.object(file, "controller");
    Controller.Builder builder = new Controller.Builder();
    for (Map.Entry<String, Json> member : json.members().entrySet()) {
      String name = member.getKey();
      switch (name) {
        case "version" -> builder.version(HpaVersion.of(JsonValues.text(json, name)));
        case "featureGates" -> gates(JsonValues.object(json, name), builder);
        case "tolerance" -> builder.tolerance(JsonValues.number(json, name));
        case "downscaleStabilization" -> builder.downscaleStabilization(duration(json, name));
        case "cpuInitializationPeriod" -> builder.cpuInitializationPeriod(duration(json, name));
        case "initialReadinessDelay" -> builder.initialReadinessDelay(duration(json, name));
        case "overflow" ->
            builder.overflow(
                Controller.Overflow.valueOf(JsonValues.text(json, name).toUpperCase(Locale.ROOT)));
        default -> throw violated("member of 'controller'", "known", name);
      }
    }
    return builder.build();
  }

  private static void gates(Json.Obj gates, Controller.Builder builder) {
    gates.members().forEach((gate, on) -> builder.featureGate(gate, on.equals(Json.Bool.TRUE)));
  }

  static Duration duration(Json.Obj json, String name) {
    return GoDuration.parse(JsonValues.text(json, name)).toDuration();
  }
}
