package io.fairlead.dra.planning;

import io.fairlead.dra.ClaimRef;
import io.fairlead.dra.DeviceId;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a wish for partitions. */
public sealed interface PartitionPlan {

  /** A device for one of the partitions that are wanted. */
  record Placement(String type, DeviceId device) {}

  /** A claim that has to give up a device and gets another of the same type. */
  record Move(ClaimRef claim, DeviceId from, DeviceId to) {}

  /**
   * All of them fit, and nothing better is left by any other choice: of the largest type as many as
   * possible can still be given away, then of the next.
   *
   * @param placements the devices, in first-fit order
   * @param before how many of each type fit at once now, the largest first; each type counted alone
   * @param after the same with the placements taken
   * @param firstFit the same if the first device that fits is taken each time, as the scheduler
   *     does; {@code null} if not all of them fit so
   */
  record Placed(
      List<Placement> placements,
      Map<String, Integer> before,
      Map<String, Integer> after,
      @Nullable Map<String, Integer> firstFit)
      implements PartitionPlan {

    public Placed {
      placements = List.copyOf(placements);
      before = ordered(before);
      after = ordered(after);
      firstFit = firstFit == null ? null : ordered(firstFit);
    }
  }

  /**
   * They do not fit, which is proved.
   *
   * @param reason why, in one sentence
   * @param free how many of each type fit at once now, the largest first
   * @param moves a smallest set of moves after which they fit; empty if two moves are not enough,
   *     or the steps were spent before they were found
   */
  record NotPossible(String reason, Map<String, Integer> free, List<Move> moves)
      implements PartitionPlan {

    public NotPossible {
      free = ordered(free);
      moves = List.copyOf(moves);
    }
  }

  /**
   * The steps are spent, and nothing is proved.
   *
   * @param steps how many were taken
   */
  record Undecided(long steps) implements PartitionPlan {}

  private static Map<String, Integer> ordered(Map<String, Integer> counts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Returns the plan for programs. */
  default Json.Obj toJson() {
    if (this instanceof Placed placed) {
      List<Json> devices = new ArrayList<>();
      for (Placement placement : placed.placements()) {
        devices.add(
            Json.object()
                .put("type", placement.type())
                .put("driver", placement.device().driver())
                .put("pool", placement.device().pool())
                .put("device", placement.device().device())
                .build());
      }
      return Json.object()
          .put("placements", new Json.Arr(devices))
          .put("before", counts(placed.before()))
          .put("after", counts(placed.after()))
          .put("firstFit", placed.firstFit() == null ? null : counts(placed.firstFit()))
          .build();
    } else if (this instanceof NotPossible no) {
      List<Json> moves = new ArrayList<>();
      for (Move move : no.moves()) {
        moves.add(
            Json.object()
                .put("claim", move.claim().toString())
                .put("from", move.from().toString())
                .put("to", move.to().toString())
                .build());
      }
      Json.Obj reason =
          Json.object()
              .put("reason", no.reason())
              .put("free", counts(no.free()))
              .put("moves", new Json.Arr(moves))
              .build();
      return Json.object().put("notPossible", reason).build();
    }
    Json.Obj steps = Json.object().put("steps", ((Undecided) this).steps()).build();
    return Json.object().put("undecided", steps).build();
  }

  private static Json.Obj counts(Map<String, Integer> counts) {
    var object = Json.object();
    counts.forEach((type, count) -> object.put(type, count));
    return object.build();
  }
}
