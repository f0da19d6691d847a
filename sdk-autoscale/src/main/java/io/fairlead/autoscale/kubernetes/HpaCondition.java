package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition in the status of an autoscaler, in the controller's words. */
record HpaCondition(
    String type,
    String status,
    String reason,
    String message,
    @Nullable Instant lastTransitionTime) {

  static final String SCALED_TO_ZERO = "ScaledToZero";

  /** Sets a condition as the controller does: in its old place, or at the end. */
  static void set(
      List<HpaCondition> conditions,
      Instant now,
      String type,
      boolean status,
      String reason,
      String message) {
    String text = status ? "True" : "False";
    for (int i = 0; i < conditions.size(); i++) {
      HpaCondition present = conditions.get(i);
      if (present.type().equals(type)) {
        Instant since = present.status().equals(text) ? present.lastTransitionTime() : now;
        conditions.set(i, new HpaCondition(type, text, reason, message, since));
        return;
      }
    }
    conditions.add(new HpaCondition(type, text, reason, message, now));
  }

  static boolean isTrue(List<HpaCondition> conditions, String type) {
    return conditions.stream()
        .anyMatch(each -> each.type().equals(type) && each.status().equals("True"));
  }

  Json.Obj toJson() {
    return Json.object()
        .put("type", type)
        .put("status", status)
        .put("reason", reason)
        .put("message", message)
        .put(
            "lastTransitionTime", lastTransitionTime == null ? null : lastTransitionTime.toString())
        .build();
  }

  static HpaCondition fromJson(Json.Obj json) {
    return new HpaCondition(
        JsonValues.text(json, "type"),
        JsonValues.text(json, "status"),
        orEmpty(json.text("reason")),
        orEmpty(json.text("message")),
        JsonValues.instant(json, "lastTransitionTime"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
