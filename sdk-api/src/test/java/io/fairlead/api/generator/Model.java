package io.fairlead.api.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text model of one group and version: {@code src/model/README.md} explains the notation.
 *
 * @param source where the facts come from
 * @param packageName below {@code io.fairlead.api}, for example {@code inference.v1}
 * @param group API group; empty for the core group
 * @param version API version
 * @param kinds objects of the API server
 * @param records parts of them
 * @param enums open enums
 */
record Model(
    String source,
    String packageName,
    String group,
    String version,
    List<Declaration> kinds,
    List<Declaration> records,
    List<OpenEnum> enums) {

  private static final Pattern FIELD =
      Pattern.compile("  (\\w+)(?: as (\\w+))?: (\\S+?)(!?)(?: ([=~]) (.*?))?(?: // (.*))?");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A kind or a record.
   *
   * @param name Java name, and the kind
   * @param words what stands behind the name: plural, scope and subresources of a kind
   */
  record Declaration(String name, List<String> words, StringBuilder doc, List<Field> fields) {
    boolean namespaced() {
      return words.contains("namespaced");
    }
  }

  /** A field; {@code byServer} says that its default is not in the schema. */
  record Field(
      String jsonName,
      String javaName,
      String type,
      boolean required,
      JsonNode defaultValue,
      boolean byServer,
      String doc) {}

  /** An open enum. */
  record OpenEnum(String name, List<String> values, StringBuilder doc) {}

  /** Returns the models of a folder by package name. */
  static Map<String, Model> readAll(Path folder) throws IOException {
    Map<String, Model> models = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".model")).sorted().toList()) {
        Model model = read(file);
        models.put(model.packageName, model);
      }
    }
    return models;
  }

  private static Model read(Path file) throws IOException {
    String source = "";
    String packageName = "";
    String group = "";
    String version = "";
    List<Declaration> kinds = new ArrayList<>();
    List<Declaration> records = new ArrayList<>();
    List<OpenEnum> enums = new ArrayList<>();
    StringBuilder doc = new StringBuilder();
    List<Field> fields = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      List<String> words = List.of(line.strip().split(" "));
      if (line.isBlank()) {
        continue;
      } else if (line.startsWith("# ")) {
        source = line.substring(2);
      } else if (line.startsWith("  | ")) {
        doc.append(doc.isEmpty() ? "" : " ").append(line.substring(4));
      } else if (line.startsWith("  ")) {
        fields.add(field(file + ":" + number, line));
      } else {
        doc = new StringBuilder();
        fields = new ArrayList<>();
        String name = words.size() > 1 ? words.get(1) : "";
        List<String> rest = words.subList(Math.min(2, words.size()), words.size());
        switch (words.get(0)) {
          case "package" -> packageName = name;
          case "group" -> group = name;
          case "version" -> version = name;
          case "kind" -> kinds.add(new Declaration(name, rest, doc, fields));
          case "record" -> records.add(new Declaration(name, rest, doc, fields));
          case "enum" -> enums.add(new OpenEnum(name, rest, doc));
          default -> throw new IllegalStateException(file + ":" + number + ": " + line);
        }
      }
    }
    return new Model(source, packageName, group, version, kinds, records, enums);
  }

  private static Field field(String place, String line) throws IOException {
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      throw new IllegalStateException(place + ": not a field: " + line);
    }
    String doc = field.group(7) == null ? "" : field.group(7);
    if (doc.isBlank() || doc.matches("(required by|at (most|least)|\\d).*")) {
      throw new IllegalStateException(place + ": a field must say what it means: " + line);
    }
    return new Field(
        field.group(1),
        field.group(2) == null ? field.group(1) : field.group(2),
        field.group(3),
        !field.group(4).isEmpty(),
        field.group(6) == null ? null : JSON.readTree(field.group(6)),
        "~".equals(field.group(5)),
        doc);
  }
}
