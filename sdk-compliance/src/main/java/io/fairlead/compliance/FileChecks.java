package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of the file that is delivered: its name, properties and addresses. */
final class FileChecks {

  private static final Set<String> ARCHIVES =
      Set.of(
          "jar", "war", "ear", "zip", "tar", "tgz", "gz", "xz", "bz2", "zst", "rpm", "deb", "apk",
          "whl", "nupkg", "gem", "crate", "7z");
  private static final Set<String> SCRIPTS =
      Set.of("py", "sh", "rb", "pl", "js", "mjs", "ps1", "bat");

  private FileChecks() {}

  static void filename(SbomComponent c, Ruling ruling) {
    Property property = once(c, SbomComponent.FILENAME, ruling);
    if (property == null) {
      return;
    }
    String name = property.value();
    if (name.isBlank()) {
      ruling.fail(property.at(), "the file name is empty");
    } else if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      ruling.fail(property.at(), "the file name \"%s\" has a path", name);
    } else {
      ruling.pass();
    }
  }

  static void executable(SbomComponent c, Ruling ruling) {
    oneOf(c, SbomComponent.EXECUTABLE, "executable", "non-executable", ruling);
  }

  static void archive(SbomComponent c, Ruling ruling) {
    oneOf(c, SbomComponent.ARCHIVE, "archive", "no archive", ruling);
  }

  static void structured(SbomComponent c, Ruling ruling) {
    oneOf(c, SbomComponent.STRUCTURED, "structured", "unstructured", ruling);
  }

  private static void oneOf(SbomComponent c, String name, String yes, String no, Ruling ruling) {
    Property property = once(c, name, ruling);
    if (property == null) {
      return;
    }
    if (property.value().equals(yes) || property.value().equals(no)) {
      ruling.pass();
    } else {
      ruling.fail(property.at(), ruling.wanted() ? mustBe(c, name, yes, no) : "", property.value());
    }
  }

  private static String mustBe(SbomComponent c, String name, String yes, String no) {
    return c.format() == SbomFormat.SPDX_3_JSON
        ? "the purposes of the file are both container (structured) and firmware (unstructured)"
        : name + " must be \"" + yes + "\" or \"" + no + "\", but is \"%s\"";
  }

  private static @Nullable Property once(SbomComponent c, String name, Ruling ruling) {
    Property found = null;
    for (int i = 0; i < c.properties.size(); i++) {
      Property property = c.properties.get(i);
      if (property.name().equals(name)) {
        if (found != null) {
          ruling.fail(
              property.at(),
              c.format() == SbomFormat.SPDX_3_JSON
                  ? "the package has more than one distribution artifact"
                  : "the property %s is there twice",
              name);
          return null;
        }
        found = property;
      }
    }
    if (found == null) {
      missing(c, name, ruling);
    }
    return found;
  }

  private static void missing(SbomComponent c, String name, Ruling ruling) {
    if (c.format() == SbomFormat.SPDX_3_JSON) {
      Property file = c.property(SbomComponent.FILENAME);
      if (file == null) {
        ruling.fail("the package has no file as distribution artifact");
      } else {
        ruling.fail(
            file.at(),
            "the purposes of the file are neither container (structured) nor firmware (unstructured)");
      }
    } else if (name.equals(SbomComponent.FILENAME)) {
      ruling.fail("the file name is missing");
    } else if (c.format() == SbomFormat.SPDX_2_JSON) {
      ruling.inconclusive(ruling.wanted() ? "SPDX 2 has no field for the property " + name : "");
    } else {
      ruling.fail(null, "the property %s is missing", name);
    }
  }

  /**
   * Each of BSI's properties at most once, and none that BSI does not know; the taxonomy is about
   * CycloneDX.
   */
  static void multiplicity(SbomComponent c, Ruling ruling) {
    if (!c.format().cycloneDx()) {
      return;
    }
    int seen = 0;
    boolean good = true;
    for (int i = 0; i < c.properties.size(); i++) {
      Property property = c.properties.get(i);
      if (!property.name().startsWith("bsi:component:")) {
        continue;
      }
      int bit =
          switch (property.name()) {
            case SbomComponent.FILENAME -> 1;
            case SbomComponent.EXECUTABLE -> 2;
            case SbomComponent.ARCHIVE -> 4;
            case SbomComponent.STRUCTURED -> 8;
            case "bsi:component:effectiveLicence", "bsi:component:effectiveLicense" -> 16;
            default -> 0;
          };
      if (bit == 0) {
        ruling.fail(property.at(), "\"%s\" is no property of the BSI taxonomy", property.name());
        good = false;
      } else if ((seen & bit) != 0) {
        ruling.fail(property.at(), "\"%s\" is there twice", property.name());
        good = false;
      }
      seen |= bit;
    }
    if (good && seen != 0) {
      ruling.pass();
    }
  }

  /** What the ending of a file name tells must not contradict what the properties say. */
  static void consistency(SbomComponent c, Ruling ruling) {
    Property name = c.property(SbomComponent.FILENAME);
    Property archive = c.property(SbomComponent.ARCHIVE);
    Property structured = c.property(SbomComponent.STRUCTURED);
    if (name == null || archive == null || structured == null) {
      return;
    }
    String file = name.value();
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ARCHIVES.contains(ending)) {
      if (!archive.value().equals("archive")) {
        ruling.fail(archive.at(), "\"%s\" is an archive", file);
      } else if (!structured.value().equals("structured")) {
        ruling.fail(structured.at(), "the archive \"%s\" is structured", file);
      } else {
        ruling.pass();
      }
    } else if (SCRIPTS.contains(ending)) {
      if (archive.value().equals("no archive") && structured.value().equals("unstructured")) {
        ruling.pass();
      } else {
        ruling.fail(archive.at(), "\"%s\" is a script: no archive, unstructured", file);
      }
    }
  }

  /** Where the source code lies. */
  static void sourceUri(SbomComponent c, Ruling ruling) {
    Reference source = c.reference("source-distribution");
    address(source == null ? c.reference("vcs") : source, "source code", false, ruling);
  }

  /** Where the file itself lies. */
  static void deployableUri(SbomComponent c, Ruling ruling) {
    address(c.reference("distribution"), "deployable form", true, ruling);
  }

  private static void address(
      @Nullable Reference reference, String what, boolean file, Ruling ruling) {
    if (reference == null || reference.url().isEmpty()) {
      ruling.inconclusive("no URI of the " + what + " is stated; waive if none exists");
    } else if (!Texts.absoluteUri(reference.url())) {
      ruling.fail(reference.at(), "\"%s\" is no absolute URI", reference.url());
    } else if (file && reference.url().endsWith("/")) {
      ruling.fail(reference.at(), "\"%s\" is a folder, not the file", reference.url());
    } else {
      ruling.pass();
    }
  }

  static void securityTxt(SbomComponent c, Ruling ruling) {
    Reference reference = c.reference("rfc-9116");
    if (reference == null) {
      return;
    }
    if (reference.url().startsWith("https://") && reference.url().endsWith("security.txt")) {
      ruling.pass();
    } else {
      ruling.fail(reference.at(), "\"%s\" is no https URL of a security.txt", reference.url());
    }
  }

  /** A component that another SBOM describes says where that SBOM is. */
  static void otherBom(SbomComponent c, Ruling ruling) {
    Reference bom = c.reference("bom");
    if (bom == null) {
      ruling.fail("the link to the SBOM that describes it is missing");
    } else if (Texts.absoluteUri(bom.url())) {
      ruling.pass();
    } else {
      ruling.fail(bom.at(), "\"%s\" is no absolute URI or BOM-Link", bom.url());
    }
  }

  /** ... and leaves everything else to that SBOM. */
  static void nothingElse(SbomComponent c, Ruling ruling) {
    if (!c.licences.isEmpty()) {
      ruling.fail(c.licences.get(0).at(), "licences belong into the referenced SBOM");
    } else if (c.property(SbomComponent.FILENAME) != null || !c.hashes.isEmpty()) {
      ruling.fail("file name and hash belong into the referenced SBOM");
    } else {
      ruling.pass();
    }
  }
}
