package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Shape;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.api.keda.v1alpha1.ScaledObjectStatus;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;
import java.util.Set;

/**
 * One tick as a scaled object and a state file (kind keda, {@code schemaVersion} 1) describe it.
 *
 * @param policy the object as the controller of the file would run it
 * @param observation what KEDA sees
 * @param state what it remembers
 * @param now when it happens
 */
public record KedaCase(KedaPolicy policy, Observation observation, State state, Moment now) {

  private static final Set<String> MEMBERS =
      Set.of(
          "schemaVersion",
          "kind",
          "now",
          "event",
          "controller",
          "scaledObject",
          "status",
          "triggers",
          "cached",
          "lastPoll",
          "lastSync",
          "hpa",
          "scale",
          "pods",
          "answers",
          "proposedReplicas",
          "history");

  /**
   * Reads a state file.
   *
   * @param object the scaled object; its status counts where the file has none
   * @throws IllegalArgumentException if a member has another form than the schema says, or is not
   *     known
   */
  public static KedaCase of(ScaledObject object, Json.Obj file) {
    StateMembers.check(file, "keda", MEMBERS);
    Controller controller = CaseReader.controller(file);
    KedaPolicy policy = KedaPolicy.of(object, Formula.Port.small(), any -> controller.toBuilder());
    Observation observation =
        CaseReader.scaled(file, object.metadata(), "object")
            .view(KubernetesView.class, KubernetesView.fromJson(file))
            .view(KedaView.class, KedaView.fromJson(file))
            .build();
    State state = policy.read(withStatus(file, object));
    return new KedaCase(policy, observation, state, new Moment(CaseReader.now(file), 0));
  }

  /** Returns what KEDA would do, and remember. */
  public Decision decide() {
    return policy.decide(observation, state, now);
  }

  /** Returns why. */
  public Explanation explain() {
    return policy.explain(observation, state, now);
  }

  private static Json.Obj withStatus(Json.Obj file, ScaledObject object) {
    if (file.get("status") != null && file.get("scaledObject") != null) {
      throw violated("status of the object", "there once", "in 'status' and in 'scaledObject'");
    }
    if (file.get("status") != null || file.get("scaledObject") != null || object.status() == null) {
      return file;
    }
    var json = Json.object();
    file.members().forEach(json::put);
    return json.put("status", Shape.of(ScaledObjectStatus.class).toJson(object.status())).build();
  }
}
