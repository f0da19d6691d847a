package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.Shape;
import io.fairlead.api.meta.ObjectMeta;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.ObservationBuilder;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.Reading;
import io.fairlead.autoscale.ReplicaState;
import io.fairlead.autoscale.State;
import io.fairlead.autoscale.form.JsonValues;
import io.fairlead.kernel.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One tick as an object with Knative's annotations and a state file (kind kpa, {@code
 * schemaVersion} 1) describe it.
 *
 * @param policy what the object and the file's {@code decider} come to
 * @param observation what the autoscaler sees
 * @param state what it remembers
 * @param now when it happens
 */
public record KpaCase(KpaPolicy policy, Observation observation, State state, Moment now) {

  /**
   * Reads a state file.
   *
   * @param object a PodAutoscaler, Revision, Service or Configuration of Knative, for its
   *     annotations; or the ConfigMap config-autoscaler
   * @throws PolicyFileException with every problem of the file: a member that has another form than
   *     the schema says, or that is not known
   */
  public static KpaCase of(Json.Obj object, Json.Obj given) {
    Json.Obj file = Next.merged(StateForms.KPA.file(given), StateForms.KPA_MEMORY);
    Map<String, String> config = new LinkedHashMap<>(texts(file, "config"));
    Map<String, String> annotations = new LinkedHashMap<>();
    Integer concurrency = null;
    if ("ConfigMap".equals(object.text("kind"))) {
      config.putAll(texts(object, "data"));
      config.remove("_example");
    } else {
      annotations.putAll(annotations(object));
      concurrency = concurrency(object);
    }
    KpaSpec spec = KpaSpec.of(annotations, config, concurrency);
    KpaPolicy policy =
        KpaPolicy.of(
            file.get("decider") == null ? spec : spec.with(JsonValues.object(file, "decider")));
    State state = KpaState.fromJson(file, false);
    Moment now = new Moment(CaseReader.now(file), 0);
    return new KpaCase(policy, observation(object, file), state, now);
  }

  /** Returns what the autoscaler would do, and remember. */
  public Decision decide() {
    return policy.decide(observation, state, now);
  }

  /** Returns why. */
  public Explanation explain() {
    return policy.explain(observation, state, now);
  }

  private static Observation observation(Json.Obj object, Json.Obj file) {
    int ready = JsonValues.integer(file, "readyPods");
    ObjectMeta metadata =
        object.get("metadata") instanceof Json.Obj given
            ? Shape.of(ObjectMeta.class).fromJson(given)
            : ObjectMeta.ABSENT;
    ObservationBuilder builder =
        file.get("scale") == null
            ? Observation.builder(CaseReader.variant(metadata, "revision")).scale(ready, ready)
            : CaseReader.scaled(file, metadata, "revision");
    for (int i = 0; i < ready; i++) {
      builder.replica("pod-" + i, row -> row.state(ReplicaState.READY, 0));
    }
    reading(file, "stable", value -> builder.reading(KpaPolicy.STABLE, value));
    reading(file, "panic", value -> builder.reading(KpaPolicy.PANIC, value));
    Json reachable = file.get("reachable");
    return builder.view(KpaView.class, new KpaView(!Json.Bool.FALSE.equals(reachable))).build();
  }

  private static void reading(Json.Obj file, String name, Consumer<Reading> set) {
    if (file.get(name) != null) {
      set.accept(Reading.direct(JsonValues.number(file, name)));
    }
  }

  /** Those of the object, else of the template that revisions are made from. */
  private static Map<String, String> annotations(Json.Obj object) {
    Map<String, String> annotations = new LinkedHashMap<>(annotationsOf(object));
    if (object.get("spec") instanceof Json.Obj spec
        && spec.get("template") instanceof Json.Obj template) {
      annotations.putAll(annotationsOf(template));
    }
    return annotations;
  }

  private static Map<String, String> annotationsOf(Json.Obj object) {
    return object.get("metadata") instanceof Json.Obj metadata
        ? texts(metadata, "annotations")
        : Map.of();
  }

  private static @Nullable Integer concurrency(Json.Obj object) {
    if (!(object.get("spec") instanceof Json.Obj spec)) {
      return null;
    }
    Json.Obj inner = spec;
    if (spec.get("template") instanceof Json.Obj template
        && template.get("spec") instanceof Json.Obj of) {
      inner = of;
    }
    return inner.get("containerConcurrency") == null
        ? null
        : Integer.valueOf(JsonValues.integer(inner, "containerConcurrency"));
  }

  private static Map<String, String> texts(Json.Obj object, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.get(name) != null && object.get(name) != Json.Null.NULL) {
      Json.Obj given = JsonValues.object(object, name);
      given.members().keySet().forEach(key -> texts.put(key, JsonValues.text(given, key)));
    }
    return texts;
  }
}
