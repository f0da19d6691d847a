package io.fairlead.compliance;

import static io.fairlead.compliance.Field.json;
import static io.fairlead.compliance.Field.spdx2;
import static io.fairlead.compliance.Field.spdx3;
import static io.fairlead.compliance.Field.xml;

/** What the rules ask for of single components. */
final class ComponentFields {

  private static final String NO_FIELD =
      "there is no field for it; write CycloneDX or SPDX 3.0.1, or waive the rule";
  private static final String FILE =
      "the software_File to which hasDistributionArtifact leads from the package";

  static final Field CREATOR =
      Field.of(
          json(
                  "/manufacturer/contact/*/email, /manufacturer/url",
                  "manufacturer.contact[].email, else manufacturer.url[]")
              .before("1.6", "supplier.contact[].email, else supplier.url[]"),
          xml(
                  "manufacturer/contact/email, manufacturer/url",
                  "<manufacturer><contact><email>, else <manufacturer><url>")
              .before("1.6", "<supplier><contact><email>, else <supplier><url>"),
          spdx2("originator, supplier", "originator: \"Organization: NAME (MAIL)\", else supplier"),
          spdx3(
              "originatedBy, suppliedBy",
              "originatedBy leads to a Person or an Organization with an externalIdentifier of the type email, else urlScheme"));

  static final Field SUPPLIER =
      Field.of(
          json(
                  "/supplier/name, /manufacturer/name, /publisher, /authors",
                  "supplier.name or manufacturer.name")
              .before("1.6", "supplier.name"),
          xml(
                  "supplier/name, manufacturer/name, publisher, authors",
                  "<supplier><name> or <manufacturer><name>")
              .before("1.6", "<supplier><name>"),
          spdx2("supplier, originator", "supplier: \"Organization: NAME\", or originator"),
          spdx3(
              "suppliedBy, originatedBy",
              "suppliedBy or originatedBy leads to a Person or an Organization with a name"));

  static final Field NAME =
      Field.of(
          json("/name", "name"),
          xml("name", "<name>"),
          spdx2("name", "name of the package"),
          spdx3("name", "name of the software_Package"));

  static final Field VERSION =
      Field.of(
          json("/version", "version"),
          xml("version", "<version>"),
          spdx2("versionInfo", "versionInfo"),
          spdx3("software_packageVersion", "software_packageVersion"));

  static final Field IDENTIFIERS =
      Field.of(
          json("/purl, /cpe, /swid/tagId, /swhid, /omniborId", "purl, cpe or swid"),
          xml("purl, cpe, swid/@tagId, swhid, omniborId", "<purl>, <cpe> or <swid>"),
          spdx2(
              "externalRefs[referenceType=purl], [referenceType=cpe23Type]",
              "externalRefs: [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": \"pkg:...\"}]"),
          spdx3(
              "software_packageUrl, externalIdentifier, software_contentIdentifier",
              "software_packageUrl, or an externalIdentifier of the type cpe23 or swid"));

  static final Field OTHER_SBOM =
      Field.of(
          json(
              "/externalReferences[type=bom]/url",
              "externalReferences: [{\"type\": \"bom\", \"url\": \"...\"}]"),
          xml(
              "externalReferences/reference[@type='bom']/url",
              "<externalReferences><reference type=\"bom\"><url>"),
          spdx2("externalDocumentRefs", ""),
          spdx3(
              "externalRef[externalRefType=buildMeta]",
              "an externalRef of the type buildMeta with the address as locator"));

  static final Field BEYOND_IDENTITY =
      Field.of(
          json("/licenses, /hashes, /properties", "remove licenses, hashes and bsi: properties"),
          xml("licenses, hashes, properties", "remove <licenses>, <hashes> and bsi: properties"),
          spdx2("licenseConcluded, licenseDeclared, checksums", ""),
          spdx3(
              "hasConcludedLicense, hasDeclaredLicense, verifiedUsing, hasDistributionArtifact",
              "remove its Relationships to licences and files, and verifiedUsing"));

  static final Field FILE_NAME =
      Field.of(
          property("filename", "NAME"),
          element("filename", "NAME"),
          spdx2("packageFileName", "packageFileName"),
          spdx3("hasDistributionArtifact, software_File/name", "name of " + FILE));

  static final Field DISTRIBUTION_HASH =
      Field.of(
          json(
              "/externalReferences[type=distribution]/hashes[alg=SHA-512]",
              "externalReferences: [{\"type\": \"distribution\", \"url\": \"...\", \"hashes\": [{\"alg\": \"SHA-512\", \"content\": \"...\"}]}]"),
          xml(
              "externalReferences/reference[@type='distribution']/hashes/hash[@alg='SHA-512']",
              "<externalReferences><reference type=\"distribution\"><url>...</url><hashes><hash alg=\"SHA-512\">"),
          spdx2(
              "checksums[algorithm=SHA512]",
              "checksums: [{\"algorithm\": \"SHA512\", \"checksumValue\": \"...\"}]"),
          spdx3(
              "hasDistributionArtifact, software_File/verifiedUsing[algorithm=sha512]",
              "verifiedUsing: [{\"type\": \"Hash\", \"algorithm\": \"sha512\", \"hashValue\": \"...\"}] of "
                  + FILE));

  static final Field EXECUTABLE =
      Field.of(
          property("executable", "executable"),
          element("executable", "executable"),
          spdx2("-", NO_FIELD),
          spdx3(
              "hasDistributionArtifact, software_File/software_additionalPurpose",
              "software_additionalPurpose of "
                  + FILE
                  + "; \"executable\" says yes, its absence no"));

  static final Field ARCHIVE =
      Field.of(
          property("archive", "archive"),
          element("archive", "archive"),
          spdx2(
              "primaryPackagePurpose",
              "primaryPackagePurpose: \"ARCHIVE\" says yes; nothing says no, so write CycloneDX or SPDX 3.0.1, or waive the rule"),
          spdx3(
              "hasDistributionArtifact, software_File/software_additionalPurpose",
              "software_additionalPurpose of " + FILE + "; \"archive\" says yes, its absence no"));

  static final Field STRUCTURED =
      Field.of(
          property("structured", "structured"),
          element("structured", "structured"),
          spdx2("-", NO_FIELD),
          spdx3(
              "hasDistributionArtifact, software_File/software_additionalPurpose",
              "software_additionalPurpose of "
                  + FILE
                  + "; either \"container\" (structured) or \"firmware\" (unstructured)"));

  static final Field TAXONOMY =
      Field.of(
          json("/properties[name=bsi:component:*]", "properties[].name"),
          xml(
              "properties/property[starts-with(@name, 'bsi:component:')]",
              "<properties><property name=\"...\">"),
          spdx2("-", ""),
          spdx3("-", ""));

  static final Field FILE_PROPERTIES =
      Field.of(
          json("/properties[name=bsi:component:*]", "properties[].value"),
          xml(
              "properties/property[starts-with(@name, 'bsi:component:')]",
              "<property name=\"bsi:component:...\">"),
          spdx2("packageFileName, primaryPackagePurpose", "primaryPackagePurpose"),
          spdx3(
              "hasDistributionArtifact, software_File/software_additionalPurpose",
              "software_additionalPurpose of " + FILE));

  static final Field SOURCE_URI =
      Field.of(
          json(
                  "/externalReferences[type=source-distribution]/url, else [type=vcs]",
                  "externalReferences: [{\"type\": \"source-distribution\", \"url\": \"...\"}]")
              .before("1.6", "externalReferences: [{\"type\": \"vcs\", \"url\": \"...\"}]"),
          xml(
                  "externalReferences/reference[@type='source-distribution']/url, else [@type='vcs']",
                  "<externalReferences><reference type=\"source-distribution\"><url>")
              .before("1.6", "<externalReferences><reference type=\"vcs\"><url>"),
          spdx2("sourceInfo, externalRefs[referenceType=vcs]", "sourceInfo is just the URI"),
          spdx3(
              "software_sourceInfo, externalRef[externalRefType=sourceArtifact], generates",
              "an externalRef of the type sourceArtifact, or software_sourceInfo is just the URI"));

  static final Field DEPLOYABLE_URI =
      Field.of(
          json(
              "/externalReferences[type=distribution]/url",
              "externalReferences: [{\"type\": \"distribution\", \"url\": \"...\"}]"),
          xml(
              "externalReferences/reference[@type='distribution']/url",
              "<externalReferences><reference type=\"distribution\"><url>"),
          spdx2("downloadLocation", "downloadLocation"),
          spdx3(
              "software_downloadLocation, software_File/externalRef[externalRefType=binaryArtifact]",
              "software_downloadLocation, or an externalRef of the type binaryArtifact of "
                  + FILE));

  static final Field EFFECTIVE_LICENCE =
      Field.of(
          property("effectiveLicence", "MIT"),
          element("effectiveLicence", "MIT"),
          spdx2("-", "there is no field for it"),
          spdx3(
              "Relationship[relationshipType=other, comment=hasEffectiveLicense]",
              "a Relationship of the type other with the comment hasEffectiveLicense from the package to the licence"));

  static final Field SOURCE_HASH =
      Field.of(
          json("/externalReferences[type=source-distribution]/hashes", ""),
          xml("externalReferences/reference[@type='source-distribution']/hashes", ""),
          spdx2("packageVerificationCode", ""),
          spdx3("generates, software_File/verifiedUsing", ""));

  static final Field SECURITY_TXT =
      Field.of(
          json(
              "/externalReferences[type=rfc-9116]/url",
              "externalReferences: [{\"type\": \"rfc-9116\", \"url\": \"...\"}]"),
          xml(
              "externalReferences/reference[@type='rfc-9116']/url",
              "<externalReferences><reference type=\"rfc-9116\"><url>"),
          spdx2("-", "there is no field for it"),
          spdx3(
              "externalRef[externalRefType=securityOther]",
              "an externalRef of the type securityOther with the URL as locator"));

  static final Field ANY_HASH =
      Field.of(
          json(
              "/hashes, /externalReferences[type=distribution]/hashes",
              "hashes: [{\"alg\": \"SHA-256\", \"content\": \"...\"}]"),
          xml(
              "hashes, externalReferences/reference[@type='distribution']/hashes",
              "<hashes><hash alg=\"SHA-256\">"),
          spdx2(
              "checksums", "checksums: [{\"algorithm\": \"SHA256\", \"checksumValue\": \"...\"}]"),
          spdx3(
              "verifiedUsing, software_File/verifiedUsing",
              "verifiedUsing: [{\"type\": \"Hash\", \"algorithm\": \"sha256\", \"hashValue\": \"...\"}] of the package or of "
                  + FILE));

  private ComponentFields() {}

  private static Field.Way property(String name, String value) {
    return json(
        "/properties[name=bsi:component:" + name + "]",
        "properties: [{\"name\": \"bsi:component:" + name + "\", \"value\": \"" + value + "\"}]");
  }

  private static Field.Way element(String name, String value) {
    return xml(
        "properties/property[@name='bsi:component:" + name + "']",
        "<properties><property name=\"bsi:component:" + name + "\">" + value + "</property>");
  }
}
