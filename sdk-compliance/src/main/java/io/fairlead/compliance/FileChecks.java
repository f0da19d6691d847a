package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of the file that is delivered: its name, hash, properties and addresses. */
final class FileChecks {

  /** SHA-512 of nothing: the hash of a file that was not there. */
  private static final String EMPTY_SHA_512 =
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
          + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";

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

  /** SHA-512 of the file as it is distributed, at the link to it. */
  static void distributionHash(SbomComponent c, Ruling ruling) {
    boolean seen = false;
    for (int i = 0; i < c.references.size(); i++) {
      Reference reference = c.references.get(i);
      if (!reference.type().equals("distribution")) {
        continue;
      }
      for (int j = 0; j < reference.hashes().size(); j++) {
        HashClaim hash = reference.hashes().get(j);
        if (hash.algorithm().equals("SHA-512")) {
          seen = true;
          if (sha512(hash, ruling)) {
            ruling.pass();
            return;
          }
        }
      }
    }
    if (!seen) {
      ruling.fail(
          anySha512(c.hashes)
              ? "the SHA-512 is at the component, not at the distribution it is the hash of"
              : "the distribution has no SHA-512");
    }
  }

  private static boolean anySha512(List<HashClaim> hashes) {
    for (int i = 0; i < hashes.size(); i++) {
      if (hashes.get(i).algorithm().equals("SHA-512")) {
        return true;
      }
    }
    return false;
  }

  private static boolean sha512(HashClaim hash, Ruling ruling) {
    String value = hash.value();
    if (value.length() != 128 || !Texts.hex(value)) {
      ruling.fail(hash.at(), "a SHA-512 has 128 hexadecimal digits; this is \"%s\"", value);
      return false;
    }
    if (value.equalsIgnoreCase(EMPTY_SHA_512)) {
      ruling.fail(hash.at(), "this is the SHA-512 of an empty file");
      return false;
    }
    return true;
  }

  /** Any checksum with a length that fits its algorithm. */
  static void anyHash(SbomComponent c, Ruling ruling) {
    boolean good = false;
    boolean seen = false;
    for (HashClaim hash : c.hashes) {
      seen = true;
      good |= fits(hash, ruling);
    }
    for (Reference reference : c.references) {
      if (reference.type().equals("distribution")) {
        for (HashClaim hash : reference.hashes()) {
          seen = true;
          good |= fits(hash, ruling);
        }
      }
    }
    if (good) {
      ruling.pass();
    } else if (!seen) {
      ruling.fail("no checksum is stated");
    }
  }

  private static boolean fits(HashClaim hash, Ruling ruling) {
    int digits =
        switch (hash.algorithm()) {
          case "MD5" -> 32;
          case "SHA-1" -> 40;
          case "SHA-224" -> 56;
          case "SHA-256", "SHA3-256", "BLAKE2b-256" -> 64;
          case "SHA-384", "SHA3-384", "BLAKE2b-384" -> 96;
          case "SHA-512", "SHA3-512", "BLAKE2b-512" -> 128;
          default -> hash.value().length();
        };
    if (hash.value().length() != digits || !Texts.hex(hash.value())) {
      ruling.fail(
          hash.at(), ruling.wanted() ? "\"%s\" is no " + hash.algorithm() : "", hash.value());
      return false;
    }
    return true;
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
      String message =
          ruling.wanted() ? name + " must be \"" + yes + "\" or \"" + no + "\", but is \"%s\"" : "";
      ruling.fail(property.at(), message, property.value());
    }
  }

  private static @Nullable Property once(SbomComponent c, String name, Ruling ruling) {
    Property found = null;
    for (int i = 0; i < c.properties.size(); i++) {
      Property property = c.properties.get(i);
      if (property.name().equals(name)) {
        if (found != null) {
          ruling.fail(property.at(), "the property %s is there twice", name);
          return null;
        }
        found = property;
      }
    }
    if (found == null) {
      boolean file = name.equals(SbomComponent.FILENAME);
      if (c.format() == SbomFormat.SPDX_2_JSON && !file) {
        ruling.inconclusive(ruling.wanted() ? "SPDX 2 has no field for the property " + name : "");
      } else if (file) {
        ruling.fail("the file name is missing");
      } else {
        ruling.fail(null, "the property %s is missing", name);
      }
    }
    return found;
  }

  /** Each of BSI's properties at most once, and none that BSI does not know. */
  static void multiplicity(SbomComponent c, Ruling ruling) {
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

  static void sourceHash(SbomComponent c, Ruling ruling) {
    Reference source = c.reference("source-distribution");
    if (source != null && !source.hashes().isEmpty()) {
      boolean good = true;
      for (HashClaim hash : source.hashes()) {
        good &= fits(hash, ruling);
      }
      if (good) {
        ruling.pass();
      }
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
