package io.fairlead.dra.authoring;

import static io.fairlead.kernel.Preconditions.violated;

import io.fairlead.cel.SemanticVersion;

/**
 * An attribute whose value is a version after SemVer 2.0.0. Versions compare by precedence: what
 * follows a {@code +} does not count.
 *
 * @param domain DNS name of at most 63 characters
 * @param id C identifier of at most 32 characters
 */
public record VersionAttribute(String domain, String id) implements DeviceProperty {

  public VersionAttribute {
    Names.domain(domain);
    Names.id(id);
  }

  /** Returns the attribute of a name such as {@code gpu.nvidia.com/driverVersion}. */
  public static VersionAttribute of(String qualifiedName) {
    String[] parts = Guarded.split(qualifiedName);
    return new VersionAttribute(parts[0], parts[1]);
  }

  /**
   * Holds where it is there and equal.
   *
   * @param version such as {@code 9.0.0}
   */
  public DeviceTerm is(String version) {
    return Guarded.term(this, "$ == " + written(version));
  }

  /** Holds where it is this version or a later one. */
  public DeviceTerm atLeast(String version) {
    return compared(version, ">= 0");
  }

  /** Holds where it is this version or an earlier one. */
  public DeviceTerm atMost(String version) {
    return compared(version, "<= 0");
  }

  /** Holds where it is an earlier version. */
  public DeviceTerm below(String version) {
    return compared(version, "< 0");
  }

  private DeviceTerm compared(String version, String how) {
    return Guarded.term(this, "$.compareTo(" + written(version) + ") " + how);
  }

  private static String written(String version) {
    if (SemanticVersion.parse(version) == null) {
      throw violated(
          "version",
          "MAJOR.MINOR.PATCH without leading zeros",
          Names.quoted(version) + " (" + SemanticVersion.problem(version) + ')');
    }
    return "semver(" + CelText.text(version) + ')';
  }
}
