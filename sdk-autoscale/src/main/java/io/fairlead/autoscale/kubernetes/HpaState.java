package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.State;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the controller remembers of one autoscaler: its past recommendations and scale events, in
 * the order in which it stores them, and the conditions in the object's status.
 *
 * <p>Bounded as the controller's own: entries older than every window are replaced. Beyond 200
 * recommendations those are dropped that a later one of the same number makes irrelevant, which
 * changes no answer.
 *
 * @param recommendations {@code null} if the controller has just started
 * @param restored whether it was read back and not used yet
 */
record HpaState(
    @Nullable List<TimedNumber> recommendations,
    List<Event> scaleUpEvents,
    List<Event> scaleDownEvents,
    List<HpaCondition> conditions,
    @Nullable Instant lastScaleTime,
    boolean restored)
    implements State {

  static final String KIND = "hpa";
  private static final int MOST = 200;

  static final HpaState INITIAL = new HpaState(null, List.of(), List.of(), List.of(), null, false);

  /** A recommendation before anything limited it. */
  record TimedNumber(int replicas, Instant timestamp) {}

  /** A change that was made; {@code outdated} entries are replaced by the next. */
  record Event(int change, Instant timestamp, boolean outdated) {}

  HpaState {
    recommendations = recommendations == null ? null : compact(List.copyOf(recommendations));
    scaleUpEvents = List.copyOf(scaleUpEvents);
    scaleDownEvents = List.copyOf(scaleDownEvents);
    conditions = List.copyOf(conditions);
  }

  private static List<TimedNumber> compact(List<TimedNumber> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<TimedNumber> kept = new ArrayList<>();
    for (TimedNumber each : all) {
      boolean again =
          all.stream()
              .anyMatch(
                  other ->
                      other != each
                          && other.replicas() == each.replicas()
                          && other.timestamp().isAfter(each.timestamp()));
      if (!again) {
        kept.add(each);
      }
    }
    return List.copyOf(kept);
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
  public HpaState unbroken() {
    return new HpaState(
        recommendations, scaleUpEvents, scaleDownEvents, conditions, lastScaleTime, false);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("kind", KIND)
        .put("schemaVersion", 1)
        .put("hpa", status())
        .put("history", history())
        .build();
  }

  private Json.Obj status() {
    return Json.object()
        .put(
            "status",
            Json.object()
                .put("conditions", conditions.stream().map(HpaCondition::toJson).toList())
                .put("lastScaleTime", lastScaleTime == null ? null : lastScaleTime.toString())
                .build())
        .build();
  }

  private Json.Obj history() {
    var history = Json.object();
    if (recommendations != null) {
      history.put(
          "recommendations",
          recommendations.stream()
              .map(
                  each ->
                      Json.object()
                          .put("replicas", each.replicas())
                          .put("timestamp", each.timestamp().toString())
                          .build())
              .toList());
    }
    return history
        .put("scaleUpEvents", scaleUpEvents.stream().map(HpaState::event).toList())
        .put("scaleDownEvents", scaleDownEvents.stream().map(HpaState::event).toList())
        .build();
  }

  private static Json.Obj event(Event event) {
    return Json.object()
        .put("change", event.change())
        .put("timestamp", event.timestamp().toString())
        .put("outdated", event.outdated())
        .build();
  }

  /** Reads the parts {@code hpa} and {@code history} of a state file, or a stored state. */
  static HpaState fromJson(Json.Obj json, boolean restored) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'" + KIND + "'", kind == null ? "absent" : kind);
    }
    if (JsonValues.integer(json, "schemaVersion") != 1) {
      throw violated(
          "schemaVersion of the state 'hpa'", "1", String.valueOf(json.get("schemaVersion")));
    }
    return parts(json, restored);
  }

  /** Reads the parts alone, whatever kind they are in. */
  static HpaState parts(Json.Obj json, boolean restored) {
    List<HpaCondition> conditions = new ArrayList<>();
    Instant lastScaleTime = null;
    if (json.get("hpa") != null
        && JsonValues.object(json, "hpa").get("status") instanceof Json.Obj status) {
      for (Json.Obj each : JsonValues.objects(status, "conditions")) {
        conditions.add(HpaCondition.fromJson(each));
      }
      lastScaleTime = JsonValues.instant(status, "lastScaleTime");
    }
    Json.Obj history =
        json.get("history") == null ? Json.Obj.EMPTY : JsonValues.object(json, "history");
    return new HpaState(
        history.get("recommendations") == null ? null : numbers(history),
        events(history, "scaleUpEvents"),
        events(history, "scaleDownEvents"),
        conditions,
        lastScaleTime,
        restored);
  }

  private static List<TimedNumber> numbers(Json.Obj history) {
    List<TimedNumber> numbers = new ArrayList<>();
    for (Json.Obj each : JsonValues.objects(history, "recommendations")) {
      numbers.add(new TimedNumber(JsonValues.integer(each, "replicas"), when(each)));
    }
    return numbers;
  }

  private static List<Event> events(Json.Obj history, String name) {
    List<Event> events = new ArrayList<>();
    for (Json.Obj each : JsonValues.objects(history, name)) {
      boolean outdated = each.get("outdated") == Json.Bool.TRUE;
      events.add(new Event(JsonValues.integer(each, "change"), when(each), outdated));
    }
    return events;
  }

  private static Instant when(Json.Obj entry) {
    Instant timestamp = JsonValues.instant(entry, "timestamp");
    if (timestamp == null) {
      throw violated("member 'timestamp'", "a time as in RFC 3339", "absent");
    }
    return timestamp;
  }
}
