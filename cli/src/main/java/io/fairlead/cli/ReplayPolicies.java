package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.kubernetes.HpaVersion;
import io.fairlead.autoscale.replay.Candidate;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes policies of the files that people have: what is no policy in them is left out. */
final class ReplayPolicies {

  private static final Set<String> KNATIVE = Set.of("Service", "Configuration", "Revision");
  private static final String KINDS =
      "a HorizontalPodAutoscaler, or a Service, Configuration, Revision or PodAutoscaler of"
          + " Knative";

  private final Inputs inputs;
  private final HpaVersion version;

  ReplayPolicies(Inputs inputs, HpaVersion version) {
    this.inputs = inputs;
    this.version = version;
  }

  /** Returns the policies of a file, at least one, in its order. */
  List<Candidate> read(Path file) {
    List<Json.Obj> policies = new ArrayList<>();
    Map<String, String> knativeConfig = Map.of();
    for (Inputs.Source source : inputs.documents(file)) {
      if (source.document().root() instanceof Json.Obj object) {
        if (isPolicy(object)) {
          policies.add(object);
        } else if (isKnativeConfig(object)) {
          knativeConfig = texts(object, "data");
        }
      }
    }
    if (policies.isEmpty()) {
      throw Preconditions.violated("policy " + file, KINDS, "none of them");
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Json.Obj policy : policies) {
      String name =
          policies.size() == 1
              ? file.getFileName().toString()
              : file.getFileName() + " " + named(policy);
      try {
        candidates.add(candidate(name, policy, knativeConfig));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      } catch (FairleadException e) {
        throw new FairleadException(e.code(), e.retry(), file + ": " + e.getMessage(), e);
      }
    }
    return candidates;
  }

  private static boolean isPolicy(Json.Obj object) {
    String kind = object.text("kind");
    return "HorizontalPodAutoscaler".equals(kind) || isKnative(object);
  }

  private static boolean isKnative(Json.Obj object) {
    String group = object.text("apiVersion");
    String kind = object.text("kind");
    return group != null
        && kind != null
        && ((group.startsWith("serving.knative.dev/") && KNATIVE.contains(kind))
            || (group.contains("knative.dev/") && kind.equals("PodAutoscaler")));
  }

  private static boolean isKnativeConfig(Json.Obj object) {
    return "ConfigMap".equals(object.text("kind"))
        && object.get("metadata") instanceof Json.Obj metadata
        && "config-autoscaler".equals(metadata.text("name"));
  }

  private static String named(Json.Obj policy) {
    String name =
        policy.get("metadata") instanceof Json.Obj metadata ? metadata.text("name") : null;
    return name == null ? String.valueOf(policy.text("kind")) : name;
  }

  private Candidate candidate(String name, Json.Obj policy, Map<String, String> knativeConfig) {
    if (isKnative(policy)) {
      return Candidate.kpa(name, annotations(policy), knativeConfig);
    }
    String group = policy.text("apiVersion");
    if (!"autoscaling/v2".equals(group)) {
      throw Preconditions.violated(
          "apiVersion",
          "autoscaling/v2",
          String.valueOf(group) + " (fairlead api convert --to autoscaling/v2 makes one of v1)");
    }
    HorizontalPodAutoscaler hpa = Shape.of(HorizontalPodAutoscaler.class).fromJson(policy);
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
