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
   *     change is not complained about, but for the object as a whole, which the server never takes
   *     for unchanged, as no schema knows all its metadata
   */
  void check(Schema schema, Json value, Path path, @Nullable Json old) {
    if (old == null || path.isRoot() || !Correlated.same(schema, value, old)) {
      all(schema, value, path, old);
    }
  }

  /** Runs every check that fits the value, even if the value is of the wrong type. */
  private void all(Schema schema, Json value, Path path, @Nullable Json old) {
    type(schema, value, path);
    if (value == Json.Null.NULL) {
      allowed(schema, value, path);
      return;
    }
    findings.matched(4); // what always runs: properties of the schema twice, enums, the schema
    alternatives(schema, value, path);
    if (value instanceof Json.Str text) {
      findings.matched(1);
      Texts.check(schema, text, path, findings);
    } else if (value instanceof Json.Num number) {
      findings.matched(2);
      NumberCheck.check(schema, number, path, findings);
    } else if (value instanceof Json.Arr array) {
      findings.matched(2);
      array(schema, array, path, old);
    }
    allowed(schema, value, path);
    if (value instanceof Json.Obj object) {
      findings.matched(1);
      object(schema, object, path, old);
    }
  }

  /** Complains of the wrong type, in the words that depend on how a format is given. */
  private void type(Schema schema, Json value, Path path) {
    boolean anything = schema.kind == Kind.ANY;
    String format = schema.format.equals("quantity") ? "" : schema.format;
    if (value == Json.Null.NULL) {
      findings.matched(1);
      if (!schema.nullable && !anything) {
        wrongType(schema.kind.text, "null", path);
      }
      return;
    }
    if (anything && format.isEmpty()) {
      return;
    }
    findings.matched(1);
    boolean textOrList = value instanceof Json.Str || value instanceof Json.Arr;
    boolean numeric =
        schema.kind == Kind.INTEGER
            || schema.kind == Kind.NUMBER
            || schema.kind == Kind.INT_OR_STRING;
    if (fits(schema.kind, value) || !numeric && !format.isEmpty() && textOrList) {
      findings.matched(1);
    } else if (!format.isEmpty() && !textOrList) {
      wrongType(format, formatOf(value), path);
    } else {
      wrongType(schema.kind.text, typeOf(value), path);
    }
  }

  private void wrongType(String wanted, String found, Path path) {
    findings.typeInvalid(
        path,
        new Json.Str(found),
        place(path) + " in body must be of type " + wanted + ": \"" + found + '"',
        "type");
  }

  private static String place(Path path) {
    return path.isRoot() ? "" : path.toString();
  }

  private static boolean fits(Kind kind, Json value) {
    switch (kind) {
      case OBJECT:
        return value instanceof Json.Obj;
      case ARRAY:
        return value instanceof Json.Arr;
      case STRING:
        return value instanceof Json.Str;
      case BOOLEAN:
        return value instanceof Json.Bool;
      case NUMBER:
        return value instanceof Json.Num;
      case INTEGER:
        return value instanceof Json.Num number && NumberCheck.isWhole(number);
      case INT_OR_STRING:
        return value instanceof Json.Str || fits(Kind.INTEGER, value);
      default:
        return false;
    }
  }

  private static String formatOf(Json value) {
    if (value instanceof Json.Num number) {
      return NumberCheck.isInteger(number) ? "int64" : "float64";
    }
    return "";
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
    return value instanceof Json.Num number && NumberCheck.isInteger(number) ? "integer" : "number";
  }

  private void allowed(Schema schema, Json value, Path path) {
    if (!schema.allowed.isEmpty()
        && !schema.allowed.contains(value)
        && schema.allowed.stream().noneMatch(one -> isCutTo(one, value))) {
      findings.notSupported(path, value, schema.allowed, "enum");
    }
  }

  /** The server converts a value to the type of the one it compares with: 1.5 is cut to 1. */
  private static boolean isCutTo(Json allowed, Json value) {
    return allowed instanceof Json.Num number
        && value instanceof Json.Num given
        && NumberCheck.isInteger(number)
        && number.longValueExact() == (long) given.doubleValue();
  }

  private void array(Schema schema, Json.Arr array, Path path, @Nullable Json old) {
    List<Json> items = array.items();
    if (schema.items != null) {
      ListKeys before = ListKeys.of(schema, old);
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
        check(child, member.getValue(), path.child(name), before == null ? null : before.get(name));
      }
    }
    for (String name : schema.required) {
      if (object.get(name) == null) {
        findings.required(path.child(name), "", "required");
      }
    }
  }

  /** What did not change is complained of here: within alternatives the server does not compare. */
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

  /** Reports of alternatives that fail the one that came furthest. */
  private void anyOf(Schema schema, Json value, Path path) {
    Findings best = null;
    for (Schema alternative : schema.anyOf) {
      Findings tried = valid(alternative, value, path);
      if (tried.isEmpty()) {
        findings.matched(tried.matches());
        return;
      }
      best = best == null || tried.matches() > best.matches() ? tried : best;
    }
    composed(path, "must validate at least one schema (anyOf)", "anyOf");
    if (best != null) {
      findings.merge(best);
    }
  }

  private void oneOf(Schema schema, Json value, Path path) {
    Findings best = null;
    Findings first = null;
    int fitting = 0;
    for (Schema alternative : schema.oneOf) {
      Findings tried = valid(alternative, value, path);
      if (tried.isEmpty()) {
        fitting++;
        first = first == null ? tried : first;
      } else {
        best = best == null || tried.matches() > best.matches() ? tried : best;
      }
    }
    if (fitting == 1 && first != null) {
      findings.matched(first.matches());
      return;
    }
    String found = fitting == 0 ? "Found none valid" : "Found " + fitting + " valid alternatives";
    composed(path, "must validate one and only one schema (oneOf). " + found, "oneOf");
    if (fitting == 0 && best != null) {
      findings.merge(best);
    }
  }

  private void allOf(Schema schema, Json value, Path path) {
    int fitting = 0;
    for (Schema part : schema.allOf) {
      Findings tried = valid(part, value, path);
      fitting += tried.isEmpty() ? 1 : 0;
      findings.merge(tried);
    }
    if (fitting < schema.allOf.size()) {
      String none = fitting == 0 ? ". None validated" : "";
      composed(path, "must validate all the schemas (allOf)" + none, "allOf");
    }
  }

  private static Findings valid(Schema schema, Json value, Path path) {
    Findings findings = new Findings();
    new SchemaCheck(findings).all(schema, value, path, null);
    return findings;
  }

  private void composed(Path path, String text, String rule) {
    findings.invalid(Path.NONE, new Json.Str(""), '"' + place(path) + "\" " + text, rule);
  }
}
