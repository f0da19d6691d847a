package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the answers of triggers from a state file; says which member has the wrong form. */
final class KedaReader {

  private KedaReader() {}

  static KedaView view(Json.Obj state) {
    List<Answer> answers = new ArrayList<>();
    for (Json.Obj trigger : StateReader.objects(state, "triggers")) {
      answers.add(answer(trigger));
    }
    return new KedaView(answers, event(state));
  }

  private static Answer answer(Json.Obj trigger) {
    for (Map.Entry<String, Json> member : trigger.members().entrySet()) {
      switch (member.getKey()) {
        case "name", "value", "error", "active", "target" -> {}
        default ->
            throw violated(
                "member of a trigger's answer",
                "name, value, error, active or target",
                member.getKey());
      }
    }
    String name = StateReader.text(trigger, "name");
    String error = trigger.get("error") == null ? null : StateReader.text(trigger, "error");
    double value = number(trigger, "value", name);
    if (error == null && Double.isNaN(value)) {
      throw violated("answer of trigger '" + name + "'", "a value or an error", "neither");
    }
    return new Answer(name, value, error, active(trigger, name), number(trigger, "target", name));
  }

  private static double number(Json.Obj trigger, String member, String name) {
    Json value = trigger.get(member);
    if (value == null || value == Json.Null.NULL) {
      return Double.NaN;
    }
    if (value instanceof Json.Num number) {
      return number.doubleValue();
    }
    if (value instanceof Json.Str) {
      return StateReader.quantity(value).approximate();
    }
    throw violated(member + " of trigger '" + name + "'", "a number", value);
  }

  private static @Nullable Boolean active(Json.Obj trigger, String name) {
    Json active = trigger.get("active");
    if (active == null || active == Json.Null.NULL) {
      return null;
    }
    if (active instanceof Json.Bool flag) {
      return flag.value();
    }
    throw violated("active of trigger '" + name + "'", "true or false", active);
  }

  private static Event event(Json.Obj state) {
    if (state.get("event") == null) {
      return Event.DUE;
    }
    String text = StateReader.text(state, "event");
    for (Event event : Event.values()) {
      if (event.name().toLowerCase(Locale.ROOT).equals(text)) {
        return event;
      }
    }
    throw violated("event", "poll, hpa or due", text);
  }
}
