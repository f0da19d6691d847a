package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a schema as JSON, in the words of OpenAPI and of CRDs. */
final class SchemaJson {

  /** A schema that refers to itself ends here: nothing real is as deep. */
  private static final int DEEPEST = 40;

  /** Names of the members that bound a value. */
  static final List<String> BOUNDS =
      List.of(
          "nullable",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  private SchemaJson() {}

  /** Returns a schema without its properties, items and values. */
  static Json.Obj ofNode(Schema schema) {
    JsonObjectBuilder json = Json.object();
    demands(schema, json);
    groups(schema, 1, json);
    return json.build();
  }

  private static Json.Obj of(Schema schema, int depth) {
    JsonObjectBuilder json = Json.object();
    demands(schema, json);
    if (depth < DEEPEST) {
      below(schema, depth + 1, json);
      groups(schema, depth + 1, json);
    }
    return json.build();
  }

  private static void demands(Schema schema, JsonObjectBuilder json) {
    type(schema, json);
    if (schema.nullable) {
      json.put("nullable", true);
    }
    json.put("default", schema.defaultValue);
    list("enum", schema.allowed, json);
    numbers(schema, json);
    json.put("pattern", schema.pattern);
    text("x-kubernetes-list-type", schema.listType, json);
    texts("x-kubernetes-list-map-keys", schema.listKeys, json);
    text("x-kubernetes-map-type", schema.mapType, json);
    if (schema.keepsUnknown) {
      json.put("x-kubernetes-preserve-unknown-fields", true);
    }
    if (schema.embedded) {
      json.put("x-kubernetes-embedded-resource", true);
    }
    if (!schema.rules.isEmpty()) {
      json.put("x-kubernetes-validations", rules(schema.rules));
    }
    texts("required", schema.required, json);
  }

  private static void type(Schema schema, JsonObjectBuilder json) {
    if (schema.format.equals("quantity") || schema.kind == Schema.Kind.INT_OR_STRING) {
      json.put("x-kubernetes-int-or-string", true);
    } else if (schema.kind != Schema.Kind.ANY) {
      json.put("type", schema.kind.text);
    }
    text("format", schema.format, json);
  }

  private static void numbers(Schema schema, JsonObjectBuilder json) {
    json.put("minimum", schema.minimum);
    json.put("maximum", schema.maximum);
    if (schema.exclusiveMinimum) {
      json.put("exclusiveMinimum", true);
    }
    if (schema.exclusiveMaximum) {
      json.put("exclusiveMaximum", true);
    }
    json.put("multipleOf", schema.multipleOf);
    count("minLength", schema.minLength, json);
    count("maxLength", schema.maxLength, json);
    count("minItems", schema.minItems, json);
    count("maxItems", schema.maxItems, json);
    if (schema.uniqueItems) {
      json.put("uniqueItems", true);
    }
    count("minProperties", schema.minProperties, json);
    count("maxProperties", schema.maxProperties, json);
  }

  private static void below(Schema schema, int depth, JsonObjectBuilder json) {
    if (!schema.properties.isEmpty()) {
      JsonObjectBuilder properties = Json.object();
      schema.properties.forEach((name, property) -> properties.put(name, of(property, depth)));
      json.put("properties", properties.build());
    }
    json.put("additionalProperties", part(schema.additional, depth));
    json.put("items", part(schema.items, depth));
    json.put("not", part(schema.not, depth));
  }

  private static void groups(Schema schema, int depth, JsonObjectBuilder json) {
    for (Map.Entry<String, List<Schema>> group :
        List.of(
            Map.entry("allOf", schema.allOf),
            Map.entry("anyOf", schema.anyOf),
            Map.entry("oneOf", schema.oneOf))) {
      if (!group.getValue().isEmpty()) {
        json.put(
            group.getKey(),
            new Json.Arr(group.getValue().stream().<Json>map(s -> of(s, depth)).toList()));
      }
    }
  }

  private static @Nullable Json part(@Nullable Schema schema, int depth) {
    return schema == null ? null : of(schema, depth);
  }

  private static Json rules(List<Rule> rules) {
    return new Json.Arr(
        rules.stream()
            .<Json>map(
                r ->
                    Json.object()
                        .put("rule", r.rule())
                        .put("message", r.message())
                        .put("messageExpression", r.messageExpression())
                        .put("reason", r.reason())
                        .put("fieldPath", r.fieldPath())
                        .put("optionalOldSelf", r.optionalOldSelf() ? Json.Bool.TRUE : null)
                        .build())
            .toList());
  }

  private static void text(String name, String text, JsonObjectBuilder json) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void texts(String name, List<String> texts, JsonObjectBuilder json) {
    if (!texts.isEmpty()) {
      json.put(name, Json.texts(texts));
    }
  }

  private static void list(String name, List<Json> values, JsonObjectBuilder json) {
    if (!values.isEmpty()) {
      json.put(name, new Json.Arr(values));
    }
  }

  private static void count(String name, int count, JsonObjectBuilder json) {
    if (count >= 0) {
      json.put(name, count);
    }
  }
}
