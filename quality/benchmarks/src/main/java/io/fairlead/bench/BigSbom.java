package io.fairlead.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes big SBOMs: complete for BSI TR-03183-2 v2.1, or with every component breaking every rule
 * that can apply to it. Same arguments, same bytes.
 */
final class BigSbom {

  private static final String[] LICENCES = {
    "Apache-2.0", "MIT", "BSD-3-Clause", "EPL-2.0", "LGPL-2.1-or-later", "MPL-2.0"
  };

  private BigSbom() {}

  /** A kind of document. */
  enum Kind {
    CYCLONEDX_GOOD,
    CYCLONEDX_BAD,
    SPDX_23,
    SPDX_301
  }

  static Path write(Path folder, Kind kind, int components) throws IOException {
    Path file = folder.resolve(kind + "-" + components + ".json");
    try (Writer out = Files.newBufferedWriter(file)) {
      switch (kind) {
        case CYCLONEDX_GOOD -> cycloneDx(out, components, true);
        case CYCLONEDX_BAD -> cycloneDx(out, components, false);
        case SPDX_23 -> spdx2(out, components);
        case SPDX_301 -> spdx3(out, components);
      }
    }
    return file;
  }

  private static String hex(long seed, int digits) {
    StringBuilder text = new StringBuilder(digits);
    long state = seed * 0x9E3779B97F4A7C15L + 1;
    while (text.length() < digits) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      text.append(String.format("%016x", state));
    }
    return text.substring(0, digits);
  }

  private static void cycloneDx(Writer out, int n, boolean good) throws IOException {
    out.write(
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"serialNumber\":\"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79\","
            + "\"version\":1,\"metadata\":{\"timestamp\":\"2026-01-15T12:00:00Z\",\"lifecycles\":[{\"phase\":\"build\"}],"
            + "\"manufacturer\":{\"name\":\"Acme\",\"contact\":[{\"email\":\"sbom@acme.example\"}]},\"component\":"
            + (good
                ? component(n, "product", "root", true)
                : "{\"type\":\"application\",\"bom-ref\":\"root\",\"name\":\"product\"}")
            + "},\"components\":[");
    for (int i = 0; i < n; i++) {
      out.write((i == 0 ? "\n" : ",\n") + component(i, "component-" + i, "ref-" + i, good));
    }
    out.write("\n],\"dependencies\":[\n{\"ref\":\"root\",\"dependsOn\":[\"ref-0\"]}");
    for (int i = 0; i < n; i++) {
      out.write(",\n{\"ref\":\"ref-" + i + "\",\"dependsOn\":[");
      String wanted = good ? "ref-" : "gone-";
      for (int k = 1; k <= 3; k++) {
        int target = good ? i + (k == 1 ? 1 : k * 37) : i * 3 + k;
        if (!good || target < n) {
          out.write((k == 1 ? "\"" : ",\"") + wanted + target + '"');
        }
      }
      out.write("]}");
    }
    out.write("\n]");
    if (good) {
      out.write(",\"compositions\":[{\"aggregate\":\"complete\",\"dependencies\":[\"root\"");
      for (int i = 0; i < n; i++) {
        out.write(",\"ref-" + i + '"');
      }
      out.write("]}]");
    }
    out.write("}\n");
  }

  private static String component(int i, String name, String ref, boolean good) {
    String licence = LICENCES[i % LICENCES.length];
    String version = i % 12 + "." + i % 40 + "." + i % 90;
    String file = name + "-" + version + ".jar";
    String place =
        "https://repo.example.org/org.example.g" + i % 997 + "/" + name + "/" + version + "/";
    if (!good) {
      return "{\"type\":\"library\",\"bom-ref\":\""
          + ref
          + "\",\"manufacturer\":{\"name\":\"Vendor\",\"contact\":[{\"email\":\"nobody\"}]},"
          + "\"group\":\"org.example.g"
          + i % 997
          + "\",\"name\":\" \",\"version\":\"latest\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\""
          + hex(i, 64)
          + "\"}],"
          + "\"licenses\":[{\"license\":{\"name\":\"Some licence\"}},{\"license\":{\"name\":\"Another\"}}],\"purl\":\"pkg:maven/org.example/other@1\","
          + "\"externalReferences\":[{\"type\":\"distribution\",\"url\":\""
          + name
          + "/\",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\""
          + "zz".repeat(64)
          + "\"}]},"
          + "{\"type\":\"source-distribution\",\"url\":\""
          + name
          + "-sources.jar\",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\""
          + hex(i, 40)
          + "\"}]},"
          + "{\"type\":\"rfc-9116\",\"url\":\"http://acme.example/\"}],\"properties\":["
          + "{\"name\":\"bsi:component:filename\",\"value\":\"a/"
          + file
          + "\"},{\"name\":\"bsi:component:executable\",\"value\":\"banana\"},"
          + "{\"name\":\"bsi:component:archive\",\"value\":\"banana\"},{\"name\":\"bsi:component:archive\",\"value\":\"banana\"},"
          + "{\"name\":\"bsi:component:structured\",\"value\":\"banana\"},{\"name\":\"bsi:component:effectiveLicence\",\"value\":\"no licence\"}]}";
    }
    return "{\"type\":\"library\",\"bom-ref\":\""
        + ref
        + "\",\"manufacturer\":{\"name\":\"Vendor "
        + i % 211
        + "\",\"url\":[\"https://vendor"
        + i % 211
        + ".example.org\"],\"contact\":[{\"name\":\"Security\",\"email\":\"security@vendor"
        + i % 211
        + ".example.org\"}]},\"group\":\"org.example.g"
        + i % 997
        + "\",\"name\":\""
        + name
        + "\",\"version\":\""
        + version
        + "\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\""
        + hex(i, 64)
        + "\"}],\"licenses\":[{\"license\":{\"id\":\""
        + licence
        + "\",\"acknowledgement\":\"concluded\"}},{\"license\":{\"id\":\""
        + licence
        + "\",\"acknowledgement\":\"declared\"}}],\"purl\":\"pkg:maven/org.example.g"
        + i % 997
        + "/"
        + name
        + "@"
        + version
        + "\",\"externalReferences\":[{\"type\":\"distribution\",\"url\":\""
        + place
        + file
        + "\",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\""
        + hex(i + 7L, 128)
        + "\"}]},{\"type\":\"source-distribution\",\"url\":\""
        + place
        + name
        + "-"
        + version
        + "-sources.jar\",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\""
        + hex(i + 9L, 128)
        + "\"}]}],\"properties\":[{\"name\":\"bsi:component:filename\",\"value\":\""
        + file
        + "\"},{\"name\":\"bsi:component:executable\",\"value\":\"executable\"},{\"name\":\"bsi:component:archive\",\"value\":\"archive\"},"
        + "{\"name\":\"bsi:component:structured\",\"value\":\"structured\"}]}";
  }

  private static void spdx2(Writer out, int n) throws IOException {
    out.write(
        "{\"spdxVersion\":\"SPDX-2.3\",\"dataLicense\":\"CC0-1.0\",\"SPDXID\":\"SPDXRef-DOCUMENT\",\"name\":\"big\","
            + "\"documentNamespace\":\"https://acme.example/big\",\"creationInfo\":{\"created\":\"2026-01-15T12:00:00Z\","
            + "\"creators\":[\"Organization: Acme (sbom@acme.example)\"]},\"documentDescribes\":[\"SPDXRef-0\"],\"packages\":[");
    for (int i = 0; i < n; i++) {
      out.write(
          (i == 0 ? "\n" : ",\n")
              + "{\"SPDXID\":\"SPDXRef-"
              + i
              + "\",\"name\":\"component-"
              + i
              + "\",\"versionInfo\":\"1."
              + i % 90
              + "\",\"packageFileName\":\"component-"
              + i
              + ".jar\",\"downloadLocation\":\"https://repo.example.org/component-"
              + i
              + ".jar\",\"supplier\":\"Organization: Vendor (security@vendor"
              + i % 211
              + ".example.org)\",\"licenseConcluded\":\""
              + LICENCES[i % 6]
              + "\",\"licenseDeclared\":\""
              + LICENCES[i % 6]
              + "\",\"copyrightText\":\"NOASSERTION\",\"checksums\":[{\"algorithm\":\"SHA512\",\"checksumValue\":\""
              + hex(i, 128)
              + "\"},{\"algorithm\":\"SHA256\",\"checksumValue\":\""
              + hex(i, 64)
              + "\"}],\"externalRefs\":[{\"referenceCategory\":\"PACKAGE-MANAGER\",\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:maven/org.example/component-"
              + i
              + "@1."
              + i % 90
              + "\"}]}");
    }
    out.write("\n],\"relationships\":[");
    for (int i = 0; i + 1 < n; i++) {
      for (int k = 0; k < 3; k++) {
        out.write(
            (i + k == 0 ? "\n" : ",\n")
                + "{\"spdxElementId\":\"SPDXRef-"
                + i
                + "\",\"relationshipType\":\"DEPENDS_ON\",\"relatedSpdxElement\":\"SPDXRef-"
                + Math.min(n - 1, i + 1 + k * 37)
                + "\"}");
      }
    }
    out.write("]}\n");
  }

  private static void spdx3(Writer out, int n) throws IOException {
    String id = "https://acme.example/big/";
    out.write(
        "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[\n"
            + "{\"type\":\"CreationInfo\",\"@id\":\"_:c\",\"specVersion\":\"3.0.1\",\"created\":\"2026-01-15T12:00:00Z\",\"createdBy\":[\""
            + id
            + "acme\"]},\n"
            + "{\"type\":\"Organization\",\"spdxId\":\""
            + id
            + "acme\",\"creationInfo\":\"_:c\",\"name\":\"Acme\",\"externalIdentifier\":[{\"type\":\"ExternalIdentifier\",\"externalIdentifierType\":\"email\",\"identifier\":\"sbom@acme.example\"}]},\n"
            + "{\"type\":\"simplelicensing_LicenseExpression\",\"spdxId\":\""
            + id
            + "mit\",\"creationInfo\":\"_:c\",\"simplelicensing_licenseExpression\":\"MIT\"},\n"
            + "{\"type\":\"SpdxDocument\",\"spdxId\":\""
            + id
            + "doc\",\"creationInfo\":\"_:c\",\"rootElement\":[\""
            + id
            + "p0\"]}");
    for (int i = 0; i < n; i++) {
      String p = id + "p" + i;
      out.write(
          ",\n{\"type\":\"software_Package\",\"spdxId\":\""
              + p
              + "\",\"creationInfo\":\"_:c\",\"name\":\"component-"
              + i
              + "\",\"software_packageVersion\":\"1."
              + i % 90
              + "\",\"software_primaryPurpose\":\"library\",\"originatedBy\":[\""
              + id
              + "acme\"],\"software_packageUrl\":\"pkg:maven/org.example/component-"
              + i
              + "@1."
              + i % 90
              + "\",\"software_downloadLocation\":\"https://repo.example.org/component-"
              + i
              + ".jar\",\"software_sourceInfo\":\"https://git.example.org/component-"
              + i
              + "\"}"
              + ",\n{\"type\":\"software_File\",\"spdxId\":\""
              + id
              + "f"
              + i
              + "\",\"creationInfo\":\"_:c\",\"name\":\"component-"
              + i
              + ".jar\",\"software_additionalPurpose\":[\"executable\",\"archive\",\"container\"],\"verifiedUsing\":[{\"type\":\"Hash\",\"algorithm\":\"sha512\",\"hashValue\":\""
              + hex(i, 128)
              + "\"}]}"
              + relation(id, i, "a", "hasDistributionArtifact", id + "f" + i)
              + relation(id, i, "b", "hasConcludedLicense", id + "mit")
              + relation(id, i, "c", "hasDeclaredLicense", id + "mit")
              + relation(
                  id,
                  i,
                  "d",
                  "dependsOn",
                  i + 1 < n
                      ? id
                          + "p"
                          + (i + 1)
                          + "\",\""
                          + id
                          + "p"
                          + Math.min(n - 1, i + 37)
                          + "\",\""
                          + id
                          + "p"
                          + Math.min(n - 1, i + 74)
                      : "NoneElement"));
    }
    out.write("]}\n");
  }

  private static String relation(String id, int i, String letter, String type, String to) {
    return ",\n{\"type\":\"Relationship\",\"spdxId\":\""
        + id
        + "r"
        + letter
        + i
        + "\",\"creationInfo\":\"_:c\",\"from\":\""
        + id
        + "p"
        + i
        + "\",\"relationshipType\":\""
        + type
        + "\",\"to\":[\""
        + to
        + "\"]"
        + (letter.equals("d") ? ",\"completeness\":\"complete\"" : "")
        + "}";
  }
}
