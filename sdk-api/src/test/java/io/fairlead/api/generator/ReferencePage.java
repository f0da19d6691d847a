package io.fairlead.api.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the reference page of a group and version, and the page that lists them. */
final class ReferencePage {

  private static final String NOTE =
      "Written by `ResourceGenerator` from `sdk-api/src/model`; do not edit.\n\n";

  private ReferencePage() {}

  /** Returns the pages by file name. */
  static Map<String, String> all(Path module) throws IOException {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder("# Typed resources\n\n").append(NOTE);
    index.append(
        "How to use them: [Use typed resources](../../how-to/use-typed-resources.md).\n\n");
    index.append("| group and version | Java package | kinds |\n|---|---|---|\n");
    for (Model model : Model.readAll(module.resolve("src/model")).values()) {
      String file = model.packageName() + ".md";
      Path example = module.resolve("src/model/examples/" + model.packageName() + ".yaml");
      pages.put(file, page(model, Files.exists(example) ? Files.readString(example) : ""));
      index
          .append("| [")
          .append(title(model))
          .append("](")
          .append(file)
          .append(") | `io.fairlead.api.");
      index.append(model.packageName()).append("` | ").append(kinds(model)).append(" |\n");
    }
    pages.put("README.md", index.toString());
    return pages;
  }

  private static String title(Model model) {
    if (model.packageName().equals("meta")) {
      return "meta";
    }
    return model.group().isEmpty() ? model.version() : model.group() + "/" + model.version();
  }

  private static String kinds(Model model) {
    StringBuilder kinds = new StringBuilder();
    model.kinds().forEach(k -> kinds.append(kinds.isEmpty() ? "" : ", ").append(k.name()));
    if (kinds.isEmpty() && !model.group().isEmpty()) {
      return model.records().get(0).name();
    }
    return kinds.isEmpty() ? "what all objects share" : kinds.toString();
  }

  private static String page(Model model, String example) {
    StringBuilder page = new StringBuilder("# ").append(title(model)).append("\n\n").append(NOTE);
    page.append("Java package `io.fairlead.api.").append(model.packageName());
    page.append("`. Facts are from ").append(model.source()).append(".\n\n");
    if (!example.isEmpty()) {
      page.append("## Example\n\n```yaml\n").append(example).append("```\n\n");
    }
    for (Model.Declaration kind : model.kinds()) {
      section(page, kind);
      page.append("Plural `").append(kind.words().get(0)).append("`, ");
      page.append(kind.namespaced() ? "in a namespace" : "cluster-wide");
      String more = String.join(" and ", kind.words().subList(2, kind.words().size()));
      page.append(more.isEmpty() ? ".\n\n" : ", subresources " + more + ".\n\n");
      fields(page, kind);
    }
    for (Model.Declaration record : model.records()) {
      section(page, record);
      fields(page, record);
    }
    for (Model.OpenEnum open : model.enums()) {
      page.append("## ").append(open.name()).append("\n\n").append(open.doc()).append(" Known: `");
      page.append(String.join("`, `", open.values())).append("`.\n\n");
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(StringBuilder page, Model.Declaration declaration) {
    page.append("## ").append(declaration.name()).append("\n\n");
    page.append(declaration.doc()).append("\n\n");
  }

  private static void fields(StringBuilder page, Model.Declaration declaration) {
    if (declaration.fields().isEmpty()) {
      return;
    }
    page.append("| field | type | default | meaning |\n|---|---|---|---|\n");
    for (Model.Field field : declaration.fields()) {
      page.append("| `").append(field.jsonName()).append("` | ").append(type(field.type()));
      page.append(" | ");
      if (field.defaultValue() != null) {
        page.append('`').append(field.defaultValue().toString().replace("|", "\\|")).append('`');
        page.append(field.byServer() ? " (by code)" : "");
      }
      page.append(" | ").append(field.doc()).append(" |\n");
    }
    page.append('\n');
  }

  private static String type(String type) {
    if (type.startsWith("[")) {
      return "list of " + type(JavaTypes.inner(type));
    }
    return type.startsWith("{") ? "map of " + type(JavaTypes.inner(type)) : type;
  }
}
