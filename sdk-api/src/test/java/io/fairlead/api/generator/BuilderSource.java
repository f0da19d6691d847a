package io.fairlead.api.generator;

import java.util.List;
import java.util.function.Predicate;

/** Writes the builder inside of a record. */
final class BuilderSource {

  private final String name;
  private final List<Model.Field> fields;
  private final JavaTypes types;
  private final boolean kind;
  private final Predicate<Model.Field> neverNull;

  BuilderSource(
      String name,
      List<Model.Field> fields,
      JavaTypes types,
      boolean kind,
      Predicate<Model.Field> neverNull) {
    this.name = name;
    this.fields = fields;
    this.types = types;
    this.kind = kind;
    this.neverNull = neverNull;
  }

  String text() {
    StringBuilder text =
        new StringBuilder("/** Builds {@link " + name + "}; checks nothing. Not thread-safe. */\n");
    text.append("public static final class Builder {\n");
    for (Model.Field field : fields) {
      text.append("private ").append(variable(field)).append(";\n");
    }
    text.append("private Map<String, Json> unknownFields = Map.of();\n\n");
    text.append("private Builder() {}\n\nprivate Builder(").append(name).append(" present) {\n");
    for (Model.Field field : fields) {
      text.append(field.javaName()).append(" = present.").append(field.javaName()).append(";\n");
    }
    text.append("unknownFields = present.unknownFields;\n}\n\n");
    for (Model.Field field : fields) {
      if (!isType(field)) {
        text.append(setter(field));
      }
    }
    return text + unknown() + build() + "}\n";
  }

  private boolean isType(Model.Field field) {
    return kind && (field.jsonName().equals("apiVersion") || field.jsonName().equals("kind"));
  }

  private String variable(Model.Field field) {
    String type = types.of(field.type());
    if (isType(field)) {
      return type + " " + field.javaName() + " = TYPE." + field.javaName() + "()";
    }
    if (neverNull.test(field)) {
      return type + " " + field.javaName() + " = " + type + ".ABSENT";
    }
    return "@Nullable " + type + " " + field.javaName();
  }

  private String setter(Model.Field field) {
    String java = field.javaName();
    String type = types.of(field.type());
    boolean collection = field.type().startsWith("[") || field.type().startsWith("{");
    String parameter = neverNull.test(field) ? type : "@Nullable " + type;
    String text =
        "/** Sets {@link "
            + name
            + "#"
            + java
            + "}. */\npublic Builder "
            + java
            + "("
            + parameter
            + " "
            + java
            + ") {\nthis."
            + java
            + " = "
            + (collection ? "Frozen.copy(" + java + ")" : java)
            + ";\nreturn this;\n}\n\n";
    return types.isRecord(field.type()) ? text + changer(field) : text;
  }

  private String changer(Model.Field field) {
    String java = field.javaName();
    String type = types.of(field.type());
    String from =
        neverNull.test(field)
            ? java + ".toBuilder()"
            : java + " == null ? " + type + ".builder() : " + java + ".toBuilder()";
    return "/** Changes {@link "
        + name
        + "#"
        + java
        + "}, starting from the present one. */\npublic Builder "
        + java
        + "("
        + types.use("java.util.function.UnaryOperator")
        + "<"
        + type
        + ".Builder> changes) {\n"
        + java
        + " = changes.apply("
        + from
        + ").build();\nreturn this;\n}\n\n";
  }

  private static String unknown() {
    return "/** Sets a field that is not known here. */\n"
        + "public Builder unknownField(String name, Json value) {\n"
        + "unknownFields = Frozen.with(unknownFields, name, value);\nreturn this;\n}\n\n";
  }

  private String build() {
    StringBuilder text = new StringBuilder("/** Returns the record. */\npublic ");
    text.append(name).append(" build() {\nreturn new ").append(name).append("(");
    for (Model.Field field : fields) {
      text.append(field.javaName()).append(", ");
    }
    return text + "unknownFields);\n}\n";
  }
}
