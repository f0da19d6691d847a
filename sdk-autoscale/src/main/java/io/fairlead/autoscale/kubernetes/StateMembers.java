package io.fairlead.autoscale.kubernetes;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which members the parts of a state file have, however deep: one that nobody reads is a slip of
 * the pen, and what it was meant to say would be missed without a word.
 */
final class StateMembers {

  /** What a value may hold; values of another form are left to those who read them. */
  private sealed interface Form {}

  /** An object of these members. */
  private record Fields(Map<String, Form> members) implements Form {
    Fields with(String name, Form form) {
      Map<String, Form> all = new LinkedHashMap<>(members);
      all.put(name, form);
      return new Fields(all);
    }
  }

  /** A list, or an object under whatever names. */
  private record Each(Form item) implements Form {}

  private enum Leaf implements Form {
    /** Whatever it holds. */
    ANY,
    /** A whole core/v1 Pod, which has {@code metadata}, or the short form. */
    POD
  }

  private static final Form CONDITION =
      fields(
          "type",
          "status",
          "reason",
          "message",
          "lastTransitionTime",
          "lastProbeTime",
          "lastUpdateTime",
          "observedGeneration");
  private static final Form CONTAINER = fields("name", "requests", "restartPolicy");
  private static final Fields SHORT_POD =
      fields(
              "name",
              "labels",
              "phase",
              "startTime",
              "deletionTimestamp",
              "conditions",
              "requests",
              "containers",
              "initContainers")
          .with("conditions", new Each(CONDITION))
          .with("containers", new Each(CONTAINER))
          .with("initContainers", new Each(CONTAINER));
  private static final Fields STATUS =
      fields(
              "conditions",
              "lastScaleTime",
              "currentMetrics",
              "currentReplicas",
              "desiredReplicas",
              "observedGeneration")
          .with("conditions", new Each(CONDITION));
  private static final Form USAGE =
      fields("pod", "timestamp", "window", "containers")
          .with("containers", new Each(fields("name", "usage")));
  private static final Fields ANSWERS =
      fields("resource", "pods", "object", "external")
          .with("resource", new Each(fields("items").with("items", new Each(USAGE))))
          .with(
              "pods",
              new Each(
                  fields("metric", "selector", "items", "error")
                      .with("items", new Each(fields("pod", "value", "timestamp", "window")))))
          .with(
              "object",
              new Each(
                  fields("metric", "selector", "describedObject", "value", "timestamp", "error")
                      .with("describedObject", fields("apiVersion", "kind", "name"))))
          .with("external", new Each(fields("metric", "selector", "values", "timestamp", "error")));
  private static final Fields HISTORY =
      fields("recommendations", "scaleUpEvents", "scaleDownEvents")
          .with("recommendations", new Each(fields("replicas", "timestamp")))
          .with("scaleUpEvents", new Each(fields("change", "timestamp", "outdated")))
          .with("scaleDownEvents", new Each(fields("change", "timestamp", "outdated")));
  private static final Map<String, Form> PARTS =
      Map.of(
          "scale",
          fields("apiVersion", "kind", "metadata", "spec", "status")
              .with("spec", fields("replicas"))
              .with("status", fields("replicas", "selector")),
          "hpa",
          fields("apiVersion", "kind", "metadata", "spec", "status").with("status", STATUS),
          "pods",
          new Each(Leaf.POD),
          "answers",
          ANSWERS,
          "history",
          HISTORY);

  private StateMembers() {}

  /** Refuses members that no reader knows, at the top and below. */
  static void check(Json.Obj file, String kind, Collection<String> members) {
    known(file, "a state of kind " + kind, members);
    members(file, "", PARTS);
  }

  private static void members(Json.Obj object, String place, Map<String, Form> forms) {
    object
        .members()
        .forEach(
            (name, member) -> {
              Form form = forms.get(name);
              if (form != null) {
                check(member, place + name, form);
              }
            });
  }

  private static void check(Json value, String place, Form form) {
    if (form == Leaf.POD) {
      boolean whole = value instanceof Json.Obj pod && pod.get("metadata") != null;
      check(value, place, whole ? Leaf.ANY : SHORT_POD);
    } else if (form instanceof Each each && value instanceof Json.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        check(list.items().get(i), place + '[' + i + ']', each.item());
      }
    } else if (form instanceof Each each && value instanceof Json.Obj map) {
      map.members().forEach((name, item) -> check(item, place + '.' + name, each.item()));
    } else if (form instanceof Fields fields && value instanceof Json.Obj object) {
      known(object, place, fields.members().keySet());
      members(object, place + '.', fields.members());
    }
  }

  private static void known(Json.Obj object, String place, Collection<String> members) {
    for (String name : object.members().keySet()) {
      if (!members.contains(name)) {
        String meant = NearestName.to(name, members);
        throw violated(
            "member of " + place,
            "one of " + members.stream().sorted().toList(),
            name + (meant.isEmpty() ? "" : " (did you mean " + meant + "?)"));
      }
    }
  }

  private static Fields fields(String... names) {
    Map<String, Form> members = new LinkedHashMap<>();
    List.of(names).forEach(name -> members.put(name, Leaf.ANY));
    return new Fields(members);
  }
}
