package io.fairlead.dra.authoring;

import java.util.Optional;
import java.util.Set;

/** Judges whether anybody has what a selector or a constraint names. */
final class NameLint {

  private NameLint() {}

  /**
   * Judges a name.
   *
   * @param fails whether reading it from a device without it is an error
   * @return whether there is a finding
   */
  static boolean judge(Name name, boolean fails, LintScope scope, Findings findings) {
    if (name.domain().indexOf('/') >= 0) {
      return slash(name, fails, findings);
    }
    Set<Name> known = scope.devices().isEmpty() ? KnownNames.ofPresets() : scope.names();
    if (known.contains(name)) {
      return false;
    }
    Optional<Name> elsewhere = elsewhere(name, scope, known);
    if (scope.devices().isEmpty()
        && elsewhere.isEmpty()
        && known.stream().noneMatch(other -> other.domain().equals(name.domain()))) {
      return false; // nothing is known of such a domain
    }
    LintSeverity severity = fails ? LintSeverity.ERROR : LintSeverity.WARNING;
    String missing =
        scope.devices().isEmpty()
            ? "its driver is not known to publish " + name
            : "none of "
                + (scope.devices().size() == 1 ? "1 device" : scope.devices().size() + " devices")
                + " has "
                + name
                + (fails ? ", so it fails on all of them" : "");
    Optional<Name> nearest = KnownNames.nearest(name, known);
    if (elsewhere.isPresent()) {
      findings.add(
          LintRule.WRONG_DOMAIN, severity, missing, "did you mean " + elsewhere.get() + '?');
    } else {
      findings.add(
          LintRule.UNKNOWN_ATTRIBUTE,
          scope.devices().isEmpty() ? LintSeverity.WARNING : severity,
          missing,
          nearest.map(other -> "did you mean " + other + '?').orElse(""));
    }
    return true;
  }

  /**
   * Returns where else the name is: on a device that is left, or, without devices, at the driver
   * that the domain means or looks like half of.
   */
  private static Optional<Name> elsewhere(Name name, LintScope scope, Set<Name> known) {
    if (!scope.devices().isEmpty()) {
      return KnownNames.elsewhere(name, known);
    }
    return DriverPreset.of(name.domain())
        .map(preset -> KnownNames.elsewhere(name, KnownNames.of(preset)))
        .orElseGet(
            () ->
                KnownNames.elsewhere(
                    name,
                    known.stream()
                        .filter(other -> isPart(other.domain(), name.domain()))
                        .toList()));
  }

  /** {@code device.attributes["d/id"]} asks for a domain that cannot be. */
  private static boolean slash(Name name, boolean fails, Findings findings) {
    int slash = name.domain().indexOf('/');
    Name meant =
        new Name(
            name.field(), name.domain().substring(0, slash), name.domain().substring(slash + 1));
    findings.add(
        LintRule.WRONG_DOMAIN,
        fails ? LintSeverity.ERROR : LintSeverity.WARNING,
        "a domain has no '/', so no device has " + name,
        Names.isId(meant.id()) ? "did you mean " + meant + '?' : "");
    return true;
  }

  private static boolean isPart(String domain, String other) {
    return domain.endsWith('.' + other) || other.endsWith('.' + domain);
  }
}
