package io.fairlead.api.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the record of a kind or of a part of one. */
final class RecordSource {

  private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";

  private final Model model;
  private final Model.Declaration declaration;
  private final boolean kind;
  private final JavaTypes types;
  private final List<Model.Field> fields = new ArrayList<>();

  RecordSource(Map<String, Model> models, Model model, Model.Declaration declaration) {
    this.model = model;
    this.declaration = declaration;
    kind = model.kinds().contains(declaration);
    types = new JavaTypes(models, model);
    if (kind) {
      fields.add(typeField("apiVersion", "always that of {@link #TYPE} unless it was read so"));
      fields.add(typeField("kind", "always that of {@link #TYPE} unless it was read so"));
      fields.add(
          new Model.Field(
              "metadata",
              "metadata",
              "meta.ObjectMeta",
              false,
              null,
              false,
              "name, labels and the like"));
    }
    fields.addAll(declaration.fields());
  }

  private static Model.Field typeField(String name, String doc) {
    return new Model.Field(name, name, "string", false, null, false, doc);
  }

  String text() {
    String body = javadoc() + annotations() + header() + members();
    return "package io.fairlead.api."
        + model.packageName()
        + ";\n\n"
        + types.imports()
        + "\n"
        + body;
  }

  private String name() {
    return declaration.name();
  }

  private String javadoc() {
    StringBuilder doc = new StringBuilder("/**\n * " + escaped(declaration.doc().toString()));
    doc.append("\n *\n");
    for (Model.Field field : fields) {
      if (!field.doc().isEmpty()) {
        doc.append(" * @param ").append(field.javaName()).append(' ');
        doc.append(escaped(field.doc())).append('\n');
      }
    }
    return doc + " * @param unknownFields fields not known here, in order of arrival\n */\n";
  }

  private String annotations() {
    String include = types.use(ANNOTATION + "JsonInclude");
    String text = "@" + include + "(" + include + ".Include.NON_NULL)\n";
    if (!kind) {
      return text;
    }
    String order =
        fields.stream()
            .map(f -> JavaTypes.quoted(f.jsonName()))
            .collect(Collectors.joining(", ", "({", "})\n"));
    return "@" + types.use(ANNOTATION + "JsonPropertyOrder") + order + text;
  }

  private String header() {
    StringBuilder header = new StringBuilder("public record " + name() + "(\n");
    String property = types.use(ANNOTATION + "JsonProperty");
    for (Model.Field field : fields) {
      header.append("@").append(property).append("(");
      header.append(JavaTypes.quoted(field.jsonName())).append(") ").append(component(field));
      header.append(",\n");
    }
    header.append("@").append(types.use(ANNOTATION + "JsonAnySetter")).append(" @");
    header.append(types.use(ANNOTATION + "JsonAnyGetter")).append(" ").append(unknownType());
    header.append(" unknownFields)");
    header.append(kind ? " implements " + types.use("io.fairlead.api.Resource") : "");
    return header + " {\n\n";
  }

  private String unknownType() {
    return types.use("java.util.Map") + "<String, " + types.use("io.fairlead.kernel.Json") + ">";
  }

  private boolean isNeverNull(Model.Field field) {
    return field.type().equals("meta.ObjectMeta")
        || (kind && (field.jsonName().equals("apiVersion") || field.jsonName().equals("kind")));
  }

  private String component(Model.Field field) {
    return (isNeverNull(field) ? "" : nullable()) + types.of(field.type()) + " " + field.javaName();
  }

  private String nullable() {
    return "@" + types.use("org.jspecify.annotations.Nullable") + " ";
  }

  private String members() {
    StringBuilder text = new StringBuilder();
    if (declaration.words().contains("absent")) {
      text.append("/** None at all: left out when written, unlike one that is empty. */\n");
      text.append("public static final ").append(name()).append(" ABSENT = builder().build();\n\n");
    }
    if (kind) {
      text.append(type());
    }
    text.append(constructor()).append(builders());
    for (Model.Field field : declaration.fields()) {
      if (field.defaultValue() != null) {
        text.append(effective(field));
      }
    }
    return text + new BuilderSource(name(), fields, types, kind, this::isNeverNull).text() + "}\n";
  }

  private String type() {
    String type = types.use("io.fairlead.api.ResourceType") + "<" + name() + ">";
    return "/** What the API server calls this kind. */\npublic static final "
        + type
        + " TYPE = new ResourceType<>("
        + JavaTypes.quoted(model.group())
        + ", "
        + JavaTypes.quoted(model.version())
        + ", "
        + JavaTypes.quoted(name())
        + ", "
        + JavaTypes.quoted(declaration.words().get(0))
        + ", "
        + declaration.namespaced()
        + ", "
        + types.use("java.util.List")
        + ".of("
        + declaration.words().stream()
            .skip(2)
            .map(JavaTypes::quoted)
            .collect(Collectors.joining(", "))
        + "), "
        + name()
        + ".class);\n\n";
  }

  private String constructor() {
    StringBuilder text = new StringBuilder("public " + name() + " {\n");
    for (Model.Field field : fields) {
      String name = field.javaName();
      if (field.type().equals("meta.ObjectMeta")) {
        String absent = types.of(field.type()) + ".ABSENT";
        text.append(name + " = " + name + " == null ? " + absent + " : " + name + ";\n");
      } else if (isNeverNull(field)) {
        text.append(name + " = " + name + " == null ? TYPE." + name + "() : " + name + ";\n");
      } else if (field.type().startsWith("[") || field.type().startsWith("{")) {
        String frozen = types.use("io.fairlead.api.wire.Frozen");
        String kindOf = field.type().startsWith("[") ? "list" : "map";
        text.append(name + " = " + frozen + "." + kindOf + "(" + name + ");\n");
      }
    }
    types.use("io.fairlead.api.wire.Frozen");
    return text + "unknownFields = Frozen.fields(unknownFields);\n}\n\n";
  }

  private String builders() {
    String text;
    if (!kind) {
      text =
          "/** Starts one without any field. */\npublic static Builder builder() {\n"
              + "return new Builder();\n}\n\n";
    } else if (declaration.namespaced()) {
      text =
          "/** Starts an object with a name in a namespace. */\n"
              + "public static Builder builder(String namespace, String name) {\n"
              + "return new Builder().metadata(m -> m.namespace(namespace).name(name));\n}\n\n";
    } else {
      text =
          "/** Starts an object with a name. */\npublic static Builder builder(String name) {\n"
              + "return new Builder().metadata(m -> m.name(name));\n}\n\n";
    }
    return text
        + "/** Returns a builder that starts from these values. */\n"
        + "public Builder toBuilder() {\nreturn new Builder(this);\n}\n\n";
  }

  private String effective(Model.Field field) {
    String name = field.javaName();
    String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    JsonNode value = field.defaultValue();
    String shown = value.isTextual() ? value.textValue() : value.toString();
    String quoted = shown.isEmpty() ? "an empty text" : "{@code " + shown + "}";
    String who = field.byServer() ? "the server assumes" : "the schema sets";
    return "/** Returns {@link #"
        + name
        + "}, or "
        + quoted
        + ", as "
        + who
        + " where it is absent. */\n"
        + (field.byServer() ? "@" + types.use("io.fairlead.api.ServerDefault") + "\n" : "")
        + "public "
        + types.primitive(field.type())
        + " effective"
        + title
        + "() {\nreturn "
        + name
        + " == null ? "
        + types.value(field.type(), value)
        + " : "
        + name
        + ";\n}\n\n";
  }

  static String escaped(String text) {
    return text.replaceAll("&(?!\\w+;)", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
