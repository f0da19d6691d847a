package io.fairlead.compliance;

import io.fairlead.compliance.schema.Cpe;
import io.fairlead.compliance.schema.Texts;
import java.util.Locale;

/** Checks of name, version and identifiers. */
final class IdentityChecks {

  private IdentityChecks() {}

  static void name(SbomComponent c, Ruling ruling) {
    if (c.name.isBlank() || c.name.equals("NOASSERTION")) {
      ruling.fail(c.nameAt, "the name is missing");
    } else {
      ruling.pass();
    }
  }

  /** One version, not a wish: no range, no "latest", no NOASSERTION. */
  static void version(SbomComponent c, Ruling ruling) {
    String version = c.version;
    if (version.isBlank()) {
      if (c.external && c.rangeOnly) {
        ruling.pass();
      } else {
        ruling.fail(c.versionAt, "the version is missing");
      }
    } else if (!exact(version)) {
      ruling.fail(c.versionAt, "\"%s\" is no exact version", version);
    } else if (looksLikeDate(version) && !Texts.dateTime(version)) {
      ruling.fail(
          c.versionAt,
          "the version \"%s\" is a date; in place of a version it must be RFC 3339",
          version);
    } else {
      ruling.pass();
    }
  }

  static void versionStated(SbomComponent c, Ruling ruling) {
    if ((c.version.isBlank() && !c.rangeOnly) || c.version.equals("NOASSERTION")) {
      ruling.fail(c.versionAt, "the version is missing");
    } else {
      ruling.pass();
    }
  }

  private static boolean exact(String version) {
    return !("^~><=[(*".indexOf(version.charAt(0)) >= 0
        || version.equalsIgnoreCase("latest")
        || version.equals("NOASSERTION")
        || version.equalsIgnoreCase("unknown")
        || version.endsWith(".x")
        || version.endsWith(".*")
        || version.contains("||")
        || version.contains(" - "));
  }

  private static boolean looksLikeDate(String version) {
    return version.length() >= 10 && Texts.date(version.substring(0, 10));
  }

  /** At least one identifier; each must be well formed, and a purl must name this component. */
  static void identifiers(SbomComponent c, Ruling ruling) {
    boolean good = false;
    for (int i = 0; i < c.identifiers.size(); i++) {
      Identifier identifier = c.identifiers.get(i);
      switch (identifier.type()) {
        case PURL -> good |= purl(c, identifier, ruling);
        case CPE -> {
          if (Cpe.wellFormed(identifier.value())) {
            good = true;
          } else {
            ruling.fail(identifier.at(), "\"%s\" is no CPE 2.2 or 2.3", identifier.value());
          }
        }
        default -> {
          if (identifier.value().isBlank()) {
            ruling.fail(identifier.at(), "the identifier is empty");
          } else {
            good = true;
          }
        }
      }
    }
    if (good) {
      ruling.pass();
    } else if (c.identifiers.isEmpty()) {
      ruling.inconclusive("no purl, CPE or SWID tag is stated; waive if none exists");
    }
  }

  /** The same where at least one identifier is required. */
  static void identifierStated(SbomComponent c, Ruling ruling) {
    for (int i = 0; i < c.identifiers.size(); i++) {
      if (!c.identifiers.get(i).value().isBlank()) {
        ruling.pass();
        return;
      }
    }
    ruling.fail("no purl, CPE, SWID tag or other identifier is stated");
  }

  private static boolean purl(SbomComponent c, Identifier identifier, Ruling ruling) {
    PackageUrl purl;
    try {
      purl = PackageUrl.parse(identifier.value());
    } catch (IllegalArgumentException e) {
      ruling.fail(identifier.at(), "%s", String.valueOf(e.getMessage()));
      return false;
    }
    if (!sameName(c, purl)) {
      ruling.fail(identifier.at(), "the purl names another component: \"%s\"", identifier.value());
      return false;
    }
    if (!purl.version().isEmpty()
        && !c.version.isEmpty()
        && !sameVersion(c.version, purl.version())) {
      ruling.fail(identifier.at(), "the purl names another version: \"%s\"", identifier.value());
      return false;
    }
    return true;
  }

  private static boolean sameName(SbomComponent c, PackageUrl purl) {
    String name = c.name;
    String other = purl.name();
    if (name.equals(other)) {
      return true;
    }
    // normalising keeps the length, and most names that differ differ in length
    if (name.length() == other.length() && normalised(name).equals(normalised(other))) {
      return true;
    }
    // a name that carries its namespace: a Go module, a scoped npm package, group:artifact
    if (name.length() > other.length() && name.endsWith(other)) {
      char before = name.charAt(name.length() - other.length() - 1);
      return before == '/' || before == ':';
    }
    return false;
  }

  private static String normalised(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
  }

  private static boolean sameVersion(String version, String other) {
    if (version.equals(other)) {
      return true;
    }
    String bare = version.startsWith("v") ? version.substring(1) : version;
    String otherBare = other.startsWith("v") ? other.substring(1) : other;
    return bare.equals(otherBare) || bare.endsWith(":" + otherBare);
  }
}
