package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.api.Shape;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.api.keda.v1alpha1.ScaledObjectStatus;
import io.fairlead.autoscale.Decision;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Moment;
import io.fairlead.autoscale.Observation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.State;
import io.fairlead.kernel.Json;

/**
 * One tick as a scaled object and a state file (kind keda, {@code schemaVersion} 1) describe it.
 *
 * @param policy the object as the controller of the file would run it
 * @param observation what KEDA sees
 * @param state what it remembers
 * @param now when it happens
 */
public record KedaCase(KedaPolicy policy, Observation observation, State state, Moment now) {

  /**
   * Reads a state file.
   *
   * @param object the scaled object; its status counts where the file has none
   * @throws PolicyFileException with every problem of the file: a member that has another form than
   *     the schema says, or that is not known
   */
  public static KedaCase of(ScaledObject object, Json.Obj given) {
    Json.Obj file = Next.merged(StateForms.KEDA.file(given), StateForms.KEDA_MEMORY);
    Controller controller = CaseReader.controller(file);
    KedaPolicy policy = KedaPolicy.of(object, Formula.Port.small(), any -> controller.toBuilder());
    Observation observation =
        CaseReader.scaled(file, object.metadata(), "object")
            .view(KubernetesView.class, StateReader.view(file))
            .view(KedaView.class, KedaReader.view(file))
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
