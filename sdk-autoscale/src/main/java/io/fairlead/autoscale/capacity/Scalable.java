package io.fairlead.autoscale.capacity;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Shape;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.api.meta.LabelSelector;
import io.fairlead.api.meta.LabelSelectorRequirement;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A workload that a buffer may refer to.
 *
 * @param namespace where it lives; absent is {@code default}
 * @param apiGroup group of its kind, empty for the core group
 * @param kind its kind
 * @param name its name
 * @param scale what its scale subresource says, or {@code null} if it has none
 * @param template its pods, or {@code null} if its kind is none that cluster-autoscaler looks into
 * @param replicas replicas that it asks for itself ({@code spec.replicas}, {@code spec.parallelism}
 *     of a Job); meaningful with a template
 */
public record Scalable(
    String namespace,
    String apiGroup,
    String kind,
    String name,
    @Nullable Scale scale,
    @Nullable PodTemplateSpec template,
    int replicas) {

  /**
   * The status of a scale subresource.
   *
   * @param replicas pods that there are ({@code status.replicas})
   * @param selector which pods these are ({@code status.selector}), in text form; empty selects
   *     every pod of the namespace, as it does for cluster-autoscaler
   */
  public record Scale(int replicas, String selector) {
    public Scale {
      Objects.requireNonNull(selector, "selector");
    }
  }

  /** Kinds with a scale subresource whose pods cluster-autoscaler also finds by itself. */
  static final Set<String> SCALED_KINDS =
      Set.of("apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "/ReplicationController");

  static final String JOB = "batch/Job";

  public Scalable {
    namespace = ClusterFacts.namespace(namespace);
    Objects.requireNonNull(apiGroup, "apiGroup");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
  }

  /**
   * Reads a workload as the API server has it. For the kinds {@code Deployment}, {@code
   * ReplicaSet}, {@code StatefulSet} and {@code ReplicationController} the scale follows from spec
   * and status, a {@code Job} has none; for any other kind the member {@code scale} has it: an
   * {@code autoscaling/v1 Scale}, or only {@code {"status": {"replicas": 3, "selector": "app=x"}}}.
   *
   * @throws IllegalArgumentException if a member is missing or has the wrong form
   */
  public static Scalable fromJson(Json.Obj object) {
    String apiVersion = JsonValues.text(object, "apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String kind = JsonValues.text(object, "kind");
    Json.Obj metadata = JsonValues.objectOrNull(object, "metadata");
    metadata = metadata == null ? Json.Obj.EMPTY : metadata;
    String name = metadata.text("name");
    if (name == null || name.isEmpty()) {
      throw violated("metadata.name of a " + kind, "a name", String.valueOf(name));
    }
    String namespace = metadata.text("namespace");
    String of = group + '/' + kind;
    Json.Obj spec = JsonValues.objectOrNull(object, "spec");
    boolean template = SCALED_KINDS.contains(of) || of.equals(JOB);
    Json.Obj scale = JsonValues.objectOrNull(object, "scale");
    return new Scalable(
        namespace == null ? "" : namespace,
        group,
        kind,
        name,
        scale != null ? scale(scale) : SCALED_KINDS.contains(of) ? scale(object, of, name) : null,
        template ? template(spec, kind + ' ' + name) : null,
        JsonValues.integer(spec, of.equals(JOB) ? "parallelism" : "replicas", 1));
  }

  /** Returns group and kind as one text, to compare by. */
  String groupKind() {
    return apiGroup + '/' + kind;
  }

  private static Scale scale(Json.Obj scale) {
    Json.Obj status = JsonValues.objectOrNull(scale, "status");
    String selector = status == null ? null : status.text("selector");
    return new Scale(JsonValues.integer(status, "replicas", 0), selector == null ? "" : selector);
  }

  private static Scale scale(Json.Obj object, String of, String name) {
    Json.Obj selector =
        JsonValues.objectOrNull(JsonValues.objectOrNull(object, "spec"), "selector");
    if (selector == null) {
      throw violated("spec.selector of " + of + ' ' + name, "given", "absent");
    }
    String text =
        of.equals("/ReplicationController")
            ? Selector.of(labels(selector), List.of()).toString()
            : selector(Shape.of(LabelSelector.class).fromJson(selector)).toString();
    return new Scale(
        JsonValues.integer(JsonValues.objectOrNull(object, "status"), "replicas", 0), text);
  }

  private static Map<String, String> labels(Json.Obj object) {
    Map<String, String> labels = new TreeMap<>();
    object.members().keySet().forEach(key -> labels.put(key, JsonValues.text(object, key)));
    return labels;
  }

  private static Selector selector(LabelSelector selector) {
    List<Selector.Requirement> more = new ArrayList<>();
    if (selector.matchExpressions() != null) {
      for (LabelSelectorRequirement each : selector.matchExpressions()) {
        more.add(
            new Selector.Requirement(
                each.key() == null ? "" : each.key(),
                Selector.Operator.ofLabelSelector(each.operator() == null ? "" : each.operator()),
                each.values() == null ? List.of() : each.values()));
      }
    }
    return Selector.of(selector.matchLabels() == null ? Map.of() : selector.matchLabels(), more);
  }

  private static PodTemplateSpec template(Json.@Nullable Obj spec, String what) {
    Json.Obj template = JsonValues.objectOrNull(spec, "template");
    if (template == null) {
      throw violated("spec.template of " + what, "given", "absent");
    }
    return Shape.of(PodTemplateSpec.class).fromJson(template);
  }
}
