package io.fairlead.autoscale.slo;

import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.StartStage;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.XxHash64;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The replicas that were starting at the last tick, to learn from what became of them. Immutable;
 * at most {@value #MOST} are followed.
 */
final class Starts {

  static final Starts NONE = new Starts(List.of());

  private static final int MOST = 64;

  /**
   * A start.
   *
   * @param name hash of the replica's name
   * @param stage where it was last seen
   * @param since monotonic nanoseconds since when it was there, as far as was seen
   * @param whole whether the stage was seen from its beginning
   */
  private record Start(long name, StartStage stage, long since, boolean whole) {}

  private final List<Start> starts;

  private Starts(List<Start> starts) {
    this.starts = starts;
  }

  /** Returns this after a time in which nobody looked: no stage was seen from its beginning. */
  Starts notSeenWhole() {
    return new Starts(
        starts.stream().map(s -> new Start(s.name(), s.stage(), s.since(), false)).toList());
  }

  /** What is followed now, and what was learned. */
  record Followed(Starts starts, ColdStart learned) {}

  /** Returns whether there is anything to follow. */
  boolean follows(Observation observation) {
    return !starts.isEmpty() || observation.count(ReplicaState.STARTING) > 0;
  }

  /** A stage counts as seen from its beginning if that was less than {@code tickNanos} ago. */
  Followed follow(
      Observation observation, ColdStart learned, String placement, long now, long tickNanos) {
    List<Start> next = new ArrayList<>();
    ColdStart known = learned;
    boolean[] found = new boolean[starts.size()];
    for (int row = 0; row < observation.replicas(); row++) {
      long name = hash(observation.name(row));
      int at = indexOf(name);
      Start before = at < 0 ? null : starts.get(at);
      ReplicaState state = observation.state(row);
      if (before != null) {
        found[at] = true;
      }
      if (state == ReplicaState.STARTING) {
        StartStage stage = observation.stage(row);
        if (before == null) {
          boolean whole = observation.inStateNanos(row) <= tickNanos;
          long since = whole ? now - observation.inStateNanos(row) : now;
          next.add(new Start(name, stage, since, whole));
        } else if (stage.compareTo(before.stage()) > 0) {
          known = over(known, placement, before, stage.ordinal(), now);
          next.add(new Start(name, stage, now, true));
        } else {
          next.add(before);
        }
      } else if (before != null && state == ReplicaState.READY) {
        known = over(known, placement, before, StartStage.values().length, now);
      } else if (before != null) {
        known = known.pending(placement, before.stage(), took(before, now));
      }
    }
    for (int i = 0; i < found.length; i++) {
      if (!found[i]) { // ended before it was ready
        known = known.pending(placement, starts.get(i).stage(), took(starts.get(i), now));
      }
    }
    return new Followed(
        new Starts(List.copyOf(next.size() > MOST ? next.subList(0, MOST) : next)), known);
  }

  /** The stage that it was in took so long; those that it jumped over took none. */
  private static ColdStart over(
      ColdStart known, String placement, Start before, int reached, long now) {
    ColdStart next =
        before.whole()
            ? known.observed(placement, before.stage(), took(before, now))
            : known.pending(placement, before.stage(), took(before, now));
    for (int i = before.stage().ordinal() + 1; i < reached; i++) {
      next = next.observed(placement, StartStage.values()[i], Duration.ZERO);
    }
    return next;
  }

  private static Duration took(Start start, long now) {
    return Duration.ofNanos(Math.max(0, now - start.since()));
  }

  private int indexOf(long name) {
    for (int i = 0; i < starts.size(); i++) {
      if (starts.get(i).name() == name) {
        return i;
      }
    }
    return -1;
  }

  /** Returns for how long a starting replica has been in its stage. */
  Duration inStage(Observation observation, int row, long now) {
    int at = indexOf(hash(observation.name(row)));
    return at < 0
        ? Duration.ofNanos(Math.max(0, observation.inStateNanos(row)))
        : took(starts.get(at), now);
  }

  private static long hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return XxHash64.hash(bytes);
  }

  Json.Arr toJson(long now) {
    List<Json> items = new ArrayList<>();
    for (Start each : starts) {
      items.add(
          Json.object()
              .put("replica", Long.toHexString(each.name()))
              .put("stage", each.stage().name())
              .put("ageNanos", Math.max(0, now - each.since()))
              .put("whole", each.whole())
              .build());
    }
    return new Json.Arr(List.copyOf(items));
  }

  static Starts fromJson(Json.Obj json, String name, long now) {
    List<Start> starts = new ArrayList<>();
    for (Json item : Stored.list(json, name, MOST)) {
      if (!(item instanceof Json.Obj each)) {
        throw Stored.refused(name, "a list of objects", item);
      }
      try {
        starts.add(
            new Start(
                Long.parseUnsignedLong(String.valueOf(each.text("replica")), 16),
                StartStage.valueOf(String.valueOf(each.text("stage"))),
                now - Stored.whole(each, "ageNanos"),
                each.get("whole") == Json.Bool.TRUE));
      } catch (IllegalArgumentException e) {
        throw Stored.refused(name, "replicas with their stages", item);
      }
    }
    return new Starts(List.copyOf(starts));
  }
}
