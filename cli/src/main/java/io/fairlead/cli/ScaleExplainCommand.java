package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.kubernetes.HpaCase;
import io.fairlead.autoscale.kubernetes.KedaCase;
import io.fairlead.autoscale.kubernetes.KpaCase;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One decision of an autoscaler, explained. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say what an autoscaler would do in a given state, and why.",
    footer = {
      "",
      "Exit codes: 0 a decision, 1 the decision is \"error\", 2 unreadable input.",
      "The member \"next\" of the answer goes into the next state file."
    })
final class ScaleExplainCommand implements Callable<Integer> {

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description =
          "The autoscaler, as Kubernetes YAML or JSON: a HorizontalPodAutoscaler, a ScaledObject of"
              + " KEDA, or an object with Knative's annotations.")
  private Path policy;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "What it sees and remembers; docs/reference/scale-state.md has the form.")
  private Path state;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Inputs inputs = new Inputs(JsonText.create());
    Json.Obj object = object(inputs.document(policy), "an autoscaler");
    Json.Obj file = object(inputs.document(state), "a state");
    String kind = String.valueOf(file.text("kind"));
    Explanation why =
        switch (kind) {
          case "hpa" -> HpaCase.of(typed(HorizontalPodAutoscaler.class, object), file).explain();
          case "keda" -> KedaCase.of(typed(ScaledObject.class, object), file).explain();
          case "kpa" -> KpaCase.of(knative(object), file).explain();
          default -> throw Preconditions.violated("kind of " + state, "hpa, keda or kpa", kind);
        };
    output.print(why::text, () -> answer(kind, why));
    return why.recommendation().action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
  }

  private <T extends Record> T typed(Class<T> type, Json.Obj object) {
    requireKind(object, List.of(type.getSimpleName()));
    return Shape.of(type).fromJson(object);
  }

  private Json.Obj knative(Json.Obj object) {
    requireKind(
        object, List.of("PodAutoscaler", "Revision", "Service", "Configuration", "ConfigMap"));
    return object;
  }

  private void requireKind(Json.Obj object, List<String> kinds) {
    String kind = String.valueOf(object.text("kind"));
    if (!kinds.contains(kind)) {
      throw Preconditions.violated("kind of " + policy, String.join(" or ", kinds), kind);
    }
  }

  private static Json answer(String policy, Explanation why) {
    var answer = Json.object().put("schemaVersion", 1).put("policy", policy);
    why.toJson().members().forEach(answer::put);
    return answer.build();
  }

  private static Json.Obj object(Inputs.Source source, String what) {
    if (source.document().root() instanceof Json.Obj object) {
      return object;
    }
    throw Preconditions.violated(source.name(), what, "no object");
  }
}
