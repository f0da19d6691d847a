package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks who owns an object, and who must be done with it before it goes. */
final class OwnerCheck {

  private static final Set<String> OF_THE_SERVER =
      Set.of("orphan", "foregroundDeletion", "kubernetes");
  private static final Path FINALIZERS = Path.ROOT.child("metadata").child("finalizers");
  private static final String PREFER =
      ": prefer a domain-qualified finalizer name%s to avoid accidental conflicts with other"
          + " finalizer writers";

  private final Findings findings;

  OwnerCheck(Findings findings) {
    this.findings = findings;
  }

  void owners(Json.Obj metadata, Path of) {
    List<Json> owners = Wire.list(metadata, "ownerReferences");
    Path path = owners.isEmpty() ? of : of.child("ownerReferences");
    String controller = "";
    for (int i = 0; i < owners.size(); i++) {
      Json.Obj owner = Wire.object(owners.get(i));
      owner(owner, path.index(i));
      if (Wire.isTrue(owner, "controller")) {
        String name = Wire.text(owner, "kind") + '/' + Wire.text(owner, "name");
        if (!controller.isEmpty()) {
          String text =
              "Only one reference can have Controller set to true. Found \"true\" in references"
                  + " for ";
          Json all = new Json.Arr(owners);
          findings.invalid(path, all, text + controller + " and " + name, "controller");
        } else {
          controller = name;
        }
      }
    }
  }

  private void owner(Json.Obj owner, Path path) {
    String version = Wire.text(owner, "apiVersion");
    if (!version.isEmpty() && (version.endsWith("/") || version.split("/", -1).length > 2)) {
      String text = "must be <group>/<version> or <version>";
      findings.invalid(path.child("apiVersion"), new Json.Str(version), text, "owner");
    }
    for (String name : List.of("apiVersion", "kind", "name", "uid")) {
      if (Wire.text(owner, name).isEmpty()) {
        findings.required(path.child(name), "must not be empty", "owner");
      }
    }
    if (version.equals("v1") && Wire.text(owner, "kind").equals("Event")) {
      String text = "/v1, Kind=Event is disallowed from being an owner";
      findings.invalid(path, owner, text, "owner");
    }
  }

  void finalizers(Json.Obj metadata, Path of) {
    List<String> names = SchemaReader.texts(metadata.get("finalizers"));
    Path path = names.isEmpty() ? of : of.child("finalizers");
    for (String name : names) {
      for (String problem : MetadataCheck.problems("qualifiedName", name)) {
        findings.invalid(path, new Json.Str(name), problem, "finalizer");
      }
    }
    if (names.contains("orphan") && names.contains("foregroundDeletion")) {
      String text = "finalizer orphan and foregroundDeletion cannot be both set";
      findings.invalid(path, Json.texts(names), text, "finalizer");
    }
  }

  /** Says what the server says of finalizers that are new, though it takes them. */
  void newFinalizers(Json.Obj before, Json.Obj metadata) {
    if (metadata.get("finalizers") == null) {
      return;
    }
    Set<String> old = new HashSet<>(SchemaReader.texts(before.get("finalizers")));
    for (String name : SchemaReader.texts(metadata.get("finalizers")).stream().sorted().toList()) {
      if (!old.add(name)) {
        continue;
      }
      String shown = JsonShown.quoted(name);
      for (String problem : MetadataCheck.problems("qualifiedName", name)) {
        findings.warn(FINALIZERS, new Json.Str(name), shown + ": " + problem, "finalizer");
      }
      if (name.indexOf('/') < 0 && !OF_THE_SERVER.contains(name)) {
        String how = name.indexOf('.') < 0 ? "" : " including a path (/)";
        String text = shown + String.format(PREFER, how);
        findings.warn(FINALIZERS, new Json.Str(name), text, "finalizer");
      }
    }
  }

  /** An object on its way out takes on no new finalizer. */
  void afterDeletion(Json.Obj before, Json.Obj metadata) {
    if (Wire.text(before, "deletionTimestamp").isEmpty()) {
      return;
    }
    Set<String> old = new HashSet<>(SchemaReader.texts(before.get("finalizers")));
    List<String> more =
        SchemaReader.texts(metadata.get("finalizers")).stream()
            .filter(name -> !old.contains(name))
            .distinct()
            .sorted()
            .map(JsonShown::quoted)
            .toList();
    if (!more.isEmpty()) {
      String text =
          "no new finalizers can be added if the object is being deleted, found new finalizers"
              + " []string{"
              + String.join(", ", more)
              + '}';
      findings.forbidden(FINALIZERS, text, "finalizer");
    }
  }
}
