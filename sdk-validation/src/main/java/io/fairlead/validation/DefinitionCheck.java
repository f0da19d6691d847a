package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the schema of a CRD: that lists and maps are told apart by something, that each node has a
 * type, and that all rules compile. Rules of a schema that is wrong are not looked at.
 */
final class DefinitionCheck {

  private static final Set<String> REASONS =
      Set.of(
          "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");
  private static final String RULES = "x-kubernetes-validations";
  private static final String LIST_TYPE = "x-kubernetes-list-type";
  private static final String LIST_KEYS = "x-kubernetes-list-map-keys";

  private final Findings findings;
  private final List<Runnable> compilations = new ArrayList<>();

  DefinitionCheck(Findings findings) {
    this.findings = findings;
  }

  /** Checks the schema of a whole object, whose metadata the server knows itself. */
  void check(Schema root, Path path) {
    node(root, true, path, null);
    if (findings.isEmpty()) {
      compilations.forEach(Runnable::run);
    }
  }

  /**
   * Checks a node and those below.
   *
   * @param unrelated the place from which on nothing has a past, {@code null} if this has one
   */
  private void node(Schema schema, boolean root, Path path, @Nullable Path unrelated) {
    structure(schema, path);
    lists(schema, path);
    rules(schema, root, path, unrelated);
    for (Map.Entry<String, Schema> property : schema.properties.entrySet()) {
      if (!root || !property.getKey().equals("metadata")) {
        Path place = path.child("properties").key(property.getKey());
        node(property.getValue(), property.getValue().embedded, place, unrelated);
      }
    }
    if (schema.additional != null) {
      node(schema.additional, false, path.child("additionalProperties"), unrelated);
    }
    if (schema.items != null) {
      boolean map = schema.listType.equals("map");
      Path from = unrelated != null || map ? unrelated : path;
      node(schema.items, schema.items.embedded, path.child("items"), from);
    }
  }

  private void structure(Schema schema, Path path) {
    if (schema.kind == Schema.Kind.ANY && !schema.keepsUnknown) {
      required(path.child("type"), "must not be empty for specified object fields");
    }
    if (schema.kind == Schema.Kind.ARRAY && schema.items == null) {
      required(path.child("items"), "must be specified");
    }
    if (schema.uniqueItems) {
      findings.forbidden(
          path.child("uniqueItems"),
          "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
          "definition");
    }
    if (schema.additional != null && !schema.properties.isEmpty()) {
      findings.forbidden(
          path.child("additionalProperties"),
          "additionalProperties and properties are mutual exclusive",
          "definition");
    }
  }

  private void lists(Schema schema, Path path) {
    if (!schema.listType.isEmpty() && schema.kind != Schema.Kind.ARRAY) {
      invalid(
          path.child("type"), schema.kind.text, "must be array if " + LIST_TYPE + " is specified");
    }
    if (!schema.listKeys.isEmpty() && !schema.listType.equals("map")) {
      String text = "must be map if " + LIST_KEYS + " is non-empty";
      invalid(path.child(LIST_TYPE), schema.listType, text);
    }
    if (!schema.listType.equals("map")) {
      return;
    }
    if (schema.listKeys.isEmpty()) {
      required(path.child(LIST_KEYS), "must not be empty if " + LIST_TYPE + " is map");
    }
    if (schema.items == null || schema.items.kind != Schema.Kind.OBJECT) {
      String type = schema.items == null ? "" : schema.items.kind.text;
      String text = "must be object if parent array's " + LIST_TYPE + " is map";
      invalid(path.child("items").child("type"), type, text);
      return;
    }
    Json keys = Json.texts(schema.listKeys);
    if (!schema.items.properties.keySet().containsAll(schema.listKeys)) {
      String text = "entries must all be names of item properties";
      findings.invalid(path.child(LIST_KEYS), keys, text, "definition");
    }
    if (new HashSet<>(schema.listKeys).size() < schema.listKeys.size()) {
      String text = "must not contain duplicate entries";
      findings.invalid(path.child(LIST_KEYS), keys, text, "definition");
    }
  }

  private void rules(Schema schema, boolean root, Path path, @Nullable Path unrelated) {
    for (int i = 0; i < schema.rules.size(); i++) {
      written(schema.rules.get(i), schema, path.child(RULES).index(i));
    }
    if (!schema.rules.isEmpty() && schema.kind != Schema.Kind.ANY) {
      compilations.add(() -> compiled(schema, root, path.child(RULES), unrelated));
    }
  }

  /** Checks what can be said of a rule without compiling it. */
  private void written(Rule rule, Schema schema, Path path) {
    String message = rule.message() == null ? "" : rule.message();
    if (rule.rule().isBlank()) {
      required(path.child("rule"), "rule is not specified");
    } else if (!message.isEmpty() && message.isBlank()) {
      invalid(path.child("message"), message, "must be non-empty if specified");
    } else if (message.strip().indexOf('\n') >= 0) {
      invalid(path.child("message"), message, "must not contain line breaks");
    } else if (message.isBlank() && rule.rule().strip().indexOf('\n') >= 0) {
      required(path.child("message"), "message must be specified if rule contains line breaks");
    }
    String reason = rule.reason();
    if (reason != null && !REASONS.contains(reason)) {
      List<Json> known = REASONS.stream().sorted().<Json>map(Json.Str::new).toList();
      findings.notSupported(path.child("reason"), new Json.Str(reason), known, "definition");
    }
    String place = rule.fieldPath();
    if (place != null && !place.isEmpty() && !FieldPaths.isValid(schema, place)) {
      invalid(path.child("fieldPath"), place, "must be a valid path");
    }
  }

  private void compiled(Schema schema, boolean root, Path path, @Nullable Path unrelated) {
    List<RuleSet.Compiled> compiled = schema.compiledRules(schema, root).rules();
    for (int i = 0; i < compiled.size(); i++) {
      RuleSet.Compiled one = compiled.get(i);
      Path place = path.index(i);
      if (one.program() == null) {
        findings.invalid(place.child("rule"), shown(one.rule()), one.problem(), "definition");
      } else if (!one.messageProblem().isEmpty()) {
        Path where = place.child("messageExpression");
        findings.invalid(where, shown(one.rule()), one.messageProblem(), "definition");
      }
      if (one.comparesOld() && unrelated != null) {
        String text = "oldSelf cannot be used on the uncorrelatable portion of the schema within ";
        invalid(place.child("rule"), one.rule().rule(), text + unrelated);
      }
    }
  }

  private static Json shown(Rule rule) {
    return new Json.Str(rule.rule());
  }

  private void required(Path path, String text) {
    findings.required(path, text, "definition");
  }

  private void invalid(Path path, String value, String text) {
    findings.invalid(path, new Json.Str(value), text, "definition");
  }
}
