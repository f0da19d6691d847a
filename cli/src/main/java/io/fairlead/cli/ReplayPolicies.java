package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.api.keda.v1alpha1.ScaledObject;
import io.fairlead.autoscale.file.PolicyFileException;
import io.fairlead.autoscale.file.ScalingPolicyFile;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes policies of the files that people have: what is no policy in them is left out. */
final class ReplayPolicies {

  private static final Set<String> KNATIVE = Set.of("Service", "Configuration", "Revision");
  private static final String KINDS =
      "a HorizontalPodAutoscaler, a ScaledObject, a ScalingPolicy, or a Service, Configuration, Revision or"
          + " PodAutoscaler of Knative";

  private final Inputs inputs;
  private final HpaVersion version;

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
    List<List<Found>> found = files.stream().map(this::objects).toList();
    List<Json.Obj> all = found.stream().flatMap(List::stream).map(Found::object).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      candidates.addAll(read(files.get(i), found.get(i), all));
    }
    return candidates;
  }

  /** An object, and where it is in its document. */
  private record Found(Inputs.Source source, String pointer, Json.Obj object) {
    boolean isKind(String kind) {
      return kind.equals(object.text("kind"));
    }
  }

  /** The objects of all documents, and those of lists as {@code kubectl get} prints them. */
  private List<Found> objects(Path file) {
    List<Found> found = new ArrayList<>();
    for (Inputs.Source source : inputs.documents(file)) {
      if (source.document().root() instanceof Json.Obj object) {
        String kind = object.text("kind");
        if (kind != null
            && kind.endsWith("List")
            && object.get("items") instanceof Json.Arr items) {
          for (int i = 0; i < items.items().size(); i++) {
            if (items.items().get(i) instanceof Json.Obj item) {
              found.add(new Found(source, "/items/" + i, item));
            }
          }
        } else {
          found.add(new Found(source, "", object));
        }
      }
    }
    return found;
  }

  private List<Candidate> read(Path file, List<Found> found, List<Json.Obj> all) {
    boolean own = found.stream().anyMatch(each -> each.isKind(ScalingPolicyFile.KIND));
    List<Found> policies =
        found.stream()
            .filter(e -> own ? e.isKind(ScalingPolicyFile.KIND) : isPolicy(e.object()))
            .toList();
    if (policies.isEmpty()) {
      throw Preconditions.violated("policy " + file, KINDS, "none of them");
    }
    Map<String, String> knativeConfig =
        found.stream()
            .map(Found::object)
            .filter(ReplayPolicies::isKnativeConfig)
            .findFirst()
            .map(map -> texts(map, "data"))
            .orElse(Map.of());
    List<Candidate> candidates = new ArrayList<>();
    for (Found each : policies) {
      String base = file.getFileName().toString();
      String name = policies.size() == 1 ? base : base + " " + named(each.object());
      try {
        candidates.add(candidate(name, each.object(), knativeConfig, all));
      } catch (PolicyFileException e) {
        throw placed(each, e);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      } catch (FairleadException e) {
        throw new FairleadException(e.code(), e.retry(), file + ": " + e.getMessage(), e);
      }
    }
    return candidates;
  }

  /** Each problem with the place of its pointer, as compilers say it. */
  private static FairleadException placed(Found policy, PolicyFileException e) {
    String lines =
        e.problems().stream()
            .map(
                each ->
                    policy.source().at(policy.pointer() + each.pointer()) + ": " + each.message())
            .collect(Collectors.joining("\n"));
    return new FairleadException(e.code(), e.retry(), lines, e);
  }

  private static boolean isPolicy(Json.Obj object) {
    String kind = object.text("kind");
    return "HorizontalPodAutoscaler".equals(kind)
        || "ScaledObject".equals(kind)
        || isKnative(object);
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
        policy.get("metadata") instanceof Json.Obj metadata
            ? metadata.text("name")
            : policy.text("name");
    return name == null ? String.valueOf(policy.text("kind")) : name;
  }

  private Candidate candidate(
      String name, Json.Obj policy, Map<String, String> knativeConfig, List<Json.Obj> all) {
    if (ScalingPolicyFile.KIND.equals(policy.text("kind"))) {
      return ScalingPolicyFile.read(policy, all, controller -> controller.version(version))
          .candidate(name);
    }
    if (isKnative(policy)) {
      return Candidate.kpa(name, annotations(policy), knativeConfig);
    }
    if ("ScaledObject".equals(policy.text("kind"))) {
      ScaledObject object = Shape.of(ScaledObject.class).fromJson(policy);
      return Candidate.keda(name, object, controller -> controller.version(version));
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
