package io.fairlead.dra;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.util.List;

/**
 * Devices that a request cannot have for the same reason.
 *
 * @param obstacle the reason
 * @param count how many there are, at least 1
 * @param alike whether the obstacle is that of all of them, on every node they are told for;
 *     otherwise of the first, and the others have the same kind with other values
 * @param examples the first of them in order, at most {@value #MOST_EXAMPLES}
 */
public record DeviceGroup(Obstacle obstacle, int count, boolean alike, List<DeviceId> examples) {

  static final int MOST_EXAMPLES = 3;

  public DeviceGroup {
    Preconditions.requirePositive(count, "count");
    examples = List.copyOf(examples);
  }

  Json.Obj toJson() {
    return Json.object()
        .put("count", count)
        .put("alike", alike)
        .put("obstacle", obstacle.toJson())
        .put("examples", examples.stream().map(id -> Json.of(id.toString())).toList())
        .build();
  }
}
