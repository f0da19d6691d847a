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
        ComponentFields.CREATOR,
        "State a mail address, else a web address, of who made the component.",
        Vectors.without(",\"contact\":[{\"email\":\"security@acme.example\"}]"));
    bsi.component(
        "C02",
        "Name",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.NAME,
        ComponentFields.NAME,
        "Name the component; without a name of its own by its file name.",
        Vectors.with("\"name\":\"lib\"", "\"name\":\" \""));
    bsi.component(
        "C03",
        "Version",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.VERSION,
        ComponentFields.VERSION,
        "State the exact version that is delivered; if there is none, the date of the file (RFC 3339).",
        Vectors.with("\"version\":\"2.1.0\"", "\"version\":\"latest\""));
    bsi.component(
        "C13",
        "Other unique identifiers",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.NAMED,
        ComponentQuestion.IDENTIFIERS,
        ComponentFields.IDENTIFIERS,
        "State the purl, CPE or SWID tag of just this version.",
        Vectors.with("pkg:maven/org.acme/lib@2.1.0", "pkg:maven/org.acme/lib@9.9"));
    bsi.component(
        "C19",
        "Link to the other SBOM",
        "3.2.5",
        Level.MUST,
        BsiRules.REFERENCED,
        ComponentQuestion.OTHER_SBOM,
        ComponentFields.OTHER_SBOM,
        "Say where the SBOM is that describes the component: a URI or a BOM-Link.",
        Vectors.with("https://other.example/outside.cdx.json", "outside.cdx.json"));
    bsi.component(
        "C23",
        "A referenced component repeats nothing",
        "3.2.5",
        Level.SHOULD,
        BsiRules.REFERENCED,
        ComponentQuestion.NOTHING_ELSE,
        ComponentFields.BEYOND_IDENTITY,
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
        ComponentFields.FILE_NAME,
        "State the name of the file, without a path.",
        Vectors.with("\"value\":\"lib-2.1.0.jar\"", "\"value\":\"libs/lib-2.1.0.jar\""));
    bsi.component(
        "C07",
        "Hash of the deployable component",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.DISTRIBUTION_HASH,
        ComponentFields.DISTRIBUTION_HASH,
        "State the SHA-512 of the file as it is distributed.",
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
        ComponentFields.EXECUTABLE,
        "State executable or non-executable.",
        Vectors.with("\"value\":\"executable\"", "\"value\":\"banana\""));
    bsi.component(
        "C09",
        "Archive",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.ARCHIVE,
        ComponentFields.ARCHIVE,
        "State archive or no archive.",
        Vectors.with("\"value\":\"archive\"", "\"value\":\"yes\""));
    bsi.component(
        "C10",
        "Structured",
        "5.2.2 (table 3)",
        Level.MUST,
        BsiRules.FILES,
        ComponentQuestion.STRUCTURED,
        ComponentFields.STRUCTURED,
        "State structured or unstructured.",
        Vectors.without(
            ",{\"name\":\"bsi:component:structured\",\"value\":\"structured\"},{\"name\":\"bsi:component:effectiveLicence\",\"value\":\"MIT\"}"));
    bsi.component(
        "C11",
        "Source code URI",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.FILES,
        ComponentQuestion.SOURCE_URI,
        ComponentFields.SOURCE_URI,
        "State where the source code of this version is.",
        Vectors.with("https://repo.acme.example/lib-2.1.0-sources.jar", "lib-2.1.0-sources.jar"));
    bsi.component(
        "C12",
        "URI of the deployable form",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        BsiRules.FILES,
        ComponentQuestion.DEPLOYABLE_URI,
        ComponentFields.DEPLOYABLE_URI,
        "State the URI of the file itself, not of its folder.",
        Vectors.with("https://repo.acme.example/lib-2.1.0.jar", "https://repo.acme.example/lib/"));
    bsi.component(
        "C20",
        "Properties of the taxonomy at most once",
        "BSI taxonomy 0.1.2",
        Level.MUST,
        BsiRules.ALL,
        ComponentQuestion.MULTIPLICITY,
        ComponentFields.TAXONOMY,
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
        ComponentFields.FILE_PROPERTIES,
        "Correct what contradicts the file name: an archive is structured, a script is neither.",
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
        ComponentFields.EFFECTIVE_LICENCE,
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
        ComponentFields.SOURCE_HASH,
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
        ComponentFields.SECURITY_TXT,
        "Write the https URL of the security.txt (RFC 9116).",
        Vectors.with(
            "https://acme.example/.well-known/security.txt",
            "http://acme.example/.well-known/security.txt"));
  }
}
