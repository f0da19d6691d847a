package io.fairlead.plugin;

import io.fairlead.compliance.PackageUrl;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a Maven artifact is, in any repository.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version version
 * @param classifier classifier, or an empty text
 * @param type type as the purl says it; {@code jar} if it does not
 */
record Coordinates(String group, String artifact, String version, String classifier, String type) {

  /** What may be part of a path: an SBOM must not make us read files outside of a repository. */
  private static final Pattern NAME = Pattern.compile("(?!\\.+$)[\\w.+~-]*");

  /** Returns the coordinates that a purl names, if it is one of Maven and has a version. */
  static Optional<Coordinates> of(PackageUrl purl) {
    if (!purl.type().equals("maven") || purl.version().isEmpty() || purl.namespace().isEmpty()) {
      return Optional.empty();
    }
    String classifier = qualifier(purl, "classifier", "");
    String type = qualifier(purl, "type", "jar");
    boolean names =
        Stream.of(purl.namespace(), purl.name(), purl.version(), classifier, type)
            .allMatch(n -> NAME.matcher(n).matches());
    return names
        ? Optional.of(
            new Coordinates(purl.namespace(), purl.name(), purl.version(), classifier, type))
        : Optional.empty();
  }

  private static String qualifier(PackageUrl purl, String key, String otherwise) {
    for (String pair : purl.qualifiers().split("&", -1)) {
      if (pair.startsWith(key + "=")) {
        return pair.substring(key.length() + 1);
      }
    }
    return otherwise;
  }

  /** Returns the path of a file of this version, for example its POM. */
  String path(String withClassifier, String extension) {
    return group.replace('.', '/')
        + "/"
        + artifact
        + "/"
        + version
        + "/"
        + artifact
        + "-"
        + version
        + (withClassifier.isEmpty() ? "" : "-" + withClassifier)
        + "."
        + extension;
  }

  String extension() {
    return switch (type) {
      case "maven-plugin", "ejb", "test-jar", "bundle", "eclipse-plugin", "java-source" -> "jar";
      default -> type;
    };
  }

  /** Returns the path of the file that is distributed. */
  String path() {
    return path(classifier, extension());
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
