package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class Spdx2Test {

  static final String GOOD =
      """
      {"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"doc",
       "documentNamespace":"https://acme.example/sbom/1",
       "creationInfo":{"created":"2026-01-15T12:00:00Z",
        "creators":["Tool: maker-1","Organization: Acme (sbom@acme.example)"]},
       "documentDescribes":["SPDXRef-app"],
       "packages":[
        {"SPDXID":"SPDXRef-app","name":"app","versionInfo":"1.0","downloadLocation":"NOASSERTION",
         "supplier":"Organization: Acme (sbom@acme.example)","licenseConcluded":"MIT",
         "licenseDeclared":"MIT","primaryPackagePurpose":"APPLICATION",
         "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
          "referenceLocator":"pkg:generic/app@1.0"}]},
        {"SPDXID":"SPDXRef-lib","name":"lib","versionInfo":"2.1.0",
         "downloadLocation":"https://repo.acme.example/lib-2.1.0.jar",
         "packageFileName":"./lib-2.1.0.jar","supplier":"Person: Jo (https://jo.example)",
         "licenseConcluded":"LicenseRef-acme-eula OR MIT","licenseDeclared":"MIT",
         "checksums":[{"algorithm":"SHA512","checksumValue":"%s"}],
         "externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl",
          "referenceLocator":"pkg:maven/org.acme/lib@2.1.0"}]}],
       "hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-acme-eula","extractedText":"..."}],
       "relationships":[
        {"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES",
         "relatedSpdxElement":"SPDXRef-app"},
        {"spdxElementId":"SPDXRef-lib","relationshipType":"DEPENDENCY_OF",
         "relatedSpdxElement":"SPDXRef-app"},
        {"spdxElementId":"SPDXRef-lib","relationshipType":"DEPENDS_ON",
         "relatedSpdxElement":"NONE"}]}
      """
          .formatted("0123456789abcdef".repeat(8));

  @Test
  void theMinimumProfilesPass() {
    assertThat(check("ntia-2021", GOOD).verdict()).isEqualTo(Verdict.PASS);
    assertThat(check("cra-minimum", GOOD).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void fieldsAreMappedToTheOneVocabulary() {
    Report report = check("bsi-2.0", GOOD);
    for (String rule :
        new String[] {
          "D01", "D03", "D04", "D05", "D06", "C01", "C02", "C03", "C04", "C06", "C07", "C12", "C13",
          "C18"
        }) {
      assertThat(report.rule("BSI20-" + rule).findings()).as(rule).isEmpty();
      assertThat(report.rule("BSI20-" + rule).verdict()).as(rule).isEqualTo(Verdict.PASS);
    }
    assertThat(report.rule("BSI20-C08").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.rule("BSI20-C05").inconclusive()).isEqualTo(1);
    assertThat(report.rule("BSI20-C05").passed()).isEqualTo(1);
    assertThat(report.document().tools()).containsExactly("maker-1");
  }

  @Test
  void bsi21DoesNotAcceptSpdx2() {
    assertThat(check("bsi-2.1", GOOD).rule("BSI21-D01").findings().get(0).message())
        .isEqualTo("SPDX 2.3 is not accepted, it must be at least 3.0.1");
  }

  @Test
  void licenceReferencesWithoutATextAndDanglingRelationsAreFound() {
    String bad =
        GOOD.replace(
                "{\"licenseId\":\"LicenseRef-acme-eula\"",
                "{\"licenseId\":\"LicenseRef-acme-other\"")
            .replace(
                "\"relatedSpdxElement\":\"SPDXRef-app\"}",
                "\"relatedSpdxElement\":\"SPDXRef-gone\"}");
    assertThat(check("bsi-2.0", bad).rule("BSI20-D06").findings())
        .extracting(f -> f.pointer() + " " + f.message())
        .contains(
            "/packages/1 names \"LicenseRef-acme-eula\", which is not there",
            "/relationships has relations of \"SPDXRef-gone\", which is not there");
  }

  @Test
  void securityReferencesAreVulnerabilityInformation() {
    String advisory =
        GOOD.replaceFirst(
            "PACKAGE-MANAGER\",\"referenceType\":\"purl",
            "SECURITY\",\"referenceType\":\"advisory");
    RuleResult rule = check("bsi-2.0", advisory).rule("BSI20-D02");
    assertThat(rule.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(rule.findings().get(0).pointer())
        .isEqualTo("/packages/0/externalRefs/0/referenceLocator");
  }

  @Test
  void attestationsAreUnwrappedAndSaidNotToBeVerified() {
    String statement =
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"https://spdx.dev/Document\",\n"
            + "\"subject\":[],\"predicate\":\n"
            + GOOD.replace("\"versionInfo\":\"2.1.0\"", "\"versionInfo\":\"latest\"")
            + "}";
    Report plain = check("bsi-2.0", statement);
    assertThat(plain.notes()).singleElement().asString().contains("in-toto", "not verified");
    Finding finding = plain.rule("BSI20-C03").findings().get(0);
    assertThat(statement.split("\n")[finding.line() - 1].substring(finding.column() - 1))
        .startsWith("\"latest\"");
    String envelope =
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\""
            + Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8))
            + "\",\"signatures\":[]}";
    Report wrapped = check("bsi-2.0", envelope);
    assertThat(wrapped.notes()).hasSize(2);
    assertThat(wrapped.rule("BSI20-C03").findings().get(0).line()).isEqualTo(finding.line());
  }

  private static Report check(String profile, String document) {
    return SbomChecker.of(Profiles.named(profile))
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }
}
