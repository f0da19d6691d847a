package io.fairlead.validation;

import io.fairlead.cel.NamedFormat;
import io.fairlead.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks names, labels and annotations, as the API server does for all kinds. */
final class MetadataCheck {

  private static final Path METADATA = Path.ROOT.child("metadata");
  private static final int MOST_ANNOTATIONS = 256 * 1024;

  private final Findings findings;

  MetadataCheck(Findings findings) {
    this.findings = findings;
  }

  void check(@Nullable KindSchema kind, Json.Obj object) {
    Json.Obj metadata = meta(object);
    names(kind, metadata);
    ofObject(metadata, METADATA);
    if (kind != null && kind.custom()) {
      new OwnerCheck(findings).newFinalizers(Json.Obj.EMPTY, metadata);
    }
  }

  /** Checks the metadata of an object inside of another, which may be called as it likes. */
  void ofEmbedded(Json.Obj metadata, Path path) {
    pathSegment(text(metadata, "generateName"), true, path.child("generateName"));
    pathSegment(text(metadata, "name"), false, path.child("name"));
    String namespace = text(metadata, "namespace");
    if (!namespace.isEmpty()) {
      for (String problem : problems("dns1123Label", namespace)) {
        findings.invalid(path.child("namespace"), new Json.Str(namespace), problem, "namespace");
      }
    }
    ofObject(metadata, path);
  }

  private void pathSegment(String name, boolean prefix, Path path) {
    Json shown = new Json.Str(name);
    if (!prefix && (name.equals(".") || name.equals(".."))) {
      findings.invalid(path, shown, "may not be '" + name + '\'', "path segment");
      return;
    }
    for (String part : List.of("/", "%")) {
      if (name.contains(part)) {
        findings.invalid(path, shown, "may not contain '" + part + '\'', "path segment");
      }
    }
  }

  private void ofObject(Json.Obj metadata, Path path) {
    ofTemplate(metadata, path);
    OwnerCheck owners = new OwnerCheck(findings);
    owners.owners(metadata, path);
    owners.finalizers(metadata, path);
  }

  private void names(@Nullable KindSchema kind, Json.Obj metadata) {
    String name = text(metadata, "name");
    String generated = text(metadata, "generateName");
    String format = formatOf(kind);
    if (!generated.isEmpty()) {
      String prefix = generated.endsWith("-") ? generated + 'a' : generated;
      named(format, prefix, generated, "generateName");
    }
    if (name.isEmpty()) {
      if (generated.isEmpty()) {
        findings.required(
            METADATA.child("name"), "name or generateName is required", "object name");
      }
    } else {
      named(format, name, name, "name");
    }
    String namespace = text(metadata, "namespace");
    if (!namespace.isEmpty()) {
      if (kind != null && !kind.namespaced()) {
        findings.forbidden(METADATA.child("namespace"), "not allowed on this type", "namespace");
      } else {
        named("dns1123Label", namespace, namespace, "namespace");
      }
    }
  }

  /** An object keeps its name, whatever it is. */
  void checkUpdate(KindSchema kind, Json.Obj before, Json.Obj after) {
    ofTemplate(meta(after), METADATA);
    OwnerCheck owners = new OwnerCheck(findings);
    owners.owners(meta(after), METADATA);
    owners.afterDeletion(meta(before), meta(after));
    if (kind.custom()) {
      owners.newFinalizers(meta(before), meta(after));
    }
    for (String field : List.of("name", "namespace", "uid")) {
      String then = text(meta(before), field);
      String now = text(meta(after), field);
      if (!then.isEmpty() && !now.isEmpty() && !then.equals(now)) {
        findings.invalid(
            METADATA.child(field), new Json.Str(now), "field is immutable", "immutable");
      }
    }
  }

  private static Json.Obj meta(Json.Obj object) {
    return object.get("metadata") instanceof Json.Obj meta ? meta : Json.Obj.EMPTY;
  }

  private static String formatOf(@Nullable KindSchema kind) {
    return kind != null && kind.kind().equals("Service") && kind.group().isEmpty()
        ? "dns1035Label"
        : "dns1123Subdomain";
  }

  private void named(String format, String value, String shown, String field) {
    for (String problem : problems(format, value)) {
      findings.invalid(METADATA.child(field), new Json.Str(shown), problem, format);
    }
  }

  /** Checks what metadata of a template have. */
  void ofTemplate(Json.Obj metadata, Path path) {
    labels(metadata, path.child("labels"));
    annotations(metadata, path.child("annotations"));
  }

  private void labels(Json.Obj metadata, Path path) {
    if (!(metadata.get("labels") instanceof Json.Obj labels)) {
      return;
    }
    for (Map.Entry<String, Json> label : labels.members().entrySet()) {
      for (String problem : problems("qualifiedName", label.getKey())) {
        findings.invalid(path, new Json.Str(label.getKey()), problem, "label key");
      }
      if (label.getValue() instanceof Json.Str value) {
        for (String problem : problems("labelValue", value.value())) {
          findings.invalid(path, value, problem, "label value");
        }
      }
    }
  }

  private void annotations(Json.Obj metadata, Path path) {
    if (!(metadata.get("annotations") instanceof Json.Obj annotations)) {
      return;
    }
    long size = 0;
    for (Map.Entry<String, Json> annotation : annotations.members().entrySet()) {
      String key = annotation.getKey();
      for (String problem : problems("qualifiedName", key.toLowerCase(Locale.ROOT))) {
        findings.invalid(path, new Json.Str(key), problem, "annotation key");
      }
      size += key.getBytes(StandardCharsets.UTF_8).length;
      if (annotation.getValue() instanceof Json.Str value) {
        size += value.value().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (size > MOST_ANNOTATIONS) {
      findings.tooLong(path, MOST_ANNOTATIONS, annotations, "annotations size");
    }
  }

  static List<String> problems(String format, String value) {
    NamedFormat named = NamedFormat.of(format);
    return named == null ? List.of() : named.check(value);
  }

  static String text(Json.Obj object, String name) {
    String text = object.text(name);
    return text == null ? "" : text;
  }
}
