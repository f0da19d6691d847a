package io.fairlead.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of BSI TR-03183-2, versions 2.0 and 2.1. Where the appendix of the TR names paths that
 * its own formats do not allow, the format's spelling counts; {@code docs/reference/sbom-rules.md}
 * lists them.
 */
final class BsiRules {

  private static final Set<ComponentKind> ALL = EnumSet.allOf(ComponentKind.class);
  private static final Set<ComponentKind> OWN =
      EnumSet.of(ComponentKind.FULL, ComponentKind.LOGICAL);
  private static final Set<ComponentKind> FILES = EnumSet.of(ComponentKind.FULL);
  private static final Set<ComponentKind> NAMED =
      EnumSet.of(ComponentKind.FULL, ComponentKind.LOGICAL, ComponentKind.IDENTIFIED);
  private static final Set<ComponentKind> REFERENCED = EnumSet.of(ComponentKind.REFERENCED);

  private final String prefix;
  private final String document;
  private final List<Rule> rules = new ArrayList<>();

  private BsiRules(String prefix, String version) {
    this.prefix = prefix;
    this.document = "BSI TR-03183-2 v" + version + ", ";
  }

  static List<Rule> v21() {
    BsiRules bsi = new BsiRules("BSI21-", "2.1.0");
    bsi.document("1.6", "3.0.1", null);
    bsi.graph();
    bsi.identity();
    bsi.file();
    bsi.licences21();
    bsi.optional();
    return List.copyOf(bsi.rules);
  }

  static List<Rule> v20() {
    BsiRules bsi = new BsiRules("BSI20-", "2.0.0");
    bsi.document("1.5", "2.2.1", Profiles.BSI_20_ENDS);
    bsi.graph();
    bsi.identity();
    bsi.file();
    bsi.licences20();
    bsi.optional();
    return List.copyOf(bsi.rules);
  }

  private void document(String cycloneDx, String spdx, @Nullable LocalDate until) {
    add(
        rule("D01", "Format, version and schema", "4")
            .evidence("bomFormat, specVersion | spdxVersion | CreationInfo.specVersion")
            .remedy(
                "Write CycloneDX "
                    + cycloneDx
                    + " or SPDX "
                    + spdx
                    + " or newer, and correct what the schema does not allow.")
            .document(DocumentChecks.format(cycloneDx, spdx, until))
            .vectors(
                Vectors.good(),
                Vectors.with(
                    "\"type\":\"library\",\"bom-ref\":\"lib\"",
                    "\"type\":\"thing\",\"bom-ref\":\"lib\"")));
    add(
        rule("D02", "No vulnerabilities in the SBOM", "3.1")
            .evidence("/vulnerabilities | externalRefs SECURITY | security_Vulnerability")
            .remedy("Take vulnerabilities out of the SBOM; publish them as CSAF or VEX.")
            .document(DocumentChecks::noVulnerabilities)
            .vectors(
                Vectors.good(),
                Vectors.with("\"dependencies\":[", "\"vulnerabilities\":[{}],\"dependencies\":[")));
    add(
        rule("D03", "Creator of the SBOM", "5.2.1 (table 2)")
            .evidence(
                "/metadata/manufacturer/contact/*/email, /metadata/manufacturer/url | creationInfo.creators | CreationInfo.createdBy")
            .remedy(
                "State a mail address, else a web address, of who made the SBOM (metadata.manufacturer.contact[].email).")
            .document(PartyChecks::documentReachable)
            .vectors(
                Vectors.good(),
                Vectors.without(",\"contact\":[{\"email\":\"sbom@acme.example\"}]")));
    add(
        rule("D04", "Timestamp", "5.2.1 (table 2)")
            .evidence("/metadata/timestamp | creationInfo.created | CreationInfo.created")
            .remedy(
                "State when the SBOM was made, as RFC 3339 date and time, for example 2026-01-15T12:00:00Z.")
            .document(DocumentChecks::timestamp)
            .vectors(Vectors.good(), Vectors.with("2026-01-15T12:00:00Z", "2026-01-15")));
    add(
        rule("D05", "URI of the SBOM", "5.3.1 (table 4)")
            .level(Level.MUST_IF_EXISTS)
            .evidence("/serialNumber, /version | documentNamespace | SpdxDocument.spdxId")
            .remedy("Give the SBOM a serial number (urn:uuid:...) and a version, or a namespace.")
            .document(DocumentChecks::identity)
            .vectors(Vectors.good(), Vectors.with("urn:uuid:3e671687", "uuid:3e671687")));
    add(
        rule("D07", "Made at the build", "5.1")
            .level(Level.SHOULD)
            .evidence("/metadata/lifecycles/*/phase | - | software_Sbom.software_sbomType")
            .remedy("Make the SBOM at the build and say so (metadata.lifecycles[].phase = build).")
            .document(DocumentChecks::buildPhase)
            .vectors(Vectors.good(), Vectors.with("\"phase\":\"build\"", "\"phase\":\"design\"")));
    add(
        rule("D08", "Signature", "8.1.15")
            .level(Level.MAY)
            .evidence("/signature, or beside the document")
            .remedy("Sign the SBOM; a detached signature is as good.")
            .document(DocumentChecks::signature)
            .vectors(Vectors.good(), Vectors.with("\"value\":\"c2lnbmVk\"", "\"keyId\":\"1\"")));
    add(
        rule("D09", "Timestamp in UTC", "5.2.1 (table 2)")
            .level(Level.SHOULD)
            .evidence("/metadata/timestamp | creationInfo.created | CreationInfo.created")
            .remedy("Write the time in UTC, with a Z at the end.")
            .document(DocumentChecks::utc)
            .vectors(
                Vectors.good(), Vectors.with("2026-01-15T12:00:00Z", "2026-01-15T12:00:00+01:00")));
  }

  private void graph() {
    add(
        rule("D06", "Depth: everything delivered, and how it hangs together", "5.1")
            .evidence(
                "/dependencies, /components | relationships | Relationship dependsOn, contains")
            .remedy(
                "Give every component a bom-ref and a dependency entry of its own (empty for a leaf), reachable from metadata.component.")
            .document(GraphChecks::depth)
            .vectors(Vectors.good(), Vectors.without(",{\"ref\":\"lib\"}")));
    add(
        rule("C05", "Completeness of the dependencies", "5.2.2 (table 3)")
            .evidence(
                "/compositions/*/aggregate with dependencies or assemblies | relationships to NONE or NOASSERTION | Relationship.completeness")
            .remedy(
                "State for the component whether its dependencies are complete, incomplete or unknown (compositions[].dependencies).")
            .document(GraphChecks::completeness)
            .vectors(
                Vectors.good(),
                Vectors.with("[\"app\",\"lib\",\"model\"]}]", "[\"app\",\"model\"]}]")));
  }

  private void identity() {
    component(
        "C01",
        "Creator",
        "5.2.2 (table 3)",
        Level.MUST,
        ALL,
        PartyChecks::reachable,
        "/manufacturer/contact/*/email, /manufacturer/url | originator, supplier | originatedBy",
        "State a mail address, else a web address, of who made the component (manufacturer.contact[].email).",
        Vectors.without(",\"contact\":[{\"email\":\"security@acme.example\"}]"));
    component(
        "C02",
        "Name",
        "5.2.2 (table 3)",
        Level.MUST,
        ALL,
        IdentityChecks::name,
        "/name | name | name",
        "Name the component; without a name of its own by its file name.",
        Vectors.with("\"name\":\"lib\"", "\"name\":\" \""));
    component(
        "C03",
        "Version",
        "5.2.2 (table 3)",
        Level.MUST,
        ALL,
        IdentityChecks::version,
        "/version | versionInfo | software_packageVersion",
        "State the exact version that is delivered; if there is none, the date of the file (RFC 3339).",
        Vectors.with("\"version\":\"2.1.0\"", "\"version\":\"latest\""));
    component(
        "C13",
        "Other unique identifiers",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        NAMED,
        IdentityChecks::identifiers,
        "/purl, /cpe, /swid/tagId | externalRefs purl, cpe23Type | externalIdentifier, software_packageUrl",
        "State the purl, CPE or SWID tag of just this version.",
        Vectors.with("pkg:maven/org.acme/lib@2.1.0", "pkg:maven/org.acme/lib@9.9"));
    component(
        "C19",
        "Link to the other SBOM",
        "3.2.5",
        Level.MUST,
        REFERENCED,
        FileChecks::otherBom,
        "/externalReferences[type=bom]/url | externalDocumentRefs | software_Sbom.externalRef",
        "Say where the SBOM is that describes the component: a URI or a BOM-Link.",
        Vectors.with("https://other.example/outside.cdx.json", "outside.cdx.json"));
    component(
        "C23",
        "A referenced component repeats nothing",
        "3.2.5",
        Level.SHOULD,
        REFERENCED,
        FileChecks::nothingElse,
        "/licenses, /hashes, /properties",
        "Leave everything but creator, name and version to the SBOM that is referenced.",
        Vectors.with(
            "\"name\":\"outside\"",
            "\"licenses\":[{\"license\":{\"id\":\"MIT\"}}],\"name\":\"outside\""));
  }

  private void file() {
    component(
        "C04",
        "File name",
        "5.2.2 (table 3)",
        Level.MUST,
        FILES,
        FileChecks::filename,
        "/properties[name=bsi:component:filename] | packageFileName | software_File.name",
        "State the name of the file, without a path (property bsi:component:filename).",
        Vectors.with("\"value\":\"lib-2.1.0.jar\"", "\"value\":\"libs/lib-2.1.0.jar\""));
    component(
        "C07",
        "Hash of the deployable component",
        "5.2.2 (table 3)",
        Level.MUST,
        FILES,
        FileChecks::distributionHash,
        "/externalReferences[type=distribution]/hashes[alg=SHA-512] | checksums | software_File.verifiedUsing",
        "State the SHA-512 of the file as it is distributed, at the link to it (externalReferences[type=distribution].hashes).",
        Vectors.with(
            "lib-2.1.0.jar\",\"hashes\":[{\"alg\":\"SHA-512\"",
            "lib-2.1.0.jar\",\"hashes\":[{\"alg\":\"SHA3-512\""));
    component(
        "C08",
        "Executable",
        "5.2.2 (table 3)",
        Level.MUST,
        FILES,
        FileChecks::executable,
        "/properties[name=bsi:component:executable] | - | software_additionalPurpose executable",
        "State executable or non-executable (property bsi:component:executable).",
        Vectors.with("\"value\":\"executable\"", "\"value\":\"banana\""));
    component(
        "C09",
        "Archive",
        "5.2.2 (table 3)",
        Level.MUST,
        FILES,
        FileChecks::archive,
        "/properties[name=bsi:component:archive] | primaryPackagePurpose | software_additionalPurpose archive",
        "State archive or no archive (property bsi:component:archive).",
        Vectors.with("\"value\":\"archive\"", "\"value\":\"yes\""));
    component(
        "C10",
        "Structured",
        "5.2.2 (table 3)",
        Level.MUST,
        FILES,
        FileChecks::structured,
        "/properties[name=bsi:component:structured] | - | software_additionalPurpose container or firmware",
        "State structured or unstructured (property bsi:component:structured).",
        Vectors.without(
            ",{\"name\":\"bsi:component:structured\",\"value\":\"structured\"},{\"name\":\"bsi:component:effectiveLicence\",\"value\":\"MIT\"}"));
    component(
        "C11",
        "Source code URI",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        FILES,
        FileChecks::sourceUri,
        "/externalReferences[type=source-distribution]/url, else vcs | sourceInfo | software_sourceInfo",
        "State where the source code of this version is (externalReferences[type=source-distribution]).",
        Vectors.with("https://repo.acme.example/lib-2.1.0-sources.jar", "lib-2.1.0-sources.jar"));
    component(
        "C12",
        "URI of the deployable form",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        FILES,
        FileChecks::deployableUri,
        "/externalReferences[type=distribution]/url | downloadLocation | software_downloadLocation",
        "State the URI of the file itself, not of its folder (externalReferences[type=distribution]).",
        Vectors.with("https://repo.acme.example/lib-2.1.0.jar", "https://repo.acme.example/lib/"));
    component(
        "C20",
        "Properties of the taxonomy at most once",
        "BSI taxonomy 0.1.2",
        Level.MUST,
        ALL,
        FileChecks::multiplicity,
        "/properties[name=bsi:component:*]",
        "State each of BSI's properties once, in the spelling of the taxonomy.",
        Vectors.with(
            "{\"name\":\"bsi:component:archive\",\"value\":\"archive\"}",
            "{\"name\":\"bsi:component:archive\",\"value\":\"archive\"},{\"name\":\"bsi:component:archive\",\"value\":\"archive\"}"));
    component(
        "C21",
        "Properties and file name agree",
        "table 7",
        Level.SHOULD,
        FILES,
        FileChecks::consistency,
        "/properties[name=bsi:component:*]",
        "Correct the property: an archive is structured, a script is neither.",
        Vectors.with("\"value\":\"archive\"", "\"value\":\"no archive\""));
  }

  private void licences21() {
    component(
        "C06",
        "Distribution licences",
        "5.2.2 (table 3)",
        Level.MUST,
        OWN,
        LicenceChecks::distribution,
        "/licenses[acknowledgement=concluded] | licenseConcluded | hasConcludedLicense",
        "State the licence it is distributed under and mark it (acknowledgement: concluded).",
        Vectors.with("{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}},", ""));
    component(
        "C14",
        "Original licences",
        "5.3.2 (table 5)",
        Level.MUST_IF_EXISTS,
        OWN,
        LicenceChecks::original,
        "/licenses[acknowledgement=declared] | licenseDeclared | hasDeclaredLicense",
        "State the licence its author gave it and mark it (acknowledgement: declared).",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"declared\"",
            "\"id\":\"\",\"acknowledgement\":\"declared\""));
    licenceForm();
  }

  private void licences20() {
    component(
        "C06",
        "Associated licences",
        "5.2.2",
        Level.MUST,
        OWN,
        LicenceChecks::associated,
        "/licenses | licenseConcluded, licenseDeclared | hasConcludedLicense, hasDeclaredLicense",
        "State the licence of the component.",
        Vectors.with(
            "\"licenses\":[{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"concluded\"}},{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}}],\"purl\":\"pkg:maven",
            "\"purl\":\"pkg:maven"));
    component(
        "C14",
        "Concluded licences",
        "5.3.2",
        Level.MUST_IF_EXISTS,
        OWN,
        LicenceChecks::concludedIfExists,
        "/licenses[acknowledgement=concluded] | licenseConcluded | hasConcludedLicense",
        "State the licence that the distributor concluded and mark it (acknowledgement: concluded).",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"concluded\"",
            "\"id\":\"\",\"acknowledgement\":\"concluded\""));
    component(
        "C22",
        "Declared licences",
        "5.4",
        Level.MAY,
        OWN,
        LicenceChecks::declaredOptional,
        "/licenses[acknowledgement=declared] | licenseDeclared | hasDeclaredLicense",
        "State the licence its author gave it and mark it (acknowledgement: declared).",
        Vectors.with(
            "\"id\":\"MIT\",\"acknowledgement\":\"declared\"",
            "\"id\":\"\",\"acknowledgement\":\"declared\""));
    licenceForm();
  }

  private void licenceForm() {
    component(
        "C18",
        "Form of licence identifiers",
        "6.1",
        Level.MUST,
        OWN,
        LicenceChecks::form,
        "/licenses/*/license/id, /licenses/*/expression | licenseConcluded, licenseDeclared | simplelicensing_licenseExpression",
        "Write an SPDX identifier or expression, else LicenseRef-scancode-..., else LicenseRef-<entity>-....",
        Vectors.with(
            "\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}",
            "\"license\":{\"name\":\"The MIT License\",\"acknowledgement\":\"declared\"}"));
    component(
        "C24",
        "No deprecated licence identifiers",
        "6.1",
        Level.SHOULD,
        OWN,
        LicenceChecks::deprecated,
        "/licenses/*/license/id, /licenses/*/expression",
        "Write the identifier that replaced it, for example GPL-2.0-only or GPL-2.0-or-later for GPL-2.0.",
        Vectors.with(
            "\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}",
            "\"license\":{\"id\":\"GPL-2.0\",\"acknowledgement\":\"declared\"}"));
  }

  private void optional() {
    component(
        "C15",
        "Effective licence",
        "5.4 (table 6)",
        Level.MAY,
        OWN,
        LicenceChecks::effective,
        "/properties[name=bsi:component:effectiveLicence], also effectiveLicense",
        "Write one SPDX identifier or expression.",
        Vectors.with(
            "effectiveLicence\",\"value\":\"MIT\"", "effectiveLicence\",\"value\":\"M I T\""));
    component(
        "C16",
        "Hash of the source code",
        "5.4 (table 6)",
        Level.MAY,
        FILES,
        FileChecks::sourceHash,
        "/externalReferences[type=source-distribution]/hashes | packageVerificationCode | verifiedUsing",
        "Write the hash in hexadecimal digits, as long as its algorithm has it.",
        Vectors.with(
            "sources.jar\",\"hashes\":[{\"alg\":\"SHA-512\"",
            "sources.jar\",\"hashes\":[{\"alg\":\"SHA-256\""));
    component(
        "C17",
        "Address of security.txt",
        "5.4 (table 6)",
        Level.MAY,
        FILES,
        FileChecks::securityTxt,
        "/externalReferences[type=rfc-9116]/url | - | externalRef securityOther",
        "Write the https URL of the security.txt (RFC 9116).",
        Vectors.with(
            "https://acme.example/.well-known/security.txt",
            "http://acme.example/.well-known/security.txt"));
  }

  private Rule.Builder rule(String number, String title, String clause) {
    return Rule.named(prefix + number, title).clause(document + clause);
  }

  private void component(
      String number,
      String title,
      String clause,
      Level level,
      Set<ComponentKind> kinds,
      ComponentCheck check,
      String evidence,
      String remedy,
      @Nullable Supplier<String> failing) {
    ComponentCheck asked =
        kinds.size() == ALL.size()
            ? check
            : (component, ruling) -> {
              if (kinds.contains(component.kind())) {
                check.check(component, ruling);
              }
            };
    add(
        rule(number, title, clause)
            .level(level)
            .evidence(evidence)
            .remedy(remedy)
            .component(asked)
            .vectors(Vectors.good(), failing));
  }

  private void add(Rule.Builder builder) {
    rules.add(builder.build());
  }
}
