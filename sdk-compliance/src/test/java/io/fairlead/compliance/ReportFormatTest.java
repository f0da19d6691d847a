package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.compliance.schema.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportFormatTest {

  private static final String EVIL =
      Vectors.with(
              "\"name\":\"lib\",\"version\":\"2.1.0\"",
              "\"name\":\"<script>alert(1)</script>&\\u0001\",\"version\":\"latest\"")
          .get();

  @Test
  void jsonHasTheFieldsThatTheCommandPromises() throws IOException {
    Object json = JsonTree.of(write(ReportFormat.JSON, report(EVIL)));
    assertThat(JsonTree.at(json, "profile")).isEqualTo("bsi-2.1");
    assertThat(JsonTree.at(json, "verdict")).isEqualTo("FAIL");
    Map<?, ?> rule = rule(json, "BSI21-C03");
    assertThat(rule.get("level")).isEqualTo("MUST");
    assertThat(rule.get("verdict")).isEqualTo("FAIL");
    assertThat(rule.get("affected")).isEqualTo(1);
    Map<?, ?> finding = (Map<?, ?>) ((List<?>) rule.get("findings")).get(0);
    assertThat(finding.get("pointer")).isEqualTo("/components/0/version");
    assertThat(finding.get("line")).isEqualTo(1);
    assertThat((Integer) finding.get("column")).isGreaterThan(600);
    assertThat(finding.get("message")).isEqualTo("\"latest\" is no exact version");
    assertThat((String) finding.get("remedy")).startsWith("State the exact version");
  }

  @Test
  void sarifHasRegionsInUtf16UnitsAndSuppressions() throws IOException {
    Waiver waiver = new Waiver("BSI21-C03", "*", "rolling", "CISO", LocalDate.of(2027, 1, 1));
    Report report =
        SbomChecker.with(Profiles.named("bsi-2.1"))
            .waivers(List.of(waiver), LocalDate.of(2026, 11, 24))
            .build()
            .check(SbomSource.of("my bom.json", EVIL.getBytes(StandardCharsets.UTF_8)));
    Object run = JsonTree.at(JsonTree.of(write(ReportFormat.SARIF, report)), "runs", 0);
    assertThat(JsonTree.at(run, "columnKind")).isEqualTo("utf16CodeUnits");
    List<?> results = (List<?>) JsonTree.at(run, "results");
    Object waived =
        results.stream()
            .filter(r -> JsonTree.at(r, "ruleId").equals("BSI21-C03"))
            .findFirst()
            .orElseThrow();
    assertThat(JsonTree.at(waived, "suppressions", 0, "justification").toString())
        .contains("rolling");
    assertThat(JsonTree.at(waived, "locations", 0, "physicalLocation", "artifactLocation", "uri"))
        .isEqualTo("my%20bom.json");
    assertThat(JsonTree.at(waived, "locations", 0, "physicalLocation", "region", "startLine"))
        .isEqualTo(1);
    assertThat((List<?>) JsonTree.at(run, "tool", "driver", "rules"))
        .hasSize(Profiles.named("bsi-2.1").rules().size());
  }

  @Test
  void sarifStopsAtFiveThousandResultsAndCountsTheRest() throws IOException {
    StringBuilder many =
        new StringBuilder("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
    for (int i = 0; i < 3000; i++) {
      many.append(i == 0 ? "" : ",").append("{\"type\":\"library\",\"name\":\"n\"}");
    }
    Report report =
        SbomChecker.with(Profiles.named("bsi-2.1"))
            .maxFindings(20_000)
            .build()
            .check(
                SbomSource.of("t", many.append("]}").toString().getBytes(StandardCharsets.UTF_8)));
    Object run = JsonTree.at(JsonTree.of(write(ReportFormat.SARIF, report)), "runs", 0);
    assertThat((List<?>) JsonTree.at(run, "results")).hasSize(5_000);
    assertThat(JsonTree.at(run, "invocations", 0, "toolExecutionNotifications").toString())
        .contains("of 3000 findings are not listed");
    // none of the rules that found something is left out altogether
    assertThat((List<?>) JsonTree.at(run, "results"))
        .extracting(r -> ((Map<?, ?>) r).get("ruleId").toString())
        .containsAll(
            report.rules().stream().filter(r -> r.gaps() > 0).map(r -> r.rule().id()).toList());
  }

  @Test
  void junitIsWellFormedXmlWithAFailurePerRule() throws Exception {
    byte[] xml = write(ReportFormat.JUNIT, report(EVIL)).getBytes(StandardCharsets.UTF_8);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(Profiles.named("bsi-2.1").rules().size());
    assertThat(document.getElementsByTagName("failure").getLength()).isPositive();
  }

  @Test
  void htmlIsOnePageWithoutScriptsOrThingsFromElsewhere() throws IOException {
    String html = write(ReportFormat.HTML, report(EVIL));
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;\\u0001")
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("<script", "src=", "url(", "@import", "<link");
  }

  @Test
  void htmlSaysWhatWasCheckedAgainstWhatAndWhoAnswersForGaps() throws IOException {
    byte[] document = EVIL.getBytes(StandardCharsets.UTF_8);
    Report report =
        SbomChecker.with(Profiles.named("bsi-2.1"))
            .waivers(
                List.of(
                    new Waiver("BSI21-C03", "*", "rolling", "CISO", LocalDate.of(2026, 11, 24)),
                    new Waiver("BSI21-C03", "x", "typo", "CISO", LocalDate.of(2026, 11, 23))),
                LocalDate.of(2026, 11, 24))
            .build()
            .check(SbomSource.of("test", document));
    assertThat(write(ReportFormat.HTML, report))
        .contains(sha256(document), "issued on 2025-08-20", "profile bsi-2.1", "sbom@acme.example")
        .contains("<td>rolling</td><td>CISO</td><td class=\"level\">2026-11-24</td>")
        .contains("2026-11-23 <span class=\"badge fail\">expired</span>")
        .contains("How to read this report");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void namesCannotForgeLinesOrDeleteThemOrTurnThemAround() throws IOException {
    String forged =
        Vectors.with(
                "\"name\":\"lib\",\"version\":\"2.1.0\"",
                "\"name\":\"lib\\n\\nPASS\\u001b[2J\\u202eevil\\ud83d\\ude00\",\"version\":\"latest\"")
            .get();
    for (ReportFormat form : List.of(ReportFormat.TEXT, ReportFormat.JUNIT, ReportFormat.HTML)) {
      assertThat(write(form, report(forged)))
          .contains("lib\\u000a\\u000aPASS\\u001b[2J\\u202eevil\ud83d\ude00")
          .doesNotContain("\u001b", "\u202e", "\nPASS\\");
    }
  }

  @Test
  void whatADocumentSaysOfItsOwnComponentsIsSaidInTheReport() throws IOException {
    String excused =
        Vectors.with(
                "\"properties\":[{\"name\":\"bsi:component:filename\",\"value\":\"tiny.safetensors\"}",
                "\"properties\":[{\"name\":\"fairlead:component:kind\",\"value\":\"identified\"}")
            .get();
    assertThat(write(ReportFormat.TEXT, report(excused)))
        .contains("4 components (1 full, 1 logical, 1 identified, 1 referenced)")
        .contains("the document itself states the kind of 1 component (property fairlead");
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(write(format, report(EVIL))).isEqualTo(write(format, report(EVIL)));
    }
  }

  @Test
  void textShowsPlacesThatAnEditorCanJumpTo() throws IOException {
    assertThat(write(ReportFormat.TEXT, report(EVIL)))
        .startsWith("FAIL  BSI TR-03183-2 v2.1.0  test\n")
        .containsPattern("test:1:\\d+: org.acme:.*: \"latest\" is no exact version");
  }

  private static Map<?, ?> rule(Object json, String id) {
    return ((List<?>) JsonTree.at(json, "rules"))
        .stream()
            .map(r -> (Map<?, ?>) r)
            .filter(r -> r.get("id").equals(id))
            .findFirst()
            .orElseThrow();
  }

  private static Report report(String document) {
    return RuleCatalogueTest.check(Profiles.named("bsi-2.1"), document);
  }

  private static String write(ReportFormat format, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
