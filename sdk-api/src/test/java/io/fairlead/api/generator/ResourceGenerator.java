package io.fairlead.api.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the records of sdk-api, and their reference pages, from the text models in {@code
 * src/model}.
 *
 * <p>Run {@link #main} in the module's folder and format: {@code mvn -pl sdk-api spotless:apply}.
 */
public final class ResourceGenerator {

  /** Where the reference pages are, seen from the module. */
  static final String PAGES = "../docs/reference/resources";

  private static final String ROOT = "io/fairlead/api/";

  private ResourceGenerator() {}

  /** Writes the sources; the only argument is the folder of the module. */
  public static void main(String[] args) throws IOException {
    Path module = Path.of(args[0]);
    for (Map.Entry<String, String> file : sources(module).entrySet()) {
      Path target = module.resolve("src/main/java").resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    Path pages = Files.createDirectories(module.resolve(PAGES));
    for (Map.Entry<String, String> page : ReferencePage.all(module).entrySet()) {
      Files.writeString(pages.resolve(page.getKey()), page.getValue());
    }
  }

  /** Returns the text of each source file by its path below {@code src/main/java}. */
  static Map<String, String> sources(Path module) throws IOException {
    Map<String, Model> models = Model.readAll(module.resolve("src/model"));
    Map<String, String> sources = new TreeMap<>();
    for (Model model : models.values()) {
      String folder = ROOT + model.packageName().replace('.', '/') + '/';
      model
          .kinds()
          .forEach(
              kind ->
                  sources.put(
                      folder + kind.name() + ".java",
                      new RecordSource(models, model, kind).text()));
      model
          .records()
          .forEach(
              record ->
                  sources.put(
                      folder + record.name() + ".java",
                      new RecordSource(models, model, record).text()));
      model
          .enums()
          .forEach(open -> sources.put(folder + open.name() + ".java", openEnum(model, open)));
      sources.put(folder + "package-info.java", packageInfo(model));
    }
    sources.put(ROOT + "ResourceTypes.java", catalogue(models));
    return sources;
  }

  private static String openEnum(Model model, Model.OpenEnum open) {
    StringBuilder constants = new StringBuilder();
    for (String value : open.values()) {
      constants.append("/** {@code ").append(value).append("}. */\npublic static final ");
      constants.append(open.name()).append(" ").append(JavaTypes.constant(value));
      constants.append(" = new ").append(open.name()).append("(");
      constants.append(JavaTypes.quoted(value)).append(");\n\n");
    }
    String names =
        open.values().stream().map(JavaTypes::constant).collect(Collectors.joining(", "));
    String cases =
        open.values().stream()
            .map(v -> "case " + JavaTypes.quoted(v) + " -> " + JavaTypes.constant(v) + ";\n")
            .collect(Collectors.joining());
    return """
        package io.fairlead.api.%1$s;

        import com.fasterxml.jackson.annotation.JsonCreator;
        import com.fasterxml.jackson.annotation.JsonValue;
        import java.util.List;
        import java.util.Objects;

        /**
         * %2$s Any other value survives as well: ask {@link #isKnown}.
         *
         * @param value as it is written
         */
        public record %3$s(@JsonValue String value) {

        %4$s
        private static final List<%3$s> KNOWN = List.of(%5$s);

        public %3$s {
        Objects.requireNonNull(value, "value");
        }

        /** Returns one of the constants if the value is known, else a new instance. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static %3$s of(String value) {
        return switch (value) {
        %6$s default -> new %3$s(value);
        };
        }

        /** Returns the values that are known here. */
        public static List<%3$s> known() {
        return KNOWN;
        }

        /** Returns whether the value is one of the constants. */
        public boolean isKnown() {
        return KNOWN.contains(this);
        }

        /** Returns {@link #value}. */
        @Override
        public String toString() {
        return value;
        }
        }
        """
        .formatted(
            model.packageName(),
            RecordSource.escaped(open.doc().toString()),
            open.name(),
            constants,
            names,
            cases);
  }

  private static String packageInfo(Model model) {
    String kinds =
        model.kinds().isEmpty()
            ? model.group().isEmpty()
                ? "What objects of all groups share."
                : "Start at {@link io.fairlead.api."
                    + model.packageName()
                    + "."
                    + model.records().get(0).name()
                    + "}."
            : "Start at "
                + model.kinds().stream()
                    .map(
                        k -> "{@link io.fairlead.api." + model.packageName() + "." + k.name() + "}")
                    .collect(Collectors.joining(", "))
                + ".";
    String title =
        model.group().isEmpty() && model.kinds().isEmpty()
            ? "Metadata, conditions and selectors."
            : "{@code "
                + (model.group().isEmpty() ? "" : model.group() + "/")
                + model.version()
                + "}.";
    return """
        /**
         * %1$s %2$s
         *
         * <p>Facts are from %3$s. All types are immutable, do no I/O and check nothing; whether an object is
         * valid is said by sdk-validation.
         */
        @NullMarked
        package io.fairlead.api.%4$s;

        import org.jspecify.annotations.NullMarked;
        """
        .formatted(title, kinds, model.source(), model.packageName());
  }

  private static String catalogue(Map<String, Model> models) {
    TreeSet<String> imports = new TreeSet<>();
    StringBuilder types = new StringBuilder();
    for (Model model : models.values()) {
      for (Model.Declaration kind : model.kinds()) {
        imports.add("import io.fairlead.api." + model.packageName() + "." + kind.name() + ";\n");
        types.append(types.isEmpty() ? "" : ",\n").append(kind.name()).append(".TYPE");
      }
    }
    return """
        package io.fairlead.api;

        %1$simport java.util.List;
        import java.util.Map;
        import java.util.Optional;
        import java.util.function.Function;
        import java.util.stream.Collectors;

        /** The kinds that have a record. */
        public final class ResourceTypes {

        /** All of them, by group, version and kind. */
        public static final List<ResourceType<?>> ALL = List.of(%2$s);

        private static final Map<String, ResourceType<?>> BY_NAME = ALL.stream().collect(
        Collectors.toUnmodifiableMap(
        t -> t.apiVersion() + ' ' + t.kind(), Function.<ResourceType<?>>identity()));

        private ResourceTypes() {}

        /** Returns the type of objects that name themselves so; empty if there is no record. */
        public static Optional<ResourceType<?>> find(String apiVersion, String kind) {
        return Optional.ofNullable(BY_NAME.get(apiVersion + ' ' + kind));
        }
        }
        """
        .formatted(String.join("", imports), types);
  }
}
