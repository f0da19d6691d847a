package io.fairlead.cli;

import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.autoscale.kubernetes.HpaVersion;
import io.fairlead.autoscale.replay.Candidate;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes policies of the files that people have: what is no policy in them is left out. */
final class ReplayPolicies {

  private static final String KINDS =
      "a HorizontalPodAutoscaler, a ScaledObject, a ScalingPolicy, or a Service, Configuration, Revision or"
          + " PodAutoscaler of Knative";

  private final Inputs inputs;
  private final HpaVersion version;
  private final List<String> warnings = new ArrayList<>();

  ReplayPolicies(Inputs inputs, HpaVersion version) {
    this.inputs = inputs;
    this.version = version;
  }

  /**
   * Returns the policies of these files, at least one of each, in their order.
   *
   * <p>A file of kind ScalingPolicy may name autoscalers of all files; those beside it are there to
   * be named.
   */
  List<Candidate> read(List<Path> files) {
    List<List<PolicyObject>> found =
        files.stream().map(file -> PolicyObject.of(inputs, file)).toList();
    List<Json.Obj> all = found.stream().flatMap(List::stream).map(PolicyObject::object).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      candidates.addAll(read(files.get(i), found.get(i), all));
    }
    return candidates;
  }

  /** Returns what was left out of the files that were read, a line each. */
  List<String> warnings() {
    return warnings;
  }

  private List<Candidate> read(Path file, List<PolicyObject> found, List<Json.Obj> all) {
    boolean own = found.stream().anyMatch(PolicyObject::isScalingPolicy);
    List<PolicyObject> policies =
        found.stream().filter(e -> own ? e.isScalingPolicy() : isPolicy(e)).toList();
    if (policies.isEmpty()) {
      throw Preconditions.violated("policy " + file, KINDS, "none of them");
    }
    Map<String, String> knativeConfig =
        found.stream()
            .filter(each -> each.isConfig("config-autoscaler"))
            .findFirst()
            .map(map -> texts(map.object(), "data"))
            .orElse(Map.of());
    List<Candidate> candidates = new ArrayList<>();
    for (PolicyObject each : policies) {
      warnings.addAll(each.unknownFields());
      String base = file.getFileName().toString();
      String name = policies.size() == 1 ? base : base + " " + each.name();
      try {
        candidates.add(candidate(name, each, knativeConfig, all));
      } catch (PolicyFileException e) {
        throw each.placed(e);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      }
    }
    return candidates;
  }

  private static boolean isPolicy(PolicyObject object) {
    return object.kind().equals("HorizontalPodAutoscaler")
        || object.kind().equals("ScaledObject")
        || object.isKnative();
  }

  private Candidate candidate(
      String name, PolicyObject found, Map<String, String> knativeConfig, List<Json.Obj> all) {
    Json.Obj policy = found.object();
    if (found.isScalingPolicy()) {
      return ScalingPolicyFile.read(policy, all, controller -> controller.version(version))
          .candidate(name);
    }
    if (found.isKnative()) {
      return Candidate.kpa(name, annotations(policy), knativeConfig);
    }
    if (found.kind().equals("ScaledObject")) {
      ScaledObject object = found.as(ScaledObject.class);
      return Candidate.keda(name, object, controller -> controller.version(version));
    }
    HorizontalPodAutoscaler hpa = found.autoscaler();
    return Candidate.hpa(name, hpa, controller -> controller.version(version));
  }

  /** Of the pods' template where there is one, else of the object itself. */
  private static Map<String, String> annotations(Json.Obj policy) {
    Json.Obj owner = policy;
    if (policy.get("spec") instanceof Json.Obj spec
        && spec.get("template") instanceof Json.Obj template) {
      owner = template;
    }
    return owner.get("metadata") instanceof Json.Obj metadata
        ? texts(metadata, "annotations")
        : Map.of();
  }

  private static Map<String, String> texts(Json.Obj object, String member) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.get(member) instanceof Json.Obj given) {
      given.members().forEach((key, value) -> texts.put(key, text(value)));
    }
    return texts;
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Str text
        ? text.value()
        : value instanceof Json.Num number ? number.text() : String.valueOf(value);
  }
}
