package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a finding says about a wrong value leads to a document that passes. */
class SchemaRemedyTest {

  private static final String DECLARED =
      "{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}}";

  @Test
  void aProprietaryLicenceAsIdentifierIsNamedByItsPathAndSentToTheExpression() throws IOException {
    Report report = check(DECLARED.replace("MIT", "LicenseRef-acme-proprietary"));
    assertThat(report.rule("BSI21-D01").findings())
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.message())
                  .startsWith("/components/")
                  .contains("/license/id must be one of the values of the standard")
                  .contains("{\"expression\": \"LicenseRef-...\"}");
              assertThat(finding.remedy())
                  .isEqualTo(
                      "Correct the value at the path as the schema of CycloneDX 1.6 has it.");
            });
    for (ReportFormat form : ReportFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      form.write(report, out);
      assertThat(out.toString(StandardCharsets.UTF_8)).as("%s", form).contains("Correct the value");
    }
  }

  @Test
  void aLicenceReferenceInANameIsSentToTheExpressionToo() {
    Report report =
        check(DECLARED.replace("\"id\":\"MIT\"", "\"name\":\"LicenseRef-acme-proprietary\""));
    assertThat(report.rule("BSI21-C18").findings())
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.message())
                  .contains("is written where free text is; write it as an expression")
                  .doesNotContain("no LicenseRef");
              assertThat(finding.remedy()).contains("{\"expression\": ", "need CycloneDX 1.7");
            });
  }

  @Test
  void anExpressionBesideALicenceNeedsTheNewerVersion() {
    String expression =
        "{\"expression\":\"LicenseRef-acme-proprietary\",\"acknowledgement\":\"declared\"}";
    assertThat(check(expression).rule("BSI21-D01").findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.message()).contains("before CycloneDX 1.7"));
    Report newer =
        check(
            Vectors.changed(
                    DECLARED, expression, "\"specVersion\":\"1.6\"", "\"specVersion\":\"1.7\"")
                .get(),
            "bsi-2.1");
    assertThat(newer.rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
    assertThat(newer.rule("BSI21-C18").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void hintsStandOnlyBesideTheFaultTheyExplain() {
    assertThat(faults("{\"license\":{\"id\":\"MIT\",\"url\":5}}"))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).endsWith("/license/url must be a string, but is a number"));
    assertThat(faults("{\"license\":{\"id\":\"MIT\",\"name\":\"MIT\"}}"))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).endsWith("(a license has either an id or a name)"));
    String xml =
        CycloneDxXmlTest.GOOD.replaceFirst(
            "<license ack", "<expression>MIT</expression><license ack");
    assertThat(check(xml, "bsi-2.1").rule("BSI21-D01").findings())
        .extracting(Finding::message)
        .anyMatch(m -> m.endsWith("has either one <expression> or any number of <license>)"));
  }

  private static List<String> faults(String licence) {
    return check(licence).rule("BSI21-D01").findings().stream().map(Finding::message).toList();
  }

  @Test
  void aVersionThatIsTooOldIsSaidFirst() {
    String old = Vectors.with("\"specVersion\":\"1.6\"", "\"specVersion\":\"1.5\"").get();
    assertThat(check(old, "bsi-2.1").notes())
        .first()
        .asString()
        .startsWith(
            "no CycloneDX 1.5 passes bsi-2.1: first convert it to CycloneDX 1.6 or SPDX 3.0.1");
    assertThat(check(old, "bsi-2.0").notes()).isEmpty();
  }

  private static Report check(String licence) {
    return check(Vectors.with(DECLARED, licence).get(), "bsi-2.1");
  }

  private static Report check(String document, String profile) {
    return SbomChecker.of(Profiles.named(profile))
        .check(SbomSource.of("t", document.getBytes(StandardCharsets.UTF_8)));
  }
}
