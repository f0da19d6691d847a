package io.fairlead.compliance;

import java.util.Optional;

/**
 * What a {@link Completer} asks of the build behind an SBOM. Implementations do the I/O; {@code
 * integrations/maven-plugin} has two: the build's own resolution, and a local repository.
 */
public interface ProjectFacts {

  /** Returns what is known of a component, or empty if it is none of the build. */
  Optional<ComponentFacts> component(PackageUrl purl);

  /** Returns who makes the SBOM. */
  Optional<Maker> sbomMaker();
}
