package io.fairlead.autoscale.kubernetes;

import io.fairlead.api.core.v1.Pod;
import io.fairlead.api.core.v1.PodCondition;
import io.fairlead.autoscale.form.Fields;
import io.fairlead.autoscale.form.Form;
import io.fairlead.autoscale.form.Forms;
import io.fairlead.autoscale.form.Place;
import io.fairlead.kernel.Json;

/**
 * What a state file of any kind may show of the cluster: replicas, pods, answers of metric APIs.
 */
final class ClusterForms {

  private static final Form REPLICAS = Forms.whole(0, Integer.MAX_VALUE);
  private static final Form QUANTITIES = Forms.named(Forms.QUANTITY);

  /** Conditions in whatever status. */
  static final Form CONDITIONS =
      Forms.list(
          Fields.of(PodCondition.class)
              .needs("type", Forms.TEXT)
              .needs("status", Forms.TEXT)
              .with("reason", Forms.TEXT)
              .with("message", Forms.TEXT)
              .with("lastTransitionTime", Forms.TIME));

  private static final Form WHOLE_POD = Forms.resource(Pod.class);
  private static final Form SHORT_POD = shortPod();

  /** The scale subresource of the target. */
  static final Fields SCALE =
      object()
          .needs("spec", Fields.of().needs("replicas", REPLICAS))
          .with("status", Fields.of().with("replicas", REPLICAS).with("selector", Forms.SELECTOR));

  static final Fields ALL =
      Fields.of()
          .with("scale", SCALE)
          .with("pods", ClusterForms::pods)
          .with("answers", answers())
          .with("proposedReplicas", Forms.WHOLE_32);

  private ClusterForms() {}

  /** What any object of Kubernetes has. */
  static Fields object() {
    return Fields.of("apiVersion", "kind", "metadata", "spec");
  }

  /** A list, or the list object that {@code kubectl get pods -o json} prints. */
  private static Json pods(Json value, Place at) {
    Form items = Forms.list(ClusterForms::pod);
    if (value instanceof Json.Obj list && list.get("items") != null) {
      Json read = Fields.of("apiVersion", "kind", "metadata").with("items", items).read(list, at);
      return read instanceof Json.Obj object && object.get("items") instanceof Json.Arr found
          ? found
          : Json.Arr.EMPTY;
    }
    return items.read(value, at);
  }

  /** A whole core/v1 Pod, which has {@code metadata}, or the short form. */
  private static Json pod(Json value, Place at) {
    boolean whole = value instanceof Json.Obj pod && pod.get("metadata") != null;
    return (whole ? WHOLE_POD : SHORT_POD).read(value, at);
  }

  private static Fields shortPod() {
    Fields container =
        Fields.of()
            .with("name", Forms.TEXT)
            .with("requests", QUANTITIES)
            .with("restartPolicy", Forms.TEXT);
    return Fields.of()
        .needs("name", Forms.TEXT)
        .with("labels", Forms.named(Forms.TEXT))
        .with("phase", Forms.TEXT)
        .with("startTime", Forms.TIME)
        .with("deletionTimestamp", Forms.TIME)
        .with("conditions", CONDITIONS)
        .with("requests", QUANTITIES)
        .with("containers", Forms.list(container))
        .with("initContainers", Forms.list(container));
  }

  private static Fields answers() {
    Fields answer =
        Fields.of()
            .needs("metric", Forms.TEXT)
            .with("selector", Fields.of("matchLabels", "matchExpressions"))
            .with("timestamp", Forms.TIME)
            .with("error", Forms.TEXT);
    Fields sample =
        Fields.of()
            .needs("pod", Forms.TEXT)
            .with("timestamp", Forms.TIME)
            .with("window", Forms.DURATION);
    Fields usage = Fields.of().with("name", Forms.TEXT).with("usage", Forms.QUANTITY);
    return Fields.of()
        .with(
            "resource",
            Forms.named(
                Fields.of()
                    .with("items", Forms.list(sample.with("containers", Forms.list(usage))))))
        .with(
            "pods",
            Forms.list(answer.with("items", Forms.list(sample.needs("value", Forms.QUANTITY)))))
        .with(
            "object",
            Forms.list(
                answer
                    .needs(
                        "describedObject",
                        Fields.of("apiVersion").needs("kind", Forms.TEXT).needs("name", Forms.TEXT))
                    .with("value", Forms.QUANTITY)))
        .with("external", Forms.list(answer.with("values", Forms.list(Forms.QUANTITY))));
  }
}
