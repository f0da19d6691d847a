package io.fairlead.validation;

import io.fairlead.kernel.Json;
import io.fairlead.validation.Schema.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks values against a schema, in the order and with the messages of the server. */
final class SchemaCheck {

  private final Findings findings;

  SchemaCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks a value.
   *
   * @param old the value before the change, if both are known to be the same thing: what did not
   *     change is not complained about
   */
  void check(Schema schema, Json value, Path path, @Nullable Json old) {
    if (old != null && old.equals(value)) {
      return;
    }
    if (!type(schema, value, path)) {
      return;
    }
    if (value == Json.Null.NULL) {
      allowed(schema, value, path);
      return;
    }
    alternatives(schema, value, path);
    if (value instanceof Json.Str text) {
      Texts.check(schema, text, path, findings);
    } else if (value instanceof Json.Num number) {
      Numbers.check(schema, number, path, findings);
    } else if (value instanceof Json.Arr array) {
      array(schema, array, path, old);
    }
    allowed(schema, value, path);
    if (value instanceof Json.Obj object) {
      object(schema, object, path, old);
    }
  }

  private boolean type(Schema schema, Json value, Path path) {
    if (schema.kind == Kind.ANY) {
      return true;
    }
    if (value == Json.Null.NULL) {
      if (!schema.nullable) {
        wrongType(schema, "null", path);
        return false;
      }
      return true;
    }
    boolean fits;
    switch (schema.kind) {
      case OBJECT:
        fits = value instanceof Json.Obj;
        break;
      case ARRAY:
        fits = value instanceof Json.Arr;
        break;
      case STRING:
        fits = value instanceof Json.Str;
        break;
      case BOOLEAN:
        fits = value instanceof Json.Bool;
        break;
      case NUMBER:
        fits = value instanceof Json.Num;
        break;
      case INTEGER:
        fits = value instanceof Json.Num number && Numbers.isWhole(number);
        break;
      default:
        fits =
            value instanceof Json.Str || value instanceof Json.Num number && Numbers.isWhole(number);
    }
    if (!fits) {
      wrongType(schema, typeOf(value), path);
    }
    return fits;
  }

  private void wrongType(Schema schema, String found, Path path) {
    findings.typeInvalid(
        path,
        new Json.Str(found),
        path + " in body must be of type " + schema.kind.text + ": \"" + found + '"',
        "type");
  }

  private static String typeOf(Json value) {
    if (value instanceof Json.Obj) {
      return "object";
    } else if (value instanceof Json.Arr) {
      return "array";
    } else if (value instanceof Json.Str) {
      return "string";
    } else if (value instanceof Json.Bool) {
      return "boolean";
    }
    return value instanceof Json.Num number && Numbers.isWhole(number) ? "integer" : "number";
  }

  private void allowed(Schema schema, Json value, Path path) {
    if (!schema.allowed.isEmpty() && !schema.allowed.contains(value)) {
      findings.notSupported(path, value, schema.allowed, "enum");
    }
  }

  private void array(Schema schema, Json.Arr array, Path path, @Nullable Json old) {
    List<Json> items = array.items();
    if (schema.items != null) {
      Correlation before = Correlation.of(schema, old);
      for (int i = 0; i < items.size(); i++) {
        Json item = items.get(i);
        check(schema.items, item, path.index(i), before.element(item));
      }
    }
    if (schema.minItems > items.size()) {
      findings.invalid(
          path,
          Json.Num.of(items.size()),
          path + " in body should have at least " + schema.minItems + " items",
          "minItems");
    }
    if (schema.maxItems >= 0 && items.size() > schema.maxItems) {
      findings.tooMany(path, items.size(), schema.maxItems, "maxItems");
    }
    if (schema.uniqueItems && new HashSet<>(items).size() < items.size()) {
      findings.invalid(
          path, new Json.Str(""), path + " in body shouldn't contain duplicates", "uniqueItems");
    }
  }

  private void object(Schema schema, Json.Obj object, Path path, @Nullable Json old) {
    int size = object.members().size();
    if (schema.minProperties > size) {
      findings.invalid(
          path,
          Json.Num.of(size),
          path + " in body should have at least " + schema.minProperties + " properties",
          "minProperties");
    }
    if (schema.maxProperties >= 0 && size > schema.maxProperties) {
      findings.tooMany(path, size, schema.maxProperties, "maxProperties");
    }
    Json.Obj before = old instanceof Json.Obj o ? o : null;
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String name = member.getKey();
      Schema child = schema.properties.getOrDefault(name, schema.additional);
      if (child != null) {
        check(
            child,
            member.getValue(),
            path.child(name),
            before == null ? null : before.get(name));
      }
    }
    for (String name : schema.required) {
      if (object.get(name) == null) {
        findings.required(path.child(name), "", "required");
      }
    }
  }

  private void alternatives(Schema schema, Json value, Path path) {
    if (!schema.anyOf.isEmpty()) {
      anyOf(schema, value, path);
    }
    if (!schema.oneOf.isEmpty()) {
      oneOf(schema, value, path);
    }
    if (!schema.allOf.isEmpty()) {
      allOf(schema, value, path);
    }
    if (schema.not != null && valid(schema.not, value, path).isEmpty()) {
      composed(path, "must not validate the schema (not)", "not");
    }
  }

  private void anyOf(Schema schema, Json value, Path path) {
    Findings best = null;
    for (Schema alternative : schema.anyOf) {
      Findings tried = valid(alternative, value, path);
      if (tried.isEmpty()) {
        return;
      }
      best = best == null || tried.size() < best.size() ? tried : best;
    }
    composed(path, "must validate at least one schema (anyOf)", "anyOf");
    if (best != null) {
      best.list().forEach(findings::add);
    }
  }

  private void oneOf(Schema schema, Json value, Path path) {
    Findings best = null;
    int fitting = 0;
    for (Schema alternative : schema.oneOf) {
      Findings tried = valid(alternative, value, path);
      fitting += tried.isEmpty() ? 1 : 0;
      best = best == null || tried.size() < best.size() ? tried : best;
    }
    if (fitting == 1) {
      return;
    }
    String found =
        fitting == 0 ? "Found none valid" : "Found " + fitting + " valid alternatives";
    composed(path, "must validate one and only one schema (oneOf). " + found, "oneOf");
    if (fitting == 0 && best != null) {
      best.list().forEach(findings::add);
    }
  }

  private void allOf(Schema schema, Json value, Path path) {
    int fitting = 0;
    for (Schema part : schema.allOf) {
      Findings tried = valid(part, value, path);
      fitting += tried.isEmpty() ? 1 : 0;
      tried.list().forEach(findings::add);
    }
    if (fitting < schema.allOf.size()) {
      String none = fitting == 0 ? ". None validated" : "";
      composed(path, "must validate all the schemas (allOf)" + none, "allOf");
    }
  }

  private static Findings valid(Schema schema, Json value, Path path) {
    Findings findings = new Findings();
    new SchemaCheck(findings).check(schema, value, path, null);
    return findings;
  }

  private void composed(Path path, String text, String rule) {
    findings.invalid(path, new Json.Str(""), "\"" + path + "\" " + text, rule);
  }
}
