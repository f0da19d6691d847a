package io.fairlead.validation;

import io.fairlead.cel.CelStruct;
import io.fairlead.cel.CelType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Types of CEL for schemas. Types with fields are named by their path and worked out when an
 * expression first needs them, so that a rule does not pay for fields that it does not read.
 */
final class CelTypes implements Function<String, @Nullable CelStruct> {

  private record Named(Schema schema, boolean root) {}

  private static final CelStruct METADATA =
      new CelStruct(
          "selfType.metadata", Map.of("name", CelType.STRING, "generateName", CelType.STRING));

  private final Map<String, Named> named = new HashMap<>();
  private final Map<String, CelStruct> structs = new HashMap<>();

  CelTypes() {
    structs.put(METADATA.name(), METADATA);
  }

  /** Returns the types with fields that were needed so far. */
  List<CelStruct> structs() {
    return List.copyOf(structs.values());
  }

  /** Whether types have the same fields here. */
  boolean agreeWith(List<CelStruct> others) {
    for (CelStruct other : others) {
      CelStruct own = apply(other.name());
      if (own == null || own != other && !own.fields().equals(other.fields())) {
        return false;
      }
    }
    return true;
  }

  /** Whether rules can see values of a schema: they must be typed down to their elements. */
  static boolean isVisible(Schema schema) {
    switch (schema.kind) {
      case ANY:
        return false;
      case ARRAY:
        return schema.items != null && isVisible(schema.items);
      default:
        return schema.additional == null || isVisible(schema.additional);
    }
  }

  /**
   * Returns the type of values of a schema.
   *
   * @return {@code null} if rules cannot see them
   */
  @Nullable CelType of(Schema schema, String name, boolean root) {
    switch (schema.kind) {
      case INT_OR_STRING:
        return CelType.DYN;
      case BOOLEAN:
        return CelType.BOOL;
      case INTEGER:
        return CelType.INT;
      case NUMBER:
        return CelType.DOUBLE;
      case STRING:
        return text(schema.format);
      case ARRAY:
        CelType element = schema.items == null ? null : of(schema.items, name + ".@idx", false);
        return element == null ? null : CelType.list(element);
      case OBJECT:
        return object(schema, name, root);
      default:
        return null;
    }
  }

  private @Nullable CelType object(Schema schema, String name, boolean root) {
    if (schema.additional != null) {
      CelType value = of(schema.additional, name + ".@elem", false);
      return value == null ? null : CelType.map(CelType.STRING, value);
    }
    named.putIfAbsent(name, new Named(schema, root));
    return CelType.struct(name);
  }

  private static CelType text(String format) {
    switch (format) {
      case "byte":
        return CelType.BYTES;
      case "duration":
        return CelType.DURATION;
      case "date", "date-time":
        return CelType.TIMESTAMP;
      default:
        return CelType.STRING;
    }
  }

  /** Returns the type with fields of a name, {@code null} if there is none. */
  @Override
  public @Nullable CelStruct apply(String name) {
    CelStruct known = structs.get(name);
    if (known != null) {
      return known;
    }
    Named found = named.get(name);
    if (found == null) {
      return null;
    }
    Map<String, CelType> fields = new HashMap<>();
    for (Map.Entry<String, Schema> property : found.schema().properties.entrySet()) {
      String field = CelNames.escape(property.getKey());
      CelType type = of(property.getValue(), name + '.' + property.getKey(), false);
      if (field != null && type != null) {
        fields.put(field, type);
        if (CelNames.isReserved(property.getKey())) {
          fields.put(property.getKey(), type);
        }
      }
    }
    if (found.root() || found.schema().embedded && !hasOwnMetadata(found.schema())) {
      fields.put("apiVersion", CelType.STRING);
      fields.put("kind", CelType.STRING);
      fields.put("metadata", CelType.struct(METADATA.name()));
    }
    CelStruct struct = new CelStruct(name, fields);
    structs.put(name, struct);
    return struct;
  }

  private static boolean hasOwnMetadata(Schema schema) {
    Schema metadata = schema.properties.get("metadata");
    return metadata != null
        && metadata.properties.containsKey("name")
        && metadata.properties.containsKey("generateName")
        && schema.properties.containsKey("kind")
        && schema.properties.containsKey("apiVersion");
  }
}
