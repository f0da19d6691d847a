package io.fairlead.cli;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.Explanation;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.Recommendation.Action;
import io.fairlead.autoscale.ScalingPolicy;
import io.fairlead.autoscale.file.PolicyCase;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
      "What an autoscaler remembers goes on with --previous, or with \"next\" of the answer as a member of the next state file."
    })
final class ScaleExplainCommand implements Callable<Integer> {

  private static final List<String> KINDS = List.of("hpa", "keda", "kpa", "policy", "wva");
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

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description =
          "The answer to an earlier state, as JSON: what it remembers (\"next\") goes before what the"
              + " state file says of it.")
  private @Nullable Path previous;

  @Mixin private Output output;

  @Spec private CommandSpec spec;

  private final JsonText text = JsonText.create();
  private final Inputs inputs = new Inputs(text);

  @Override
  public Integer call() {
    Inputs.Source source = inputs.document(state);
    Inputs.Source before = previous == null ? source : inputs.document(previous);
    Json.Obj file = object(source, "a state");
    String kind = String.valueOf(file.text("kind"));
    Explanation why;
    try {
      why = explained(kind, previous == null ? file : continued(file, before));
    } catch (PolicyFileException e) {
      throw PolicyObject.placed(
          e, pointer -> (pointer.startsWith("/next") ? before : source).at(pointer));
    }
    output.print(why::text, () -> answer(kind, why));
    return why.recommendation().action() == Action.ERROR ? ExitCode.FINDING : ExitCode.FINE;
  }

  private static Json.Obj object(Inputs.Source source, String what) {
    if (source.document().root() instanceof Json.Obj object) {
      return object;
    }
    throw Preconditions.violated(source.name(), what, source.document().root());
  }

  private static Json.Obj continued(Json.Obj file, Inputs.Source answer) {
    if (!(object(answer, "an answer").get("next") instanceof Json.Obj next)) {
      throw Preconditions.violated(
          answer.name(), "an answer of scale explain -o json, with next", "one without");
    }
    Map<String, Json> members = new LinkedHashMap<>(file.members());
    members.put("next", next);
    return new Json.Obj(members);
  }

  private Explanation explained(String kind, Json.Obj file) {
    switch (kind) {
      case "hpa":
        HorizontalPodAutoscaler hpa = only(List.of("HorizontalPodAutoscaler")).autoscaler();
        return ofPolicy(() -> HpaCase.of(hpa, file).explain());
      case "keda":
        ScaledObject object = only(List.of("ScaledObject")).as(ScaledObject.class);
        return ofPolicy(() -> KedaCase.of(object, file).explain());
      case "kpa":
        Json.Obj annotated = only(KNATIVE).object();
        return ofPolicy(() -> KpaCase.of(annotated, file).explain());
      case "policy":
        return PolicyCase.of(scalingPolicy(), file).explain();
      case "wva":
        return PolicyCase.of(variantAutoscaler(), file).explain();
      default:
        throw UnknownName.of("kind of " + state, String.join(", ", KINDS), kind, KINDS);
    }
  }

  /** The form of the state is checked first, so what is refused without a place is the policy. */
  private Explanation ofPolicy(Supplier<Explanation> explanation) {
    try {
      return explanation.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(policy + ": " + e.getMessage(), e);
    }
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
