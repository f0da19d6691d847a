package io.fairlead.jackson;

import io.fairlead.kernel.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random objects by a published schema, with fields at every level that it does not have. */
final class RandomSchemaInstances {

  private static final int DEEPEST = 14;

  private final SplittableRandom random;
  private final Json.Obj definitions;

  /**
   * Creates a source.
   *
   * @param definitions what {@code $ref} refers to, by name
   */
  RandomSchemaInstances(long seed, Json.Obj definitions) {
    random = new SplittableRandom(seed);
    this.definitions = definitions;
  }

  Json value(Json.Obj schema, int depth) {
    String reference = schema.text("$ref");
    if (reference != null) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (name.endsWith(".Quantity") || name.endsWith(".IntOrString")) {
        return intOrString();
      }
      return value(object(definitions.get(name)), depth);
    }
    if (schema.get("x-kubernetes-int-or-string") != null) {
      return intOrString();
    }
    String type = schema.text("type");
    if (type == null && schema.get("properties") != null) {
      type = "object";
    }
    if (type == null) {
      return raw();
    }
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> text(schema);
      case "integer" ->
          Json.Num.of("int32".equals(schema.text("format")) ? random.nextInt() : random.nextLong());
      case "number" -> Json.Num.of(random.nextInt(1_000) / 8.0);
      case "boolean" -> Json.Bool.of(random.nextBoolean());
      default -> throw new IllegalStateException("type " + type);
    };
  }

  private Json object(Json.Obj schema, int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    if (schema.get("properties") instanceof Json.Obj properties) {
      properties
          .members()
          .forEach(
              (name, property) -> {
                if (depth < DEEPEST && random.nextInt(1 + depth / 2) == 0) {
                  members.put(name, value(object(property), depth + 1));
                }
              });
    } else if (schema.get("additionalProperties") instanceof Json.Obj values) {
      for (int i = random.nextInt(3); i > 0; i--) {
        members.put("key" + i, value(values, depth + 1));
      }
      return new Json.Obj(members);
    }
    members.put("notInTheSchema", raw());
    return new Json.Obj(members);
  }

  private Json array(Json.Obj schema, int depth) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(value(object(schema.get("items")), depth + 1));
    }
    return new Json.Arr(items);
  }

  private Json text(Json.Obj schema) {
    if (schema.get("enum") instanceof Json.Arr allowed && random.nextInt(4) != 0) {
      return allowed.items().get(random.nextInt(allowed.items().size()));
    }
    return new Json.Str(
        "date-time".equals(schema.text("format")) ? "2026-11-23T09:00:00+02:00" : "t\u00e4xt");
  }

  private Json intOrString() {
    return random.nextBoolean() ? new Json.Str("1.5Gi") : Json.Num.of(random.nextInt());
  }

  private Json raw() {
    return Json.object()
        .put("number", new Json.Num("1.10"))
        .put("large", new Json.Num("123456789012345678901234567890"))
        .put("nothing", Json.Null.NULL)
        .put("list", new Json.Arr(List.of(Json.Bool.TRUE, new Json.Str("\uD83D\uDE00"))))
        .build();
  }

  static Json.Obj object(@Nullable Json json) {
    return json instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }
}
