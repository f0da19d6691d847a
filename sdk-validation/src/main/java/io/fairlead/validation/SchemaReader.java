package io.fairlead.validation;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes schemas of the {@code openAPIV3Schema} of a CRD, or of OpenAPI definitions. */
final class SchemaReader {

  private final Function<String, Json.@Nullable Obj> definitions;
  private final Map<Json, Schema> seen = new IdentityHashMap<>();
  private final RuleCompiler compiler = new RuleCompiler();

  /**
   * Starts a reader.
   *
   * @param definitions what a {@code $ref} stands for, by its text
   */
  SchemaReader(Function<String, Json.@Nullable Obj> definitions) {
    this.definitions = definitions;
  }

  /** Starts a reader of the schema of a CRD, which refers to nothing else. */
  static SchemaReader ofCustom() {
    return new SchemaReader(reference -> null);
  }

  Schema read(Json json) {
    if (!(json instanceof Json.Obj object)) {
      return new Schema();
    }
    String reference = object.text("$ref");
    if (reference != null) {
      Json.Obj definition = definitions.apply(reference);
      return definition == null ? new Schema() : read(definition);
    }
    Schema known = seen.get(json);
    if (known != null) {
      return known;
    }
    Schema schema = new Schema();
    seen.put(json, schema);
    fill(schema, object);
    return schema;
  }

  private void fill(Schema schema, Json.Obj json) {
    boolean either =
        flag(json, "x-kubernetes-int-or-string") || "int-or-string".equals(json.text("format"));
    schema.kind = either ? Schema.Kind.INT_OR_STRING : Schema.Kind.of(json.text("type"));
    String format = json.text("format");
    schema.format = format == null || either || !isKnown(schema.kind, format) ? "" : format;
    schema.nullable = flag(json, "nullable");
    Json value = json.get("default");
    schema.defaultValue = value == Json.Null.NULL ? null : value;
    if (json.get("enum") instanceof Json.Arr allowed) {
      schema.allowed = allowed.items();
    }
    schema.required = texts(json.get("required"));
    numbers(schema, json);
    schema.uniqueItems = flag(json, "uniqueItems");
    schema.pattern = json.text("pattern");
    extensions(schema, json);
    children(schema, json);
  }

  /** The server strips formats that it does not know, or that do not go with the type. */
  private static boolean isKnown(Schema.Kind kind, String format) {
    switch (kind) {
      case STRING, ANY:
        return format.equals("quantity") || Formats.isKnown(format);
      case INTEGER:
        return format.equals("int32") || format.equals("int64");
      case NUMBER:
        return format.equals("float") || format.equals("double");
      default:
        return false;
    }
  }

  private static void numbers(Schema schema, Json.Obj json) {
    schema.minimum = number(json, "minimum");
    schema.maximum = number(json, "maximum");
    schema.exclusiveMinimum = flag(json, "exclusiveMinimum");
    schema.exclusiveMaximum = flag(json, "exclusiveMaximum");
    schema.multipleOf = number(json, "multipleOf");
    schema.minLength = count(json, "minLength");
    schema.maxLength = count(json, "maxLength");
    schema.minItems = count(json, "minItems");
    schema.maxItems = count(json, "maxItems");
    schema.minProperties = count(json, "minProperties");
    schema.maxProperties = count(json, "maxProperties");
  }

  private void extensions(Schema schema, Json.Obj json) {
    String listType = json.text("x-kubernetes-list-type");
    schema.listType = listType == null ? "" : listType;
    schema.listKeys = texts(json.get("x-kubernetes-list-map-keys"));
    String mapType = json.text("x-kubernetes-map-type");
    schema.mapType = mapType == null ? "" : mapType;
    schema.keepsUnknown = flag(json, "x-kubernetes-preserve-unknown-fields");
    schema.embedded = flag(json, "x-kubernetes-embedded-resource");
    if (json.get("x-kubernetes-validations") instanceof Json.Arr rules) {
      List<Rule> read = new ArrayList<>();
      for (Json rule : rules.items()) {
        if (rule instanceof Json.Obj object) {
          read.add(rule(object));
        }
      }
      schema.rules = List.copyOf(read);
      schema.compiler = compiler;
    }
  }

  private static Rule rule(Json.Obj json) {
    return new Rule(
        Wire.text(json, "rule"),
        json.text("message"),
        json.text("messageExpression"),
        json.text("reason"),
        json.text("fieldPath"),
        flag(json, "optionalOldSelf"));
  }

  private void children(Schema schema, Json.Obj json) {
    if (json.get("properties") instanceof Json.Obj properties) {
      properties.members().forEach((name, child) -> schema.properties.put(name, read(child)));
    }
    if (json.get("additionalProperties") instanceof Json.Obj additional) {
      schema.additional = read(additional);
    } else if (Json.Bool.TRUE.equals(json.get("additionalProperties"))) {
      schema.anyValues = true;
    }
    if (json.get("items") instanceof Json.Obj items) {
      schema.items = read(items);
    }
    all(json, "allOf", schema.allOf);
    all(json, "anyOf", schema.anyOf);
    all(json, "oneOf", schema.oneOf);
    if (json.get("not") instanceof Json.Obj not) {
      schema.not = read(not);
    }
  }

  private void all(Json.Obj json, String name, List<Schema> to) {
    if (json.get(name) instanceof Json.Arr alternatives) {
      alternatives.items().forEach(alternative -> to.add(read(alternative)));
    }
  }

  static boolean flag(Json.Obj json, String name) {
    return Json.Bool.TRUE.equals(json.get(name));
  }

  private static Json.@Nullable Num number(Json.Obj json, String name) {
    return json.get(name) instanceof Json.Num number ? number : null;
  }

  private static int count(Json.Obj json, String name) {
    if (!(json.get(name) instanceof Json.Num number)) {
      return -1;
    }
    double value = number.doubleValue();
    return value >= Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
  }

  static List<String> texts(@Nullable Json json) {
    List<String> texts = new ArrayList<>();
    if (json instanceof Json.Arr array) {
      for (Json item : array.items()) {
        if (item instanceof Json.Str text) {
          texts.add(text.value());
        }
      }
    }
    return List.copyOf(texts);
  }
}
