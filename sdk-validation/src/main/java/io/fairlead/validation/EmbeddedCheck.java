package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.List;
import java.util.Locale;

/** Checks what whole objects inside of an object say of themselves. */
final class EmbeddedCheck {

  private final Findings findings;

  EmbeddedCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Schema root, Json value) {
    new SchemaWalk(Schema::hasEmbeddedBelow, this::visit).walk(root, value, Path.ROOT);
  }

  private void visit(Schema schema, Json value, Path path) {
    if (schema.embedded && value instanceof Json.Obj object) {
      object(object, path);
    }
  }

  private void object(Json.Obj object, Path path) {
    String apiVersion = type(object, "apiVersion", path);
    if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
      invalid(
          path.child("apiVersion"), apiVersion, "unexpected GroupVersion string: " + apiVersion);
    }
    String kind = type(object, "kind", path);
    if (!kind.isEmpty()) {
      List<String> problems = MetadataCheck.problems("dns1035Label", kind.toLowerCase(Locale.ROOT));
      if (!problems.isEmpty()) {
        String text = "may have mixed case, but should otherwise match: ";
        invalid(path.child("kind"), kind, text + String.join(",", problems));
      }
    }
    Json metadata = object.get("metadata");
    if (metadata != null && metadata != Json.Null.NULL) {
      Path place = path.child("metadata");
      new SchemaCheck(findings).check(SchemaSet.objectMeta(), metadata, place, null);
      new MetadataCheck(findings).ofEmbedded(Wire.object(metadata), place);
    }
  }

  /** Returns a text that must be there, "" if it is not. */
  private String type(Json.Obj object, String name, Path path) {
    Json value = object.get(name);
    if (value instanceof Json.Str text) {
      if (text.value().isEmpty()) {
        invalid(path.child(name), "", "must not be empty");
      }
      return text.value();
    } else if (value == null) {
      findings.required(path.child(name), "", "embedded");
    } else {
      findings.invalid(path.child(name), value, "must be a string", "embedded");
    }
    return "";
  }

  private void invalid(Path path, String value, String problem) {
    findings.invalid(path, new Json.Str(value), problem, "embedded");
  }
}
