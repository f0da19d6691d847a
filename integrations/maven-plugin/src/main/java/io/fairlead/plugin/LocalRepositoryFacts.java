package io.fairlead.plugin;

import io.fairlead.compliance.ComponentFacts;
import io.fairlead.compliance.Maker;
import io.fairlead.compliance.PackageUrl;
import io.fairlead.compliance.ProjectFacts;
import io.fairlead.kernel.FairleadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * What a local Maven repository and the folder of a project know, offline: effective POMs, hashes
 * of the files that are there, and where they were downloaded from. Files of the project's own
 * modules are looked for in their {@code target}. Not thread-safe.
 */
public final class LocalRepositoryFacts implements ProjectFacts {

  private final Path repository;
  private final LocalPoms poms;
  private final @Nullable Model project;
  private final Repositories repositories = new Repositories();
  private final Map<Coordinates, Optional<ComponentFacts>> known = new HashMap<>();

  private LocalRepositoryFacts(Path repository, LocalPoms poms, @Nullable Model project) {
    this.repository = repository;
    this.poms = poms;
    this.project = project;
    if (project != null) {
      project.getRepositories().forEach(r -> repositories.add(r.getId(), r.getUrl()));
    }
  }

  /**
   * Reads the POMs of a project.
   *
   * @param project folder with a {@code pom.xml}
   * @param repository the local repository, usually {@code ~/.m2/repository}
   */
  public static LocalRepositoryFacts of(Path project, Path repository) {
    if (!Files.isRegularFile(project.resolve("pom.xml"))) {
      throw new FairleadException(
          "sbom.no-project",
          FairleadException.Retry.NEVER,
          project + ": has no pom.xml (name the folder of the Maven project)");
    }
    LocalPoms poms = new LocalPoms(repository);
    try {
      poms.modules(project);
    } catch (IOException e) {
      throw new FairleadException(
          "sbom.no-project", FairleadException.Retry.NEVER, project + ": " + e.getMessage(), e);
    }
    return new LocalRepositoryFacts(repository, poms, poms.effective(project.resolve("pom.xml")));
  }

  @Override
  public Optional<ComponentFacts> component(PackageUrl purl) {
    return Coordinates.of(purl).flatMap(c -> known.computeIfAbsent(c, this::read));
  }

  private Optional<ComponentFacts> read(Coordinates coordinates) {
    Path own = poms.module(coordinates);
    if (own != null) {
      Model pom = poms.effective(own);
      Path file =
          pom == null
              ? null
              : own.resolveSibling("target")
                  .resolve(pom.getBuild().getFinalName() + "." + coordinates.extension());
      return Optional.of(Facts.of(coordinates, pom, file, Optional.empty(), repositories));
    }
    Path file = repository.resolve(coordinates.path());
    Model pom = poms.effective(repository.resolve(coordinates.path("", "pom")));
    if (pom == null && !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(Facts.of(coordinates, pom, file, Optional.empty(), repositories));
  }

  @Override
  public Optional<Maker> sbomMaker() {
    return project == null ? Optional.empty() : PomFacts.maker(project);
  }
}
