package io.fairlead.autoscale.slo;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SloPolicy} remembers; at most 16 KB as data, whatever it saw.
 *
 * @param last moment of the last tick, or {@code null} before the first
 * @param restored whether it was read back and no tick has passed since
 * @param seen a sum over the last samples of steps, to tell a scrape that was seen already
 * @param sized what a replica was last found to serve, or {@code null}
 */
record SloState(
    @Nullable Moment last,
    boolean restored,
    double seen,
    SeenLengths lengths,
    Demand demand,
    ReplicaModel model,
    ColdStart coldStart,
    Starts starts,
    Needs needs,
    Correction correction,
    @Nullable Sized sized)
    implements State {

  static final String KIND = "slo";

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
    return new SloState(
        last, false, seen, lengths, demand, model, coldStart, starts, needs, correction, sized);
  }

  @Override
  public Json.Obj toJson() {
    long now = last == null ? 0 : last.nanos();
    return Json.object()
        .put("kind", KIND)
        .put("schemaVersion", 1)
        .put("wall", last == null ? null : last.wall().toString())
        .put("seen", seen)
        .put("lengths", lengths.toJson())
        .put("demand", demand.toJson())
        .put("model", model.toJson())
        .put("starts", starts.toJson(now))
        .put("stages", coldStart.seen())
        .put("needs", needs.toJson(now))
        .put("correction", correction.toJson())
        .put("sized", sized == null ? null : sized.toJson(now))
        .build();
  }

  static SloState fromJson(Json.Obj json, SloPolicy policy, Moment now) {
    String kind = json.text("kind");
    if (!KIND.equals(kind)) {
      throw violated("kind of the state", "'" + KIND + "'", kind == null ? "absent" : kind);
    }
    if (Stored.whole(json, "schemaVersion") != 1) {
      throw Stored.refused("schemaVersion", "1", json.get("schemaVersion"));
    }
    Moment last = null;
    if (json.get("wall") != null) {
      try {
        last = new Moment(Instant.parse(String.valueOf(json.text("wall"))), now.nanos());
      } catch (DateTimeException e) {
        throw Stored.refused("wall", "a time like 2026-01-01T00:00:00Z", json.get("wall"));
      }
    }
    return new SloState(
        last,
        true,
        Stored.number(json, "seen"),
        SeenLengths.fromJson(Stored.object(json, "lengths")),
        Demand.fromJson(json, "demand"),
        ReplicaModel.restore(policy.profile(), Stored.object(json, "model")),
        policy.coldStart().withSeen(Stored.object(json, "stages")),
        Starts.fromJson(json, "starts", now.nanos()),
        Needs.fromJson(Stored.object(json, "needs"), now.nanos()),
        Correction.fromJson(Stored.object(json, "correction"), policy.slos().size()),
        json.get("sized") == null
            ? null
            : Sized.fromJson(Stored.object(json, "sized"), now.nanos()));
  }
}
