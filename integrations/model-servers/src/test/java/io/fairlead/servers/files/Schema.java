package io.fairlead.servers.files;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of JSON Schema as our own schemas use; a keyword it does not know is an error. */
final class Schema {

  private static final Set<String> SILENT = Set.of("$schema", "title", "description", "$defs");

  private final Json.Obj schema;

  private Schema(Json.Obj schema) {
    this.schema = schema;
  }

  static Schema named(String name) {
    try (InputStream in = Schema.class.getResourceAsStream("schema/" + name + ".schema.json")) {
      return new Schema((Json.Obj) JsonText.create().read(in.readAllBytes()).root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schema of(byte[] schema) {
    return new Schema((Json.Obj) JsonText.create().read(schema).root());
  }

  List<String> violations(byte[] document) {
    return violations(JsonText.create().read(document).root());
  }

  List<String> violations(Json document) {
    List<String> violations = new ArrayList<>();
    check(schema, document, "", violations);
    return violations;
  }

  /** The names that the object at this path of properties may have. */
  Set<String> names(String... path) {
    Json.Obj at = schema;
    for (String step : path) {
      at = (Json.Obj) ((Json.Obj) at.get("properties")).get(step);
      at = at.get("items") instanceof Json.Obj items ? items : at;
    }
    return ((Json.Obj) at.get("properties")).members().keySet();
  }

  private void check(Json.Obj rules, Json value, String at, List<String> found) {
    rules
        .members()
        .forEach(
            (keyword, rule) -> {
              if (!SILENT.contains(keyword) && !holds(rules, keyword, rule, value, at, found)) {
                found.add(at + ": " + keyword + " " + rule);
              }
            });
  }

  private boolean holds(
      Json.Obj rules, String keyword, Json rule, Json value, String at, List<String> found) {
    switch (keyword) {
      case "type":
        return rule instanceof Json.Arr types
            ? types.items().stream().anyMatch(t -> isA(((Json.Str) t).value(), value))
            : isA(((Json.Str) rule).value(), value);
      case "$ref":
        Json.Obj referred = schema;
        for (String step : ((Json.Str) rule).value().substring("#/".length()).split("/")) {
          referred = (Json.Obj) referred.get(step);
        }
        check(referred, value, at, found);
        return true;
      case "const":
        return rule.equals(value);
      case "minLength":
        return !(value instanceof Json.Str s) || s.value().length() >= number(rule);
      case "pattern":
        return !(value instanceof Json.Str s)
            || Pattern.compile(((Json.Str) rule).value()).matcher(s.value()).find();
      case "minimum":
        return !(value instanceof Json.Num n) || n.doubleValue() >= number(rule);
      case "maximum":
        return !(value instanceof Json.Num n) || n.doubleValue() <= number(rule);
      case "exclusiveMinimum":
        return !(value instanceof Json.Num n) || n.doubleValue() > number(rule);
      case "minItems":
        return !(value instanceof Json.Arr a) || a.items().size() >= number(rule);
      case "required":
        return !(value instanceof Json.Obj o)
            || ((Json.Arr) rule)
                .items().stream().allMatch(r -> o.get(((Json.Str) r).value()) != null);
      case "enum":
        return ((Json.Arr) rule).items().contains(value);
      case "anyOf":
        return holding((Json.Arr) rule, value, at) > 0;
      case "oneOf":
        return holding((Json.Arr) rule, value, at) == 1;
      case "items":
        if (value instanceof Json.Arr list) {
          list.items().forEach(item -> check((Json.Obj) rule, item, at + "/-", found));
        }
        return true;
      case "properties":
        if (value instanceof Json.Obj o) {
          ((Json.Obj) rule)
              .members()
              .forEach(
                  (name, inner) -> {
                    Json member = o.get(name);
                    if (member != null) {
                      check((Json.Obj) inner, member, at + "/" + name, found);
                    }
                  });
        }
        return true;
      case "additionalProperties":
        if (value instanceof Json.Obj o) {
          Json.Obj named = rules.get("properties") instanceof Json.Obj p ? p : Json.Obj.EMPTY;
          for (String name : o.members().keySet()) {
            if (named.get(name) == null) {
              if (rule instanceof Json.Obj inner) {
                check(inner, o.get(name), at + "/" + name, found);
              } else if (rule.equals(Json.Bool.FALSE)) {
                found.add(at + "/" + name + " is not known");
              }
            }
          }
        }
        return true;
      default:
        throw new AssertionError("our schemas do not use " + keyword);
    }
  }

  private long holding(Json.Arr rules, Json value, String at) {
    return rules.items().stream()
        .filter(
            one -> {
              List<String> inner = new ArrayList<>();
              check((Json.Obj) one, value, at, inner);
              return inner.isEmpty();
            })
        .count();
  }

  private static double number(Json rule) {
    return ((Json.Num) rule).doubleValue();
  }

  private static boolean isA(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof Json.Obj;
      case "array" -> value instanceof Json.Arr;
      case "string" -> value instanceof Json.Str;
      case "boolean" -> value instanceof Json.Bool;
      case "number" -> value instanceof Json.Num;
      case "null" -> value == Json.Null.NULL;
      case "integer" ->
          value instanceof Json.Num n && n.doubleValue() == Math.rint(n.doubleValue());
      default -> throw new AssertionError(type);
    };
  }
}
