package io.fairlead.cli;

import io.fairlead.api.Shape;
import io.fairlead.api.ShapeMismatchException;
import io.fairlead.api.autoscaling.v2.HorizontalPodAutoscaler;
import io.fairlead.autoscale.PolicyFileException;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An object of a file that may hold many, and where it is. */
record PolicyObject(Inputs.Source source, String pointer, Json.Obj object) {

  private static final Set<String> KNATIVE = Set.of("Service", "Configuration", "Revision");

  /**
   * Returns the objects of all documents, and those of lists as {@code kubectl get} prints them.
   */
  static List<PolicyObject> of(Inputs inputs, Path file) {
    List<PolicyObject> found = new ArrayList<>();
    for (Inputs.Source source : inputs.documents(file)) {
      if (source.document().root() instanceof Json.Obj object) {
        String kind = object.text("kind");
        if (kind != null
            && kind.endsWith("List")
            && object.get("items") instanceof Json.Arr items) {
          for (int i = 0; i < items.items().size(); i++) {
            if (items.items().get(i) instanceof Json.Obj item) {
              found.add(new PolicyObject(source, "/items/" + i, item));
            }
          }
        } else {
          found.add(new PolicyObject(source, "", object));
        }
      }
    }
    return found;
  }

  String kind() {
    return String.valueOf(object.text("kind"));
  }

  /** Whether it is an object of Kubernetes, and no file of ours. */
  boolean isResource() {
    return object.get("apiVersion") != null;
  }

  boolean isScalingPolicy() {
    return kind().equals(ScalingPolicyFile.KIND);
  }

  /** Whether it carries the annotations of Knative's autoscaler. */
  boolean isKnative() {
    String group = String.valueOf(object.text("apiVersion"));
    return (group.startsWith("serving.knative.dev/") && KNATIVE.contains(kind()))
        || (group.contains("knative.dev/") && kind().equals("PodAutoscaler"));
  }

  /** Whether it is the ConfigMap of this name. */
  boolean isConfig(String name) {
    return kind().equals("ConfigMap") && name().equals(name);
  }

  /** Its name, or its kind where it has none. */
  String name() {
    String name =
        object.get("metadata") instanceof Json.Obj metadata
            ? metadata.text("name")
            : object.text("name");
    return name == null ? kind() : name;
  }

  /** Returns it as an autoscaler of the version that has metrics. */
  HorizontalPodAutoscaler autoscaler() {
    String version = String.valueOf(object.text("apiVersion"));
    if (!version.equals("autoscaling/v2")) {
      throw Preconditions.violated(
          source.at(pointer) + ": apiVersion",
          "autoscaling/v2",
          version + " (fairlead api convert --to autoscaling/v2 makes one of v1)");
    }
    return as(HorizontalPodAutoscaler.class);
  }

  /** Returns it as a record; says where a field has a value of the wrong type. */
  <T extends Record> T as(Class<T> type) {
    try {
      return Shape.of(type).fromJson(object);
    } catch (ShapeMismatchException e) {
      String place = source.at(pointer + e.pointer());
      throw new FairleadException(e.code(), e.retry(), place + ": " + e.problem(), e);
    }
  }

  /** Returns a line for each field that its kind does not have. */
  List<String> unknownFields() {
    return Schemas.unknownFields(source, pointer, object);
  }

  /** Each problem with the place of its pointer, as compilers say it. */
  FairleadException placed(PolicyFileException e) {
    return placed(e, problem -> source.at(pointer + problem));
  }

  /**
   * Returns an exception to throw.
   *
   * @param place says where a JSON pointer leads
   */
  static FairleadException placed(PolicyFileException e, UnaryOperator<String> place) {
    String lines =
        e.problems().stream()
            .map(each -> place.apply(each.pointer()) + ": " + each.message())
            .collect(Collectors.joining("\n"));
    return new FairleadException(e.code(), e.retry(), lines, e);
  }
}
