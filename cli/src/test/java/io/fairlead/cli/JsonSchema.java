package io.fairlead.cli;

import io.fairlead.jackson.JsonText;
import io.fairlead.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** As much of JSON Schema as our published schemas use; a keyword it does not know is an error. */
final class JsonSchema {

  private static final Set<String> SILENT = Set.of("$schema", "title", "description");

  private final Json.Obj schema;

  private JsonSchema(Json.Obj schema) {
    this.schema = schema;
  }

  /** Reads {@code docs/reference/NAME.schema.json}. */
  static JsonSchema published(String name) {
    Path file =
        Path.of(System.getProperty("fairlead.root"), "docs/reference", name + ".schema.json");
    try {
      return new JsonSchema((Json.Obj) JsonText.create().read(Files.readAllBytes(file)).root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> violations(Json document) {
    List<String> found = new ArrayList<>();
    check(schema, document, "", found);
    return found;
  }

  private static void check(Json.Obj rules, Json value, String at, List<String> found) {
    rules
        .members()
        .forEach(
            (keyword, rule) -> {
              if (!SILENT.contains(keyword) && !holds(rules, keyword, rule, value, at, found)) {
                found.add(at + ": " + keyword + ' ' + rule + " does not hold for " + value);
              }
            });
  }

  private static boolean holds(
      Json.Obj rules, String keyword, Json rule, Json value, String at, List<String> found) {
    return switch (keyword) {
      case "type" ->
          rule instanceof Json.Arr types
              ? types.items().stream().anyMatch(type -> isA(((Json.Str) type).value(), value))
              : isA(((Json.Str) rule).value(), value);
      case "const" -> rule.equals(value);
      case "enum" -> ((Json.Arr) rule).items().contains(value);
      case "required" ->
          !(value instanceof Json.Obj object)
              || ((Json.Arr) rule)
                  .items().stream().allMatch(r -> object.get(((Json.Str) r).value()) != null);
      case "items" -> {
        if (value instanceof Json.Arr list) {
          list.items().forEach(item -> check((Json.Obj) rule, item, at + "/-", found));
        }
        yield true;
      }
      case "properties" -> {
        if (value instanceof Json.Obj object) {
          ((Json.Obj) rule)
              .members()
              .forEach(
                  (name, inner) -> {
                    if (object.get(name) != null) {
                      check((Json.Obj) inner, object.get(name), at + '/' + name, found);
                    }
                  });
        }
        yield true;
      }
      case "additionalProperties" -> {
        if (value instanceof Json.Obj object) {
          Json.Obj named = rules.get("properties") instanceof Json.Obj p ? p : Json.Obj.EMPTY;
          for (String name : object.members().keySet()) {
            if (named.get(name) == null && rule instanceof Json.Obj inner) {
              check(inner, object.get(name), at + '/' + name, found);
            } else if (named.get(name) == null) {
              found.add(at + '/' + name + " is not known");
            }
          }
        }
        yield true;
      }
      default -> throw new AssertionError("our schemas do not use " + keyword);
    };
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
