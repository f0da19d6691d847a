package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;

/**
 * A moment at which the answer became another.
 *
 * @param at when
 * @param from what it was
 * @param to what it is
 * @param reason one sentence: the step that decided, or why there is no answer
 * @param proposals what each metric asked for, as sentences
 */
public record ReplayChange(Instant at, int from, int to, String reason, List<String> proposals) {

  public ReplayChange {
    proposals = List.copyOf(proposals);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("at", at.toString())
        .put("from", from)
        .put("to", to)
        .put("reason", reason)
        .put("proposals", Json.texts(proposals))
        .build();
  }
}
