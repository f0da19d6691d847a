package io.fairlead.compliance;

/** The rules of BSI TR-03183-2 about single components, but for their licences. */
final class BsiComponentRules {

  private BsiComponentRules() {}

  /** Adds those about who and what a component is. */
  static void identity(BsiRules bsi) {
    bsi.component(
        "C01",
        "Creator",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.CREATOR,
        "/manufacturer/contact/*/email, /manufacturer/url | originator, supplier | originatedBy",
        "State a mail address, else a web address, of who made the component (manufacturer.contact[].email).",
        Vectors.without(",\"contact\":[{\"email\":\"security@acme.example\"}]"));
    bsi.component(
        "C02",
        "Name",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.NAME,
        "/name | name | name",
        "Name the component; without a name of its own by its file name.",
        Vectors.with("\"name\":\"lib\"", "\"name\":\" \""));
    bsi.component(
        "C03",
        "Version",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.VERSION,
        "/version | versionInfo | software_packageVersion",
        "State the exact version that is delivered; if there is none, the date of the file (RFC 3339).",
        Vectors.with("\"version\":\"2.1.0\"", "\"version\":\"latest\""));
    bsi.component(
        "C13",
        "Other unique identifiers",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.NAMED,
        ComponentQuestion.IDENTIFIERS,
        "/purl, /cpe, /swid/tagId | externalRefs purl, cpe23Type | externalIdentifier, software_packageUrl",
        "State the purl, CPE or SWID tag of just this version.",
        Vectors.with("pkg:maven/org.acme/lib@2.1.0", "pkg:maven/org.acme/lib@9.9"));
    bsi.component(
        "C19",
        "Link to the other SBOM",
        "3.2.5",
        Level.MUST,
        BsiRules.REFERENCED,
        ComponentQuestion.OTHER_SBOM,
        "/externalReferences[type=bom]/url | externalDocumentRefs | software_Sbom.externalRef",
        "Say where the SBOM is that describes the component: a URI or a BOM-Link.",
        Vectors.with("https://other.example/outside.cdx.json", "outside.cdx.json"));
    bsi.component(
        "C23",
        "A referenced component repeats nothing",
        "3.2.5",
        Level.SHOULD,
        BsiRules.REFERENCED,
        ComponentQuestion.NOTHING_ELSE,
        "/licenses, /hashes, /properties",
        "Leave everything but creator, name and version to the SBOM that is referenced.",
        Vectors.with(
            "\"name\":\"outside\"",
            "\"licenses\":[{\"license\":{\"id\":\"MIT\"}}],\"name\":\"outside\""));
  }

  /** Adds those about the file that is delivered. */
  static void file(BsiRules bsi) {
    bsi.component(
        "C04",
        "File name",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.FILE_NAME,
        "/properties[name=bsi:component:filename] | packageFileName | software_File.name",
        "State the name of the file, without a path (property bsi:component:filename).",
        Vectors.with("\"value\":\"lib-2.1.0.jar\"", "\"value\":\"libs/lib-2.1.0.jar\""));
    bsi.component(
        "C07",
        "Hash of the deployable component",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.DISTRIBUTION_HASH,
        "/externalReferences[type=distribution]/hashes[alg=SHA-512] | checksums | software_File.verifiedUsing",
        "State the SHA-512 of the file as it is distributed, at the link to it (externalReferences[type=distribution].hashes).",
        Vectors.with(
            "lib-2.1.0.jar\",\"hashes\":[{\"alg\":\"SHA-512\"",
            "lib-2.1.0.jar\",\"hashes\":[{\"alg\":\"SHA3-512\""));
    bsi.component(
        "C08",
        "Executable",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.EXECUTABLE,
        "/properties[name=bsi:component:executable] | - | software_additionalPurpose executable",
        "State executable or non-executable (property bsi:component:executable).",
        Vectors.with("\"value\":\"executable\"", "\"value\":\"banana\""));
    bsi.component(
        "C09",
        "Archive",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.ARCHIVE,
        "/properties[name=bsi:component:archive] | primaryPackagePurpose | software_additionalPurpose archive",
        "State archive or no archive (property bsi:component:archive).",
        Vectors.with("\"value\":\"archive\"", "\"value\":\"yes\""));
    bsi.component(
        "C10",
        "Structured",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.STRUCTURED,
        "/properties[name=bsi:component:structured] | - | software_additionalPurpose container or firmware",
        "State structured or unstructured (property bsi:component:structured).",
        Vectors.without(
            ",{\"name\":\"bsi:component:structured\",\"value\":\"structured\"},{\"name\":\"bsi:component:effectiveLicence\",\"value\":\"MIT\"}"));
    bsi.component(
        "C11",
        "Source code URI",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.FILES,
        ComponentQuestion.SOURCE_URI,
        "/externalReferences[type=source-distribution]/url, else vcs | sourceInfo | software_sourceInfo, generates",
        "State where the source code of this version is (externalReferences[type=source-distribution]).",
        Vectors.with("https://repo.acme.example/lib-2.1.0-sources.jar", "lib-2.1.0-sources.jar"));
    bsi.component(
        "C12",
        "URI of the deployable form",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.FILES,
        ComponentQuestion.DEPLOYABLE_URI,
        "/externalReferences[type=distribution]/url | downloadLocation | software_downloadLocation",
        "State the URI of the file itself, not of its folder (externalReferences[type=distribution]).",
        Vectors.with("https://repo.acme.example/lib-2.1.0.jar", "https://repo.acme.example/lib/"));
    bsi.component(
        "C20",
        "Properties of the taxonomy at most once",
        "BSI taxonomy 0.1.2",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.MULTIPLICITY,
        "/properties[name=bsi:component:*]",
        "State each of BSI's properties once, in the spelling of the taxonomy.",
        Vectors.with(
            "{\"name\":\"bsi:component:archive\",\"value\":\"archive\"}",
            "{\"name\":\"bsi:component:archive\",\"value\":\"archive\"},{\"name\":\"bsi:component:archive\",\"value\":\"archive\"}"));
    bsi.component(
        "C21",
        "Properties and file name agree",
        "table 7",
        Level.SHOULD,
        BsiRules.FILES,
        ComponentQuestion.CONSISTENCY,
        "/properties[name=bsi:component:*]",
        "Correct the property: an archive is structured, a script is neither.",
        Vectors.with("\"value\":\"archive\"", "\"value\":\"no archive\""));
  }

  /** Adds those that nobody must obey. */
  static void optional(BsiRules bsi) {
    bsi.component(
        "C15",
        "Effective licence",
        "5.4 (table 6)",
        Level.MAY,
        BsiRules.OWN,
        ComponentQuestion.EFFECTIVE_LICENCE,
        "/properties[name=bsi:component:effectiveLicence], also effectiveLicense | - | Relationship other with comment hasEffectiveLicense",
        "Write one SPDX identifier or expression.",
        Vectors.with(
            "effectiveLicence\",\"value\":\"MIT\"", "effectiveLicence\",\"value\":\"M I T\""));
    bsi.component(
        "C16",
        "Hash of the source code",
        "5.4 (table 6)",
        Level.MAY,
        BsiRules.FILES,
        ComponentQuestion.SOURCE_HASH,
        "/externalReferences[type=source-distribution]/hashes | packageVerificationCode | verifiedUsing",
        "Write the hash in hexadecimal digits, as long as its algorithm has it.",
        Vectors.with(
            "sources.jar\",\"hashes\":[{\"alg\":\"SHA-512\"",
            "sources.jar\",\"hashes\":[{\"alg\":\"SHA-256\""));
    bsi.component(
        "C17",
        "Address of security.txt",
        "5.4 (table 6)",
        Level.MAY,
        BsiRules.FILES,
        ComponentQuestion.SECURITY_TXT,
        "/externalReferences[type=rfc-9116]/url | - | externalRef securityOther",
        "Write the https URL of the security.txt (RFC 9116).",
        Vectors.with(
            "https://acme.example/.well-known/security.txt",
            "http://acme.example/.well-known/security.txt"));
  }
}
