package io.fairlead.cli;

import io.fairlead.autoscale.file.PolicyFileException;
import io.fairlead.autoscale.file.ScalingPolicyFile;
import io.fairlead.kernel.FairleadException;
import io.fairlead.kernel.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** Returns a line for each field that its kind does not have. */
  List<String> unknownFields() {
    return Schemas.unknownFields(source, pointer, object);
  }

  /** Each problem with the place of its pointer, as compilers say it. */
  FairleadException placed(PolicyFileException e) {
    String lines =
        e.problems().stream()
            .map(each -> source.at(pointer + each.pointer()) + ": " + each.message())
            .collect(Collectors.joining("\n"));
    return new FairleadException(e.code(), e.retry(), lines, e);
  }
}
