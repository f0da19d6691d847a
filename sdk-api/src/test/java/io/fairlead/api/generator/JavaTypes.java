package io.fairlead.api.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** From types and values of a model to Java, collecting what has to be imported. */
final class JavaTypes {

  private static final String ROOT = "io.fairlead.api.";

  private static final Map<String, String> SCALARS =
      Map.of(
          "string", "java.lang.String",
          "bool", "java.lang.Boolean",
          "int32", "java.lang.Integer",
          "int64", "java.lang.Long",
          "double", "java.lang.Double",
          "quantity", "io.fairlead.kernel.Quantity",
          "intOrString", "io.fairlead.kernel.IntOrString",
          "duration", "io.fairlead.kernel.GoDuration",
          "time", "io.fairlead.kernel.Timestamp",
          "json", "io.fairlead.kernel.Json");

  private static final Map<String, String> PRIMITIVES =
      Map.of("bool", "boolean", "int32", "int", "int64", "long", "double", "double");

  private final Map<String, Model> models;
  private final Model model;
  private final TreeSet<String> imports = new TreeSet<>();

  JavaTypes(Map<String, Model> models, Model model) {
    this.models = models;
    this.model = model;
  }

  /** Returns the import lines of what was used. */
  String imports() {
    StringBuilder lines = new StringBuilder();
    imports.forEach(name -> lines.append("import ").append(name).append(";\n"));
    return lines.toString();
  }

  /** Returns the simple name of a class and imports it if it is of another package. */
  String use(String qualified) {
    int dot = qualified.lastIndexOf('.');
    String packageName = qualified.substring(0, dot);
    if (!packageName.equals("java.lang") && !packageName.equals(ROOT + model.packageName())) {
      imports.add(qualified);
    }
    return qualified.substring(dot + 1);
  }

  String of(String type) {
    if (type.startsWith("[")) {
      return use("java.util.List") + "<" + of(inner(type)) + ">";
    }
    if (type.startsWith("{")) {
      return use("java.util.Map") + "<String, " + of(inner(type)) + ">";
    }
    return use(SCALARS.getOrDefault(type, ROOT + qualified(type)));
  }

  String primitive(String type) {
    return PRIMITIVES.getOrDefault(type, of(type));
  }

  boolean isRecord(String type) {
    return declaration(type, m -> m.records().stream().map(Model.Declaration::name).toList());
  }

  /** Returns the expression for a JSON value of a type. */
  String value(String type, JsonNode json) {
    if (type.startsWith("[")) {
      StringBuilder items = new StringBuilder();
      json.forEach(i -> items.append(items.isEmpty() ? "" : ", ").append(value(inner(type), i)));
      return use("java.util.List") + ".of(" + items + ")";
    }
    switch (type) {
      case "string":
        return quoted(json.textValue());
      case "bool", "int32", "double":
        return json.asText();
      case "int64":
        return json.asText() + "L";
      case "time":
        return use(SCALARS.get(type)) + ".parse(" + quoted(json.textValue()) + ")";
      case "intOrString":
        String text = json.isTextual() ? quoted(json.textValue()) : json.asText();
        return use(SCALARS.get(type)) + ".of(" + text + ")";
      case "quantity":
        return use(SCALARS.get(type)) + ".parse(" + quoted(json.textValue()) + ")";
      case "duration":
        return use(SCALARS.get(type)) + ".parse(" + quoted(json.textValue()) + ")";
      default:
        return isRecord(type) ? built(type, json) : of(type) + "." + constant(json.textValue());
    }
  }

  private String built(String type, JsonNode json) {
    String name = qualified(type);
    Model owner = models.get(name.substring(0, name.lastIndexOf('.')));
    Model.Declaration record =
        owner.records().stream()
            .filter(r -> name.endsWith("." + r.name()))
            .findFirst()
            .orElseThrow();
    JavaTypes there = new JavaTypes(models, owner);
    StringBuilder chain = new StringBuilder(of(type) + ".builder()");
    for (Model.Field field : record.fields()) {
      JsonNode value = json.get(field.jsonName());
      if (value != null) {
        String fieldType = there.qualifiedType(field.type());
        chain.append(".").append(field.javaName());
        chain.append("(").append(value(fieldType, value)).append(")");
      }
    }
    return chain + ".build()";
  }

  private String qualifiedType(String type) {
    if (type.startsWith("[") || type.startsWith("{")) {
      return type.charAt(0) + qualifiedType(inner(type)) + type.charAt(type.length() - 1);
    }
    return SCALARS.containsKey(type) ? type : qualified(type);
  }

  private boolean declaration(String type, Function<Model, Iterable<String>> names) {
    if (type.startsWith("[") || type.startsWith("{") || SCALARS.containsKey(type)) {
      return false;
    }
    String name = qualified(type);
    int dot = name.lastIndexOf('.');
    Model owner = models.get(name.substring(0, dot));
    if (owner == null) {
      throw new IllegalStateException("no model for " + type + " in " + model.packageName());
    }
    for (String each : names.apply(owner)) {
      if (each.equals(name.substring(dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private String qualified(String type) {
    return type.contains(".") ? type : model.packageName() + "." + type;
  }

  static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** {@code FailOpen} to {@code FAIL_OPEN}, {@code URLRewrite} to {@code URL_REWRITE}. */
  static String constant(String value) {
    if (value.equals("*")) {
      return "ANY";
    }
    return value
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .replaceAll("I_Pv", "IPv")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }
}
