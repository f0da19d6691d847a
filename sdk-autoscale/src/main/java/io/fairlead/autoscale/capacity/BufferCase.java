package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Shape;
import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Buffers and what there is beside them, as a state file (kind {@code buffers}, {@code
 * schemaVersion} 1) describes them.
 *
 * @param buffers the buffers
 * @param facts what there is beside them
 * @param now time of conditions that turn, or {@code null} to leave it out
 */
public record BufferCase(List<CapacityBuffer> buffers, ClusterFacts facts, @Nullable Instant now) {

  private static final Set<String> MEMBERS =
      Set.of(
          "schemaVersion",
          "kind",
          "now",
          "buffers",
          "podTemplates",
          "resourceQuotas",
          "scalables",
          "pods");

  public BufferCase {
    buffers = List.copyOf(buffers);
  }

  /**
   * Reads a state file; {@code docs/reference/scale-buffers-state.schema.json} has the form.
   *
   * @throws IllegalArgumentException if a member has another form than the schema says, or is not
   *     known
   * @throws io.fairlead.api.ShapeMismatchException if an object does not have the form of its kind
   */
  public static BufferCase of(Json.Obj file) {
    StateFile.requireKnown(file, "a state of kind buffers", MEMBERS);
    if (!"buffers".equals(file.text("kind"))) {
      throw violated("kind of the state", "buffers", String.valueOf(file.get("kind")));
    }
    if (StateFile.integer(file, "schemaVersion", 1) != 1) {
      throw violated("schemaVersion of the state", "1", String.valueOf(file.get("schemaVersion")));
    }
    return new BufferCase(
        StateFile.objects(file, "buffers").stream()
            .map(Shape.of(CapacityBuffer.class)::fromJson)
            .toList(),
        ClusterFacts.fromJson(file),
        StateFile.instant(file, "now"));
  }

  /** Returns what cluster-autoscaler makes of it. */
  public BufferPlan plan() {
    return BufferSizing.upstream(buffers, facts, now);
  }
}
