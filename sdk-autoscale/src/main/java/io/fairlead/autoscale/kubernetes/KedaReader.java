package io.fairlead.autoscale.kubernetes;

import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.autoscale.kubernetes.KedaView.Answer;
import io.fairlead.autoscale.kubernetes.KedaView.Event;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the answers of triggers from a state file, whose form is checked before. */
final class KedaReader {

  private KedaReader() {}

  static KedaView view(Json.Obj state) {
    List<Answer> answers = new ArrayList<>();
    for (Json.Obj trigger : JsonValues.objects(state, "triggers")) {
      answers.add(answer(trigger));
    }
    return new KedaView(answers, event(state));
  }

  private static Answer answer(Json.Obj trigger) {
    return new Answer(
        JsonValues.text(trigger, "name"),
        number(trigger.get("value")),
        trigger.text("error"),
        trigger.get("active") instanceof Json.Bool flag ? flag.value() : null,
        number(trigger.get("target")));
  }

  private static double number(@Nullable Json value) {
    if (value instanceof Json.Num number) {
      return number.doubleValue();
    }
    return value == null ? Double.NaN : StateReader.quantity(value).approximate();
  }

  private static Event event(Json.Obj state) {
    String text = state.text("event");
    return text == null ? Event.DUE : Event.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
