package io.fairlead.autoscale.capacity;

import io.fairlead.api.Shape;
import io.fairlead.api.capacity.v1beta1.CapacityBuffer;
import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodTemplate;
import io.fairlead.api.core.v1.ResourceQuota;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.form.Fields;
import io.fairlead.autoscale.form.Forms;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final Fields FORM =
      Fields.of()
          .with("schemaVersion", Forms.whole(1, 1))
          .needs("kind", Forms.words(List.of("buffers")))
          .with("now", Forms.TIME)
          .with("buffers", Forms.list(Forms.resource(CapacityBuffer.class)))
          .with("podTemplates", Forms.list(Forms.resource(PodTemplate.class)))
          .with("resourceQuotas", Forms.list(Forms.resource(ResourceQuota.class)))
          .with("scalables", Forms.list(Forms.OBJECT))
          .with("pods", Forms.list(Forms.resource(Pod.class)));

  public BufferCase {
    buffers = List.copyOf(buffers);
  }

  /**
   * Reads a state file; {@code docs/reference/scale-buffers-state.schema.json} has the form.
   *
   * @throws PolicyFileException with every member that has another form than the schema says, or is
   *     not known
   * @throws IllegalArgumentException if two objects have one name, or what is no quantity stands
   *     for one
   */
  public static BufferCase of(Json.Obj given) {
    Json.Obj file = FORM.file(given);
    return new BufferCase(
        JsonValues.objects(file, "buffers").stream()
            .map(Shape.of(CapacityBuffer.class)::fromJson)
            .toList(),
        ClusterFacts.fromJson(file),
        JsonValues.instant(file, "now"));
  }

  /**
   * Returns the state file of objects as {@code kubectl get} shows them, in whatever order: each
   * goes where its kind belongs, and what is none of those kinds is a workload.
   */
  public static Json.Obj ofObjects(List<Json.Obj> objects) {
    Map<String, List<Json>> members = new LinkedHashMap<>();
    for (Json.Obj object : objects) {
      members.computeIfAbsent(member(object.text("kind")), any -> new ArrayList<>()).add(object);
    }
    var file = Json.object().put("schemaVersion", 1).put("kind", "buffers");
    members.forEach((name, items) -> file.put(name, new Json.Arr(items)));
    return file.build();
  }

  private static String member(@Nullable String kind) {
    return switch (String.valueOf(kind)) {
      case "CapacityBuffer" -> "buffers";
      case "PodTemplate" -> "podTemplates";
      case "ResourceQuota" -> "resourceQuotas";
      case "Pod" -> "pods";
      default -> "scalables";
    };
  }

  /** Returns what cluster-autoscaler makes of it. */
  public BufferPlan plan() {
    return BufferSizing.upstream(buffers, facts, now);
  }
}
