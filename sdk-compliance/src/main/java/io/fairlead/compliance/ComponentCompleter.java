package io.fairlead.compliance;

import io.fairlead.compliance.ComponentFacts.FileFacts;
import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds to one component what the build knows of it; never takes away, never contradicts silently.
 */
final class ComponentCompleter {

  private final ProjectFacts project;
  private final List<Completion.Gap> gaps = new ArrayList<>();
  private int completed;
  private int concluded;

  ComponentCompleter(ProjectFacts project) {
    this.project = project;
  }

  List<Completion.Gap> gaps() {
    return gaps;
  }

  int completed() {
    return completed;
  }

  /** Returns for how many components the author's licence was taken as the distributor's. */
  int concluded() {
    return concluded;
  }

  /** Returns what the build knows of a component. */
  Optional<ComponentFacts> facts(Json.Obj component) {
    String purl = component.text("purl");
    if (purl == null) {
      return Optional.empty();
    }
    try {
      return project.component(PackageUrl.parse(purl));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Nullable LicencePlan licences(Json.Obj component) {
    return LicencePlan.of(
        component,
        facts(component).map(ComponentFacts::licences).orElse(List.of()),
        owner(component));
  }

  private static String owner(Json.Obj component) {
    String group = component.text("group");
    String name = component.text("name");
    return group != null && !group.isBlank() ? group : name == null ? "unknown" : name;
  }

  static String label(Json.Obj component) {
    String group = component.text("group");
    String name = component.text("name");
    String version = component.text("version");
    String full =
        (group == null || group.isEmpty() ? "" : group + ":") + (name == null ? "" : name);
    return version == null ? full : full + "@" + version;
  }

  Json.Obj complete(Json.Obj component) {
    Map<String, Json> fields = new LinkedHashMap<>(component.members());
    String label = label(component);
    Optional<ComponentFacts> found = facts(component);
    if (found.isEmpty() && !referencedOrExternal(component)) {
      gap(label, "component", "it is none of the build: nothing is known of it");
    }
    Optional<FileFacts> file = found.flatMap(ComponentFacts::file);
    creator(fields, label, found.flatMap(ComponentFacts::creator));
    licenceFields(fields, component, label);
    found.ifPresent(facts -> references(fields, label, facts));
    properties(fields, label, found, file);
    checksums(component, label, file);
    Json.Obj result = new Json.Obj(fields);
    completed += result.equals(component) ? 0 : 1;
    return result;
  }

  private static boolean referencedOrExternal(Json.Obj component) {
    return Json.Bool.TRUE.equals(component.get("isExternal"))
        || items(component, "externalReferences").stream()
            .anyMatch(r -> r instanceof Json.Obj o && "bom".equals(o.text("type")));
  }

  private void creator(Map<String, Json> fields, String label, Optional<Maker> maker) {
    Json.Obj before =
        fields.get("manufacturer") instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    if (before.get("contact") != null || before.get("url") != null) {
      return;
    }
    if (maker.isEmpty() || !maker.get().reachable()) {
      gap(label, "creator", "neither the component nor its parents state a mail or web address");
      return;
    }
    fields.put("manufacturer", party(before, maker.get()));
  }

  /** Returns an organisation of CycloneDX; what was known stays. */
  static Json.Obj party(Json.Obj before, Maker maker) {
    Map<String, Json> fields = new LinkedHashMap<>(before.members());
    fields.putIfAbsent("name", new Json.Str(maker.name()));
    if (!maker.urls().isEmpty()) {
      fields.put("url", Json.texts(maker.urls()));
    }
    if (!maker.mails().isEmpty()) {
      fields.put(
          "contact",
          new Json.Arr(
              maker.mails().stream()
                  .map(mail -> (Json) Json.object().put("email", mail).build())
                  .toList()));
    }
    return new Json.Obj(fields);
  }

  private void licenceFields(Map<String, Json> fields, Json.Obj component, String label) {
    LicencePlan plan = licences(component);
    if (plan != null) {
      fields.put("licenses", plan.items());
      concluded++;
      for (String name : plan.unknown()) {
        gap(
            label,
            "licence",
            "\"" + name + "\" is not in the SPDX list: kept as LicenseRef, check it");
      }
    } else if (items(component, "licenses").isEmpty()) {
      gap(label, "licence", "neither the component nor its parents state one");
    }
  }

  private void references(Map<String, Json> fields, String label, ComponentFacts facts) {
    List<Json> references = new ArrayList<>(items(new Json.Obj(fields), "externalReferences"));
    if (facts.file().isPresent() && !distributed(references, facts.file().get().sha512())) {
      String sha512 = facts.file().get().sha512();
      String url = facts.distributionUrl().orElse(null);
      if (url == null) {
        gap(label, "deployable URI", "it is not known where the file is distributed from");
        // the hash belongs to a link; without a place the file's own name is the link
        url = facts.file().get().name();
      }
      references.add(0, reference("distribution", url, sha512));
    }
    boolean source = has(references, "source-distribution") || has(references, "vcs");
    if (facts.sourceUrl().isPresent() && !has(references, "source-distribution")) {
      references.add(
          reference(
              "source-distribution", facts.sourceUrl().get(), facts.sourceSha512().orElse(null)));
    } else if (!source && !facts.grouping()) {
      gap(label, "source code URI", "there are no sources and no source repository is stated");
    }
    if (!references.isEmpty()) {
      fields.put("externalReferences", new Json.Arr(references));
    }
  }

  /** Whether a link to the distribution with this hash is there already. */
  private static boolean distributed(List<Json> references, String sha512) {
    for (Json reference : references) {
      if (reference instanceof Json.Obj link && "distribution".equals(link.text("type"))) {
        for (Json hash : items(link, "hashes")) {
          if (hash instanceof Json.Obj object && sha512.equalsIgnoreCase(object.text("content"))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Json.Obj reference(String type, String url, @Nullable String sha512) {
    Json hashes =
        sha512 == null
            ? null
            : new Json.Arr(
                List.of(Json.object().put("alg", "SHA-512").put("content", sha512).build()));
    return Json.object().put("type", type).put("url", url).put("hashes", hashes).build();
  }

  private static boolean has(List<Json> references, String type) {
    return references.stream()
        .anyMatch(r -> r instanceof Json.Obj o && type.equals(o.text("type")));
  }

  private void properties(
      Map<String, Json> fields,
      String label,
      Optional<ComponentFacts> found,
      Optional<FileFacts> file) {
    List<Json> properties = new ArrayList<>(items(new Json.Obj(fields), "properties"));
    int before = properties.size();
    if (file.isPresent()) {
      FileFacts facts = file.get();
      property(properties, label, SbomComponent.FILENAME, facts.name());
      property(
          properties,
          label,
          SbomComponent.EXECUTABLE,
          facts.executable() ? "executable" : "non-executable");
      property(
          properties, label, SbomComponent.ARCHIVE, facts.archive() ? "archive" : "no archive");
      property(
          properties,
          label,
          SbomComponent.STRUCTURED,
          facts.structured() ? "structured" : "unstructured");
    } else if (found.isPresent() && found.get().grouping()) {
      property(properties, label, SbomComponent.KIND_PROPERTY, "logical");
    } else if (found.isPresent()) {
      gap(label, "file", "its file was not found");
    }
    if (properties.size() > before) {
      fields.put("properties", new Json.Arr(properties));
    }
  }

  private void property(List<Json> properties, String label, String name, String value) {
    for (Json property : properties) {
      if (property instanceof Json.Obj object && name.equals(object.text("name"))) {
        if (!value.equals(object.text("value"))) {
          gap(
              label,
              name,
              "the SBOM says \""
                  + object.text("value")
                  + "\", the build \""
                  + value
                  + "\": decide");
        }
        return;
      }
    }
    properties.add(Json.object().put("name", name).put("value", value).build());
  }

  /** A checksum that does not fit the file is said, not corrected: somebody must find out why. */
  private void checksums(Json.Obj component, String label, Optional<FileFacts> file) {
    if (file.isEmpty()) {
      return;
    }
    for (Json hash : items(component, "hashes")) {
      if (hash instanceof Json.Obj object
          && "SHA-512".equals(object.text("alg"))
          && !file.get().sha512().equalsIgnoreCase(object.text("content"))) {
        gap(label, "hash", "the SBOM's SHA-512 is not that of the file " + file.get().name());
      }
    }
  }

  static List<Json> items(Json.Obj object, String name) {
    return object.get(name) instanceof Json.Arr array ? array.items() : List.of();
  }

  private void gap(String component, String field, String reason) {
    gaps.add(new Completion.Gap(component, field, reason));
  }
}
