package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one policy said over the time of a replay.
 *
 * @param candidate the policy
 * @param mode whose replicas it was asked about
 * @param refused why it could not be replayed in that mode; then there are no steps
 * @param coarse whether it decides more often than the series have samples, so that it was run with
 *     held values
 * @param assumed whether nobody knew how many replicas ran, and what it asked for last was taken
 * @param notes what to know about the result, as sentences
 * @param steps what it said last, every 15 s; those of a long replay are made again where somebody
 *     looks, so go through them in order
 * @param changes where its answer became another
 * @param summary figures of it all
 */
public record PolicyTimeline(
    Candidate candidate,
    ReplayMode mode,
    Optional<String> refused,
    boolean coarse,
    boolean assumed,
    List<String> notes,
    List<ReplayStep> steps,
    List<ReplayChange> changes,
    ReplaySummary summary) {

  public PolicyTimeline {
    notes = List.copyOf(notes);
    steps = steps instanceof Steps ? steps : List.copyOf(steps); // made as they are looked at
    changes = List.copyOf(changes);
  }

  static PolicyTimeline refused(Candidate candidate, ReplayMode mode, String why) {
    return new PolicyTimeline(
        candidate,
        mode,
        Optional.of(why),
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        ReplaySummary.NOTHING);
  }

  Json.Obj toJson() {
    var json =
        Json.object()
            .put("name", candidate.name())
            .put("policy", candidate.policy().name())
            .put("mode", mode.text())
            .put("refused", refused.orElse(null));
    if (refused.isPresent()) {
      return json.build();
    }
    json.put("coarse", coarse)
        .put("replicasAssumed", assumed)
        .put(
            "periodSeconds",
            candidate.period().getSeconds() + candidate.period().toMillisPart() / 1000.0)
        .put("minReplicas", candidate.min());
    if (candidate.max() != Integer.MAX_VALUE) {
      json.put("maxReplicas", candidate.max());
    }
    return json.put("notes", Json.texts(notes))
        .put("summary", summary.toJson())
        .put("changes", changes.stream().map(ReplayChange::toJson).toList())
        .put("steps", LazyArray.of(steps.size(), step -> step(steps.get(step))))
        .build();
  }

  private static Json.Obj step(ReplayStep step) {
    var json = Json.object().put("at", step.at().toString());
    if (step.replicas().isPresent()) {
      json.put("replicas", step.replicas().getAsInt())
          .put("running", step.running())
          .put("ready", step.ready());
    }
    return json.put("decision", step.action().name().toLowerCase(Locale.ROOT))
        .put("step", step.binding().step().name().toLowerCase(Locale.ROOT))
        .put("code", step.binding().code())
        .build();
  }
}
