package io.fairlead.plugin;

import io.fairlead.compliance.ComponentFacts;
import io.fairlead.compliance.ComponentFacts.FileFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/** Puts together what a POM, a file and the origin of the file tell. */
final class Facts {

  private Facts() {}

  /**
   * Returns what is known of one artifact.
   *
   * @param pom the effective POM, or null if it could not be read
   * @param file the file, or null if it is not there
   * @param distribution where it is distributed, if that is known otherwise
   */
  static ComponentFacts of(
      Coordinates coordinates,
      @Nullable Model pom,
      @Nullable Path file,
      Optional<String> distribution,
      Repositories repositories) {
    boolean grouping = coordinates.type().equals("pom");
    Optional<FileFacts> facts =
        grouping || file == null || !Files.isRegularFile(file)
            ? Optional.empty()
            : Optional.of(ArtifactFile.facts(file));
    Optional<String> url =
        distribution.isPresent() || file == null
            ? distribution
            : repositories.origin(file, coordinates.path());
    Optional<String> source = pom == null ? Optional.empty() : PomFacts.source(pom);
    Optional<String> sourceHash = Optional.empty();
    String sourcesPath = coordinates.path("sources", "jar");
    Path sources =
        file == null
            ? null
            : file.resolveSibling(sourcesPath.substring(sourcesPath.lastIndexOf('/') + 1));
    if (sources != null && Files.isRegularFile(sources)) {
      Optional<String> origin = repositories.origin(sources, sourcesPath);
      if (origin.isPresent()) {
        source = origin;
        sourceHash = Optional.of(hash(sources));
      }
    }
    return new ComponentFacts(
        pom == null ? Optional.empty() : PomFacts.maker(pom),
        pom == null ? List.of() : PomFacts.licences(pom),
        facts,
        facts.isEmpty() ? Optional.empty() : url,
        source,
        sourceHash,
        grouping,
        pom != null);
  }

  private static String hash(Path file) {
    try {
      return ArtifactFile.sha512(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
