package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.file.PolicyCase;
import io.fairlead.autoscale.file.PolicyFileException;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.autoscale.kubernetes.HpaCase;
import io.fairlead.autoscale.kubernetes.KedaCase;
import io.fairlead.autoscale.kubernetes.KpaCase;
import io.fairlead.autoscale.kubernetes.WvaPolicy;
import io.fairlead.autoscale.kubernetes.WvaPolicy.Thresholds;
import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One decision of an autoscaler, explained. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say what an autoscaler would do in a given state, and why.",
    footer = {
      "",
      "Exit codes: 0 a decision, 1 the decision is \"error\", 2 unreadable input.",
      "The members of \"next\" in the answer go to the top level of the next state file."
    })
final class ScaleExplainCommand implements Callable<Integer> {

  private static final List<String> KNATIVE =
      List.of("PodAutoscaler", "Revision", "Service", "Configuration", "ConfigMap");

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description =
          "The autoscaler, as YAML or JSON: a HorizontalPodAutoscaler, a ScaledObject of KEDA, an"
              + " object with Knative's annotations, a ScalingPolicy, or the ConfigMap of llm-d's"
              + " variant autoscaler.")
  private Path policy;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "What it sees and remembers; docs/reference/scale-state.md has the form.")
  private Path state;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  private final JsonText text = JsonText.create();
  private final Inputs inputs = new Inputs(text);

  @Override
  public Integer call() {
    Inputs.Source source = inputs.document(state);
    if (!(source.document().root() instanceof Json.Obj file)) {
      throw Preconditions.violated(source.name(), "a state", "no object");
    }
    String kind = String.valueOf(file.text("kind"));
    Explanation why =
        switch (kind) {
          case "hpa" -> HpaCase.of(typed(HorizontalPodAutoscaler.class), file).explain();
          case "keda" -> KedaCase.of(typed(ScaledObject.class), file).explain();
          case "kpa" -> KpaCase.of(only(KNATIVE).object(), file).explain();
          case "policy" -> decision(scalingPolicy(), source, file);
          case "wva" -> decision(variantAutoscaler(), source, file);
          default ->
              throw Preconditions.violated(
                  "kind of " + state, "hpa, keda, kpa, wva or policy", kind);
        };
    output.print(why::text, () -> answer(kind, why));
    return why.recommendation().action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
  }

  private static Explanation decision(ScalingPolicy policy, Inputs.Source source, Json.Obj file) {
    try {
      return PolicyCase.of(policy, file).explain();
    } catch (PolicyFileException e) {
      throw new PolicyObject(source, "", file).placed(e);
    }
  }

  private <T extends Record> T typed(Class<T> type) {
    return Shape.of(type).fromJson(only(List.of(type.getSimpleName())).object());
  }

  private ScalingPolicy scalingPolicy() {
    List<Json.Obj> all =
        PolicyObject.of(inputs, policy).stream().map(PolicyObject::object).toList();
    PolicyObject found = only(List.of(ScalingPolicyFile.KIND));
    try {
      return ScalingPolicyFile.read(found.object(), all, UnaryOperator.identity()).policy();
    } catch (PolicyFileException e) {
      throw found.placed(e);
    }
  }

  /** Of the entry {@code default}, which is YAML within YAML. */
  private ScalingPolicy variantAutoscaler() {
    Json.Obj config = only(List.of("ConfigMap")).object();
    String entry = config.get("data") instanceof Json.Obj data ? data.text("default") : null;
    if (entry == null
        || !(text.read(entry.getBytes(StandardCharsets.UTF_8)).root()
            instanceof Json.Obj thresholds)) {
      throw Preconditions.violated(
          "data.default of " + policy, "a text with the thresholds", "no such text");
    }
    return WvaPolicy.v1(Thresholds.fromJson(thresholds));
  }

  /** The only object of these kinds in the file. */
  private PolicyObject only(List<String> kinds) {
    List<PolicyObject> all = PolicyObject.of(inputs, policy);
    List<PolicyObject> found = all.stream().filter(e -> kinds.contains(e.kind())).toList();
    if (found.size() != 1) {
      List<String> there =
          (found.isEmpty() ? all : found).stream().map(PolicyObject::kind).toList();
      throw Preconditions.violated(
          "kind of " + policy,
          String.join(" or ", kinds) + (found.isEmpty() ? "" : ", there once"),
          there.isEmpty() ? "none" : String.join(", ", there));
    }
    found.get(0).unknownFields().forEach(spec.commandLine().getErr()::println);
    return found.get(0);
  }

  private static Json answer(String policy, Explanation why) {
    var answer = Json.object().put("schemaVersion", 1).put("policy", policy);
    why.toJson().members().forEach(answer::put);
    return answer.build();
  }
}
