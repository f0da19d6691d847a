package io.fairlead.compliance;

import io.fairlead.compliance.schema.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the packages of SPDX 2.3 JSON. */
final class Spdx2Packages {

  private final JsonTokens in;
  private final SbomIndex index;
  private final ComponentSink sink;

  Spdx2Packages(JsonTokens in, SbomIndex index, ComponentSink sink) {
    this.in = in;
    this.index = index;
    this.sink = sink;
  }

  /** Reads the array that follows. */
  void list() throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        read(in.itemIndex());
      }
    }
  }

  private void read(int item) throws IOException {
    SbomComponent c = new SbomComponent(index.begin(-1, item, in.offset()), SbomFormat.SPDX_2_JSON);
    String download = "";
    long downloadAt = in.offset();
    List<HashClaim> hashes = new ArrayList<>(2);
    for (String name = in.field(); name != null; name = in.field()) {
      switch (name) {
        case "SPDXID" -> c.ref = text();
        case "name" -> {
          c.name = text();
          c.nameAt = spot("/name");
        }
        case "versionInfo" -> {
          c.version = text();
          c.versionAt = spot("/versionInfo");
        }
        case "packageFileName" ->
            c.properties.add(
                new Property(SbomComponent.FILENAME, fileName(text()), spot("/packageFileName")));
        case "primaryPackagePurpose" -> purpose(c);
        case "originator" -> c.creator = party(text(), spot("/originator"));
        case "supplier" -> c.supplier = party(text(), spot("/supplier"));
        case "downloadLocation" -> {
          download = text();
          downloadAt = in.offset();
        }
        case "checksums" -> checksums(hashes);
        case "licenseConcluded" ->
            licence(c, LicenceClaim.Role.CONCLUDED, "/licenseConcluded", item);
        case "licenseDeclared" -> licence(c, LicenceClaim.Role.DECLARED, "/licenseDeclared", item);
        case "sourceInfo" -> {
          String source = text();
          if (Texts.absoluteUri(source)) {
            c.references.add(
                new Reference("source-distribution", source, List.of(), spot("/sourceInfo")));
          }
        }
        case "externalRefs" -> externalRefs(c);
        default -> in.skip();
      }
    }
    boolean stated =
        !download.isEmpty() && !download.equals("NOASSERTION") && !download.equals("NONE");
    if (stated || !hashes.isEmpty()) {
      c.references.add(
          new Reference(
              "distribution",
              stated ? download : "",
              hashes,
              new Spot(downloadAt, "/downloadLocation")));
    }
    index.complete(c);
    sink.component(c);
  }

  /** SPDX 2.3 shows file names that start with "./". */
  private static String fileName(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private void purpose(SbomComponent c) throws IOException {
    String purpose = text();
    c.type = purpose.toLowerCase(Locale.ROOT).replace('_', '-');
    if (purpose.equals("ARCHIVE")) {
      c.properties.add(
          new Property(SbomComponent.ARCHIVE, "archive", spot("/primaryPackagePurpose")));
    }
  }

  private void licence(SbomComponent c, LicenceClaim.Role role, String pointer, int item)
      throws IOException {
    String value = text();
    if (!value.isEmpty()) {
      long position = in.offset();
      Spdx2Reader.licenceReferences(index, value, item, position);
      c.licences.add(
          new LicenceClaim(role, LicenceClaim.Form.EXPRESSION, value, new Spot(position, pointer)));
    }
  }

  private void checksums(List<HashClaim> hashes) throws IOException {
    if (in.array()) {
      while (in.nextObject()) {
        int item = in.itemIndex();
        String algorithm = "";
        String value = "";
        long position = in.offset();
        for (String name = in.field(); name != null; name = in.field()) {
          switch (name) {
            case "algorithm" -> algorithm = text();
            case "checksumValue" -> {
              value = text();
              position = in.offset();
            }
            default -> in.skip();
          }
        }
        hashes.add(
            new HashClaim(
                algorithm(algorithm),
                value,
                new Spot(position, "/checksums/", item, "/checksumValue")));
      }
    }
  }

  /** Returns CycloneDX's spelling of SPDX's {@code SHA512}, {@code SHA3-512} or {@code sha512}. */
  static String algorithm(String spdx) {
    return switch (spdx.toUpperCase(Locale.ROOT).replace('_', '-')) {
      case "SHA1" -> "SHA-1";
      case "SHA224" -> "SHA-224";
      case "SHA256" -> "SHA-256";
      case "SHA384" -> "SHA-384";
      case "SHA512" -> "SHA-512";
      case "SHA3-256" -> "SHA3-256";
      case "SHA3-384" -> "SHA3-384";
      case "SHA3-512" -> "SHA3-512";
      case "BLAKE2B256", "BLAKE2B-256" -> "BLAKE2b-256";
      case "BLAKE2B384", "BLAKE2B-384" -> "BLAKE2b-384";
      case "BLAKE2B512", "BLAKE2B-512" -> "BLAKE2b-512";
      case "MD5" -> "MD5";
      default -> spdx;
    };
  }

  private void externalRefs(SbomComponent c) throws IOException {
    if (!in.array()) {
      return;
    }
    while (in.nextObject()) {
      int item = in.itemIndex();
      String category = "";
      String type = "";
      String locator = "";
      long position = in.offset();
      for (String name = in.field(); name != null; name = in.field()) {
        switch (name) {
          case "referenceCategory" -> category = text();
          case "referenceType" -> type = text();
          case "referenceLocator" -> {
            locator = text();
            position = in.offset();
          }
          default -> in.skip();
        }
      }
      Spot at = new Spot(position, "/externalRefs/", item, "/referenceLocator");
      externalRef(c, category, type, locator, at, item);
    }
  }

  private void externalRef(
      SbomComponent c, String category, String type, String locator, Spot at, int item) {
    String last = type.substring(type.lastIndexOf('/') + 1);
    switch (last) {
      case "purl" -> c.identifiers.add(new Identifier(Identifier.Type.PURL, locator, at));
      case "cpe22Type", "cpe23Type" ->
          c.identifiers.add(new Identifier(Identifier.Type.CPE, locator, at));
      case "swid" -> c.identifiers.add(new Identifier(Identifier.Type.SWID, locator, at));
      case "swh" -> c.identifiers.add(new Identifier(Identifier.Type.SWHID, locator, at));
      case "gitoid" -> c.identifiers.add(new Identifier(Identifier.Type.OMNIBOR, locator, at));
      case "advisory", "fix", "url" -> {
        if (category.equals("SECURITY") && index.vulnerabilities++ == 0) {
          index.vulnerabilityAt =
              new Spot(
                  at.position(),
                  "#" + index.pointer(c.index) + "/externalRefs/",
                  item,
                  "/referenceLocator");
        }
      }
      case "vcs" -> c.references.add(new Reference("vcs", locator, List.of(), at));
      default -> {}
    }
  }

  /** Reads {@code Organization: Acme (sbom@acme.example)}; null if nobody is named. */
  static @Nullable Party party(String text, Spot at) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String rest = text.substring(colon + 1).strip();
    int open = rest.lastIndexOf('(');
    if (open < 0 || !rest.endsWith(")")) {
      return new Party(rest, List.of(), List.of(), at);
    }
    String contact = rest.substring(open + 1, rest.length() - 1).strip();
    String name = rest.substring(0, open).strip();
    if (contact.isEmpty()) {
      return new Party(name, List.of(), List.of(), at);
    }
    return contact.contains("://")
        ? new Party(name, List.of(), List.of(contact), at)
        : new Party(name, List.of(contact), List.of(), at);
  }

  private String text() throws IOException {
    String text = in.text();
    return text == null ? "" : text;
  }

  private Spot spot(String pointer) {
    return new Spot(in.offset(), pointer);
  }
}
