package io.fairlead.plugin;

import io.fairlead.compliance.Completer;
import io.fairlead.compliance.Completion;
import io.fairlead.compliance.SbomSource;
import io.fairlead.kernel.FairleadException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Brings the CycloneDX SBOM of this build up to what BSI TR-03183-2 v2.1 asks for, from the
 * resolved artifacts and their POMs, and lists what it could not know. Runs after the goal that
 * makes the SBOM.
 */
@Mojo(
    name = "complete",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class CompleteMojo extends AbstractMojo {

  private final MavenSession session;
  private final ProjectBuilder projectBuilder;

  /** The SBOM to complete: CycloneDX JSON. */
  @Parameter(property = "fairlead.sbom", defaultValue = "${project.build.directory}/bom.json")
  private @Nullable File sbom;

  /** Where the completed SBOM goes; the same file if not set. */
  @Parameter(property = "fairlead.output")
  private @Nullable File output;

  /** Address under which the build's own artifacts are distributed, for example of a repository. */
  @Parameter(property = "fairlead.distributionUrl", defaultValue = "")
  private @Nullable String distributionUrl;

  /** Time for an SBOM that has none, so that a build can be repeated. */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  /** Whether the goal does nothing. */
  @Parameter(property = "fairlead.skip", defaultValue = "false")
  private boolean skip;

  /** Made by Maven. */
  @Inject
  public CompleteMojo(MavenSession session, ProjectBuilder projectBuilder) {
    this.session = session;
    this.projectBuilder = projectBuilder;
  }

  @Override
  public void execute() throws MojoExecutionException {
    if (skip || sbom == null) {
      getLog().warn(skip ? "skipped, as <skip> says" : "skipped: no <sbom> is set");
      return;
    }
    Path source = sbom.toPath();
    MissingSbom.refuse(source, session.isOffline());
    String url = distributionUrl == null ? "" : distributionUrl;
    try {
      Completion completion =
          Completer.of(new BuildFacts(session, projectBuilder, getLog(), url))
              .complete(SbomSource.of(source), now());
      Path target = output == null ? source : output.toPath();
      if (target.getParent() != null) {
        Files.createDirectories(target.getParent());
      }
      try (OutputStream out = Files.newOutputStream(target)) {
        completion.write(out);
      }
      tell(completion, target);
    } catch (IOException | FairleadException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void tell(Completion completion, Path target) {
    getLog()
        .info(
            target
                + ": CycloneDX "
                + completion.specVersion()
                + ", "
                + completion.completed()
                + " components completed, "
                + completion.gaps().size()
                + " gaps");
    completion.assumptions().forEach(a -> getLog().info("assumed: " + a));
    completion
        .gaps()
        .forEach(g -> getLog().warn(g.component() + ": " + g.field() + ": " + g.reason()));
  }

  /** Without a fixed time the build cannot be repeated anyway. */
  private Instant now() {
    if (outputTimestamp != null && outputTimestamp.length() > 1) {
      try {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(outputTimestamp, Instant::from);
      } catch (DateTimeParseException e) {
        getLog().debug("no ISO time: " + outputTimestamp, e);
      }
    }
    return session.getStartTime().toInstant();
  }
}
