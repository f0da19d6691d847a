package io.fairlead.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** Says what to do when there is no SBOM; Maven leaves out the goal that makes it when offline. */
final class MissingSbom {

  private MissingSbom() {}

  static void refuse(Path sbom, boolean offline) throws MojoExecutionException {
    if (!Files.isRegularFile(sbom)) {
      throw new MojoExecutionException(
          sbom
              + " is not there: "
              + (offline
                  ? "Maven is offline, and leaves out cyclonedx-maven-plugin's goals then;"
                      + " run without -o, or with -Dfairlead.skip"
                  : "run the goal that makes the SBOM first, or set <sbom>"));
    }
  }
}
