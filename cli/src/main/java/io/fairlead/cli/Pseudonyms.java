package io.fairlead.cli;

import io.fairlead.dra.authoring.DriverPreset;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand for those of a cluster: the same name has the same pseudonym wherever it stands,
 * numbered in the order of the names, so that what is ordered by name stays so. The answer is
 * computed with the true names and written with these.
 */
final class Pseudonyms {

  /** Attributes of devices that identify a piece of hardware or a place in a network. */
  private static final Set<String> IDENTITIES =
      Set.of("uuid", "parentUUID", "serial", "mac", "ipv4", "ipv6", "alias");

  private static final String NAME_CHARACTER = "[A-Za-z0-9_]";

  private final Map<String, String> pseudonyms;
  private final Pattern names;

  private Pseudonyms(Map<String, String> pseudonyms) {
    this.pseudonyms = pseudonyms;
    List<String> longestFirst = new ArrayList<>(pseudonyms.keySet());
    longestFirst.sort((a, b) -> b.length() - a.length());
    StringBuilder any = new StringBuilder();
    for (String name : longestFirst) {
      any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(name));
    }
    // A name ends where no letter, digit or inner part of a DNS name follows.
    names =
        Pattern.compile(
            "(?<!"
                + NAME_CHARACTER
                + ")(?<!"
                + NAME_CHARACTER
                + "[-.])("
                + (any.isEmpty() ? "(?!)" : any)
                + ")(?![-.]?"
                + NAME_CHARACTER
                + ")");
  }

  static Pseudonyms of(DeviceObjects objects) {
    Map<String, TreeSet<String>> byKind = new TreeMap<>();
    objects.nodes().forEach(found -> add(byKind, "node", found.object().metadata().name()));
    objects.classes().forEach(found -> addClass(byKind, found.object().metadata().name()));
    objects.slices().forEach(found -> collect(byKind, "slice", found.written()));
    objects.claims().forEach(found -> collect(byKind, "claim", found.written()));
    objects.templates().forEach(found -> collect(byKind, "template", found.written()));
    objects.pods().forEach(found -> collect(byKind, "pod", found.written()));
    objects.pods().forEach(found -> madeFor(byKind, found.written()));
    objects.others().forEach(found -> madeFor(byKind, found.written()));
    objects.taintRules().forEach(found -> collect(byKind, "rule", found.written()));
    objects.others().forEach(found -> collect(byKind, "workload", found.written()));
    objects.ofUnknownVersion().forEach(found -> collect(byKind, "object", found.written()));
    Map<String, String> pseudonyms = new LinkedHashMap<>();
    byKind.forEach(
        (kind, names) -> {
          int width = String.valueOf(names.size()).length();
          int number = 1;
          for (String name : names) {
            String pseudonym = kind + '-' + String.format("%0" + width + "d", number++);
            pseudonyms.putIfAbsent(name, pseudonym);
          }
        });
    return new Pseudonyms(pseudonyms);
  }

  /**
   * Classes of published drivers are no secret; a plain word would be hidden in other places too.
   */
  private static void addClass(Map<String, TreeSet<String>> byKind, @Nullable String name) {
    boolean published =
        DriverPreset.all().stream()
            .flatMap(preset -> preset.classes().stream())
            .anyMatch(known -> name != null && name.equals(known.metadata().name()));
    if (name != null && !published && (name.indexOf('-') >= 0 || name.indexOf('.') >= 0)) {
      add(byKind, "class", name);
    }
  }

  private static void collect(Map<String, TreeSet<String>> byKind, String kind, Json.Obj object) {
    if (object.get("metadata") instanceof Json.Obj metadata) {
      add(byKind, kind, metadata.text("name"));
      add(byKind, kind, metadata.text("generateName"));
    }
    walk(byKind, "", object);
  }

  /** Collects the names of claims that are made for a pod, or for the pods of a workload. */
  private static void madeFor(Map<String, TreeSet<String>> byKind, Json.Obj object) {
    String name =
        object.get("metadata") instanceof Json.Obj metadata ? metadata.text("name") : null;
    if (name == null || !(object.get("spec") instanceof Json.Obj spec)) {
      return;
    }
    Json.Obj pod =
        spec.get("template") instanceof Json.Obj template
                && template.get("spec") instanceof Json.Obj inner
            ? inner
            : spec;
    add(byKind, "claim", name + "-extended-resources");
    if (pod.get("resourceClaims") instanceof Json.Arr claims) {
      for (Json claim : claims.items()) {
        if (claim instanceof Json.Obj named && named.text("name") != null) {
          add(byKind, "claim", name + '-' + named.text("name"));
        }
      }
    }
  }

  /** Collects names that stand anywhere in an object by the names of their fields. */
  private static void walk(Map<String, TreeSet<String>> byKind, String field, Json json) {
    if (json instanceof Json.Obj object) {
      if (field.equals("pool")) {
        add(byKind, "node", object.text("name")); // by convention a pool has its node's name
      }
      object
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof Json.Str text) {
                  named(byKind, name, field, text.value());
                } else {
                  walk(byKind, IDENTITIES.contains(name) ? "identity" : name, value);
                }
              });
    } else if (json instanceof Json.Arr array) {
      for (Json item : array.items()) {
        if (item instanceof Json.Str text && field.equals("values")) {
          named(byKind, "values", field, text.value());
        } else {
          walk(byKind, field, item);
        }
      }
    }
  }

  private static void named(
      Map<String, TreeSet<String>> byKind, String name, String parent, String value) {
    switch (name) {
      case "nodeName", "pool", "values" -> add(byKind, "node", value);
      case "namespace" -> {
        if (!value.equals("default")) {
          add(byKind, "namespace", value);
        }
      }
      case "deviceClassName" -> addClass(byKind, value);
      case "uid" -> add(byKind, "uid", value);
      case "string" -> {
        if (parent.equals("identity")) {
          add(byKind, "id", value);
        }
      }
      default -> {
        // no name
      }
    }
  }

  private static void add(Map<String, TreeSet<String>> byKind, String kind, @Nullable String name) {
    if (name != null && !name.isBlank()) {
      byKind.computeIfAbsent(kind, k -> new TreeSet<>()).add(name);
    }
  }

  String applyTo(String text) {
    if (pseudonyms.isEmpty()) {
      return text;
    }
    Matcher matcher = names.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          out, Matcher.quoteReplacement(pseudonyms.getOrDefault(matcher.group(), "")));
    }
    return matcher.appendTail(out).toString();
  }

  Json applyTo(Json json) {
    if (json instanceof Json.Str text) {
      return new Json.Str(applyTo(text.value()));
    } else if (json instanceof Json.Arr array) {
      return new Json.Arr(array.items().stream().map(this::applyTo).toList());
    } else if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((name, value) -> members.put(applyTo(name), applyTo(value)));
      return new Json.Obj(members);
    }
    return json;
  }
}
