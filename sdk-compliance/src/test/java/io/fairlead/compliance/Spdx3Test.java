package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Spdx3Test {

  private static final String SHA_512 = "0123456789abcdef".repeat(8);

  /** Complete for BSI TR-03183-2 v2.1; relations come before what they relate. */
  static final String GOOD =
      """
      {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
       {"type":"Relationship","spdxId":"urn:x:r1","creationInfo":"_:c","from":"urn:x:app",
        "relationshipType":"dependsOn","to":["urn:x:lib"],"completeness":"complete"},
       {"type":"Relationship","spdxId":"urn:x:r2","creationInfo":"_:c","from":"urn:x:lib",
        "relationshipType":"dependsOn","to":["NoneElement"],"completeness":"complete"},
       {"type":"Relationship","spdxId":"urn:x:r3","creationInfo":"_:c","from":"urn:x:lib",
        "relationshipType":"hasConcludedLicense","to":["urn:x:or"]},
       {"type":"Relationship","spdxId":"urn:x:r4","creationInfo":"_:c","from":"urn:x:lib",
        "relationshipType":"hasDeclaredLicense","to":["urn:x:mit"]},
       {"type":"Relationship","spdxId":"urn:x:r5","creationInfo":"_:c","from":"urn:x:lib",
        "relationshipType":"hasDistributionArtifact","to":["urn:x:file"]},
       {"type":"Relationship","spdxId":"urn:x:r6","creationInfo":"_:c","from":"urn:x:app",
        "relationshipType":"hasConcludedLicense","to":["urn:x:mit"]},
       {"type":"Relationship","spdxId":"urn:x:r7","creationInfo":"_:c","from":"urn:x:app",
        "relationshipType":"hasDeclaredLicense","to":["urn:x:mit"]},
       {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-01-15T12:00:00Z",
        "createdBy":["urn:x:acme"]},
       {"type":"Organization","spdxId":"urn:x:acme","creationInfo":"_:c","name":"Acme",
        "externalIdentifier":[{"type":"ExternalIdentifier","externalIdentifierType":"email",
         "identifier":"sbom@acme.example"}]},
       {"type":"SpdxDocument","spdxId":"urn:x:doc","creationInfo":"_:c","rootElement":["urn:x:sbom"]},
       {"type":"software_Sbom","spdxId":"urn:x:sbom","creationInfo":"_:c",
        "rootElement":["urn:x:app"],"software_sbomType":["build"]},
       {"type":"simplelicensing_LicenseExpression","spdxId":"urn:x:mit","creationInfo":"_:c",
        "simplelicensing_licenseExpression":"MIT"},
       {"type":"expandedlicensing_DisjunctiveLicenseSet","spdxId":"urn:x:or","creationInfo":"_:c",
        "expandedlicensing_member":["urn:x:mit","https://spdx.org/licenses/Apache-2.0"]},
       {"type":"software_Package","spdxId":"urn:x:app","creationInfo":"_:c","name":"app",
        "software_packageVersion":"1.0","software_primaryPurpose":"application",
        "originatedBy":["urn:x:acme"],"software_packageUrl":"pkg:generic/app@1.0"},
       {"spdxId":"urn:x:lib","creationInfo":"_:c","name":"lib",
        "software_packageVersion":"2.1.0","software_primaryPurpose":"library",
        "originatedBy":["urn:x:acme"],"software_packageUrl":"pkg:maven/org.acme/lib@2.1.0",
        "software_downloadLocation":"https://repo.acme.example/lib-2.1.0.jar",
        "software_sourceInfo":"https://git.acme.example/lib","type":"software_Package"},
       {"type":"software_File","spdxId":"urn:x:file","creationInfo":"_:c","name":"lib-2.1.0.jar",
        "software_additionalPurpose":["executable","archive","container"],
        "verifiedUsing":[{"type":"Hash","algorithm":"sha512","hashValue":"%s"}]}]}
      """
          .formatted(SHA_512);

  @Test
  void aCompleteDocumentPasses() {
    Report report = check(GOOD);
    assertThat(report.rules().stream().flatMap(r -> r.findings().stream())).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.subject()).isEqualTo("app@1.0");
    assertThat(report.components()).isEqualTo(2);
    assertThat(report.rule("BSI21-C07").passed()).isEqualTo(1);
    assertThat(report.rule("BSI21-C06").passed()).isEqualTo(2);
  }

  @Test
  void whatAFileIsNotIsSaidByAbsence() {
    Report report = check(GOOD.replace("\"executable\",\"archive\",\"container\"", "\"firmware\""));
    assertThat(report.rule("BSI21-C08").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.rule("BSI21-C09").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.rule("BSI21-C10").verdict()).isEqualTo(Verdict.PASS);
    Report neither = check(GOOD.replace(",\"container\"", ""));
    assertThat(neither.rule("BSI21-C10").verdict()).isEqualTo(Verdict.FAIL);
    Report both = check(GOOD.replace("\"container\"", "\"container\",\"firmware\""));
    assertThat(both.rule("BSI21-C10").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void sourceCodeIsFoundThroughTheRelationThatGenerates() {
    String made =
        GOOD.replace("\"software_sourceInfo\":\"https://git.acme.example/lib\",", "")
            .replace(
                "{\"type\":\"software_File\"",
                """
                {"type":"Relationship","spdxId":"urn:x:r8","creationInfo":"_:c","from":"urn:x:src",
                 "relationshipType":"generates","to":["urn:x:lib"]},
                {"type":"software_File","spdxId":"urn:x:src","creationInfo":"_:c","name":"lib-src.zip",
                 "software_primaryPurpose":"source","externalRef":[{"type":"ExternalRef",
                  "externalRefType":"sourceArtifact","locator":["https://repo.acme.example/lib-src.zip"]}],
                 "verifiedUsing":[{"type":"Hash","algorithm":"sha256","hashValue":"00"}]},
                {"type":"software_File\"""");
    assertThat(made).doesNotContain("sourceInfo").contains("generates");
    Report report = check(made);
    assertThat(report.rule("BSI21-C11").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.rule("BSI21-C16").findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).isEqualTo("\"00\" is no SHA-256"));
    assertThat(check(made.replace("generates", "other")).rule("BSI21-C11").verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void theEffectiveLicenceIsARelationWithAComment() {
    String stated =
        GOOD.replace(
            "{\"type\":\"software_File\"",
            """
            {"type":"Relationship","spdxId":"urn:x:r8","creationInfo":"_:c","from":"urn:x:lib",
             "relationshipType":"other","comment":"hasEffectiveLicense","to":["urn:x:or"]},
            {"type":"software_File\"""");
    assertThat(check(stated).rule("BSI21-C15").passed()).isEqualTo(1);
    assertThat(check(GOOD).rule("BSI21-C15").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void whatOnlyEndsLikeAnIndividualIsNone() {
    String nobody = GOOD.replace("\"to\":[\"urn:x:lib\"]", "\"to\":[\"urn:x:NoneElement\"]");
    assertThat(check(nobody).rule("BSI21-D06").findings())
        .extracting(Finding::message)
        .contains("depends on \"urn:x:NoneElement\", which is not there");
  }

  @Test
  void aliasesOfJsonLdAreTaken() {
    Report report =
        check(GOOD.replace("\"spdxId\":", "\"@id\":").replace("\"type\":", "\"@type\":"));
    assertThat(report.rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void withoutAGraphTheDocumentIsTheElement() {
    Report report =
        check(
            """
            {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
             "type":"software_Package","spdxId":"urn:x:p","creationInfo":{"type":"CreationInfo",
              "specVersion":"3.0.1","created":"2026-01-15T12:00:00Z","createdBy":["urn:x:me"]},
             "name":"alone"}
            """);
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.rule("BSI21-C03").findings().get(0).component()).isEqualTo("alone");
  }

  @Test
  void externalMapsDoNotDangleAndOtherThingsDo() {
    String outside = GOOD.replace("\"to\":[\"urn:x:lib\"]", "\"to\":[\"urn:x:lib\",\"urn:y:far\"]");
    RuleResult dangling = check(outside).rule("BSI21-D06");
    assertThat(dangling.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message()).contains("\"urn:y:far\", which is not there");
              assertThat(f.pointer()).isEqualTo("/@graph/0");
              assertThat(f.line()).isEqualTo(2);
            });
    String mapped =
        outside.replace(
            "\"rootElement\":[\"urn:x:sbom\"]",
            "\"rootElement\":[\"urn:x:sbom\"],\"import\":[{\"type\":\"ExternalMap\","
                + "\"externalSpdxId\":\"urn:y:far\"}]");
    assertThat(check(mapped).rule("BSI21-D06").verdict()).isEqualTo(Verdict.PASS);
    assertThat(check(mapped).rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void theClassesOfTheStandardAreEnforced() {
    assertFault(GOOD.replace("\"to\":[\"urn:x:mit\"]", "\"to\":\"urn:x:mit\""), "must be an array");
    assertFault(
        GOOD.replace("\"name\":\"Acme\"", "\"software_packageVersion\":\"1\""),
        "Organization, which has no");
    assertFault(
        GOOD.replace("\"specVersion\":\"3.0.1\",", ""), "lacks the property \"specVersion\"");
    assertFault(
        GOOD.replace("\"completeness\":\"complete\"", "\"completeness\":\"full\""),
        "values of the standard");
    assertFault(
        GOOD.replace("2026-01-15T12:00:00Z", "2026-01-15T12:00:00+01:00"), "must be a time");
    assertFault(GOOD.replace("\"type\":\"Hash\"", "\"type\":\"Person\""), "must not be a Person");
    assertFault(
        GOOD.replace("\"type\":\"Organization\"", "\"type\":\"Organisation\""),
        "class of SPDX 3.0.1");
    assertFault(
        GOOD.replace("\"name\":\"Acme\"", "\"nome\":\"Acme\""), "unknown property \"nome\"");
    assertFault(GOOD.replace("\"spdxId\":\"urn:x:acme\",", ""), "lacks the property \"spdxId\"");
  }

  @Test
  void anotherContextIsNamedAndNeverFetched() {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> check(GOOD.replace("rdf/3.0.1", "rdf/3.0.0")))
        .withMessageContaining("write SPDX 3.0.1");
  }

  @Test
  void vulnerabilitiesAndLicenceCirclesAreNoticed() {
    String circle =
        GOOD.replace(
            "\"expandedlicensing_member\":[\"urn:x:mit\",",
            "\"expandedlicensing_member\":[\"urn:x:or\",");
    assertThat(check(circle).rule("BSI21-C18").verdict()).isEqualTo(Verdict.FAIL);
    String vulnerable =
        GOOD.replace(
            "{\"type\":\"software_File\"",
            "{\"type\":\"security_Vulnerability\",\"spdxId\":\"urn:x:v\",\"creationInfo\":\"_:c\"},"
                + "{\"type\":\"software_File\"");
    assertThat(check(vulnerable).rule("BSI21-D02").verdict()).isEqualTo(Verdict.FAIL);
  }

  private static void assertFault(String document, String message) {
    List<Finding> findings = check(document).rule("BSI21-D01").findings();
    assertThat(findings).isNotEmpty();
    assertThat(findings.get(0).message()).contains(message);
    assertThat(findings.get(0).line()).isPositive();
  }

  private static Report check(String document) {
    return SbomChecker.of(Profiles.named("bsi-2.1"))
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }
}
