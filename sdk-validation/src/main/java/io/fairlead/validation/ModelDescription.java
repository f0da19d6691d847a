package io.fairlead.validation;

import io.fairlead.api.ResourceType;
import io.fairlead.api.ResourceTypes;
import io.fairlead.api.Shape;
import io.fairlead.api.ValueType;
import io.fairlead.api.core.v1.PodTemplateSpec;
import io.fairlead.api.llmd.v1alpha1.EndpointPickerConfig;
import io.fairlead.api.resource.v1.DeviceTaintRule;
import io.fairlead.kernel.Json;
import io.fairlead.kernel.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes every typed kind in one JSON document: what the Java type holds, and what the validator
 * demands. A checker that knows nothing of this code compares it with the schemas of the originals.
 *
 * <p>Names, types, formats, defaults and open enums are those of the records, by their {@link
 * Shape}; bounds, patterns and rules are those of the {@link SchemaSet}. A record that types a core
 * type of Kubernetes selectively is described as {@code external} with that type's name. Kinds for
 * which no schema is published yet stand apart, in {@code unpublished}: nothing can be compared
 * with them.
 */
public final class ModelDescription {

  private static final int FORMAT = 1;
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private ModelDescription() {}

  /** Returns the description; the same input gives the same text. */
  public static Json.Obj of(SchemaSet schemas) {
    List<Json> kinds = new ArrayList<>();
    List<Json> unpublished = new ArrayList<>();
    for (ResourceType<?> type : ResourceTypes.ALL) {
      (type == DeviceTaintRule.TYPE ? unpublished : kinds).add(kind(type, schemas));
    }
    unpublished.add(configuration());
    return Json.object()
        .put("formatVersion", FORMAT)
        .put("generator", "fairlead api describe")
        .put("kinds", new Json.Arr(kinds))
        .put("types", Json.Obj.EMPTY)
        .put("unpublished", new Json.Arr(unpublished))
        .build();
  }

  private static Json kind(ResourceType<?> type, SchemaSet schemas) {
    KindSchema known = schemas.find(type.apiVersion(), type.kind());
    Shape<?> shape = Shape.of(type.javaType().asSubclass(Record.class));
    return Json.object()
        .put("group", type.group())
        .put("version", type.version())
        .put("kind", type.kind())
        .put("plural", type.plural())
        .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
        .put("subresources", Json.texts(type.subresources()))
        .put("javaClass", type.javaType().getName())
        .put("schema", object(shape, known == null ? null : known.root(), true).build())
        .build();
  }

  /** The one kind that lives in files only. */
  private static Json configuration() {
    Shape<?> shape = Shape.of(EndpointPickerConfig.class);
    return Json.object()
        .put("group", "llm-d.ai")
        .put("version", "v1alpha1")
        .put("kind", "EndpointPickerConfig")
        .put("javaClass", EndpointPickerConfig.class.getName())
        .put("schema", object(shape, null, true).build())
        .build();
  }

  private static JsonObjectBuilder object(Shape<?> shape, @Nullable Schema schema, boolean root) {
    JsonObjectBuilder properties = Json.object();
    for (Shape.Field field : shape.fields()) {
      String name = field.jsonName();
      if (root && OF_EVERY_OBJECT.contains(name)) {
        continue;
      }
      JsonObjectBuilder node =
          node(field.type(), schema == null ? null : schema.properties.get(name));
      if (schema != null && schema.required.contains(name)) {
        node.put("required", true);
      }
      properties.put(name, node.put("default", field.schemaDefault()).build());
    }
    JsonObjectBuilder node =
        Json.object()
            .put("type", "object")
            .put("preserveUnknown", true)
            .put("properties", properties.build());
    return schema == null ? node : demands(schema, node);
  }

  private static JsonObjectBuilder node(ValueType type, @Nullable Schema schema) {
    if (type instanceof ValueType.Nested nested) {
      return nested(nested, schema);
    }
    JsonObjectBuilder node = Json.object();
    if (type instanceof ValueType.ListOf list) {
      node.put("type", "list");
      node.put("items", node(list.items(), schema == null ? null : schema.items).build());
    } else if (type instanceof ValueType.MapOf map) {
      node.put("type", "map");
      node.put("values", node(map.values(), schema == null ? null : schema.additional).build());
    } else if (type instanceof ValueType.OpenEnum open) {
      node.put("type", "string").put("enum", names(open, schema)).put("open", true);
      if (schema == null || schema.allowed.isEmpty()) {
        node.put("enumInformative", true);
      }
    } else {
      scalar((ValueType.Scalar) type, schema, node);
    }
    return schema == null ? node : demands(schema, node);
  }

  /** What the schema allows here, if the record has a name for all of it. */
  private static Json names(ValueType.OpenEnum open, @Nullable Schema schema) {
    Json.Arr known = Json.texts(open.known());
    if (schema == null || schema.allowed.isEmpty()) {
      return known;
    }
    return known.items().containsAll(schema.allowed) ? new Json.Arr(schema.allowed) : known;
  }

  private static JsonObjectBuilder nested(ValueType.Nested nested, @Nullable Schema schema) {
    Shape<?> shape = nested.shape();
    if (schema != null && isSelective(shape, schema)) {
      return demands(
          schema, Json.object().put("type", "external").put("name", originalName(shape)));
    }
    return object(shape, schema, false);
  }

  private static boolean isSelective(Shape<?> shape, Schema schema) {
    return shape.javaType() == PodTemplateSpec.class
        || schema.properties.keySet().stream().anyMatch(name -> shape.indexOf(name) < 0);
  }

  /** {@code io.fairlead.api.core.v1.PodSpec} is {@code io.k8s.api.core.v1.PodSpec}. */
  private static String originalName(Shape<?> shape) {
    String name = shape.javaType().getName().substring("io.fairlead.api.".length());
    return name.startsWith("meta.")
        ? "io.k8s.apimachinery.pkg.apis.meta.v1." + name.substring("meta.".length())
        : "io.k8s.api." + name;
  }

  private static void scalar(
      ValueType.Scalar type, @Nullable Schema schema, JsonObjectBuilder node) {
    switch (type) {
      case TEXT, DURATION -> {
        node.put("type", "string");
        node.put("format", schema == null || schema.format.isEmpty() ? null : schema.format);
      }
      case BOOL -> node.put("type", "boolean");
      case INT32 -> node.put("type", "integer").put("format", "int32");
      case INT64 -> node.put("type", "integer").put("format", "int64");
      case DOUBLE -> node.put("type", "number").put("format", "double");
      case QUANTITY -> node.put("type", "quantity");
      case INT_OR_STRING -> node.put("type", "intOrString");
      case TIME -> node.put("type", "string").put("format", "date-time");
      case ANY -> node.put("type", "any");
    }
    if (schema != null && !schema.allowed.isEmpty()) {
      node.put("enum", new Json.Arr(schema.allowed)).put("open", true);
    }
  }

  /** What the validator checks of a value, in the checker's words. */
  private static JsonObjectBuilder demands(Schema schema, JsonObjectBuilder node) {
    Json.Obj json = SchemaJson.ofNode(schema);
    for (String name : SchemaJson.BOUNDS) {
      node.put(name, json.get(name));
    }
    node.put("listType", json.get("x-kubernetes-list-type"));
    node.put("listMapKeys", json.get("x-kubernetes-list-map-keys"));
    node.put("mapType", json.get("x-kubernetes-map-type"));
    node.put("validations", json.get("x-kubernetes-validations"));
    if (json.get("x-kubernetes-int-or-string") == null) {
      node.put("oneOf", json.get("oneOf")).put("anyOf", json.get("anyOf"));
    }
    return node;
  }
}
