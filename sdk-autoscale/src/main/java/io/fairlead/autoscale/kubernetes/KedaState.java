package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.State;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What KEDA remembers of a scaled object, and the autoscaler that it made: one state behind two
 * clocks.
 *
 * @param lastActive in whole seconds, as the API server keeps it; {@code null} if never
 * @param health by metric
 * @param conditions of the object
 * @param cached what the last poll found, by metric; only of triggers that use cached metrics
 * @param lastPoll when the operator last looked, or {@code null}
 * @param lastSync when the autoscaler last looked, or {@code null}
 */
record KedaState(
    @Nullable Instant lastActive,
    Map<String, Health> health,
    List<HpaCondition> conditions,
    Map<String, Cached> cached,
    @Nullable Instant lastPoll,
    @Nullable Instant lastSync,
    HpaState hpa,
    boolean restored)
    implements State {

  static final String KIND = "keda";
  static final KedaState INITIAL =
      new KedaState(null, Map.of(), List.of(), Map.of(), null, null, HpaState.INITIAL, false);

  /** How often a metric failed in a row. */
  record Health(int failures, boolean failing) {}

  /** What a poll found: a value, or why there is none. */
  record Cached(double value, boolean active, @Nullable String error) {}

  KedaState {
    health = Collections.unmodifiableMap(new TreeMap<>(health));
    conditions = List.copyOf(conditions);
    cached = Collections.unmodifiableMap(new TreeMap<>(cached));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public State unbroken() {
    return new KedaState(
        lastActive, health, conditions, cached, lastPoll, lastSync, hpa.unbroken(), false);
  }

  @Override
  public Json.Obj toJson() {
    var json = Json.object().put("kind", KIND).put("schemaVersion", 1);
    next().members().forEach(json::put);
    return json.build();
  }

  /** The members that a state file of kind keda has for this. */
  Json.Obj next() {
    Json.Obj inner = hpa.toJson();
    return Json.object()
        .put("scaledObject", Json.object().put("status", status()).build())
        .put("cached", cached.isEmpty() ? null : cachedJson())
        .put("lastPoll", lastPoll == null ? null : lastPoll.toString())
        .put("lastSync", lastSync == null ? null : lastSync.toString())
        .put("hpa", inner.get("hpa"))
        .put("history", inner.get("history"))
        .build();
  }

  private Json.Obj status() {
    var byMetric = Json.object();
    health.forEach(
        (metric, each) ->
            byMetric.put(
                metric,
                Json.object()
                    .put("numberOfFailures", each.failures())
                    .put("status", each.failing() ? "Failing" : "Happy")
                    .build()));
    return Json.object()
        .put("lastActiveTime", lastActive == null ? null : lastActive.toString())
        .put("health", byMetric.build())
        .put("conditions", conditions.stream().map(HpaCondition::toJson).toList())
        .build();
  }

  private Json.Obj cachedJson() {
    var json = Json.object();
    cached.forEach(
        (metric, each) ->
            json.put(
                metric,
                Json.object()
                    .put("value", each.value())
                    .put("active", each.active())
                    .put("error", each.error())
                    .build()));
    return json.build();
  }

  /** Reads a stored state, or the same members of a state file. */
  static KedaState fromJson(Json.Obj json, KedaSpec spec, boolean restored) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'" + KIND + "'", kind == null ? "absent" : kind);
    }
    if (JsonValues.integer(json, "schemaVersion") != 1) {
      throw violated(
          "schemaVersion of the state 'keda'", "1", String.valueOf(json.get("schemaVersion")));
    }
    Json.Obj status = statusOf(json);
    List<HpaCondition> conditions = new ArrayList<>();
    for (Json.Obj each : JsonValues.objects(status, "conditions")) {
      conditions.add(HpaCondition.fromJson(each));
    }
    return new KedaState(
        JsonValues.instant(status, "lastActiveTime"),
        health(status, spec),
        conditions,
        cached(json, spec),
        JsonValues.instant(json, "lastPoll"),
        JsonValues.instant(json, "lastSync"),
        HpaState.parts(json, restored),
        restored);
  }

  private static Json.Obj statusOf(Json.Obj json) {
    if (json.get("status") instanceof Json.Obj status) {
      return status;
    }
    return json.get("scaledObject") != null
            && JsonValues.object(json, "scaledObject").get("status") instanceof Json.Obj status
        ? status
        : Json.Obj.EMPTY;
  }

  /** Only metrics of the object, so that the state cannot grow beyond it. */
  private static Map<String, Health> health(Json.Obj status, KedaSpec spec) {
    Map<String, Health> health = new TreeMap<>();
    if (status.get("health") == null) {
      return health;
    }
    Json.Obj given = JsonValues.object(status, "health");
    for (String name : given.members().keySet()) {
      Json.Obj each = JsonValues.object(given, name);
      KedaTrigger trigger = ofMetric(spec, name);
      if (trigger != null) {
        int failures =
            each.get("numberOfFailures") == null ? 0 : JsonValues.integer(each, "numberOfFailures");
        String word = each.text("status");
        boolean failing = word == null ? failures > 0 : word.equals("Failing");
        health.put(trigger.metricName(), new Health(Math.max(0, failures), failing));
      }
    }
    return health;
  }

  /** By the whole name, else by the index that a metric's name begins with. */
  private static @Nullable KedaTrigger ofMetric(KedaSpec spec, String metric) {
    KedaTrigger named = spec.trigger(metric);
    if (named != null) {
      return named;
    }
    for (KedaTrigger each : spec.triggers()) {
      if (metric.startsWith("s" + each.index() + "-")) {
        return each;
      }
    }
    return null;
  }

  private static Map<String, Cached> cached(Json.Obj json, KedaSpec spec) {
    Map<String, Cached> cached = new TreeMap<>();
    if (json.get("cached") == null) {
      return cached;
    }
    Json.Obj given = JsonValues.object(json, "cached");
    for (String name : given.members().keySet()) {
      Json.Obj each = JsonValues.object(given, name);
      KedaTrigger trigger = ofMetric(spec, name);
      if (trigger != null && trigger.cached()) {
        double value = each.get("value") instanceof Json.Num number ? number.doubleValue() : 0;
        cached.put(
            trigger.metricName(),
            new Cached(value, each.get("active") == Json.Bool.TRUE, each.text("error")));
      }
    }
    return cached;
  }
}
