package io.fairlead.plugin;

import io.fairlead.compliance.ComponentFacts;
import io.fairlead.compliance.Maker;
import io.fairlead.compliance.PackageUrl;
import io.fairlead.compliance.ProjectFacts;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.repository.ArtifactRepository;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.jspecify.annotations.Nullable;

/** What the running build knows: its resolved artifacts, their effective POMs, its own modules. */
final class BuildFacts implements ProjectFacts {

  private final MavenSession session;
  private final ProjectBuilder builder;
  private final Log log;
  private final String distributionUrl;
  private final Repositories repositories = new Repositories();
  private final Map<String, Artifact> artifacts = new HashMap<>();
  private final Map<String, MavenProject> modules = new HashMap<>();
  private final Map<Coordinates, Optional<ComponentFacts>> known = new HashMap<>();

  /**
   * Collects what has been resolved.
   *
   * @param distributionUrl address under which the build's own artifacts are distributed, or empty
   */
  BuildFacts(MavenSession session, ProjectBuilder builder, Log log, String distributionUrl) {
    this.session = session;
    this.builder = builder;
    this.log = log;
    this.distributionUrl =
        distributionUrl.isEmpty() || distributionUrl.endsWith("/")
            ? distributionUrl
            : distributionUrl + "/";
    for (MavenProject project : session.getProjects()) {
      modules.put(key(project.getArtifact()), project);
      for (Artifact artifact : resolved(project)) {
        // a module that only collected its dependencies does not have their files
        artifacts.merge(key(artifact), artifact, (a, b) -> a.getFile() == null ? b : a);
      }
      for (ArtifactRepository repository : project.getRemoteArtifactRepositories()) {
        List<ArtifactRepository> mirrored = repository.getMirroredRepositories();
        for (ArtifactRepository original : mirrored) {
          repositories.add(original.getId(), original.getUrl());
        }
        // a mirror's id is in the record of the download; what it mirrors is where others find it
        if (mirrored.size() < 2) {
          ArtifactRepository origin = mirrored.isEmpty() ? repository : mirrored.get(0);
          repositories.add(repository.getId(), origin.getUrl());
        }
      }
    }
  }

  /** All that was resolved for a module, whatever scope the goal that ran last asked for. */
  private static Set<Artifact> resolved(MavenProject project) {
    MavenProject copy = project.clone();
    copy.setArtifactFilter(a -> true);
    return copy.getArtifacts();
  }

  private static String key(Artifact artifact) {
    String classifier = artifact.getClassifier();
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + ":"
        + artifact.getBaseVersion()
        + (classifier == null || classifier.isEmpty() ? "" : ":" + classifier);
  }

  @Override
  public Optional<ComponentFacts> component(PackageUrl purl) {
    return Coordinates.of(purl).flatMap(c -> known.computeIfAbsent(c, this::read));
  }

  private Optional<ComponentFacts> read(Coordinates c) {
    String key = c + (c.classifier().isEmpty() ? "" : ":" + c.classifier());
    MavenProject module = modules.get(key);
    if (module != null) {
      return Optional.of(module(c, module));
    }
    Artifact artifact = artifacts.get(key);
    if (artifact == null) {
      return Optional.empty();
    }
    File file = artifact.getFile();
    return Optional.of(
        Facts.of(
            c, pom(artifact), file == null ? null : file.toPath(), Optional.empty(), repositories));
  }

  private ComponentFacts module(Coordinates c, MavenProject module) {
    File file = module.getArtifact().getFile();
    if (file == null || !file.isFile()) {
      file = new File(module.getBuild().getDirectory(), module.getBuild().getFinalName() + ".jar");
    }
    Path path = module.getPackaging().equals("pom") ? null : file.toPath();
    Coordinates own =
        module.getPackaging().equals("pom")
            ? new Coordinates(c.group(), c.artifact(), c.version(), "", "pom")
            : c;
    Optional<String> url =
        distributionUrl.isEmpty() ? Optional.empty() : Optional.of(distributionUrl + own.path());
    return Facts.of(own, module.getModel(), path, url, repositories);
  }

  private @Nullable Model pom(Artifact artifact) {
    ProjectBuildingRequest request =
        new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
    request.setProject(null);
    request.setProcessPlugins(false);
    request.setResolveDependencies(false);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    try {
      return builder.build(artifact, true, request).getProject().getModel();
    } catch (ProjectBuildingException e) {
      log.debug("no POM of " + artifact, e);
      return null;
    }
  }

  @Override
  public Optional<Maker> sbomMaker() {
    return PomFacts.maker(session.getTopLevelProject().getModel());
  }
}
