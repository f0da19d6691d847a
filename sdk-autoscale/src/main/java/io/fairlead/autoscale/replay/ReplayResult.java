package io.fairlead.autoscale.replay;

import io.fairlead.kernel.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of a replay: one timeline per policy over the same time. Immutable. */
public final class ReplayResult {

  private final Instant from;
  private final Instant to;
  private final Duration coldStart;
  private final List<Demand> demands;
  private final int[] running;
  private final List<String> notes;
  private final List<PolicyTimeline> timelines;

  ReplayResult(
      Instant from,
      Instant to,
      Duration coldStart,
      List<Demand> demands,
      int[] running,
      List<String> notes,
      List<PolicyTimeline> timelines) {
    this.from = from;
    this.to = to;
    this.coldStart = coldStart;
    this.demands = List.copyOf(demands);
    this.running = running.clone();
    this.notes = List.copyOf(notes);
    this.timelines = List.copyOf(timelines);
  }

  /** Returns the first moment. */
  public Instant from() {
    return from;
  }

  /** Returns the last moment of a sample; steps end at or before it. */
  public Instant to() {
    return to;
  }

  /** Returns the time from a replica's start until it is ready, in closed mode. */
  public Duration coldStart() {
    return coldStart;
  }

  /** Returns the series, with their totals by step. */
  public List<Demand> demands() {
    return demands;
  }

  /** Returns how many replicas ran, by step; -1 is unknown; empty if nobody recorded any. */
  public int[] running() {
    return running.clone();
  }

  /** Returns what to know about the input, as sentences. */
  public List<String> notes() {
    return notes;
  }

  /** Returns what each policy said, in the order in which they were added. */
  public List<PolicyTimeline> timelines() {
    return timelines;
  }

  /** Returns the number of steps of each timeline that was not refused. */
  public int steps() {
    return demands.get(0).steps();
  }

  /** Returns the moment of a step. */
  public Instant time(int step) {
    return from.plus(Replay.STEP.multipliedBy(step));
  }

  /**
   * Returns all of it as data, whose long lists are made while somebody goes through them; what is
   * unknown is {@code null} in lists, else absent.
   */
  public Json.Obj toJson() {
    var json =
        Json.object()
            .put("schemaVersion", 1)
            .put("kind", "ReplayResult")
            .put("from", from.toString())
            .put("to", to.toString())
            .put("stepSeconds", Replay.STEP.toSeconds())
            .put("coldStartSeconds", coldStart.toMillis() / 1000.0)
            .put("notes", Json.texts(notes))
            .put("series", demands.stream().map(Demand::toJson).toList());
    if (running.length > 0) {
      json.put(
          "running",
          LazyArray.of(
              running.length, step -> running[step] < 0 ? Json.Null.NULL : Json.of(running[step])));
    }
    return json.put("policies", timelines.stream().map(PolicyTimeline::toJson).toList()).build();
  }
}
