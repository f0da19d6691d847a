package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.kubernetes.HpaCase;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
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
      description = "The autoscaler, as Kubernetes YAML or JSON: a HorizontalPodAutoscaler.")
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
    Json.Obj object = object(inputs.document(policy), "a HorizontalPodAutoscaler");
    Json.Obj file = object(inputs.document(state), "a state");
    String kind = object.text("kind");
    if (!"HorizontalPodAutoscaler".equals(kind)) {
      throw Preconditions.violated(
          "kind of " + policy, "HorizontalPodAutoscaler", String.valueOf(kind));
    }
    HpaCase sync = HpaCase.of(Shape.of(HorizontalPodAutoscaler.class).fromJson(object), file);
    Explanation why = sync.explain();
    output.print(why::text, () -> answer(sync.policy().name(), why));
    return why.recommendation().action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
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
