package io.fairlead.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycloneDxJsonTest {

  private static final Profile BSI = Profiles.named("bsi-2.1");

  @Test
  void aComponentAloneMustSayThatItDependsOnNothing() {
    String alone =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
         "metadata":{"timestamp":"2026-01-15T12:00:00Z","authors":[{"name":"Build"}],
          "component":{"type":"application","bom-ref":"app","name":"app","version":"1.0"}}%s}
        """;
    Profile minimum = Profiles.named("cra-minimum");
    Report silent = RuleCatalogueTest.check(minimum, alone.formatted(""));
    assertThat(silent.rule("CRA-S3").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    Report said =
        RuleCatalogueTest.check(minimum, alone.formatted(",\"dependencies\":[{\"ref\":\"app\"}]"));
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void theOrderOfTheFieldsDoesNotMatter() {
    String shuffled =
        """
        {"dependencies":[{"dependsOn":["b"],"ref":"a"},{"ref":"b"}],
         "components":[{"version":"1","name":"b","bom-ref":"b","type":"library"}],
         "metadata":{"component":{"name":"a","bom-ref":"a","type":"application"}},
         "specVersion":"1.6","bomFormat":"CycloneDX"}
        """;
    Report report = RuleCatalogueTest.check(BSI, shuffled);
    assertThat(report.format()).isEqualTo("CycloneDX 1.6 JSON");
    assertThat(report.subject()).isEqualTo("a");
    assertThat(report.rule("BSI21-D01").verdict()).isEqualTo(Verdict.PASS);
    assertThat(report.rule("BSI21-D06").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void nestedComponentsAreComponentsWithPointersOfTheirOwn() {
    String nested =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "components":[{"type":"framework","name":"outer","version":"1","components":[
           {"type":"library","name":"x","version":"1"},
           {"type":"library","name":"inner"}]}]}
        """;
    List<Finding> findings = RuleCatalogueTest.check(BSI, nested).rule("BSI21-C03").findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).pointer()).isEqualTo("/components/0/components/1");
    assertThat(findings.get(0).component()).isEqualTo("inner");
    assertThat(findings.get(0).line()).isEqualTo(4);
    assertThat(findings.get(0).column()).isEqualTo(4);
  }

  @Test
  void columnsCountUtf16UnitsBehindTextThatIsNotAscii() {
    String umlauts =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "components":[{"type":"library","name":"größe 😀","version":"latest"}]}
        """;
    Finding finding = RuleCatalogueTest.check(BSI, umlauts).rule("BSI21-C03").findings().get(0);
    String line = umlauts.split("\n")[1];
    assertThat(finding.line()).isEqualTo(2);
    assertThat(finding.column()).isEqualTo(line.indexOf("\"latest\"") + 1);
    assertThat(finding.pointer()).isEqualTo("/components/0/version");
  }

  @Test
  void referencesThatLeadNowhereAreFoundWhereTheyAreWritten() {
    String dangling =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "metadata":{"component":{"type":"application","name":"a","bom-ref":"a"}},
         "components":[{"type":"library","name":"b","bom-ref":"b"}],
         "dependencies":[
          {"ref":"a","dependsOn":["b","gone"]},
          {"ref":"ghost"}],
         "compositions":[{"aggregate":"complete","assemblies":["nobody"]}]}
        """;
    RuleResult depth = RuleCatalogueTest.check(BSI, dangling).rule("BSI21-D06");
    assertThat(depth.findings())
        .extracting(f -> f.line() + " " + f.pointer() + " " + f.message())
        .contains(
            "5 /dependencies/0/dependsOn/1 depends on \"gone\", which is not there",
            "6 /dependencies has relations of \"ghost\", which is not there",
            "7 /compositions/0 names \"nobody\", which is not there");
  }

  @Test
  void circlesAndUnreachableComponentsAreHarmless() {
    String circle =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "metadata":{"component":{"type":"application","name":"a","bom-ref":"a"}},
         "components":[{"type":"library","name":"b","bom-ref":"b"},
          {"type":"library","name":"c","bom-ref":"c"},{"type":"library","name":"d","bom-ref":"d"}],
         "dependencies":[{"ref":"a","dependsOn":["b"]},{"ref":"b","dependsOn":["a","b"]},
          {"ref":"c","dependsOn":["d"]},{"ref":"d","dependsOn":["c"]}]}
        """;
    RuleResult depth = RuleCatalogueTest.check(BSI, circle).rule("BSI21-D06");
    assertThat(depth.failed()).isEqualTo(2);
    assertThat(depth.findings()).extracting(Finding::component).containsExactly("c", "d");
  }

  @Test
  void componentsOfTheToolsAndOfPedigreesAreNotDelivered() {
    String others =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.6",
         "metadata":{"tools":{"components":[{"type":"application","name":"maker"}]}},
         "components":[{"type":"library","name":"b","pedigree":{"ancestors":[
          {"type":"library","name":"older"}]}}]}
        """;
    Report report = RuleCatalogueTest.check(BSI, others);
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.document().tools()).containsExactly("maker");
  }

  @Test
  void unreadableDocumentsSayWhereAndWhy() {
    assertUnreadable("", "sbom.truncated", 0);
    assertUnreadable("[]", "sbom.unknown-format", 0);
    assertUnreadable("{}", "sbom.unknown-format", 0);
    assertUnreadable(
        "\uFEFF{\"bomFormat\":\"CycloneDX\",\n\"specVersion\":\"1.6\"", "sbom.truncated", 2);
    assertUnreadable(
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\n\"version\":1,\"version\":2}",
        "sbom.duplicate-key",
        2);
    assertUnreadable(
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.3\"}", "sbom.unsupported-version", 0);
    assertUnreadable("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"} x", "sbom.not-json", 1);
    assertUnreadable("SPDXVersion: SPDX-2.3\n", "sbom.unsupported-version", 0);
    assertUnreadable("{\"spdxVersion\":\"SPDX-2.2\"}", "sbom.unsupported-version", 0);
  }

  @Test
  void otherEncodingsThanUtf8AreNamed() {
    byte[] utf16 = "{\"bomFormat\":\"CycloneDX\"}".getBytes(StandardCharsets.UTF_16LE);
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> SbomChecker.of(BSI).check(SbomSource.of("test", utf16)))
        .satisfies(e -> assertThat(e.code()).isEqualTo("sbom.encoding"));
    byte[] broken =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\n\"serialNumber\":\"x\u00e4\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(() -> SbomChecker.of(BSI).check(SbomSource.of("test", broken)))
        .satisfies(e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void limitsHold() {
    assertLimit(Limits.DEFAULT.withMaxBytes(100));
    assertLimit(Limits.DEFAULT.withMaxDepth(3));
    assertLimit(Limits.DEFAULT.withMaxStringLength(20));
    assertLimit(Limits.DEFAULT.withMaxComponents(2));
    assertLimit(Limits.DEFAULT.withMaxEdges(2));
  }

  @Test
  void findingsAreCountedExactlyAndKeptUpToALimit() {
    StringBuilder many =
        new StringBuilder("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[");
    for (int i = 0; i < 500; i++) {
      many.append(i == 0 ? "" : ",")
          .append("{\"type\":\"library\",\"name\":\"n")
          .append(i)
          .append("\"}");
    }
    many.append("]}");
    Report report =
        SbomChecker.with(BSI)
            .maxFindings(100)
            .build()
            .check(SbomSource.of("test", many.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(report.kept()).isLessThanOrEqualTo(100).isGreaterThan(90);
    assertThat(report.rule("BSI21-C03").failed()).isEqualTo(500);
    assertThat(report.rule("BSI21-C03").affected()).isEqualTo(500);
    assertThat(report.rule("BSI21-C03").findings()).isNotEmpty();
    assertThat(report.rule("BSI21-C02").passed()).isEqualTo(500);
  }

  @Test
  void aReferenceMayBeDefinedBehindItsUse() {
    List<String> names = new ArrayList<>();
    SbomReading.probe(
            SbomSource.of("test", Vectors.good().get().getBytes(StandardCharsets.UTF_8)),
            Limits.DEFAULT)
        .read(c -> names.add(c.label() + " " + c.kind()));
    assertThat(names)
        .containsExactly(
            "app@1.0 LOGICAL", "org.acme:lib@2.1.0 FULL", "outside@3 REFERENCED", "tiny@1 FULL");
  }

  private static void assertLimit(Limits limits) {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .isThrownBy(
            () ->
                SbomChecker.with(BSI)
                    .limits(limits)
                    .build()
                    .check(
                        SbomSource.of(
                            "test", Vectors.good().get().getBytes(StandardCharsets.UTF_8))))
        .as("%s", limits)
        .satisfies(e -> assertThat(e.code()).isEqualTo("sbom.too-big"));
  }

  private static void assertUnreadable(String document, String code, int line) {
    assertThatExceptionOfType(UnreadableSbomException.class)
        .as(document)
        .isThrownBy(() -> RuleCatalogueTest.check(BSI, document))
        .satisfies(
            e -> {
              assertThat(e.code()).as("%s", e.getMessage()).isEqualTo(code);
              assertThat(e.line()).as("%s", e.getMessage()).isEqualTo(line);
            });
  }
}
